#pragma once
// Published values of an indicator by place and year (m49,name,year,value), brought together into
// areas by the indicator's own rule and set beside what the file gives for the area.

#include "evidence/series.h"
#include "scenario/indicators/calculator.h"
#include "scenario/indicators/compute.h"

namespace corridor {

/// ErrorKind::usage where the indicator has no such rule.
Result<void> recompute_areas(const Calculator& calculator, const ComputeRequest& request,
                             const OpenWorkspace& open, ComputedRows& rows);

}  // namespace corridor
