#pragma once
// The tables of a projection of one place: those of a folder, or the embedded ones of World
// Population Prospects 2019, medium variant, 2020 to 2050 (data/projection).

#include "base/result.h"
#include "scenario/population/projection_inputs.h"
#include "vocabulary/place.h"

#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct PlaceProjection {
  PlaceInputs inputs;
  std::string source;  // in words
  std::vector<ProjectionFile> files = {};
};

/// `folder` empty: the embedded tables. In a folder, the place's own code, its three letters or its
/// M49 number are looked for, in this order. ErrorKind::not_found where the place is not there.
Result<PlaceProjection> projection_of(Place place, const std::string& folder,
                                      const ProjectionRequest& request);

inline constexpr int embedded_projection_end = 2050;

}  // namespace corridor
