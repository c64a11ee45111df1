#pragma once
// Areas: what figures of places are brought together by. `region` are the areas for which the SDG
// database gives figures: the world, M49 regions, its own regions, and groups by development;
// `income` are the World Bank's groups; any area or group may be named by code.

#include "base/result.h"
#include "vocabulary/place.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct Area {
  std::string code;  // as the SDG database numbers it ("753"), else the place's own
  Place place;
  std::set<Place> members;  // empty for the world, which has all
  bool has(Place member) const { return place == world || members.contains(member); }
};

/// `written`: region, income, or codes and names separated by commas. Groups have the members they
/// had in the middle of the year; without one, those of today. ErrorKind::usage for a word that
/// names none, or a place without members.
Result<std::vector<Area>> areas_by(std::string_view written, std::optional<int> year);

}  // namespace corridor
