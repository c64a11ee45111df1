#pragma once
// Text laid out in columns of a terminal, measured by display_width (base/text.h), so that wide
// East Asian characters and combining marks keep columns straight.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// `text` in lines of at most `width` columns (at least 1), broken where its language allows it and
/// inside a word only where a word is longer than a line. At least one line.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

/// The pieces of `text` between which a line may break (UAX 14), each with the spaces that follow
/// it.
std::vector<std::string_view> line_pieces(std::string_view text);

/// Columns of the longest piece of `text` that wrap() would keep together.
std::size_t longest_piece(std::string_view text);

/// `text` with spaces after (before) it up to `width` columns.
std::string pad_end(std::string_view text, std::size_t width);
std::string pad_start(std::string_view text, std::size_t width);

/// `text`, or its beginning and "…" where it is longer than `width` columns.
std::string ellipsize(std::string_view text, std::size_t width);

/// `count` times `piece`.
std::string repeat(std::string_view piece, std::size_t count);

/// A bar of block characters, `fraction` of `width` columns long, to an eighth of a column.
std::string block_bar(double fraction, std::size_t width);

}  // namespace corridor
