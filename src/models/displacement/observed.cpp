#include "models/displacement/observed.h"

#include <algorithm>

namespace corridor::displacement {

double count_on(const Observed& series, int day) {
  const auto& counts = series.counts;
  if (counts.empty()) return 0;
  if (day <= counts.front().day) return counts.front().value;
  // In the order of the file: a row whose date is earlier than the one before it holds from there.
  for (std::size_t i = 1; i < counts.size(); ++i) {
    if (counts[i].day <= day) continue;
    const auto& before = counts[i - 1];
    const double share = static_cast<double>(day - before.day) / (counts[i].day - before.day);
    return before.value + share * (counts[i].value - before.value);
  }
  return counts.back().value;
}

double known_on(const Observed& series, int day) {
  const auto& reports = series.as_reported.empty() ? series.counts : series.as_reported;
  double known = 0;
  for (const auto& report : reports) {
    if (report.day <= day) known = report.value;
  }
  return known;
}

int known_day(const Observed& series, int day) {
  const auto& reports = series.as_reported.empty() ? series.counts : series.as_reported;
  int known = -1;
  for (const auto& report : reports) {
    if (report.day <= day) known = report.day;
  }
  return known;
}

namespace {

std::vector<std::int64_t> daily(const Observed& series, const Rules& rules, int days,
                                double (*on)(const Observed&, int) = count_on) {
  std::vector<std::int64_t> counts;
  const bool emptied = rules.spawn.empty_camps_on_day0;
  for (int day = 0; day <= days; ++day) {
    counts.push_back(static_cast<std::int64_t>(on(series, day) / rules.hasten));
  }
  if (emptied) {
    const auto first = counts.front();
    for (auto& count : counts) count = std::max<std::int64_t>(0, count - first);
  }
  return counts;
}

}  // namespace

ObservedDays::ObservedDays(const World& world, const Rules& rules, int days) : rules_(&rules) {
  const auto on = rules.spawn.known_data_only ? known_on : count_on;
  for (const auto& camp : world.camps) {
    camps_.push_back(daily(camp, rules, days));
    moving_.push_back(daily(camp, rules, days, on));
  }
  total_ = daily(world.total, rules, days, on);
}

std::int64_t ObservedDays::camp(std::size_t index, int day) const {
  return camps_[index][static_cast<std::size_t>(day)];
}

std::int64_t ObservedDays::sum_on(int day) const {
  if (!rules_->spawn.sum_from_camps) return total_[static_cast<std::size_t>(day)];
  std::int64_t sum = 0;
  for (const auto& camp : moving_) sum += camp[static_cast<std::size_t>(day)];
  return sum;
}

std::int64_t ObservedDays::spawned_on(int day) {
  if (day == 0) {
    if (rules_->spawn.insert_day0 || rules_->spawn.empty_camps_on_day0) return 0;
    return raw(0);
  }
  const auto change = sum_on(day) - sum_on(day - 1);
  if (change - debt_ < 0) {
    debt_ -= change;
    return 0;
  }
  const auto spawned = change - debt_;
  debt_ = 0;
  return spawned;
}

std::int64_t ObservedDays::raw(int day) const {
  std::int64_t first = 0;
  for (const auto& camp : moving_) first += camp.front();
  if (!rules_->repairs.total_once) first += total_.front();
  return first + sum_on(day) - sum_on(0);
}

}  // namespace corridor::displacement
