#pragma once
// The lines of a text, whatever its form, before it is known what they are.

#include "sources/source.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct TextLine {
  std::string text;        // without white space at its ends; never empty
  std::uint32_t line = 0;  // of the file
  /// Something sets it apart from the line before: an empty line, a block of a page.
  bool gap = false;
  std::uint8_t heading = 0;        // 1 to 6 where the form says that it is one
  std::string_view language = {};  // where the form says it
};

struct TextLines {
  /// Where a text has more, reading stops behind one more than this.
  static constexpr std::size_t most = 2'000'000;

  std::vector<TextLine> lines;
  /// Paragraphs run over several lines, which are broken at about this many characters; 0 where
  /// each line is a paragraph.
  std::size_t wrapped_at = 0;
  /// What was left out: page numbers, lines repeated on every page.
  std::size_t left_out = 0;
  /// Lines of a whole text each, which were broken where an article or a paragraph seems to begin.
  std::size_t running = 0;
};

/// Lines of plain text (UTF-8). A form feed ends a page: numbers and repeated lines at its edges
/// are left out, as is "Page 5" on a line of its own.
TextLines lines_of_plain_text(std::string_view text);

/// Lines of Markdown, each a paragraph, item or heading, without its marks.
TextLines lines_of_markdown(std::string_view text);

}  // namespace corridor
