#pragma once
// Names of parts of countries: the gazetteer knows none, so they are taken from the lists that
// editions bring along (items of the list "place").

#include "base/result.h"
#include "store/workspace.h"
#include "vocabulary/place.h"

#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// A place's name for people. Of a part of a country the name that the edition loaded last gives
/// it, with its country: "Rangpur, Bangladesh"; of others, or where none names it, the gazetteer's.
Result<std::string> place_name(const Workspace& workspace, Place place,
                               std::string_view language = "en");

struct NamedPlace {
  Place place;
  std::string name;
};
/// All parts of countries that editions name.
Result<std::vector<NamedPlace>> named_places(const Workspace& workspace);

}  // namespace corridor
