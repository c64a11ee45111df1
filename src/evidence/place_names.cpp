#include "evidence/place_names.h"

#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

namespace corridor {
namespace {

std::string with_country(std::string_view name, Place part, std::string_view language) {
  const auto& gazetteer = Gazetteer::get();
  return fmt::format("{}, {}", name, gazetteer.name(gazetteer.country_of(part), language));
}

}  // namespace

Result<std::string> place_name(const Workspace& workspace, Place place, std::string_view language) {
  const auto& gazetteer = Gazetteer::get();
  if (gazetteer.country_of(place).empty()) return gazetteer.name(place, language);
  auto row = TRY(workspace.database().prepare(
      "SELECT name FROM edition CROSS JOIN item ON edition = edition.id AND list = 'place'"
      " AND code = ? ORDER BY edition.id DESC LIMIT 1"));
  row.bind(1, place.code());
  if (!TRY(row.step())) return gazetteer.name(place, language);
  return with_country(row.text(0), place, language);
}

Result<std::vector<NamedPlace>> named_places(const Workspace& workspace) {
  auto rows = TRY(workspace.database().prepare(
      "SELECT DISTINCT item.place, name FROM edition CROSS JOIN item ON edition = edition.id"
      " AND list = 'place' WHERE item.place <> ''"));
  std::vector<NamedPlace> places;
  while (TRY(rows.step())) {
    const Place place(rows.text(0));
    if (Gazetteer::get().country_of(place).empty()) continue;
    places.push_back({place, with_country(rows.text(1), place, "en")});
  }
  return places;
}

}  // namespace corridor
