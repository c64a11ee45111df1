#include "sources/national_number.h"

#include "base/text.h"

#include <algorithm>
#include <optional>

namespace corridor {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t leading_digits(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::find_if_not(text, is_digit) - text.begin());
}

/// The digits before the decimal mark without the marks between groups. Groups have three digits,
/// in South Asia two but for the last; a mark elsewhere is no such mark.
std::optional<std::string> join_groups(std::string_view text, std::string_view mark) {
  std::string digits;
  for (bool first = true;; first = false) {
    const auto count = leading_digits(text);
    digits += text.substr(0, count);
    text.remove_prefix(count);
    const bool fits =
        first ? count >= 1 && count <= 3 : count == 3 || (count == 2 && !text.empty());
    if (text.empty()) return first || fits ? std::optional(digits) : std::nullopt;
    if (!fits || mark.empty() || !text.starts_with(mark)) return std::nullopt;
    text.remove_prefix(mark.size());
  }
}

std::optional<double> parse_formed(std::string_view text, const NumberForm& form) {
  std::string plain;
  if (text.starts_with('-') || text.starts_with('+')) {
    if (text[0] == '-') plain = "-";
    text = trim(text.substr(1));
  }
  const auto decimal = std::min(text.find(form.decimal), text.size());
  const auto whole = join_groups(text.substr(0, decimal), form.thousands);
  if (!whole) return std::nullopt;
  plain += whole->empty() ? "0" : *whole;
  if (decimal < text.size()) {
    const auto fraction = text.substr(decimal + form.decimal.size());
    if (leading_digits(fraction) != fraction.size()) return std::nullopt;
    if (whole->empty() && fraction.empty()) return std::nullopt;
    plain.append(".").append(fraction.empty() ? "0" : fraction);
  } else if (whole->empty()) {
    return std::nullopt;
  }
  return parse_number(plain);
}

/// Takes one mark off; false where none is there.
bool take_mark(std::string_view& text, const NumberForm& form, Status& status) {
  for (const auto& [mark, says] : form.marks) {
    if (mark == "()") {
      if (text.size() < 2 || !text.starts_with('(') || !text.ends_with(')')) continue;
      text = trim(text.substr(1, text.size() - 2));
    } else if (text.ends_with(mark)) {
      text = trim(text.substr(0, text.size() - mark.size()));
    } else if (text.starts_with(mark)) {
      text = trim(text.substr(mark.size()));
    } else {
      continue;
    }
    if (says != 0) status = says;
    return true;
  }
  return false;
}

/// The state that a text in the place of a number stands for.
std::optional<NationalNumber> read_word(std::string_view text, const NumberForm& form) {
  const auto among = [&](const std::vector<std::string>& words) {
    return std::ranges::find(words, text) != words.end();
  };
  if (text.empty() || among(form.missing)) return NationalNumber{};
  if (among(form.suppressed)) return NationalNumber{.state = State::suppressed};
  if (among(form.not_applicable)) return NationalNumber{.state = State::not_applicable};
  if (among(form.zero)) return NationalNumber{.state = State::value};
  return std::nullopt;
}

}  // namespace

NationalNumber read_national_number(std::string_view text, bool is_number, const NumberForm& form) {
  if (is_number) {
    if (const auto number = parse_number(text)) return {State::value, *number};
  }
  if (const auto word = read_word(text, form)) return *word;
  const std::string plain = plain_digits(text);
  std::string_view rest = trim(plain);
  Status status = 0;
  for (;;) {
    if (auto word = read_word(rest, form)) {
      word->status = status;
      return *word;
    }
    if (const auto number = parse_formed(rest, form)) return {State::value, *number, status};
    if (!take_mark(rest, form, status)) return {.malformed = true};
  }
}

}  // namespace corridor
