#include "models/flow_forecast/flow_totals.h"

namespace corridor::flow_forecast {

Totals totals_of(const Flows& flows, std::size_t places) {
  Totals totals{std::vector<double>(places, 0), std::vector<double>(places, 0)};
  for (std::size_t i = 0; i < places; ++i) {
    for (std::size_t j = 0; j < places; ++j) {
      if (i == j) continue;
      totals.out[i] += flows[i * places + j];
      totals.in[j] += flows[i * places + j];
    }
  }
  return totals;
}

}  // namespace corridor::flow_forecast
