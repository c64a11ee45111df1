#include "evidence/claims/unit.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace corridor {
namespace {

using UnitKind = ClaimUnit::Kind;
using Combined = std::expected<ClaimUnit, UnitMismatch>;

std::unexpected<UnitMismatch> mismatch(std::string message, std::string hint) {
  return std::unexpected(UnitMismatch{std::move(message), std::move(hint)});
}

std::string to_power(std::string name, int power) {
  if (power == 1) return name;
  if (power == 2) return name + "²";
  return fmt::format("{}^{}", name, power);
}

std::string_view singular(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> pairs{
      {{"persons", "person"},
       {"deaths", "death"},
       {"cases", "case"},
       {"displacements", "displacement"},
       {"years", "year"}}};
  const auto found =
      std::ranges::find(pairs, name, &std::pair<std::string_view, std::string_view>::first);
  return found == pairs.end() ? name : found->second;
}

ClaimUnit of_kind(UnitKind kind) { return {.kind = kind}; }

/// A dimensionless unit where nothing is left of the powers.
ClaimUnit of_powers(const std::map<std::string, int>& powers) {
  ClaimUnit unit{.kind = UnitKind::amount};
  for (const auto& [name, power] : powers) {
    if (power != 0) unit.powers.emplace_back(name, power);
  }
  return unit.powers.empty() ? of_kind(UnitKind::ratio) : unit;
}

ClaimUnit merged(const ClaimUnit& a, const ClaimUnit& b, int sign) {
  std::map<std::string, int> powers(a.powers.begin(), a.powers.end());
  for (const auto& [name, power] : b.powers) powers[name] += sign * power;
  return of_powers(powers);
}

bool either(const ClaimUnit& a, const ClaimUnit& b, UnitKind kind) {
  return a.kind == kind || b.kind == kind;
}

Combined multiplied(const ClaimUnit& a, const ClaimUnit& b) {
  if (a.kind == UnitKind::amount || b.kind == UnitKind::amount) return merged(a, b, 1);
  if (a.kind == UnitKind::plain) return b;
  if (b.kind == UnitKind::plain) return a;
  return of_kind(UnitKind::ratio);
}

Combined divided(const ClaimUnit& a, const ClaimUnit& b) {
  if (a.kind == UnitKind::amount || b.kind == UnitKind::amount) return merged(a, b, -1);
  if (b.kind == UnitKind::plain) return a;
  return of_kind(UnitKind::ratio);
}

/// The two that must be alike, for a sentence: "persons and US$".
std::string both(const ClaimUnit& a, const ClaimUnit& b) {
  return fmt::format("{} and {}", a.text(), b.text());
}

std::string unit_to_write(const ClaimUnit& unit) {
  return unit.kind == UnitKind::points ? "Write it in percentage points: 2 percentage points."
                                       : "Write it in percent: 4 %.";
}

bool same_whole(const ClaimUnit& a, const ClaimUnit& b) {
  return a.whole == b.whole || a.whole.empty() || b.whole.empty();
}

Combined added(char op, const ClaimUnit& a, const ClaimUnit& b) {
  const std::string_view what = op == '+' ? "added to" : "taken from";
  const auto no = [&](std::string hint) {
    const auto &first = op == '+' ? a : b, &second = op == '+' ? b : a;
    return mismatch(fmt::format("{} cannot be {} {}", first.text(), what, second.text()),
                    std::move(hint));
  };
  if (a.kind == UnitKind::plain && b.kind == UnitKind::plain) return a;
  if (either(a, b, UnitKind::plain)) {
    const ClaimUnit& other = a.kind == UnitKind::plain ? b : a;
    if (other.is_fraction()) return no(unit_to_write(other));
    if (other.kind == UnitKind::ratio) return other;
    return no(fmt::format("Write the unit behind the number: 5 {}.", other.text()));
  }
  if (either(a, b, UnitKind::amount)) {
    if (a == b) return a;
    return no(fmt::format("Both sides of {} must be in the same unit.", op));
  }
  if (a.kind == UnitKind::points || b.kind == UnitKind::points) {
    if (a.kind == b.kind) return a;
    return a.kind == UnitKind::points ? b : a;
  }
  if (!same_whole(a, b)) return no("They are shares of different things.");
  if (op == '-') return of_kind(UnitKind::points);
  return a.kind == UnitKind::percent ? a : b;
}

/// "US$" is held against "US$ per person" where a person wrote the first.
bool same_money(const ClaimUnit& a, const ClaimUnit& b) {
  const auto without_persons = [](const ClaimUnit& unit) {
    auto powers = unit.powers;
    std::erase_if(powers, [](const auto& power) { return power.first == "persons"; });
    return powers;
  };
  const auto plain_money = [](const ClaimUnit& unit) {
    return unit.powers.size() == 1 && unit.powers.front().first.contains('$');
  };
  return (plain_money(a) || plain_money(b)) && without_persons(a) == without_persons(b);
}

}  // namespace

