// Numbers of the language of claims: digits with a scale and a unit, and numbers in words.

#include "base/text.h"
#include "evidence/claims/parser_parts.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace corridor {
namespace {

struct Scale {
  std::string_view words;
  double size;
};
constexpr std::array scales{
    Scale{"thousand", 1e3}, Scale{"million", 1e6}, Scale{"billion", 1e9}, Scale{"trillion", 1e12},
    Scale{"mn", 1e6},       Scale{"bn", 1e9},      Scale{"k", 1e3},       Scale{"m", 1e6},
};
std::string_view canonical_scale(double size) {
  const auto found = std::ranges::find(scales, size, &Scale::size);
  return found == scales.end() ? std::string_view() : found->words;
}

struct UnitWords {
  std::string_view words, unit;
};
constexpr std::array unit_words{
    UnitWords{"persons", "persons"}, UnitWords{"person", "persons"},
    UnitWords{"people", "persons"},  UnitWords{"women", "persons"},
    UnitWords{"men", "persons"},     UnitWords{"children", "persons"},
    UnitWords{"dollars", "US$"},     UnitWords{"us dollars", "US$"},
    UnitWords{"usd", "US$"},         UnitWords{"years", "years"},
    UnitWords{"deaths", "deaths"},   UnitWords{"displacements", "displacements"},
    UnitWords{"km", "km"},           UnitWords{"days", "days"},
};
/// Units that only stand behind a number written so by the program.
constexpr std::array<std::string_view, 2> money_of_a_year{"of 2015", "of 2021"};

struct NumberWords {
  std::string_view words;
  double value;
  std::string_view written;  // what reads back as the same
};
constexpr std::array number_words{
    NumberWords{"half", 0.5, "50 %"},
    NumberWords{"a half", 0.5, "50 %"},
    NumberWords{"one half", 0.5, "50 %"},
    NumberWords{"a third", 1.0 / 3, "1 in 3"},
    NumberWords{"one third", 1.0 / 3, "1 in 3"},
    NumberWords{"two thirds", 2.0 / 3, "2 in 3"},
    NumberWords{"a quarter", 0.25, "25 %"},
    NumberWords{"one quarter", 0.25, "25 %"},
    NumberWords{"three quarters", 0.75, "75 %"},
    NumberWords{"a fifth", 0.2, "20 %"},
    NumberWords{"one fifth", 0.2, "20 %"},
    NumberWords{"a tenth", 0.1, "10 %"},
    NumberWords{"one tenth", 0.1, "10 %"},
};
constexpr std::array<std::pair<std::string_view, double>, 14> counting_words{{{"zero", 0},
                                                                              {"one", 1},
                                                                              {"two", 2},
                                                                              {"three", 3},
                                                                              {"four", 4},
                                                                              {"five", 5},
                                                                              {"six", 6},
                                                                              {"seven", 7},
                                                                              {"eight", 8},
                                                                              {"nine", 9},
                                                                              {"ten", 10},
                                                                              {"twice", 2},
                                                                              {"double", 2},
                                                                              {"a", 1}}};

std::string without_commas(std::string_view text) {
  std::string digits(text);
  std::erase(digits, ',');
  return digits;
}

double half_step_of(std::string_view digits) {
  const auto point = digits.find('.');
  if (point == std::string_view::npos) return 0.5;
  return 0.5 * std::pow(10, -static_cast<double>(digits.size() - point - 1));
}

ClaimNode fraction(std::size_t at, double value, std::string text) {
  return {.kind = NodeKind::number,
          .at = at,
          .number = {.value = value,
                     .half_step = 0.005,
                     .text = std::move(text),
                     .unit = {.kind = ClaimUnit::Kind::percent}}};
}

}  // namespace

/// "three", and "a" where a scale follows: "a million".
std::optional<double> ClaimParser::number_word() {
  const auto scale_at = [&](std::size_t at) { return find_phrase(scales, tokens_, at).tokens > 0; };
  for (const auto& [word, value] : counting_words) {
    if (!sees(word) || (word == "a" && !scale_at(next_ + 1))) continue;
    ++next_;
    return value;
  }
  return std::nullopt;
}

