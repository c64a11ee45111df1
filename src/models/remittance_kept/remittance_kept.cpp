#include "models/remittance_kept/remittance_kept.h"

#include "models/model.h"

#include <algorithm>
#include <array>

namespace corridor {
namespace remittance_kept {

Findings run(const Inputs& inputs, const Parameters& parameters) {
  const double sent = inputs.amount_usd_per_month * 12;
  const double cost = sent * inputs.cost_percent / 100;
  const double above_target = std::max(0.0, inputs.cost_percent - parameters.target_percent);
  return {.sent_usd_per_year = sent,
          .cost_usd_per_year = cost,
          .arrives_usd_per_year = sent - cost,
          .gained_usd_per_year = sent * above_target / 100};
}

namespace {

constexpr std::array<Parameter, 3> parameters{{
    {"amount_usd_per_month", "US$", "what is sent home each month", 1, 200, 100'000,
     "the amount at which SDG indicator 10.c.1 is measured"},
    {"cost_percent", "percent of amount sent", "fee and exchange margin", 0, 6.5, 100,
     "unverified default; take the corridor's own figure from its brief"},
    {"target_percent", "percent of amount sent", "the cost to compare with", 0, 3, 100,
     "SDG target 10.c: below 3 percent by 2030"},
}};

std::vector<Finding> run_erased(std::span<const double> values) {
  const Findings f = run({.amount_usd_per_month = values[0], .cost_percent = values[1]},
                         {.target_percent = values[2]});
  return {{"sent_usd_per_year", "Sent in a year", "US$", 2, f.sent_usd_per_year},
          {"cost_usd_per_year", "Cost of sending", "US$", 2, f.cost_usd_per_year},
          {"arrives_usd_per_year", "Arrives", "US$", 2, f.arrives_usd_per_year},
          {"gained_usd_per_year", "More would arrive at the target cost", "US$", 2,
           f.gained_usd_per_year}};
}

}  // namespace
}  // namespace remittance_kept

extern const Model remittance_kept_model;
const Model remittance_kept_model{
    "remittance_kept",
    "What a family keeps",
    "Of the money sent home, how much arrives, and how much more would at the promised cost?",
    "SDG indicator 10.c.1 metadata; Global Compact for Migration, objective 20",
    remittance_kept::parameters,
    remittance_kept::run_erased};

}  // namespace corridor
