#include "vocabulary/indicator_tables.h"

namespace corridor {
namespace {

constexpr Indicator table[] = {
    {"net_migration", "Net migration", "persons", "Immigrants less emigrants over the period.", 0,
     place_figure, adds, "SM.POP.NETM", -1e12},
};

}  // namespace

std::span<const Indicator> population_indicators() { return table; }

}  // namespace corridor
