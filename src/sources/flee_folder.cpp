#include "sources/flee_folder.h"

#include "base/text.h"
#include "sources/flee_parts.h"

#include <fmt/core.h>

#include <filesystem>

namespace corridor {
namespace {

bool exists(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::exists(path, ignored);
}

std::string data_folder(const std::string& folder) {
  for (const auto* name : {"source_data", "refugee_data"}) {
    if (exists(folder + "/" + name)) return folder + "/" + name;
  }
  return {};
}

}  // namespace

bool FleeJob::has(const std::string& name) const { return exists(input_file(name)); }

Result<FleeTable> FleeJob::table(const std::string& path, bool first_is_header) {
  if (!exists(path)) {
    return fail({ErrorKind::not_found,
                 fmt::format("expected the file {}, saw none", path),
                 {path, 0, 0},
                 "Add it (docs/models/displacement.md lists the files of a scenario folder)."});
  }
  out.files.push_back(path);
  return read_flee_table(path, first_is_header);
}

Result<int> FleeJob::place(const FleeTable& table, const FleeRow& row, std::size_t cell) const {
  const auto found = places.find(row.cell(cell));
  if (found != places.end()) return found->second;
  std::vector<std::string> names;
  for (const auto& [name, index] : places) names.push_back(name);
  return fail(table.error(
      row, cell, fmt::format("expected a place of locations.csv, saw \"{}\"", row.cell(cell)),
      fmt::format("Add it to locations.csv or mend the spelling. {}",
                  did_you_mean(row.cell(cell), names))));
}

std::string flee_settings_file(const std::string& folder) {
  for (const auto* name : {"/simsetting.yml", "/input_csv/simsetting.yml"}) {
    if (exists(folder + name)) return folder + name;
  }
  return {};
}

bool flee_folder_has_data(const std::string& folder) { return !data_folder(folder).empty(); }

Result<FleeFolder> read_flee_folder(const std::string& folder, const FleeReading& reading) {
  FleeJob job;
  job.reading = reading;
  job.input = folder + "/input_csv";
  if (!exists(folder)) {
    return fail({ErrorKind::not_found,
                 fmt::format("expected a scenario folder, saw no {}", folder),
                 {folder, 0, 0},
                 "Give the folder that has input_csv/ and source_data/ in it."});
  }
  if (!exists(job.input) && exists(folder + "/locations.csv")) {
    job.input = folder;
    job.bare = true;
  }
  job.data = data_folder(folder);
  std::error_code ignored;
  job.world().name = std::filesystem::weakly_canonical(folder, ignored).filename().string();
  TRY(read_flee_period(job));
  TRY(read_flee_places(job));
  TRY(read_flee_routes(job));
  TRY(read_flee_closures(job));
  TRY(read_flee_levels(job));
  TRY(read_flee_food(job));
  TRY(read_flee_people(job));
  TRY(read_flee_data(job));
  look_at_network(job);
  return std::move(job.out);
}

}  // namespace corridor
