#pragma once
// Which of a text's lines open a provision. A line that begins "Article 5" may also go on with a
// sentence, or stand in a list of contents; what stands around it and the order of the numbers
// tell:
//   * Behind a gap, a heading or the end of a sentence it opens one, unless its number is far off
//     or what follows speaks of it ("Article 5 of the Convention", "Article 5, paragraph 2").
//   * In the middle of a paragraph it does only where its number comes next.
//   * Three marks and more that have nothing between them and of which the first comes again later
//     are a list of contents: left out.

#include "sources/texts/article_marks.h"
#include "sources/texts/text_lines.h"

#include <cstddef>
#include <span>
#include <vector>

namespace corridor {

struct LineMark {
  std::size_t at = 0;     // of the lines
  ArticleMark mark;       // its views are of the line
  bool in_annex = false;  // counted apart from the text before
};

struct LineMarks {
  std::vector<LineMark> marks;                        // in order
  std::size_t contents_first = 0, contents_last = 0;  // lines of the list of contents, last not in
};

LineMarks find_line_marks(const TextLines& text);

}  // namespace corridor
