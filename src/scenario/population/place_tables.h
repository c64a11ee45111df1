#pragma once
// The cells of one place, ordered, as vectors by age: gaps, contradictions and wrong units named.

#include "base/result.h"
#include "sources/projection_tables.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace corridor {

/// Figures by age, in order from age 0 or, of fertility, from the first age given.
struct AgeVector {
  std::vector<double> values;
  int first_age = 0;
  int open_age = 0;  // first age of the last group
  bool open = false;
  const ProjectionCell* first_cell = nullptr;
};

class PlaceTables {
 public:
  /// `cells` are those of one place; they are put in order.
  PlaceTables(const ProjectionTables& tables, std::vector<const ProjectionCell*> cells);

  std::string_view code() const { return code_; }
  /// Years (of people) or first years of periods, ascending, for which the item is given.
  std::vector<int> years(ProjectionItem item) const;
  bool has(ProjectionItem item, int year) const { return !cells_of(item, 0, year).empty(); }

  /// By age; nothing where not a figure is given.
  Result<std::optional<AgeVector>> by_age(ProjectionItem item, int sex, int year, int width) const;
  /// A figure without age.
  Result<std::optional<double>> single(ProjectionItem item, int year) const;

  Error wrong(const ProjectionCell& cell, std::string message, std::string hint) const;
  Error wrong(ProjectionItem item, int year, std::string message, std::string hint) const;

 private:
  using Cells = std::span<const ProjectionCell* const>;
  Cells cells_of(ProjectionItem item, int sex, int year) const;
  Result<Cells> one_file(Cells cells) const;
  int rank(const ProjectionCell& cell) const;

  const ProjectionTables& tables_;
  std::vector<const ProjectionCell*> cells_;
  std::string_view code_;
  std::string_view population_file_;
};

}  // namespace corridor
