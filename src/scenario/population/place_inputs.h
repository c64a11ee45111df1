#pragma once
// One place: its tables checked against one another and laid out as the model needs them.

#include "scenario/population/place_tables.h"
#include "scenario/population/projection_inputs.h"

namespace corridor {

Result<PlaceInputs> place_inputs(const PlaceTables& place, const ProjectionRequest& request);

}  // namespace corridor
