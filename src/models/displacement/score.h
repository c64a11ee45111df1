#pragma once
// How far a run is from what was counted, and how far one would be without a model.
//
// The published metric (averaged relative difference): on day t, over camps c,
//   normal    E(t) = sum |sim - data| / max(1, sum data)
//   rescaled  E(t) = sum |sim * U/M - data| / max(1, sum data),  U = sum data, M = sum sim
// and its mean over the days. From 0 to 2; half of it is the share of people in the wrong camp.
// Where M = 0 nothing is rescaled: with nobody in a camp, all who were counted are missing, and E
// is 1 (docs/models/displacement.md, known differences, has what speaks for that reading).
// D. Suleimenova, D. Groen, "How policy decisions affect refugee journeys in South Sudan",
// Journal of Artificial Societies and Social Simulation 23 (2020).
//
// CRPS: the continuous ranked probability score of an ensemble, E|X - y| - E|X - X'| / 2, over
// camps and days, divided as the metric is; for one member it is the metric. T. Gneiting, A.
// Raftery, "Strictly proper scoring rules", Journal of the American Statistical Association 102
// (2007).

#include "models/displacement/displacement.h"

#include <cstdint>
#include <span>
#include <vector>

namespace corridor::displacement {

/// Simulated and counted people by camp on one day.
struct DayError {
  double normal = 0, rescaled = 0;
};
DayError error_of_day(std::span<const double> simulated, std::span<const double> counted);

struct Score {
  double normal = 0, rescaled = 0;
  std::vector<DayError> days;
};
Score score_of(const Findings& findings);

/// The errors of shares that no model made: the total of each day shared out by listed capacity,
/// equally, as on day 0 (equally where nobody was counted), or as at the camps' last reports before
/// it (with none, nobody is in a camp).
struct NaiveScores {
  double capacity_split = 0, equal_split = 0, first_shares = 0, last_shares = 0;
  bool has_capacity = false;
};
NaiveScores naive_scores(const World& world, const Findings& findings);

/// Over members of an ensemble that all counted the same camps.
double crps_of(std::span<const Findings> members, bool rescaled);

/// What `members` say of one camp and day: median and the bounds of the middle 95 percent.
struct Interval {
  double low = 0, median = 0, high = 0;
};
Interval interval_of(std::vector<double> values);

}  // namespace corridor::displacement
