#pragma once
// Computed: the rows of an answer that was computed, each with what it was computed from, what was
// missing, and the proofs of the figures it rests on.

#include "base/table.h"
#include "vocabulary/observation.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// What a row is about.
struct ComputedOf {
  std::string place;  // code of a place or area, or "BGD-MYS"
  std::string name;
  std::string period = {};
  std::string sex = "total";
  std::string group = {};  // further breakdowns: "status=migrant"
};

struct ComputedRow {
  ComputedOf of;
  std::string measure;
  std::string unit;
  std::optional<double> value = {};
  std::string absent = "missing";  // why there is no value
  std::string verdict = {};        // instead of a value: "met", "not met", "cannot tell"
  Status status = 'A';             // E: over a part of what there is, or a lower bound
  int used = 0, missing = 0;       // inputs that were used, and that were not there
  std::string note = {};
  std::vector<std::string> proofs = {};
};

class ComputedRows {
 public:
  /// Columns that scripts depend on: indicator, place, name, period, sex, group, measure, value,
  /// unit, status, used, missing, note, proofs.
  ComputedRows(std::string_view indicator, std::string_view title, int digits);

  void add(ComputedRow row);
  void note(std::string text) { table_.notes.push_back(std::move(text)); }
  bool empty() const { return table_.rows.empty(); }
  Table table() && { return std::move(table_); }

 private:
  std::string indicator_;
  Table table_;
};

}  // namespace corridor
