#include "vocabulary/indicator_tables.h"

namespace corridor {
namespace {

constexpr Indicator table[] = {
    {"missing_migrants", "People dead or missing on the way", "persons",
     "People who died or went missing while migrating, as recorded by incident.", 0, place_figure,
     adds},
};

}  // namespace

std::span<const Indicator> displacement_indicators() { return table; }

}  // namespace corridor
