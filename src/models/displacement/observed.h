#pragma once
// What was counted, day by day: each camp linear between its reports, constant before the first and
// after the last, divided by hasten; and how many people flee on each day so that the total agrees.

#include "models/displacement/rules.h"
#include "vocabulary/displacement_world.h"

#include <cstdint>
#include <vector>

namespace corridor::displacement {

/// The last report on or before a day, uncorrected; 0 before the first.
double known_on(const Observed& series, int day);
/// The day of that report; -1 where there is none.
int known_day(const Observed& series, int day);

/// The count of one series on a day. Whole numbers are cut, as in the reference, by those who ask.
double count_on(const Observed& series, int day);

class ObservedDays {
 public:
  ObservedDays(const World& world, const Rules& rules, int days);

  /// Of camp `index` of World::camps, people on that day.
  std::int64_t camp(std::size_t index, int day) const;
  /// People there at first.
  std::int64_t at_first(std::size_t index) const { return moving_[index].front(); }
  /// How many more people than the day before; with the decreases of before as a debt.
  std::int64_t spawned_on(int day);
  std::int64_t debt() const { return debt_; }
  /// The program's running total: its day 0 and all differences since.
  std::int64_t raw(int day) const;

 private:
  std::int64_t sum_on(int day) const;

  const Rules* rules_;
  std::vector<std::vector<std::int64_t>> camps_;   // what was counted, by camp, then day
  std::vector<std::vector<std::int64_t>> moving_;  // what people flee by: the same, or reports
  std::vector<std::int64_t> total_;                // by day
  std::int64_t debt_ = 0;
};

}  // namespace corridor::displacement
