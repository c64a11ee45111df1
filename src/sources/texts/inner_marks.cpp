// The numbers of paragraphs and points (article_marks.h).

#include "base/text.h"
#include "sources/texts/article_marks.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

namespace corridor {
namespace {

constexpr std::uint32_t most_value = 999;

struct Dressed {
  std::string_view inside;  // "2", "iv", "ক"
  std::size_t end = 0;      // byte behind the whole mark
  bool open = false, close = false, point = false;
};

bool starts_with_blank(std::string_view text) {
  return text.empty() || text[0] == ' ' || text[0] == '\t' || text.starts_with("\xC2\xA0") ||
         text.starts_with("\xE3\x80\x80");
}

/// Takes apart "(2)", "2)", "2.", "2.-", "২।", "（二）", "二、".
std::optional<Dressed> undress(std::string_view line) {
  constexpr std::size_t longest_inside = 12;
  Dressed mark;
  std::size_t at = 0;
  for (const std::string_view open : {"(", "（"}) {
    if (!line.starts_with(open)) continue;
    mark.open = true;
    at = open.size();
  }
  const std::size_t start = at;
  while (at < line.size() && at - start <= longest_inside) {
    std::size_t next = at;
    const auto c = next_character(line, next);
    if (c < 0 || !(u_isalnum(c) || (U_MASK(u_charType(c)) & U_GC_M_MASK) != 0)) break;
    at = next;
  }
  mark.inside = line.substr(start, at - start);
  if (mark.inside.empty() || mark.inside.size() > longest_inside) return std::nullopt;
  for (const std::string_view close : {")", "）"}) {
    if (!mark.close && line.substr(at).starts_with(close)) {
      mark.close = true;
      at += close.size();
    }
  }
  for (const std::string_view point : {".", "।", "、", "．"}) {
    if (!mark.open && !mark.close && !mark.point && line.substr(at).starts_with(point)) {
      mark.point = true;
      at += point.size();
    }
  }
  // "1- the words", as in Arabic.
  const bool is_dash =
      !mark.open && !mark.close && !mark.point && line.substr(at).starts_with("- ");
  if (!mark.close && !mark.point && !is_dash) return std::nullopt;
  mark.point |= is_dash;
  for (const std::string_view dash : {"-", "–", "—"}) {
    if (line.substr(at).starts_with(dash)) at += dash.size();
  }
  mark.end = at;
  return mark;
}

std::optional<MarkNumber> digits_of(std::string_view inside) {
  const auto plain = plain_digits(inside);
  const auto value = parse_integer(plain);
  if (!value || *value < 1 || *value > most_value) return std::nullopt;
  return MarkNumber{std::to_string(*value), {{static_cast<std::uint32_t>(*value), 0}}};
}

std::optional<MarkNumber> small_roman_of(std::string_view inside) {
  std::string capitals(inside);
  for (char& c : capitals) {
    if (c < 'a' || c > 'z') return std::nullopt;
    c = static_cast<char>(c - 'a' + 'A');
  }
  const auto value = roman_value(capitals);
  if (!value || *value > 60) return std::nullopt;
  return MarkNumber{std::string(inside), {{*value, 0}}};
}

/// A single letter of any script, or one doubled ("aa" comes after "z").
std::optional<MarkNumber> letter_of(std::string_view inside) {
  std::size_t at = 0;
  const auto c = next_character(inside, at);
  constexpr std::int32_t first_ideographic = 0x2E80;
  if (c < 0 || c >= first_ideographic || !u_isalpha(c)) return std::nullopt;
  if (inside.size() == 2 && inside[0] == inside[1] && c < 0x80) {
    return MarkNumber{std::string(inside),
                      {{static_cast<std::uint32_t>((c | 0x20) - 'a') + 27, 0}}};
  }
  if (at != inside.size()) return std::nullopt;
  const auto small = u_tolower(c);
  const auto value = small < 0x80 ? small - 'a' + 1 : small;
  return MarkNumber{std::string(inside), {{static_cast<std::uint32_t>(value), 0}}};
}

}  // namespace

std::optional<InnerMark> find_inner_mark(std::string_view line) {
  line = trim(line);
  const auto mark = undress(line);
  if (!mark) return std::nullopt;
  const bool ideographic = line.substr(0, mark->end).ends_with("、");
  const auto behind = line.substr(mark->end);
  const bool wide = line.starts_with("（") || ideographic;
  // "2.5 per cent" and "5)x" are no marks.
  if (!starts_with_blank(behind) && !wide && !mark->open) return std::nullopt;
  InnerMark found{.label = line.substr(0, mark->end), .rest = trim(behind)};
  if (auto digits = digits_of(mark->inside)) {
    found.number = std::move(*digits);
    found.style = mark->point  ? MarkStyle::digits_point
                  : mark->open ? MarkStyle::digits_brackets
                               : MarkStyle::digits_bracket;
    return found;
  }
  std::size_t at = 0;
  const bool is_digit = plain_digits(mark->inside).find_first_of("0123456789") != std::string::npos;
  if (is_digit) return std::nullopt;
  if (auto chinese = read_chinese_number(mark->inside, at); chinese && at == mark->inside.size()) {
    found.number = std::move(*chinese);
    found.style = mark->open ? MarkStyle::chinese_brackets : MarkStyle::chinese;
    return found;
  }
  found.as_roman = small_roman_of(mark->inside);
  auto letter = letter_of(mark->inside);
  if (letter) {
    // "A. Smith" and "I. Introduction" are no points.
    const bool capital = mark->inside[0] >= 'A' && mark->inside[0] <= 'Z';
    if (capital && !mark->open && !mark->close) return std::nullopt;
    found.number = std::move(*letter);
    found.style = mark->open ? MarkStyle::letter_brackets : MarkStyle::letter_bracket;
    return found;
  }
  if (!found.as_roman) return std::nullopt;
  found.number = *std::exchange(found.as_roman, std::nullopt);
  found.style = mark->open ? MarkStyle::roman_brackets : MarkStyle::roman_bracket;
  return found;
}

}  // namespace corridor
