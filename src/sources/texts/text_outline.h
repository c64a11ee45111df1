#pragma once
// The outline of a text that comes as lines: its units, told by the marks of its articles,
// paragraphs and points, and by headings.
//
//   * What stands before the first mark is the preamble.
//   * The words behind a mark are its heading where they are short and end without a full stop;
//     where there are none, the short line below it is. Else they are the first of its words.
//   * "1." and "(1)" open paragraphs of an article, "(a)" and "(i)" points, where their numbers
//   come
//     next in their list; else they are words ("1994. The Parties ...").
//   * A text without articles whose paragraphs are numbered from 1 through has these (para_1 ...).
//   * Any other has plain paragraphs (par_1 ...), at most 1,500 characters each; headings open
//     units of their own (hcontainer_1 ...), in which paragraphs are counted.

#include "sources/texts/text_lines.h"
#include "sources/texts/text_unit.h"

#include <string>
#include <vector>

namespace corridor {

struct TextOutline {
  std::vector<TextUnit> units = {};
  std::string title = {};    // the first heading of the highest level, else the first line
  std::size_t articles = 0;  // articles, or sections where there are none
  std::uint32_t contents_first = 0, contents_last = 0;  // lines of a list of contents left out
};

/// Stops behind one more unit than a text may have passages (text_passages.h).
TextOutline outline_of(const TextLines& text);

}  // namespace corridor
