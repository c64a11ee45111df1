#pragma once
// A forecast of bilateral flows from a table of the past (sources/flow_history.h), and its scores
// against what came.

#include "base/result.h"
#include "base/table.h"
#include "models/flow_forecast/flow_forecast.h"
#include "sources/flow_history.h"

#include <optional>
#include <string>
#include <vector>

namespace corridor {

struct FlowForecast {
  FlowHistory past;  // the periods that were used
  int horizon = 0;   // the first year of the period that is forecast
  int period_years = 5;
  flow_forecast::Findings findings;
  std::vector<std::string> notes;
  std::string sha256;  // of the file of the past
};

/// Of the period that begins in `horizon`, from those of the file that begin before it.
Result<FlowForecast> forecast_flows(const std::string& train_file, int horizon);

/// orig,dest,median,lower80,upper80,lower95,upper95: persons in the period, in the file's order.
std::string flow_forecast_csv(const FlowForecast& forecast);
/// place,measure,median,...: people in, out and net of each place.
std::string margin_forecast_csv(const FlowForecast& forecast);

/// Files for a gravity without dynamics beside it (sources/pair_facts.h); both or neither.
struct GravityFiles {
  std::string pairs, population;
};

/// The forecast beside simple rules, scored against a table that has the period.
Result<Table> score_forecast(const FlowForecast& forecast, const std::string& seen_file,
                             const GravityFiles& gravity = {});

}  // namespace corridor