/// Halves, thirds, "1 in 30", "one in five".
std::optional<ClaimNode> ClaimParser::number_in_words() {
  const std::size_t at = here().at, start = next_;
  const auto found = find_phrase(number_words, tokens_, next_);
  if (found.phrase != nullptr) {
    next_ += found.tokens;
    return fraction(at, found.phrase->value, std::string(found.phrase->written));
  }
  const auto small_number = [&]() -> std::optional<double> {
    if (here().kind != Kind::number) return number_word();
    const std::string digits = without_commas(here().text);
    const auto number = parse_integer(digits);
    const bool year = here().text.size() == 4;  // "4 in 2020" is no fraction
    if (!number || *number < 1 || digits.front() == '0' || year) return std::nullopt;
    ++next_;
    return static_cast<double>(*number);
  };
  const auto over = small_number();
  const bool in = over && (take("in") || take("out of"));
  const auto under = in ? small_number() : std::nullopt;
  if (under && *over <= *under) {
    return fraction(at, *over / *under,
                    fmt::format("{} in {}", format_shortest(*over), format_grouped(*under, 0)));
  }
  next_ = start;
  return std::nullopt;
}

/// "per 1,000 people" as a unit. The count must stand here.
bool ClaimParser::per_so_many(ClaimNumber& number) {
  const std::size_t start = next_;
  const auto many = here().kind == Kind::number ? parse_number(without_commas(here().text))
                                                : std::optional<double>();
  if (many && *many > 0) {
    ++next_;
    if (take_any({"people", "persons", "inhabitants", "residents"})) {
      const std::string unit = fmt::format("per {} people", format_grouped(*many, 0));
      number.value = *many;
      number.unit = ClaimUnit::amount_of(unit);
      number.text = fmt::format("{} {}", format_shortest(*many), unit);
      return true;
    }
  }
  next_ = start;
  return false;
}

void ClaimParser::unit_of_number(ClaimNumber& number, bool money) {
  const auto percent = [&](ClaimUnit::Kind kind) {
    number.unit.kind = kind;
    number.value *= 0.01;
    number.half_step *= 0.01;
  };
  if (money) {
    number.unit = ClaimUnit::amount_of("US$");
  } else if (take_any({"percentage points", "percentage point", "pp"})) {
    percent(ClaimUnit::Kind::points);
  } else if (take_sign("%") || take_any({"percent", "per cent"})) {
    percent(ClaimUnit::Kind::percent);
  } else if (sees("us") && sees_sign("$", 1)) {
    next_ += 2;
    number.unit = ClaimUnit::amount_of("US$");
  } else if (take_sign("$")) {
    number.unit = ClaimUnit::amount_of("US$");
  } else if (const auto found = find_phrase(unit_words, tokens_, next_); found.phrase) {
    next_ += found.tokens;
    number.unit = ClaimUnit::amount_of(std::string(found.phrase->unit));
  }
  const bool dollars = number.unit.powers.size() == 1 && number.unit.powers.front().first == "US$";
  for (const auto year : money_of_a_year) {
    if (dollars && take(year)) number.unit = ClaimUnit::amount_of(fmt::format("US$ {}", year));
  }
  const std::size_t start = next_;
  if (number.unit.kind == ClaimUnit::Kind::amount && take("per") &&
      take_any({"person", "capita", "head"})) {
    number.unit.powers.emplace_back("persons", -1);
    std::ranges::sort(number.unit.powers);
    return;
  }
  next_ = start;
  ClaimNumber each;
  if (number.unit.kind == ClaimUnit::Kind::plain && take("per") && per_so_many(each)) {
    number.unit = each.unit;
    return;
  }
  next_ = start;
}

std::optional<ClaimNode> ClaimParser::number() {
  if (auto words = number_in_words()) return words;
  const std::size_t at = here().at, start = next_;
  bool money = take_sign("$") || take("usd");
  if (!money && sees("us") && sees_sign("$", 1)) {
    next_ += 2;
    money = true;
  }
  ClaimNode node{.kind = NodeKind::number, .at = at};
  ClaimNumber& number = node.number;
  if (here().kind == Kind::number) {
    const std::string digits = without_commas(here().text);
    const auto value = parse_number(digits);
    if (!value) return std::nullopt;
    number = {.value = *value, .half_step = half_step_of(digits), .text = digits};
    ++next_;
  } else if (const auto value = number_word()) {
    number = {.value = *value, .half_step = 0.5, .text = format_shortest(*value)};
  } else {
    next_ = start;
    return std::nullopt;
  }
  if (const auto scale = find_phrase(scales, tokens_, next_); scale.phrase != nullptr) {
    next_ += scale.tokens;
    number.scale = scale.phrase->size;
    number.value *= number.scale;
    number.half_step *= number.scale;
    number.text += fmt::format(" {}", canonical_scale(number.scale));
  }
  unit_of_number(number, money);
  switch (number.unit.kind) {
    case ClaimUnit::Kind::percent:
      number.text += " %";
      break;
    case ClaimUnit::Kind::points:
      number.text += " percentage points";
      break;
    case ClaimUnit::Kind::amount:
      number.text += " " + number.unit.text();
      break;
    default:
      break;
  }
  return node;
}

}  // namespace corridor
