#pragma once
// Mean costs by corridor and quarter, one column a quarter, as others tabulate the World Bank's
// Remittance Prices Worldwide: sending,receiving,2011Q1,2011Q3,... Sending is where the money
// leaves, which is where the people live: the corridor is turned round. An empty cell is a corridor
// that was not surveyed.

#include "base/result.h"
#include "vocabulary/period.h"
#include "vocabulary/place.h"

#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct MeanCost {
  Corridor corridor;  // of the people
  Period period;
  double percent = 0;
};

/// Whether the header is that of such a table.
bool is_corridor_costs(std::string_view text);
Result<std::vector<MeanCost>> read_corridor_costs(const std::string& file, std::string_view text);

}  // namespace corridor
