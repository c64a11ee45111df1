#pragma once
// Estimated flows as a page: how many moved, the largest flows both ways and net as chord diagrams
// with the table behind each, the places with most moves, what was done to the inputs, and when
// not to trust it. For all people and, where they were estimated too, for women and men.

#include "report/document.h"
#include "scenario/flow_estimation/estimate_flows.h"
#include "vocabulary/observation.h"

#include <string>
#include <vector>

namespace corridor {

struct SexEstimate {
  Sex sex = Sex::total;
  FlowEstimate estimate;
};

/// `period`: as people read it ("2015 to 2020"); empty where files do not tell. The first estimate
/// is the one that is told; there is at least one.
Document flow_document(const std::vector<SexEstimate>& estimates, const std::string& period);

/// The largest flows, at most `most`, both directions of a pair apart; or net: the larger direction
/// less the other.
Chart flow_chart(const FlowEstimate& estimate, bool net, std::size_t most);

}  // namespace corridor
