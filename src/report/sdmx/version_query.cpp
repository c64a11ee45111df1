#include "report/sdmx/version_query.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace corridor::sdmx {
namespace {

constexpr std::string_view open_marks = "+~*";

/// Whether a word is one of the service's own, in small letters or large: "LATEST".
bool is_version_word(std::string_view text) {
  constexpr std::array<std::string_view, 7> words{"latest", "LATEST", "all", "ALL", "+", "~", "*"};
  return std::ranges::find(words, text) != words.end();
}

/// "1.0+.0": its numbers, and from which of them on it may be later.
struct VersionPattern {
  std::vector<std::int64_t> numbers;
  std::optional<std::size_t> open_at;
};

std::optional<VersionPattern> read_version_pattern(std::string_view text) {
  constexpr std::size_t longest = 40;
  if (text.empty() || text.size() > longest) return std::nullopt;
  VersionPattern pattern;
  for (auto piece : split(text, '.')) {
    const bool open = !piece.empty() && open_marks.contains(piece.back());
    if (open) {
      if (pattern.open_at) return std::nullopt;
      pattern.open_at = pattern.numbers.size();
      piece.remove_suffix(1);
      if (piece.empty()) piece = "0";
    }
    const bool digits = std::ranges::all_of(piece, [](char c) { return c >= '0' && c <= '9'; });
    const auto number = digits ? parse_integer(piece) : std::nullopt;
    if (!number) return std::nullopt;
    pattern.numbers.push_back(*number);
  }
  return pattern.numbers.size() <= 3 ? std::optional(std::move(pattern)) : std::nullopt;
}

}  // namespace

bool is_version_query(std::string_view text) {
  // A draft has a word behind its numbers: 1.2.0-draft
  return is_version_word(text) || read_version_pattern(text.substr(0, text.find('-'))).has_value();
}

bool version_fits(std::string_view wanted, std::string_view version) {
  if (is_version_word(wanted) || wanted == version) return true;
  const auto pattern = read_version_pattern(wanted), seen = read_version_pattern(version);
  if (!pattern || !seen || !pattern->open_at) return false;
  if (pattern->numbers.size() != seen->numbers.size()) return false;
  const auto same = static_cast<std::ptrdiff_t>(*pattern->open_at);
  return std::equal(pattern->numbers.begin(), pattern->numbers.begin() + same,
                    seen->numbers.begin()) &&
         seen->numbers >= pattern->numbers;
}

}  // namespace corridor::sdmx
