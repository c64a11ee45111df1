#include "models/occupational_injuries/occupational_injuries.h"

#include "models/model.h"

#include <array>
#include <vector>

namespace corridor {
namespace occupational_injuries {
namespace {

constexpr double workers_of_a_rate = 100'000, hours_of_a_rate = 200'000'000;

}  // namespace

Findings run(std::span<const Group> groups) {
  Findings found;
  double workers = 0, hours = 0;
  bool all_workers = true, all_hours = true;
  for (const auto& group : groups) {
    const bool has_workers = group.workers.value_or(0) > 0;
    const bool has_hours = group.hours.value_or(0) > 0;
    if (!group.cases || (!has_workers && !has_hours)) {
      ++found.left_out;
      continue;
    }
    ++found.used;
    found.cases += *group.cases;
    workers += group.workers.value_or(0);
    hours += group.hours.value_or(0);
    all_workers = all_workers && has_workers;
    all_hours = all_hours && has_hours;
  }
  if (found.used == 0) return found;
  if (all_workers) found.per_100000_workers = workers_of_a_rate * found.cases / workers;
  if (all_hours) found.per_100000_full_time = hours_of_a_rate * found.cases / hours;
  return found;
}

namespace {

constexpr std::array<Parameter, 3> parameters{{
    {"cases", "cases", "new in the year", 0, 1, 1e9, "unverified default; a count of yours"},
    {"workers", "persons", "in the same group", 1, 100'000, 1e10,
     "unverified default; a count of yours"},
    {"hours_per_year", "hours", "worked by one of them", 1, 2'000, 8'784,
     "a full-time year as the US Bureau of Labor Statistics counts it"},
}};

std::vector<Finding> run_erased(std::span<const double> values) {
  const Group group{.cases = values[0], .workers = values[1], .hours = values[1] * values[2]};
  const Findings found = run(std::span(&group, 1));
  return {{"per_100000_workers", "Per 100,000 workers", "per 100,000", 2,
           found.per_100000_workers.value_or(0)},
          {"per_100000_full_time", "Per 100,000 full-time years", "per 100,000", 2,
           found.per_100000_full_time.value_or(0)}};
}

}  // namespace
}  // namespace occupational_injuries

extern const Model occupational_injuries_model;
const Model occupational_injuries_model{
    "occupational_injuries",
    "Injuries at work (SDG 8.8.1)",
    "How many of a group of workers are hurt or killed at work in a year?",
    "SDG indicator 8.8.1 metadata (ILO)",
    occupational_injuries::parameters,
    occupational_injuries::run_erased};

}  // namespace corridor
