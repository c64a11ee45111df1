#include "sources/texts/mark_number.h"

#include "base/text.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

namespace corridor {
namespace {

constexpr std::uint32_t largest_value = 999'999;

/// Numbers in words, each list from one up; of several forms, separated by "/".
constexpr std::array<std::string_view, 10> word_lists{
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty",
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    "premier/première/unique deuxième/second/seconde troisième quatrième cinquième sixième "
    "septième "
    "huitième neuvième dixième onzième douzième treizième quatorzième quinzième",
    "un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze",
    "primero/primera/primer/único/única segundo/segunda tercero/tercera/tercer cuarto/cuarta "
    "quinto/quinta sexto/sexta séptimo/séptima octavo/octava noveno/novena décimo/décima "
    "undécimo/undécima duodécimo/duodécima",
    "uno/una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince",
    "первая/первый/первое вторая/второй/второе третья/третий/третье четвёртая/четвертая/четвертый "
    "пятая/пятый шестая/шестой седьмая/седьмой восьмая/восьмой девятая/девятый десятая/десятый "
    "одиннадцатая двенадцатая тринадцатая четырнадцатая пятнадцатая шестнадцатая семнадцатая "
    "восемнадцатая девятнадцатая двадцатая",
    "الأولى/الأول الثانية/الثاني الثالثة/الثالث الرابعة/الرابع الخامسة/الخامس السادسة/السادس "
    "السابعة/السابع الثامنة/الثامن التاسعة/التاسع العاشرة/العاشر",
    "প্রথম দ্বিতীয়/দ্বিতীয় তৃতীয়/তৃতীয় চতুর্থ পঞ্চম ষষ্ঠ সপ্তম অষ্টম নবম দশম একাদশ "
    "দ্বাদশ ত্রয়োদশ/ত্রয়োদশ চতুর্দশ পঞ্চদশ ষোড়শ/ষোড়শ সপ্তদশ অষ্টাদশ ঊনবিংশ বিংশ",
    "الحادية/الحادي",
};

/// Of an Arabic number in words: what is added to the one before.
constexpr std::array<std::pair<std::string_view, std::uint32_t>, 18> arabic_tens{
    {{"عشرة", 10},
     {"عشر", 10},
     {"والعشرون", 20},
     {"والعشرين", 20},
     {"العشرون", 20},
     {"العشرين", 20},
     {"والثلاثون", 30},
     {"الثلاثون", 30},
     {"والأربعون", 40},
     {"الأربعون", 40},
     {"والخمسون", 50},
     {"الخمسون", 50},
     {"والستون", 60},
     {"الستون", 60},
     {"والسبعون", 70},
     {"السبعون", 70},
     {"والثمانون", 80},
     {"الثمانون", 80}}};

const std::unordered_map<std::string, std::uint32_t>& words() {
  static const auto table = [] {
    std::unordered_map<std::string, std::uint32_t> all;
    for (const auto list : word_lists) {
      std::uint32_t value = 0;
      for (const auto forms : split(list, ' ')) {
        ++value;
        for (const auto form : split(forms, '/')) all.emplace(fold(form), value);
      }
    }
    return all;
  }();
  return table;
}

const std::unordered_map<std::string, std::uint32_t>& tens() {
  static const auto table = [] {
    std::unordered_map<std::string, std::uint32_t> all;
    for (const auto& [word, value] : arabic_tens) all.emplace(fold(word), value);
    return all;
  }();
  return table;
}

bool is_letter(std::int32_t c) {
  return c >= 0 && (u_isalpha(c) || (U_MASK(u_charType(c)) & U_GC_M_MASK) != 0);
}
bool is_digit(std::int32_t c) { return c >= 0 && u_charDigitValue(c) >= 0; }

std::int32_t character_at(std::string_view text, std::size_t at) {
  return at < text.size() ? next_character(text, at) : -1;
}

/// The letters that begin at `at`.
std::string_view letters_at(std::string_view text, std::size_t at) {
  const std::size_t start = at;
  while (at < text.size()) {
    std::size_t next = at;
    if (!is_letter(next_character(text, next))) break;
    at = next;
  }
  return text.substr(start, at - start);
}

struct Suffix {
  std::string_view word;
  std::uint32_t order;
};
constexpr std::array<Suffix, 7> suffixes{{{"bis", 2},
                                          {"ter", 3},
                                          {"quater", 4},
                                          {"quinquies", 5},
                                          {"sexies", 6},
                                          {"septies", 7},
                                          {"octies", 8}}};

const Suffix* find_suffix(std::string_view letters) {
  const auto word = fold(letters);
  const auto found = std::ranges::find(suffixes, word, &Suffix::word);
  return found == suffixes.end() ? nullptr : &*found;
}

/// "er" of 1er, "o" of 1o: says that the number is an ordinal.
bool is_ordinal_ending(std::string_view letters) {
  constexpr std::array<std::string_view, 12> endings{"er", "re", "e",  "eme", "ème", "st",
                                                     "nd", "rd", "th", "o",   "º",   "ª"};
  return std::ranges::find(endings, letters) != endings.end();
}

/// Reads digits of any script with what may hang on them: 5, 12A, 5bis, 1er.
bool read_digits(std::string_view text, std::size_t& at, MarkNumber& number) {
  MarkNumber::Part part;
  const std::size_t start = at;
  while (at < text.size()) {
    std::size_t next = at;
    const auto c = next_character(text, next);
    if (!is_digit(c)) break;
    part.value = part.value * 10 + static_cast<std::uint32_t>(u_charDigitValue(c));
    if (part.value > largest_value) return false;
    // As printed: 1.02 is not 1.2.
    number.text += static_cast<char>('0' + u_charDigitValue(c));
    at = next;
  }
  if (at == start) return false;
  const auto letters = letters_at(text, at);
  if (const auto* suffix = find_suffix(letters)) {
    part.suffix = suffix->order;
    number.text += suffix->word;
    at += letters.size();
  } else if (is_ordinal_ending(letters)) {
    at += letters.size();
  } else if (letters.size() == 1 && letters[0] != 'o') {
    part.suffix = static_cast<std::uint32_t>((letters[0] | 0x20) - 'a' + 1);
    number.text += letters;
    at += 1;
  }
  if (text.substr(at).starts_with("°")) at += std::string_view("°").size();
  number.parts.push_back(part);
  return true;
}

/// Reads a Roman numeral or a letter, in capitals.
bool read_capitals(std::string_view text, std::size_t& at, MarkNumber& number) {
  const auto letters = letters_at(text, at);
  if (letters.empty() || letters.size() > 8) return false;
  if (!std::ranges::all_of(letters, [](char c) { return c >= 'A' && c <= 'Z'; })) return false;
  const bool is_letter_alone = letters.size() == 1 && !std::string_view("IVX").contains(letters[0]);
  const auto roman = roman_value(letters);
  if (is_letter_alone) {
    number.parts.push_back({static_cast<std::uint32_t>(letters[0] - 'A' + 1), 0});
  } else if (roman) {
    number.parts.push_back({*roman, 0});
  } else {
    return false;
  }
  number.text += letters;
  at += letters.size();
  return true;
}

bool read_words(std::string_view text, std::size_t& at, MarkNumber& number) {
  const auto letters = letters_at(text, at);
  if (letters.empty() || letters.size() > 60) return false;
  auto value = number_in_words(letters);
  const bool whole_ten = !value && tens().contains(fold(letters));
  if (!value && !whole_ten) return false;
  std::uint32_t sum = whole_ten ? tens().at(fold(letters)) : *value;
  at += letters.size();
  std::size_t next = at;
  while (next < text.size() && text[next] == ' ') ++next;
  const auto more = letters_at(text, next);
  if (!whole_ten && !more.empty() && more.size() < 30) {
    if (const auto ten = tens().find(fold(more)); ten != tens().end()) {
      sum += ten->second;
      at = next + more.size();
    }
  }
  number.text = std::to_string(sum);
  number.parts.push_back({sum, 0});
  return true;
}

/// Where a joint ("." or a hyphen) between two parts of a number stands: the byte behind it.
std::optional<std::size_t> behind_joint(std::string_view text, std::size_t at) {
  for (const std::string_view joint : {".", "-", "–", "‑"}) {
    if (text.substr(at).starts_with(joint)) return at + joint.size();
  }
  return std::nullopt;
}

bool ends_word(std::string_view text, std::size_t at) {
  const auto c = character_at(text, at);
  return !is_letter(c) && !is_digit(c);
}

}  // namespace

std::optional<std::uint32_t> roman_value(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::uint32_t>, 13> steps{{{"M", 1000},
                                                                              {"CM", 900},
                                                                              {"D", 500},
                                                                              {"CD", 400},
                                                                              {"C", 100},
                                                                              {"XC", 90},
                                                                              {"L", 50},
                                                                              {"XL", 40},
                                                                              {"X", 10},
                                                                              {"IX", 9},
                                                                              {"V", 5},
                                                                              {"IV", 4},
                                                                              {"I", 1}}};
  std::uint32_t value = 0;
  for (const auto& [letters, worth] : steps) {
    for (int times = 0; times < 3 && text.starts_with(letters); ++times) {
      value += worth;
      text.remove_prefix(letters.size());
      if (letters.size() == 2 || worth == 5 || worth == 50 || worth == 500) break;
    }
  }
  if (!text.empty() || value == 0) return std::nullopt;
  return value;
}

std::optional<std::uint32_t> number_in_words(std::string_view word) {
  const auto found = words().find(fold(word));
  return found == words().end() ? std::nullopt : std::optional(found->second);
}

std::optional<MarkNumber> read_mark_number(std::string_view text, std::size_t& at) {
  MarkNumber number;
  std::size_t now = at;
  if (!read_digits(text, now, number)) {
    now = at;
    const bool capitals = read_capitals(text, now, number) && ends_word(text, now);
    if (!capitals) {
      number = {};
      now = at;
      if (!read_words(text, now, number)) return std::nullopt;
      at = now;
      return number;
    }
  }
  at = now;
  while (const auto behind = behind_joint(text, now)) {
    MarkNumber longer = number;
    longer.text += '-';
    now = *behind;
    const bool digits = read_digits(text, now, longer);
    if (!digits && !(read_capitals(text, now, longer) && ends_word(text, now))) break;
    // "5.A party shall" is not the provision 5.A.
    const bool spaced = now < text.size() && text[now] == ' ';
    if (!digits && text[*behind - 1] == '.' && spaced) break;
    number = std::move(longer);
    at = now;
  }
  // "5 bis", with a blank.
  if (at < text.size() && text[at] == ' ') {
    const auto letters = letters_at(text, at + 1);
    if (const auto* suffix = find_suffix(letters); suffix != nullptr && !number.parts.empty()) {
      number.parts.back().suffix = suffix->order;
      number.text += suffix->word;
      at += 1 + letters.size();
    }
  }
  return number;
}

std::optional<MarkNumber> read_chinese_number(std::string_view text, std::size_t& at) {
  constexpr std::array<std::string_view, 10> digits{"〇", "一", "二", "三", "四",
                                                    "五", "六", "七", "八", "九"};
  constexpr std::array<std::pair<std::string_view, std::uint32_t>, 3> places{
      {{"十", 10}, {"百", 100}, {"千", 1000}}};
  MarkNumber number;
  std::size_t now = at;
  if (read_digits(text, now, number)) {
    at = now;
    return number;
  }
  std::uint32_t sum = 0, digit = 0;
  constexpr std::size_t most_bytes = 3 * 12;
  while (now < text.size() && now - at < most_bytes) {
    const auto sign = text.substr(now, 3);
    const auto place = std::ranges::find(places, sign, [](const auto& one) { return one.first; });
    const auto value = std::ranges::find(digits, sign);
    if (place != places.end()) {
      sum += std::max(digit, 1u) * place->second;
      digit = 0;
    } else if (value != digits.end()) {
      digit = static_cast<std::uint32_t>(value - digits.begin());
    } else if (sign != "零") {
      break;
    }
    now += 3;
  }
  if (now == at || sum + digit == 0) return std::nullopt;
  at = now;
  return MarkNumber{std::to_string(sum + digit), {{sum + digit, 0}}};
}

bool is_first(const MarkNumber& number) {
  return !number.parts.empty() && number.parts.back().value <= 1 && number.parts.back().suffix == 0;
}

bool follows(const MarkNumber& next, const MarkNumber& last) {
  if (next.parts.empty()) return false;
  if (last.parts.empty()) return is_first(next);
  if (next.parts.size() != last.parts.size()) return false;
  const std::size_t end = next.parts.size() - 1;
  const auto a = next.parts.back(), b = last.parts.back();
  if (std::equal(next.parts.begin(), next.parts.end() - 1, last.parts.begin())) {
    return (a.value == b.value + 1 && a.suffix <= 2) ||
           (a.value == b.value && a.suffix > b.suffix && a.suffix <= b.suffix + 2);
  }
  return end > 0 && is_first(next) && next.parts[end - 1].value == last.parts[end - 1].value + 1;
}

bool may_follow(const MarkNumber& next, const MarkNumber& last) {
  constexpr std::uint32_t furthest = 10;
  if (next.parts.empty()) return false;
  if (last.parts.empty() || is_first(next) || follows(next, last)) return true;
  if (next.parts.size() != last.parts.size()) return true;
  for (std::size_t i = 0; i < next.parts.size(); ++i) {
    const auto a = next.parts[i], b = last.parts[i];
    if (a.value != b.value) return a.value > b.value && a.value - b.value <= furthest;
  }
  return next.parts.back().suffix > last.parts.back().suffix;
}

}  // namespace corridor
