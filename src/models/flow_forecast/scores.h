#pragma once
// How far a forecast was from what came: mean absolute error of flows, of people in, out and net;
// how often the intervals held it; and CRPS, which rewards both (the smaller the better).

#include "models/flow_forecast/flow_forecast.h"

#include <optional>

namespace corridor::flow_forecast {

/// Of flows or of one of the totals. Error in persons.
struct Score {
  double mean_absolute_error = 0;
  std::optional<double> covered_80, covered_95, crps;  // where there are intervals
};

struct Scores {
  Score flow, in, out, net;
};

/// Of a forecast without intervals.
Scores score(const Flows& forecast, const Flows& seen, std::size_t places);

Scores score(const Findings& findings, const Flows& seen, std::size_t places);

/// From quantiles: twice the mean loss over the levels, by the trapezoid rule, flat beyond the
/// first and last.
double crps(const Quantiles& quantiles, double seen);

}  // namespace corridor::flow_forecast
