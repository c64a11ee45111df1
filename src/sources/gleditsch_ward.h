#pragma once
// States as students of conflict number them (Gleditsch and Ward's list of independent states, with
// the dependencies that UCDP and cShapes number beside them).

#include "vocabulary/place.h"

#include <optional>

namespace corridor {

/// The place that a number stood for in a year: 345 is Yugoslavia, then Serbia and Montenegro, then
/// Serbia. Nothing for what has no code of its own: parts of a state of today (Newfoundland, West
/// Bank), unions of several (Rwanda-Urundi).
std::optional<Place> place_of_state(int number, int year);

}  // namespace corridor
