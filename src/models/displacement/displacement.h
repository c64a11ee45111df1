#pragma once
// Displacement: who flees, which way, and where they arrive, day by day.
//
// People begin to move where a conflict (or flood) is, as many a day as the camps' counts grow or a
// rate says. At a place a person leaves with the place's chance, choosing a route by its weight
// (router.h), travels a day's way at a time, and in camps mostly stays. Method and defects of the
// reference: D. Groen, "Simulating refugee movements: where would you go?", Procedia Computer
// Science 80 (2016); D. Suleimenova, D. Bell, D. Groen, "A generalized simulation development
// approach for predicting refugee destinations", Scientific Reports 7, 13377 (2017).

#include "models/displacement/rules.h"
#include "vocabulary/displacement_world.h"

#include <cstdint>
#include <vector>

namespace corridor::displacement {

enum class EngineKind : std::uint8_t { cohort, person };
enum class Order : std::uint8_t { serial, phase };

struct Options {
  int days = 0;  // 0: the world's
  std::uint64_t seed = 1;
  std::uint32_t replicate = 0;
  EngineKind engine = EngineKind::cohort;
  Order order = Order::phase;  // the cohort engine knows this one only
  bool record_places = false;  // counts of all places, and flows on links
};

struct DayCount {
  std::int64_t people = 0, in_camps = 0, on_links = 0, debt = 0, raw = 0, in_idp_camps = 0;
};

/// A camp of the output: a place that is one at the start, or that has data.
struct CampSeries {
  int place = 0;
  int observed = -1;  // index of World::camps, or -1: nothing was counted
  std::vector<std::int64_t> simulated, counted;  // by day
};

struct Findings {
  int days = 0;
  std::vector<CampSeries> camps;                        // in the order of the places
  std::vector<DayCount> totals;                         // by day
  std::vector<std::vector<std::int64_t>> place_counts;  // by day, then place; where recorded
  std::vector<std::vector<std::int64_t>> link_entries;  // by day, cumulative; where recorded
  std::vector<std::pair<int, int>> link_ends;
  std::int64_t waiting = 0;     // people who could not be placed for want of a conflict
  std::size_t most_states = 0;  // persons or cohorts on the busiest day
  std::int64_t state_days = 0;
};

Findings simulate(const World& world, const Rules& rules, const Options& options);

}  // namespace corridor::displacement
