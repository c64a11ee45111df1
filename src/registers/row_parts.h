#pragma once
// Parts of a stored record's row as the registers use them.

#include "base/sqlite.h"
#include "vocabulary/observation.h"

#include <string_view>
#include <vector>

namespace corridor {

/// Where in its file a row was written: the line at `column`, the position at the next.
FileCell cell_at(const Statement& row, int column);

/// The places of a list of codes with spaces between.
std::vector<Place> places_in(std::string_view spaced);

}  // namespace corridor
