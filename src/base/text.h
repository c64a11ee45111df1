#pragma once
// Text: numbers read and written, words compared as people write them, columns measured as a
// terminal shows them. All text is UTF-8.

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// `text` without leading and trailing white space, the no-break space among it.
std::string_view trim(std::string_view text);

/// Its pieces are parts of `text`, which must outlive them: a text made on the spot does not.
std::vector<std::string_view> split(std::string_view text, char separator);
template <std::same_as<std::string> Made>
std::vector<std::string_view> split(Made&& text, char separator) = delete;

/// Takes each `what` out of `text`.
void erase_all(std::string& text, std::string_view what);

/// A decimal number in full: "-1.5e3" is one, "1,5", "12 " and "0x10" are not. Infinity and
/// not-a-number are not numbers here.
std::optional<double> parse_number(std::string_view text);
std::optional<std::int64_t> parse_integer(std::string_view text);

/// For reading numbers and dates of any script: its decimal digits as 0-9, spaces of any width as
/// one byte, minus signs as hyphens; marks of direction are dropped.
std::string plain_digits(std::string_view text);

/// The shortest text that reads back as the same double, without an exponent below 1e15:
/// 280598105, 0.1, 1e+20.
std::string format_shortest(double number);

/// `number` with `decimals` digits after the point and groups of three: "1,234,567.8".
std::string format_grouped(double number, int decimals, std::string_view group = ",",
                           std::string_view point = ".");

/// Rounded to `digits` significant digits: 123456 with 2 digits is 120000.
double round_significant(double number, int digits);

/// For comparing names: compatibility decomposition, case folded, marks and punctuation dropped,
/// runs of white space as one space, "&" as "and". "Côte d’Ivoire" and "COTE D'IVOIRE" are alike.
std::string fold(std::string_view text);

/// A copy of `text` that lives as long as the program: for names that many records point at. Made
/// for vocabularies (codes of series, of places), not for free text.
std::string_view intern(std::string_view text);

/// The character at `position`, which moves behind it; negative where the bytes are not UTF-8.
std::int32_t next_character(std::string_view text, std::size_t& position);

/// Position of the first byte that is not part of valid UTF-8, or npos.
std::size_t find_invalid_utf8(std::string_view text);
std::string replace_invalid_utf8(std::string_view text);
/// Text in ISO 8859-1 (Latin-1), where every byte is a character.
std::string utf8_of_latin1(std::string_view text);

/// At most `bytes` bytes from the start of `text`, cut between two characters.
std::string_view clip(std::string_view text, std::size_t bytes);

/// Columns that `text` takes on a terminal: 0 for marks, 2 for wide East Asian characters.
std::size_t display_width(std::string_view text);

/// Candidates near `word` (at most two edits and a third of its length away), nearest first.
/// Behind every "did you mean".
std::vector<std::string> near_words(std::string_view word,
                                    const std::vector<std::string>& candidates);

/// "Did you mean a, b or c?", or nothing where no candidate is near.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace corridor
