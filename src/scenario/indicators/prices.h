#pragma once
// What the three ways to 10.c.1 have in common: services of one's own, a table of corridors by
// quarter, and corridor means in the workspace.

#include "models/remittance_prices/remittance_prices.h"
#include "scenario/indicators/calculator.h"

#include <map>
#include <string>
#include <vector>

namespace corridor {

/// Corridors of one period, by "BGD-MYS".
struct CorridorCosts {
  std::map<std::string, remittance_prices::CorridorCost> corridors;
  std::string weights = {};  // what weighs them, in words; empty: nothing does
};

/// Rows about all corridors of a place and period: the mean over corridors, the weighted mean, how
/// many are up to 3 and 5 percent, the lowest and highest, and the second promise. With
/// `services_mean`, also the mean over services, which the first promise is about.
struct CostsOf {
  ComputedOf of;
  std::optional<double> services_mean = {};
  int services = 0;
  std::vector<std::string> proofs = {};
};
void add_costs(ComputedRows& rows, const CostsOf& of, const CorridorCosts& costs);

/// The second layout of a file: one row a corridor, one column a quarter
/// (sources/corridor_costs.h).
Result<bool> compute_corridor_costs(const ComputeRequest& request, std::string_view text,
                                    ComputedRows& rows);

inline constexpr std::string_view cost_unit = "percent of amount sent";

}  // namespace corridor
