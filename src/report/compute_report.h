#pragma once
// What was computed, for people: columns that say the same in every row are said once, empty ones
// left out.

#include "base/table.h"

namespace corridor {

Table readable_computed(Table table);

}  // namespace corridor
