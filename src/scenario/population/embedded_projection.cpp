#include "scenario/population/embedded_projection.h"

#include "base/embedded.h"
#include "scenario/population/place_inputs.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

namespace corridor {
namespace {

constexpr std::string_view folder_name = "projection/";

/// The hashes are of the lines of the place.
Result<ProjectionTables> embedded_tables(const std::vector<std::string>& codes) {
  ProjectionTables tables;
  for (const auto path : embedded_files()) {
    if (!path.starts_with(folder_name) || path.ends_with("citation.csv")) continue;
    TRY(read_projection_file(std::string(path), embedded_lines(path, codes), tables));
  }
  return tables;
}

/// M49 numbers are written with and without leading zeros.
std::string_view without_zeros(std::string_view code) {
  const auto first = code.find_first_not_of('0');
  return first == code.npos ? code : code.substr(first);
}

std::vector<std::string> codes_of(Place place) {
  std::vector<std::string> codes{std::string(place.code())};
  const auto* record = Gazetteer::get().find(place);
  if (record != nullptr && !record->m49.empty()) {
    codes.emplace_back(without_zeros(record->m49));
    codes.push_back(record->m49);
  }
  return codes;
}

}  // namespace

Result<PlaceProjection> projection_of(Place place, const std::string& folder,
                                      const ProjectionRequest& request) {
  const bool embedded = folder.empty();
  if (embedded && request.to_year > embedded_projection_end) {
    return fail({ErrorKind::usage,
                 fmt::format("expected a year up to {}, to which the tables at hand go, saw {}",
                             embedded_projection_end, request.to_year),
                 {},
                 "Name a folder with tables that go further: --inputs FOLDER."});
  }
  const auto codes = codes_of(place);
  const auto tables = embedded ? TRY(embedded_tables(codes)) : TRY(read_projection_folder(folder));
  for (const auto& code : codes) {
    const auto found = std::find(tables.places.begin(), tables.places.end(), code);
    if (found == tables.places.end()) continue;
    const auto index = static_cast<std::uint32_t>(found - tables.places.begin());
    std::vector<const ProjectionCell*> cells;
    for (const auto& cell : tables.cells) {
      if (cell.place == index) cells.push_back(&cell);
    }
    return PlaceProjection{
        .inputs = TRY(place_inputs(PlaceTables(tables, std::move(cells)), request)),
        .source = embedded ? "UN DESA, World Population Prospects 2019, medium variant"
                           : fmt::format("tables in {}", folder),
        .files = tables.files};
  }
  return fail({ErrorKind::not_found,
               fmt::format("expected tables of {}, saw none in {}", Gazetteer::get().name(place),
                           embedded ? "World Population Prospects 2019" : folder),
               {},
               "Places with fewer than 90,000 people are not in the Prospects' tables by age."});
}

}  // namespace corridor
