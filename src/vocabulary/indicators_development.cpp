#include "vocabulary/indicator_tables.h"

namespace corridor {
namespace {

constexpr Indicator table[] = {
    {"distance",
     "Distance",
     "km",
     "Between the places, weighted by where people live.",
     0,
     corridor_figure,
     averages,
     {},
     0},
};

}  // namespace

std::span<const Indicator> development_indicators() { return table; }

}  // namespace corridor
