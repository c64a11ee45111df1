#pragma once
// Axes: round tick values, and the short words for large ones.

#include "report/document.h"

#include <string>
#include <vector>

namespace corridor {

/// Evenly spaced round values (1, 2, 2.5 or 5 times a power of ten apart) from at or below `low` to
/// at or above `high`, about `wanted` of them.
struct Axis {
  double low = 0;
  double high = 1;
  double step = 1;
  std::vector<double> ticks = {};
};

/// From zero, or through zero where figures lie below it: a line or bar that starts elsewhere
/// makes a small change look large.
Axis value_axis(double lowest, double highest, int wanted);

/// "250,000", "0.5 million": all ticks of an axis in the same words.
std::vector<std::string> tick_labels(const Axis& axis, const NumberWords& numbers);

/// Whole years within [low, high], a round number of years apart, at most `most`.
std::vector<double> year_ticks(double low, double high, int most);

}  // namespace corridor
