// conflicts.csv and flood_level.csv (a row a day, a column a place), region_attributes_IPC.csv.

#include "base/text.h"
#include "sources/flee_parts.h"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <cmath>

namespace corridor {
namespace {

using displacement::DayValue;
using displacement::PlaceHistory;

Result<int> row_day(const FleeTable& table, const FleeRow& row, int before) {
  const double day = TRY(table.number(row, 0, "a day"));
  if (day != std::floor(day) || day < 0 || day > 1e6) {
    return fail(table.error(row, 0, fmt::format("expected a whole day, saw {}", row.cell(0)),
                            "Days count from 0."));
  }
  if (day <= before) {
    return fail(table.error(row, 0,
                            fmt::format("expected a day after {}, saw {}", before, row.cell(0)),
                            "Put the rows in the order of days, each day once."));
  }
  return static_cast<int>(day);
}

/// The place of each column, -1 for those passed over.
std::vector<int> column_places(FleeJob& job, const FleeTable& table) {
  std::vector<int> places{-1};
  std::vector<std::string> unknown;
  for (std::size_t i = 1; i < table.header.cells.size(); ++i) {
    const std::string name(trim(table.header.cells[i]));
    const auto found = job.places.find(name);
    places.push_back(found == job.places.end() ? -1 : found->second);
    if (found == job.places.end() && !name.empty()) unknown.push_back(name);
  }
  if (!unknown.empty()) {
    job.remark(fmt::format("{}: columns passed over because no such place is in locations.csv: {}",
                           table.file, fmt::join(unknown, ", ")));
  }
  return places;
}

Result<std::vector<PlaceHistory>> read_levels(FleeJob& job, const std::string& path) {
  const auto table = TRY(job.table(path, true));
  if (table.header.cells.size() < 2) {
    return fail(table.error("expected a header #Day and a column for each place, saw none",
                            "Begin the file with a row such as #Day,PlaceA,PlaceB."));
  }
  const auto places = column_places(job, table);
  std::vector<PlaceHistory> histories(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) histories[i].place = places[i];
  int before = -1;
  for (const auto& row : table.rows) {
    const int day = before = TRY(row_day(table, row, before));
    for (std::size_t i = 1; i < places.size(); ++i) {
      if (places[i] < 0) continue;
      const double level = TRY(table.number_or(row, i, 0, "an intensity"));
      if (level < 0) {
        return fail(table.error(row, i, fmt::format("expected 0 or more, saw {}", row.cell(i)),
                                "0 is no conflict, 1 is full intensity."));
      }
      auto& changes = histories[i].changes;
      if (level != (changes.empty() ? 0 : changes.back().value)) changes.push_back({day, level});
    }
  }
  if (table.rows.empty()) {
    return fail(table.error("expected a row for each day, saw none", "Add the days from 0 on."));
  }
  if (before + 1 < job.world().days) {
    job.remark(fmt::format("{} ends on day {}: its last row holds until the end", path, before));
  }
  std::erase_if(histories, [](const auto& history) { return history.place < 0; });
  return histories;
}

}  // namespace

Result<void> read_flee_levels(FleeJob& job) {
  auto& world = job.world();
  const bool floods = job.has("flood_level.csv");
  if (job.reading.flood_driven && !floods) TRY(job.table(job.input_file("flood_level.csv")));
  if (job.reading.flood_driven) {
    world.floods = TRY(read_levels(job, job.input_file("flood_level.csv")));
    return {};
  }
  for (const auto* name : {"conflicts.csv", "flare-out.csv"}) {
    if (!job.has(name)) continue;
    world.conflicts = TRY(read_levels(job, job.input_file(name)));
    return {};
  }
  if (!job.bare) TRY(job.table(job.input_file("conflicts.csv")));
  job.remark("conflicts.csv is not there: conflicts begin on the days of locations.csv");
  return {};
}

Result<void> read_flee_food(FleeJob& job) {
  if (!job.has("region_attributes_IPC.csv")) return {};
  const auto table = TRY(job.table(job.input_file("region_attributes_IPC.csv"), true));
  auto& food = job.world().food;
  for (std::size_t i = 1; i < table.header.cells.size(); ++i) {
    food.push_back({table.header.cells[i], {}});
  }
  int before = -1;
  for (const auto& row : table.rows) {
    const int day = before = TRY(row_day(table, row, before));
    for (std::size_t i = 0; i < food.size(); ++i) {
      const double percent = TRY(table.number(row, i + 1, "percent of people"));
      if (percent < 0 || percent > 100) {
        return fail(table.error(row, i + 1,
                                fmt::format("expected 0 to 100 percent, saw {}", row.cell(i + 1)),
                                "Write 35 for 35 percent."));
      }
      food[i].values.push_back({day, percent});
    }
  }
  return {};
}

}  // namespace corridor
