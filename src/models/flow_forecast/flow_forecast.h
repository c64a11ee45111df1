#pragma once
// How many people will move from each place to each other place in the next period, from how many
// moved in the periods before, with intervals that come from what the same rule missed in the past.
//
// One member of the rule, for a pair i to j with flows f(1) ... f(t), the last of them f(t):
//
//   long-run level   g = mean over the past of log(f + c)
//   last departure   e = log(f(t) + c) - g, and the same for the opposite pair, e'
//   y = g + w e (e > 0, a rise is half believed) or g + e (a fall is believed) + r max(0, e')
//   forecast = (exp(y) - c) exp(growth) (arrivals in j, last over mean)^a
//            + s max(0, f_ji(t) - mean f_ji)                       people who went back
//   w = w_small + (w_large - w_small) m / (m + 5000),  m the mean of the past
//
// c is large (5,000 to 400,000 persons), so that small flows are weighed as they are and only great
// ones by ratio: a flow that was suddenly great (people fleeing a war) falls back towards its past,
// and a part of the people goes back. The forecast is the mean of six members: two forms, each
// fitted three times to the flows of 2000-05, 2005-10 and 2010-15, leaving out one of the three.
//
// Intervals: the rule is run for each past period from what came before it; its misses, as
// log((seen + 1) / (forecast + 1)), are put into classes by the size of the forecast. Half of all
// pairs are empty and stay so with a certainty of more than 90 percent; so that 80 of 100 pairs of
// the table lie within the 80 percent intervals, those of forecasts below 1,000 are made narrower;
// those of 1,000 and more hold 80 percent by themselves. Totals in, out and net have misses and
// classes of their own, with longer tails beyond 80 percent, for what came is counted anew later.
// docs/models/flow_forecast.md has the scores, class by class.
//
// Measured against: N. Welch, A. Raftery, "Probabilistic forecasts of international bilateral
// migration flows", PNAS 119(35), 2022.

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace corridor::flow_forecast {

/// Flows of one period between `places` places, row origin, column destination, persons; nothing
/// counts on the diagonal.
using Flows = std::vector<double>;

struct Inputs {
  std::size_t places = 0;
  std::vector<Flows> periods;  // the oldest first, at least three
  int periods_ahead = 1;
};

/// Levels of the quantiles that are found; the middle one is the median.
inline constexpr std::array levels{0.025, 0.05, 0.1, 0.2, 0.3,  0.4,  0.5,
                                   0.6,   0.7,  0.8, 0.9, 0.95, 0.975};
inline constexpr std::size_t median = 6, lower_80 = 2, upper_80 = 10, lower_95 = 0, upper_95 = 12;

/// Quantiles of one number, by level.
using Quantiles = std::array<double, levels.size()>;

/// The 80 and the 95 percent interval of a flow. Counts are whole: bounds lie at halves.
struct Intervals {
  double lower_80 = 0, upper_80 = 0, lower_95 = 0, upper_95 = 0;
};

/// People in, out and net of one place.
struct Margins {
  Quantiles in{}, out{}, net{};
};

/// Quantiles are of like flows in the past; the 80 percent intervals of small flows are narrower.
struct Findings {
  std::vector<Quantiles> flows;           // as Flows
  std::vector<Intervals> intervals;       // as Flows
  std::vector<Margins> margins;           // by place
  std::size_t backcasts = 0;              // past periods whose misses made the intervals
  double covered_80 = 0, covered_95 = 0;  // of the flows of those periods
  /// Mean absolute error of the flows of those periods, and of the flows before them in their
  /// place.
  double past_error = 0, past_error_of_persistence = 0;
};

Findings run(const Inputs& inputs);

/// The forecast alone, of the period after `periods`.
Flows forecast(std::span<const Flows> periods, std::size_t places);

/// For comparison.
Flows persistence(std::span<const Flows> periods);
Flows mean_of(std::span<const Flows> periods);
/// Origins' and destinations' totals of the last period, spread as if it did not matter between
/// whom: the gravity of sizes alone.
Flows gravity_of_totals(std::span<const Flows> periods, std::size_t places);

}  // namespace corridor::flow_forecast
