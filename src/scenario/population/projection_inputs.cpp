#include "scenario/population/projection_inputs.h"

#include "base/file.h"
#include "scenario/population/place_inputs.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>

namespace corridor {
namespace {

bool is_table(const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  return name.ends_with(".csv") || name.ends_with(".csv.gz");
}

/// "in:" with the first few of many names.
std::string some_of(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size() && i < 12; ++i) {
    text += (i > 0 ? ", " : "") + names[i];
  }
  if (names.size() > 12) text += fmt::format(" and {} more", names.size() - 12);
  return text;
}

/// The first year from which migration is known by age anywhere: places of which it is known in all
/// only start no earlier, so that all start together.
int first_year_by_age(const ProjectionTables& tables) {
  int first = 0;
  for (const auto& cell : tables.cells) {
    if (cell.item != ProjectionItem::net_migrants) continue;
    if (first == 0 || cell.year < first) first = cell.year;
  }
  return first;
}

}  // namespace

Result<ProjectionTables> read_projection_folder(const std::string& folder) {
  std::error_code failed;
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
    if (is_table(entry.path())) paths.push_back(entry.path());
  }
  if (failed) {
    return fail(
        {ErrorKind::io,
         fmt::format("expected a folder of tables, saw \"{}\": {}", folder, failed.message()),
         {folder},
         "Name the folder that holds the CSV files."});
  }
  std::sort(paths.begin(), paths.end());
  ProjectionTables tables;
  for (const auto& path : paths) {
    auto file = TRY(unpack(path.filename().string(), TRY(read_file(path.string()))));
    TRY(read_projection_file(path.filename().string(), file.text(), tables));
  }
  if (tables.files.empty()) {
    return fail({ErrorKind::not_found,
                 fmt::format("expected tables of a projection, saw {} CSV files and none of them",
                             paths.size()),
                 {folder},
                 "docs/models/cohort_projection.md lists the headers that are known."});
  }
  return tables;
}

Result<ProjectionInputs> projection_inputs(const ProjectionTables& tables,
                                           const ProjectionRequest& request) {
  std::vector<std::vector<const ProjectionCell*>> by_place(tables.places.size());
  for (const auto& cell : tables.cells) by_place[cell.place].push_back(&cell);
  ProjectionInputs found{.places = {}, .notes = {}, .files = tables.files};
  ProjectionRequest whole = request;
  whole.not_before = first_year_by_age(tables);
  std::vector<std::string> births;
  std::vector<std::string> without_people, without_rates, by_model, timing;
  for (auto& cells : by_place) {
    const PlaceTables place(tables, std::move(cells));
    if (place.years(ProjectionItem::population).empty()) {
      if (!place.years(ProjectionItem::death_rate).empty()) {
        without_people.emplace_back(place.code());
      }
      continue;
    }
    if (place.years(ProjectionItem::death_rate).empty()) {
      without_rates.emplace_back(place.code());
      continue;
    }
    found.places.push_back(TRY(place_inputs(place, whole)));
    if (found.places.back().ages_by_rogers_castro) by_model.emplace_back(place.code());
    if (found.places.back().timing_assumed) timing.emplace_back(place.code());
    if (found.places.back().births_off > 0.001) births.emplace_back(place.code());
  }
  const auto note = [&](std::string_view what, const std::vector<std::string>& names) {
    if (!names.empty()) found.notes.push_back(fmt::format("{}: {}", what, some_of(names)));
  };
  note("left out, with rates and no people by age", without_people);
  note("left out, with people and no death rates", without_rates);
  note("net migrants known in all only, spread over ages by Rogers and Castro's schedule",
       by_model);
  note("nothing says when in a period people move; they are spread over it", timing);
  note("births in the tables differ from those that women and fertility give, which count", births);
  if (found.places.empty()) {
    return fail({ErrorKind::invalid,
                 "expected a place with people by age and death rates, saw none" +
                     (found.notes.empty() ? "" : ": " + found.notes.front()),
                 {},
                 "Put country_code,year,age,male_k,female_k of the first year beside the rates."});
  }
  return found;
}

}  // namespace corridor
