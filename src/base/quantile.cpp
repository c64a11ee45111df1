#include "base/quantile.h"

#include "base/check.h"

#include <algorithm>
#include <cstddef>

namespace corridor {

double quantile(std::span<const double> ordered, double share) {
  ENSURE(!ordered.empty(), "a list has values to choose from");
  const double place = share * static_cast<double>(ordered.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, ordered.size() - 1);
  return ordered[below] + (place - static_cast<double>(below)) * (ordered[above] - ordered[below]);
}

}  // namespace corridor
