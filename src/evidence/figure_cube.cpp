#include "evidence/figure_cube.h"

#include <unordered_set>

namespace corridor {
namespace {

/// The numbers that stand in one column of the rows, each once.
using Numbers = std::unordered_set<std::int64_t>;

enum Column { place, origin, period, sex, age, reporter, dimensions, column_count };

}  // namespace

void FigureCube::add(const FigureCube& other) {
  places.insert(other.places.begin(), other.places.end());
  origins.insert(other.origins.begin(), other.origins.end());
  periods.insert(other.periods.begin(), other.periods.end());
  sexes.insert(other.sexes.begin(), other.sexes.end());
  ages.insert(other.ages.begin(), other.ages.end());
  reporters.insert(other.reporters.begin(), other.reporters.end());
  dimensions.insert(other.dimensions.begin(), other.dimensions.end());
  figures += other.figures;
}

Result<FigureCube> figure_cube(const Workspace& workspace, const StoreNames& names,
                               const Edition& edition, std::string_view indicator) {
  FigureCube cube;
  const auto number = TRY(indicator_number(workspace, indicator));
  if (!number) return cube;
  auto rows = TRY(workspace.database().prepare(
      "SELECT place, origin, period, sex, age, reporter, dimensions FROM observation"
      " WHERE edition = ? AND indicator = ?"));
  rows.bind(1, edition.id).bind(2, *number);
  std::array<Numbers, column_count> seen;
  while (TRY(rows.step())) {
    for (int column = 0; column < column_count; ++column) {
      seen[static_cast<std::size_t>(column)].insert(rows.integer(column));
    }
    ++cube.figures;
  }
  DimensionTexts texts(workspace);
  for (const auto n : seen[place]) cube.places.insert(names.place(n));
  for (const auto n : seen[origin]) cube.origins.insert(names.place(n));
  for (const auto n : seen[period]) cube.periods.insert(Period::from_key(n));
  for (const auto n : seen[sex]) cube.sexes.insert(static_cast<Sex>(n));
  for (const auto n : seen[age]) {
    cube.ages.insert({static_cast<int>(n / 1000), static_cast<int>(n % 1000)});
  }
  for (const auto n : seen[reporter]) cube.reporters.insert(static_cast<Reporter>(n));
  for (const auto n : seen[dimensions]) cube.dimensions.emplace(TRY(texts(n)));
  return cube;
}

}  // namespace corridor
