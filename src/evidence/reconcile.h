#pragma once
// Reconciliation: do the totals that a publisher prints equal the sum of their members, by our own
// tables of who belongs where? Differences are listed, never repaired.

#include "base/result.h"
#include "store/workspace.h"

#include <string>
#include <vector>

namespace corridor {

struct Difference {
  std::string edition;
  std::string where;   // "migrant_stock _W-034 2019 total"
  std::string reason;  // "the publisher prints 13,944,000, the members make 13,943,999"
};

/// Every total by destination (world, area, group) that current complete editions print beside
/// their members (those in force when the year of the release began), compared for all origins
/// together. Totals whose members have no figure are left
/// out; a difference of less than one person is rounding.
Result<std::vector<Difference>> reconcile_totals(const Workspace& workspace);

}  // namespace corridor
