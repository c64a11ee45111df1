#pragma once
// A scenario folder made from events and places, so that a new crisis can be looked at within
// minutes. Events: one row each, with date, latitude, longitude and, where there is one, intensity
// (columns as UCDP's or ACLED's exports name them). Places: name, latitude, longitude, and, where
// known, kind, population, country, region.
//
// An event belongs to the nearest place that is no camp, at most `reach_km` away; a place is in
// conflict from its first event on (to `quiet_days` after the last, where that is given). Each
// place gets roads to its nearest others, as long as the great circle times a road factor, and what
// is still apart is joined by the shortest road. A table of distances takes the place of both where
// it has a pair.

#include "base/result.h"

#include <string>

namespace corridor {

struct BuildRequest {
  std::string events, places, distances;  // files; distances may be empty
  std::string start = {};                 // date; empty: of the first event
  int days = 0;                           // 0: to the last event
  double road_factor = 1.3;
  int neighbours = 3;
  double reach_km = 100;
  double least_intensity = 0;
  int quiet_days = 0;  // 0: a conflict lasts
};

/// Writes the folder and says what is in it. Refuses a folder that has an input_csv already.
Result<std::string> build_displacement(const BuildRequest& request, const std::string& folder);

}  // namespace corridor
