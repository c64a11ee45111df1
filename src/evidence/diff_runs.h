#pragma once
// The figures of editions in the order of the store's key, one after another, for a diff.

#include "store/edition.h"
#include "vocabulary/observation.h"

#include <array>
#include <optional>
#include <vector>

namespace corridor {

/// Indicator, place, origin, period, sex, age, reporter and dimensions, by the store's numbers.
using StoredKey = std::array<std::int64_t, 8>;
enum StoredKeyPart : std::size_t {
  of_indicator,
  of_place,
  of_origin,
  of_period,
  of_sex,
  of_age,
  of_reporter,
  of_dimensions
};

struct StoredRow {
  StoredKey key{};
  Period period;  // also where the key leaves it out
  double value = 0;
  std::int64_t state = 0, status = 0;
  std::optional<Interval> interval = {};
  FileCell cell = {};
  std::size_t edition = 0;  // index in the list of editions

  bool has_value() const { return state == static_cast<std::int64_t>(State::value); }
};

/// What is left out of a run.
struct RunNarrowed {
  std::optional<std::int64_t> indicator = {};  // only this one, by its number
  bool without_period = false;                 // in the key
};

/// The figures of one edition.
class EditionRun {
 public:
  static Result<EditionRun> start(const Workspace& workspace, std::int64_t edition,
                                  const RunNarrowed& narrowed);
  Result<void> next();

  StoredRow now;
  bool at_end = true;

 private:
  EditionRun(Statement rows, bool without_period)
      : rows_(std::move(rows)), without_period_(without_period) {}
  Statement rows_;
  bool without_period_;
};

/// The figures of one or more editions as one run; where two have the same key, the first counts.
class EditionRuns {
 public:
  static Result<EditionRuns> start(const Workspace& workspace, const std::vector<Edition>& editions,
                                   const RunNarrowed& narrowed);
  bool at_end() const { return runs_[first_].at_end; }
  const StoredRow& now() const { return runs_[first_].now; }
  Result<void> next();

 private:
  void choose();

  std::vector<EditionRun> runs_;
  std::size_t first_ = 0;
};

}  // namespace corridor
