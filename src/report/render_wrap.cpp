#include "report/render_wrap.h"

#include "base/ascii.h"
#include "base/check.h"
#include "base/text.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

namespace corridor {
namespace {

struct Closer {
  void operator()(UBreakIterator* breaks) const { ubrk_close(breaks); }
};

/// To open one takes longer than to break a line of a table.
UBreakIterator* line_breaks() {
  thread_local const std::unique_ptr<UBreakIterator, Closer> breaks = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<UBreakIterator, Closer>(ubrk_open(UBRK_LINE, "", nullptr, 0, &status));
  }();
  ENSURE(breaks != nullptr, "ICU breaks lines in the root locale");
  return breaks.get();
}

/// Adds the pieces of `text` as ICU has them.
void add_pieces(std::string_view text, std::vector<std::string_view>& pieces) {
  UErrorCode status = U_ZERO_ERROR;
  UText* source =
      utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
  UBreakIterator* breaks = line_breaks();
  ubrk_setUText(breaks, source, &status);
  ENSURE(U_SUCCESS(status), "ICU breaks lines of any text, in the root locale");
  std::int32_t start = ubrk_first(breaks);
  for (std::int32_t end = ubrk_next(breaks); end != UBRK_DONE; end = ubrk_next(breaks)) {
    pieces.push_back(
        text.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(end - start)));
    start = end;
  }
  utext_close(source);
}

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Bytes of a plain word at the beginning of `text` with the spaces behind it, where the next word
/// is sure to begin a piece: letters or digits, perhaps a comma or full stop, spaces, and then a
/// letter or digit. 0 where it is not as plain as that. The rules of UAX 14 forbid a break behind
/// spaces only for the sake of signs that do not occur in this.
std::size_t plain_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_letter_or_digit(text[end])) ++end;
  if (end == 0) return 0;
  if (end < text.size() && (text[end] == ',' || text[end] == '.')) ++end;
  const std::size_t word = end;
  while (end < text.size() && text[end] == ' ') ++end;
  return end > word && end < text.size() && is_letter_or_digit(text[end]) ? end : 0;
}

std::string_view without_end_spaces(std::string_view text) {
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

/// Bytes of the longest beginning of `text` that fits `width` columns; at least one character.
/// Stops reading there, so that a hostile megabyte without a space costs its length once.
std::size_t bytes_that_fit(std::string_view text, std::size_t width) {
  // Where all is ASCII as far as that, a byte is a column.
  std::size_t fitting = ascii_length(text.substr(0, width));
  std::size_t columns = fitting;
  for (std::size_t i = fitting; i < text.size();) {
    U8_FWD_1(text.data(), i, text.size());
    columns += display_width(text.substr(fitting, i - fitting));
    if (columns > width && fitting > 0) break;
    fitting = i;
  }
  return fitting;
}

}  // namespace

std::vector<std::string_view> line_pieces(std::string_view text) {
  std::vector<std::string_view> pieces;
  std::size_t start = 0;
  while (start < text.size()) {
    if (const std::size_t word = plain_word(text.substr(start)); word > 0) {
      pieces.push_back(text.substr(start, word));
      start += word;
      continue;
    }
    // As far as to where a piece is sure to end: a letter or digit, spaces, a letter or digit.
    std::size_t end = start + 1;
    const auto ends_piece = [&] {
      if (text[end - 1] != ' ' || !is_letter_or_digit(text[end])) return false;
      const auto before = text.substr(0, end).find_last_not_of(' ');
      return before != std::string_view::npos && is_letter_or_digit(text[before]);
    };
    while (end < text.size() && !ends_piece()) ++end;
    add_pieces(text.substr(start, end - start), pieces);
    start = end;
  }
  return pieces;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  width = std::max<std::size_t>(width, 1);
  if (bytes_that_fit(text, width) == text.size()) return {std::string(text)};
  std::vector<std::string> lines;
  std::string line;
  std::size_t columns = 0;  // of the line
  const auto end_line = [&] {
    lines.emplace_back(without_end_spaces(line));
    line.clear();
    columns = 0;
  };
  for (const std::string_view piece : line_pieces(text)) {
    const std::string_view word = without_end_spaces(piece);
    const std::size_t needed = display_width(word);
    if (!line.empty() && columns + needed > width) end_line();
    std::string_view rest = piece;
    if (needed > width) {
      for (auto bytes = bytes_that_fit(rest, width); bytes < without_end_spaces(rest).size();
           bytes = bytes_that_fit(rest, width)) {
        lines.emplace_back(rest.substr(0, bytes));
        rest.remove_prefix(bytes);
      }
    }
    line += rest;
    columns += display_width(rest);
  }
  if (!without_end_spaces(line).empty()) end_line();
  return lines;
}

std::size_t longest_piece(std::string_view text) {
  std::size_t longest = 0;
  if (text.empty()) return longest;
  for (const std::string_view piece : line_pieces(text)) {
    longest = std::max(longest, display_width(without_end_spaces(piece)));
  }
  return longest;
}

std::string pad_end(std::string_view text, std::size_t width) {
  const std::size_t taken = display_width(text);
  return std::string(text).append(taken < width ? width - taken : 0, ' ');
}

std::string pad_start(std::string_view text, std::size_t width) {
  const std::size_t taken = display_width(text);
  return std::string(taken < width ? width - taken : 0, ' ').append(text);
}

std::string ellipsize(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  const std::size_t room = std::max<std::size_t>(width, 2) - 1;
  return std::string(without_end_spaces(text.substr(0, bytes_that_fit(text, room)))) + "…";
}

std::string repeat(std::string_view piece, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += piece;
  return out;
}

std::string block_bar(double fraction, std::size_t width) {
  constexpr std::array<std::string_view, 8> parts = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  if (!(fraction > 0)) return {};
  const double columns = std::min(fraction, 1.0) * static_cast<double>(width);
  // The smallest figure above zero still shows: a sliver is not nothing.
  const auto eighths = std::max<std::size_t>(1, static_cast<std::size_t>(std::lround(columns * 8)));
  return repeat("█", eighths / 8).append(parts[eighths % 8]);
}

}  // namespace corridor
