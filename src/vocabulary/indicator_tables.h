#pragma once
// The tables of further indicators, one file a theme. To add an indicator, add its row to one.

#include "vocabulary/indicator.h"

namespace corridor {

/// Refugees, asylum, internal displacement, conflict, deaths on the way.
std::span<const Indicator> displacement_indicators();
/// Population, births and deaths, migration flows and older stocks.
std::span<const Indicator> population_indicators();
/// Development goals, climate, connectivity, visas.
std::span<const Indicator> development_indicators();
/// What lies between two places: distance, language, history.
std::span<const Indicator> tie_indicators();
/// Citizenship and integration policies.
std::span<const Indicator> citizenship_indicators();

/// For the columns of these tables.
inline constexpr bool corridor_figure = true, place_figure = false, adds = true, averages = false;
inline constexpr bool at_home = true, abroad = false, stock = true;
inline constexpr double unbounded = std::numeric_limits<double>::infinity();

}  // namespace corridor
