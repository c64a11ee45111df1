#pragma once
// What comes to each place and leaves it.

#include "models/flow_forecast/flow_forecast.h"

namespace corridor::flow_forecast {

struct Totals {
  std::vector<double> in, out;  // by place, persons
};
Totals totals_of(const Flows& flows, std::size_t places);

}  // namespace corridor::flow_forecast
