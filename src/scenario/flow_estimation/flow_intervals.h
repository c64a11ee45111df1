#pragma once
// Intervals of estimated flows: draws shared out over threads, which change nothing of them.

#include "models/flow_estimation/uncertainty.h"

namespace corridor {

struct IntervalQuestion {
  const flow_estimation::Inputs& inputs;
  const flow_estimation::Parameters& parameters;
  const flow_estimation::Matrix& estimate;
  flow_estimation::UncertaintyRule rule;
};

/// `threads` 0: as many as there are processors. Draws that come to nothing (margins that no table
/// has) are left out; ErrorKind::invalid where they are more than a tenth.
Result<flow_estimation::FlowIntervals> flow_intervals(const IntervalQuestion& question,
                                                      unsigned threads = 0);

}  // namespace corridor
