#pragma once
// report.html of a displacement run: one file without script, with a map of places and routes as
// small multiples over time, a chart for each camp against what was counted, and the errors beside
// those of no model at all.

#include "scenario/displacement/run.h"

#include <string>

namespace corridor {

std::string displacement_page(const DisplacementRun& run);

/// The map on one day: journeys since the day before `since`.
std::string displacement_map_svg(const DisplacementRun& run, std::size_t since, std::size_t day);

/// One camp: what was counted, the median of the members and the middle 95 percent.
std::string displacement_camp_svg(const DisplacementRun& run, std::size_t camp);

}  // namespace corridor
