// demographics_<attribute>.csv and agents.csv.

#include "base/text.h"
#include "sources/flee_parts.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>

namespace corridor {
namespace {

constexpr std::string_view prefix = "demographics_";

Result<void> read_demographic(FleeJob& job, const std::string& name) {
  const auto table = TRY(job.table(job.input_file(name), true));
  displacement::Demographic attribute;
  attribute.attribute = name.substr(prefix.size(), name.size() - prefix.size() - 4);
  const auto& names = table.header.cells;
  if (names.size() < 2) {
    return fail(table.error("expected a header such as age,Default,PlaceA, saw none",
                            "The first row names the columns; Default holds where no place does."));
  }
  for (const auto& row : table.rows) {
    attribute.values.push_back(row.cell(0));
    for (std::size_t i = 1; i < names.size(); ++i) {
      const double weight = TRY(table.number_or(row, i, 0, "a weight"));
      if (weight < 0) {
        return fail(table.error(row, i, fmt::format("expected 0 or more, saw {}", row.cell(i)),
                                "Weights need not add up to 1, but none is below 0."));
      }
      if (names[i] == "Default") {
        attribute.usual.push_back(weight);
      } else if (const auto found = job.places.find(names[i]); found != job.places.end()) {
        attribute.where[found->second].push_back(weight);
      }
    }
  }
  if (attribute.usual.empty()) attribute.usual.assign(attribute.values.size(), 1);
  job.world().demographics.push_back(std::move(attribute));
  return {};
}

}  // namespace

Result<void> read_flee_people(FleeJob& job) {
  std::vector<std::string> names;
  std::error_code problem;
  for (const auto& entry : std::filesystem::directory_iterator(job.input, problem)) {
    const auto name = entry.path().filename().string();
    if (name.starts_with(prefix) && name.ends_with(".csv")) names.push_back(name);
  }
  std::ranges::sort(names);
  for (const auto& name : names) TRY(read_demographic(job, name));
  if (!job.reading.read_settlers) return {};
  const auto table = TRY(job.table(job.input_file("agents.csv")));
  for (const auto& row : table.rows) {
    displacement::Settler settler;
    settler.place = TRY(job.place(table, row, 0));
    for (std::size_t i = 1; i < row.cells.size() && i < table.header.cells.size(); ++i) {
      settler.attributes.emplace_back(table.header.cell(i), row.cell(i));
    }
    job.world().settlers.push_back(std::move(settler));
  }
  return {};
}

}  // namespace corridor
