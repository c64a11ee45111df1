#pragma once
// Quantile: the value below which a share of a list lies.

#include <span>

namespace corridor {

/// The value at a share (0 to 1) of a list in ascending order that is not empty, between neighbours
/// in proportion: R's type 7.
double quantile(std::span<const double> ordered, double share);

}  // namespace corridor