ClaimUnit ClaimUnit::amount_of(std::string name) {
  return {.kind = UnitKind::amount, .powers = {{std::move(name), 1}}};
}

std::string ClaimUnit::text() const {
  switch (kind) {
    case UnitKind::plain:
      return "a plain number";
    case UnitKind::ordinal:
      return whole;
    case UnitKind::ratio:
      return "a ratio";
    case UnitKind::points:
      return "percentage points";
    case UnitKind::unknown:
      return "an unknown unit";
    case UnitKind::percent:
      return whole.empty() ? "percent" : "percent " + whole;
    case UnitKind::amount:
      break;
  }
  std::string over, under;
  for (const auto& [name, power] : powers) {
    if (power > 0) over += fmt::format("{}{}", over.empty() ? "" : " × ", to_power(name, power));
    if (power < 0) under += " per " + to_power(std::string(singular(name)), -power);
  }
  return (over.empty() ? "1" : over) + under;
}

ClaimUnit unit_of(const Indicator* indicator) {
  if (indicator == nullptr) return of_kind(UnitKind::unknown);
  const std::string_view unit = indicator->unit;
  if (unit.starts_with("percent")) {
    const auto whole = unit.substr(std::string_view("percent").size());
    return {.kind = UnitKind::percent, .whole = std::string(whole.substr(whole.starts_with(' ')))};
  }
  if (unit == "share") return of_kind(UnitKind::ratio);
  constexpr std::array<std::string_view, 6> ordinals{"category", "code", "1 yes",
                                                     "1 low",    "rank", "level"};
  if (std::ranges::any_of(ordinals, [&](auto start) { return unit.starts_with(start); })) {
    return {.kind = UnitKind::ordinal, .whole = std::string(unit)};
  }
  ClaimUnit amount = ClaimUnit::amount_of(std::string(unit));
  if (indicator->id.starts_with("gdp_per_capita")) {
    amount.powers.emplace_back("persons", -1);
    std::ranges::sort(amount.powers);
  }
  return amount;
}

double scale_of(const ClaimUnit& unit) { return unit.kind == UnitKind::percent ? 0.01 : 1; }

Combined combine(char op, const ClaimUnit& a, const ClaimUnit& b) {
  for (const ClaimUnit* unit : {&a, &b}) {
    if (unit->kind != UnitKind::ordinal) continue;
    return mismatch(fmt::format("a number that names a category ({}) is no amount", unit->whole),
                    "It can be compared, but not added, taken away, multiplied or divided.");
  }
  if (either(a, b, UnitKind::unknown)) return of_kind(UnitKind::unknown);
  if (op == '*') return multiplied(a, b);
  if (op == '/') return divided(a, b);
  return added(op, a, b);
}

std::expected<void, UnitMismatch> comparable(const ClaimUnit& a, const ClaimUnit& b) {
  if (either(a, b, UnitKind::unknown) || a == b) return {};
  const auto no = [&](std::string hint) {
    return mismatch(fmt::format("{} cannot be compared", both(a, b)), std::move(hint));
  };
  if (either(a, b, UnitKind::plain)) {
    const ClaimUnit& other = a.kind == UnitKind::plain ? b : a;
    if (other.is_fraction()) return no(unit_to_write(other));
    return {};
  }
  if (either(a, b, UnitKind::ordinal)) return no("Compare it with a plain number.");
  if (either(a, b, UnitKind::amount)) {
    if (a.kind == b.kind && same_money(a, b)) return {};
    return no(fmt::format("Write the unit of the other side, {}, or the number alone.", a.text()));
  }
  const bool points = either(a, b, UnitKind::points), percent = either(a, b, UnitKind::percent);
  if (points && percent) {
    return no(
        "A difference of percentages is in percentage points; for how much something grew "
        "in percent write `growth of`.");
  }
  return {};
}

}  // namespace corridor
