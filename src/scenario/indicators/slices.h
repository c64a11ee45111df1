#pragma once
// Slices: the rows of a file that are computed together, one for each place or area, period, sex
// and group.

#include "scenario/indicators/calculator.h"

#include <vector>

namespace corridor {

struct Slice {
  ComputedOf of;
  std::vector<std::size_t> rows;
  std::size_t places = 0;   // that the rows name
  std::size_t members = 0;  // of the area; 0 where there is none
};

/// By place, or by area where any are given. Cases are put into a total and, apart, into each value
/// of each breakdown; other rows into the one slice of all their values.
std::vector<Slice> slices_of(const MeasuredTable& table, const Calculator& calculator,
                             std::span<const Area> areas);

}  // namespace corridor
