#pragma once
// A verdict as JSON. The keys are listed in docs/claims.md; scripts depend on them.

#include "report/claim_report.h"

#include <string>
#include <vector>

namespace corridor {

std::string json_of_claim(const ClaimReport& report);

/// Every figure of the usual reading, each once.
std::vector<Figure> figures_of(const ClaimVerdict& verdict);

}  // namespace corridor
