#pragma once
// What comes to each place and leaves it.

#include "models/flow_forecast/flow_forecast.h"

namespace corridor::flow_forecast {

/// Keeps ratios of totals sensible for very small places, persons.
constexpr double least_total = 1000;

struct Totals {
  std::vector<double> in, out;  // by place, persons
};
Totals totals_of(const Flows& flows, std::size_t places);

}  // namespace corridor::flow_forecast
