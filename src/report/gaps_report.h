#pragma once
// Where the chain breaks in a place, the heaviest first; without a place, all countries by the
// weight of their gaps. The rule of the weights stands in scenario/chain/place_gaps.h and in
// docs/chain.md, which describes the JSON too.

#include "base/result.h"
#include "report/render_table.h"
#include "store/workspace.h"

#include <string>

namespace corridor {

Result<std::string> gaps_report(const Workspace& workspace, const std::string& place, Format format,
                                std::size_t width);

}  // namespace corridor
