// The table of plausibility checks. To add one, add its two functions and its record.

#include "base/text.h"
#include "evidence/plausibility.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <tuple>

namespace corridor {
namespace {

constexpr std::string_view cost_unit = "percent of amount sent";
constexpr double dearest_percent = 60;
constexpr double smallest_jumping = 1000, jump_share = 0.01;
constexpr double smallest_carried = 100;
constexpr double smallest_estimate = 1000, estimate_share = 0.05;
constexpr int periods_carried = 10;
constexpr double population_margin = 1.1;  // publishers differ about populations

std::string shown(double number) {
  return format_grouped(number, number == std::floor(number) ? 0 : 2);
}

bool is_known(const FigureSubject& subject) { return subject.indicator != nullptr; }

bool is_cost(const FigureSubject& subject) {
  return is_known(subject) && subject.indicator->unit == cost_unit;
}

/// Counts of people, amounts of money: what can be added up and cannot be below zero.
bool is_count(const FigureSubject& subject) {
  return is_known(subject) && subject.indicator->adds_up && lowest_of(*subject.indicator) == 0;
}

bool adds_up(const FigureSubject& subject) {
  return is_known(subject) && subject.indicator->adds_up;
}

// ---- one figure alone --------------------------------------------------------------------------

bool is_one_country(Place place) {
  const auto& gazetteer = Gazetteer::get();
  const PlaceRecord* record = gazetteer.find(place);
  return record != nullptr && record->kind != PlaceKind::special &&
         gazetteer.is_part_of_a_total(place);
}

bool is_within_one_country(const FigureSubject& subject) {
  return is_count(subject) && !subject.origin.empty() && subject.origin == subject.place &&
         !subject.indicator->at_home && is_one_country(subject.place);
}

std::string look_at_home(const FigureInContext& c) {
  if (c.figure.value == 0) return {};
  return fmt::format("{} is origin and destination", c.subject.place.code());
}

bool cannot_be_negative(const FigureSubject& subject) {
  return is_known(subject) && lowest_of(*subject.indicator) == 0 && !is_cost(subject);
}

std::string look_below_zero(const FigureInContext& c) {
  if (c.figure.value >= 0) return {};
  return fmt::format("{} {}", shown(c.figure.value), c.subject.indicator->unit);
}

std::string look_at_cost(const FigureInContext& c) {
  if (c.figure.value >= 0) return {};
  return fmt::format("{} percent: sending costs less than nothing", shown(c.figure.value));
}

std::string look_very_dear(const FigureInContext& c) {
  if (c.figure.value <= dearest_percent) return {};
  return fmt::format("{} percent of the amount sent", shown(c.figure.value));
}

bool is_share(const FigureSubject& subject) {
  return is_known(subject) && highest_of(*subject.indicator) == 100;
}

std::string look_above_all(const FigureInContext& c) {
  if (c.figure.value <= 100) return {};
  return fmt::format("{} {}", shown(c.figure.value), c.subject.indicator->unit);
}

bool has_other_bounds(const FigureSubject& subject) {
  if (!is_known(subject)) return false;
  const double lowest = lowest_of(*subject.indicator), highest = highest_of(*subject.indicator);
  return (std::isfinite(lowest) && lowest != 0) || (std::isfinite(highest) && highest != 100);
}

std::string look_at_bounds(const FigureInContext& c) {
  const double lowest = lowest_of(*c.subject.indicator), highest = highest_of(*c.subject.indicator);
  if (c.figure.value > highest && highest != 100) {
    return fmt::format("{}, above {}", shown(c.figure.value), shown(highest));
  }
  if (c.figure.value < lowest && lowest != 0) {
    return fmt::format("{}, below {}", shown(c.figure.value), shown(lowest));
  }
  return {};
}

bool every(const FigureSubject&) { return true; }

std::string look_at_interval(const FigureInContext& c) {
  if (c.interval == nullptr) return {};
  const auto& [low, high] = *c.interval;
  if (low <= c.figure.value && c.figure.value <= high) return {};
  return fmt::format("{} lies outside {} to {}", shown(c.figure.value), shown(low), shown(high));
}

std::string look_ahead(const FigureInContext& c) {
  const bool ahead = c.figure.period / 1000 > c.today;
  if (c.today == 0 || !ahead || c.figure.status == 'F') return {};
  return fmt::format("{} had not begun when it was loaded, and the figure is no forecast",
                     Period::from_key(c.figure.period).text());
}

// ---- sums --------------------------------------------------------------------------------------

auto order_of(const PackedObservation& o) {
  return std::tuple(o.sex, o.age, o.reporter, o.dimensions);
}

constexpr std::uint8_t code_of(Sex sex) { return static_cast<std::uint8_t>(sex); }

/// The figure of the same period, reporter and dimensions for another sex and age; null where there
/// is none or it has no value.
const PackedObservation* beside(const FigureInContext& c, std::uint8_t sex, std::int32_t age) {
  const std::tuple wanted(sex, age, c.figure.reporter, c.figure.dimensions);
  const auto found = std::ranges::lower_bound(c.period, wanted, {}, order_of);
  if (found == c.period.end() || order_of(*found) != wanted) return nullptr;
  return found->state == static_cast<std::uint8_t>(State::value) ? &*found : nullptr;
}

/// The last digit that the publisher printed: the largest power of ten of which all the numbers are
/// multiples, and at most a hundredth of the total where it is above one.
double last_digit(std::span<const double> numbers, double total) {
  constexpr std::array units{1e6, 1e5, 1e4, 1e3, 1e2, 1e1, 1e0, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6};
  for (const double unit : units) {
    if (unit > 1 && unit > std::abs(total) / 100) continue;
    const bool all = std::ranges::all_of(numbers, [&](double number) {
      const double times = number / unit;
      return std::abs(times - std::round(times)) <= 1e-6;
    });
    if (all) return unit;
  }
  return 0;
}

/// By how much a sum may be off, whose parts and, as the last number, whose total are given: by
/// half of the last digit each. Estimates and forecasts are made each for itself, so that small
/// ones need not add up at all, and others roughly.
double may_be_off(std::span<const double> numbers, Status status) {
  const double total = numbers.back();
  if (status == 'E' || status == 'F') {
    return std::max(smallest_estimate, estimate_share * std::abs(total));
  }
  return last_digit(numbers, total) * static_cast<double>(numbers.size()) / 2 +
         1e-9 * std::abs(total);
}

std::string look_at_sexes(const FigureInContext& c) {
  if (c.figure.sex != code_of(Sex::total) || c.period.size() < 2) return {};
  const auto* female = beside(c, code_of(Sex::female), c.figure.age);
  const auto* male = beside(c, code_of(Sex::male), c.figure.age);
  if (female == nullptr && male == nullptr) return {};
  std::vector<double> numbers;
  for (const auto sex : {Sex::female, Sex::male, Sex::other, Sex::unknown}) {
    const auto* part = beside(c, code_of(sex), c.figure.age);
    if (part != nullptr) numbers.push_back(part->value);
  }
  double sum = 0;
  for (const double number : numbers) sum += number;
  const double total = c.figure.value;
  if (sum == total) return {};
  numbers.push_back(total);
  // Where one sex has no figure, the other may be less than all, but not more.
  const bool whole = female != nullptr && male != nullptr;
  const double above = sum - total;
  if ((whole ? std::abs(above) : above) <= may_be_off(numbers, c.figure.status)) return {};
  const std::string_view who = whole ? "female and male" : female != nullptr ? "female" : "male";
  return fmt::format("{} make {}, the total says {}", who, shown(sum), shown(total));
}

/// The group that begins at an age: the shortest one or the longest one, but for everybody.
const PackedObservation* next_group(const FigureInContext& c, int from, bool shortest) {
  constexpr int most_groups = 16;  // that begin at one age
  const PackedObservation* found = nullptr;
  std::int32_t age = from * 1000;
  for (int group = 0; group < most_groups; ++group) {
    const auto next = std::ranges::lower_bound(
        c.period, std::tuple(c.figure.sex, age), {},
        [](const PackedObservation& o) { return std::tuple(o.sex, o.age); });
    if (next == c.period.end() || next->sex != c.figure.sex || next->age / 1000 != from) break;
    age = next->age + 1;
    const auto* one = next->age == Age::open ? nullptr : beside(c, c.figure.sex, next->age);
    if (one != nullptr) found = one;
    if (found != nullptr && shortest) break;
  }
  return found;
}

/// The figures of age groups that follow one another from birth to the end of life; empty where
/// there is no such row of groups.
std::vector<double> age_groups(const FigureInContext& c, bool shortest) {
  std::vector<double> numbers;
  for (int from = 0; from <= Age::open;) {
    const auto* group = next_group(c, from, shortest);
    if (group == nullptr) return {};
    numbers.push_back(group->value);
    from = group->age % 1000 + 1;
  }
  return numbers;
}

std::string look_at_ages(const FigureInContext& c) {
  if (c.figure.age != Age::open || c.period.size() < 3) return {};
  auto numbers = age_groups(c, true);
  if (numbers.empty()) numbers = age_groups(c, false);
  if (numbers.empty()) return {};
  double sum = 0;
  for (const double number : numbers) sum += number;
  numbers.push_back(c.figure.value);
  if (std::abs(sum - c.figure.value) <= may_be_off(numbers, c.figure.status)) return {};
  return fmt::format("{} age groups make {}, the total says {}", numbers.size() - 1, shown(sum),
                     shown(c.figure.value));
}

// ---- a series over time ------------------------------------------------------------------------

std::string look_for_jump(const FigureInContext& c) {
  if (c.before == nullptr) return {};
  const double now = c.figure.value, then = c.before->value;
  const double larger = std::max(now, then), smaller = std::min(now, then);
  if (smaller <= 0 || larger < smallest_jumping || smaller > larger * jump_share) return {};
  return fmt::format("{} in {}, then {} in {}", shown(then),
                     Period::from_key(c.before->period).text(), shown(now),
                     Period::from_key(c.figure.period).text());
}

std::string look_for_copies(const FigureInContext& c) {
  if (c.alike != periods_carried || std::abs(c.figure.value) < smallest_carried) return {};
  return fmt::format("{} periods in a row say {}", periods_carried, shown(c.figure.value));
}

// ---- against the population --------------------------------------------------------------------

bool counts_people(const FigureSubject& subject) {
  return !subject.people_at_place.empty() || !subject.people_of_origin.empty();
}

std::string above_population(const FigureInContext& c, Place place,
                             std::span<const PeopleInYear> sizes) {
  const PeopleInYear* people = nearest(sizes, Period::from_key(c.figure.period).start_year());
  if (people == nullptr || c.figure.value <= people->persons * population_margin) return {};
  return fmt::format("{} persons; the population of {} in {} was {}", shown(c.figure.value),
                     place.code(), people->year, shown(people->persons));
}

std::string look_at_population(const FigureInContext& c) {
  auto reason = above_population(c, c.subject.place, c.subject.people_at_place);
  if (reason.empty()) reason = above_population(c, c.subject.origin, c.subject.people_of_origin);
  return reason;
}

constexpr PlausibilityCheck checks[] = {
    {"origin_is_destination", "Origin is destination",
     "People or money that crossed a border stand under one country twice. Often a misplaced cell; "
     "UNHCR counts so some people who returned or were displaced within.",
     "Origin and place are the same country, the figure is not zero, and the indicator is not "
     "about "
     "people in their own country. Unknown places need not be the same and are passed over.",
     is_within_one_country, look_at_home},
    {"negative", "Below zero", "People and money are counted from zero.",
     "The value is below zero and the indicator cannot be (net figures can).", cannot_be_negative,
     look_below_zero},
    {"over_100_percent", "More than all", "A part is larger than its whole.",
     "The value is above 100 and the indicator is a share of people.", is_share, look_above_all},
    {"out_of_bounds", "Outside the indicator's bounds",
     "The scale has a lowest and a highest value, and the figure lies outside.",
     "The value is below or above what the indicator's record allows, where that is neither 0 nor "
     "100.",
     has_other_bounds, look_at_bounds},
    {"sum_of_sexes", "Sexes and total differ",
     "Women and men do not make everybody: a slip, or people of unknown sex counted in the total.",
     "Female, male and, where given, other and unknown against the total of the same age, beyond "
     "half of the publisher's last digit for each number. With one sex missing: more than the "
     "total. Estimates and forecasts: beyond 5 % of the total and 1,000.",
     adds_up, look_at_sexes},
    {"sum_of_parts", "Age groups and total differ",
     "The age groups do not make everybody: a slip, or people of unknown age counted in the total.",
     "Where age groups follow one another without gap or overlap from 0 to the open end: their sum "
     "against the total of the same sex, beyond half of the last digit for each number; estimates "
     "and forecasts beyond 5 % of the total and 1,000. Totals by place are compared by `doctor "
     "--data`.",
     adds_up, look_at_ages},
    {"jump_99_percent", "A leap in the series",
     "Often a change of unit (thousands) or of definition, or a shifted cell; a sudden crisis "
     "looks "
     "the same.",
     "Between two consecutive periods the smaller is at most 1 % of the larger, the larger at "
     "least "
     "1,000, neither is zero (a beginning or an end is no leap), for people and money that add up.",
     is_count, look_for_jump},
    {"carried_forward", "The same figure year after year",
     "An old figure is perhaps carried forward, without a new count.",
     "10 periods in a row say the same, at least 100, for people and money that add up. Told once, "
     "at the tenth.",
     is_count, look_for_copies},
    {"stock_above_population", "More people than the population",
     "More people of one kind than live there. True of small islands most of whose people live "
     "abroad; else a wrong unit, place or year.",
     "A count of people at one moment is more than a tenth above the population of the place, or "
     "of "
     "the origin, in that year or the nearest within 5: in the same file, or in the store when it "
     "was loaded.",
     counts_people, look_at_population},
    {"negative_cost", "Sending costs less than nothing",
     "The exchange margin was in the sender's favour on the day, or the rate compared was wrong.",
     "The cost of sending money is below zero percent of the amount.", is_cost, look_at_cost},
    {"very_dear", "Sending costs very much", "A service for small sums, or a slip of a digit.",
     "The cost of sending money is above 60 percent of the amount.", is_cost, look_very_dear},
    {"outside_interval", "Outside its own interval",
     "The estimate does not lie between the bounds given with it.",
     "The value is below the lower or above the upper bound.", every, look_at_interval},
    {"not_yet", "A figure for a time to come",
     "A projection that is not marked as one, or a wrong year.",
     "The period begins after the day of loading and the status is not F (forecast).", every,
     look_ahead},
};

}  // namespace

std::span<const PlausibilityCheck> plausibility_checks() { return checks; }

}  // namespace corridor
