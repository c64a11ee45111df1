#pragma once
// HtmlText: what a person reads on a web page, block by block, with its headings, and what the page
// says of itself. Wraps libxml2's HTML parser, which takes tags as browsers do: unclosed, crossed,
// unknown.
//
// Left out: scripts, styles, navigation, forms' controls, and what is marked as hidden. Where a
// page marks its main part (<main>), only that. A line break (<br>), a row of a table and an item
// of a list are blocks of their own; an item of a numbered list begins with its number, as the page
// shows it.
//
// Bytes: as a byte-order mark or the page's own <meta charset> says, else UTF-8, else windows-1252
// as a guess. `encoding`, where given, comes before all of these. ErrorKind::malformed for bytes
// that are none of it; ErrorKind::limit for more than 64 MiB, 2,000,000 blocks, or 1,000 elements
// within one another (unclosed ones add up).

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace corridor {

struct HtmlBlock {
  std::string text;           // white space as one blank, none at its ends; never empty
  std::uint32_t line = 0;     // of the file, where it begins
  std::uint8_t heading = 0;   // 1 to 6 for <h1> to <h6>
  std::string language = {};  // of the nearest lang attribute around it; empty: none
};

struct HtmlText {
  static constexpr std::size_t largest_bytes = std::size_t{64} << 20;
  static constexpr std::size_t deepest = 1'000;
  static constexpr std::size_t most_blocks = 2'000'000;

  std::string title;           // of <title>
  std::string language;        // of <html lang>
  bool right_to_left = false;  // dir="rtl" of <html> or <body>
  /// <meta name content>, names in small letters.
  std::vector<std::pair<std::string, std::string>> metas;
  std::vector<HtmlBlock> blocks;
  std::string encoding;
  bool guessed_encoding = false;
};

Result<HtmlText> read_html(const std::string& file, std::string_view bytes,
                           std::string_view encoding = {});

}  // namespace corridor
