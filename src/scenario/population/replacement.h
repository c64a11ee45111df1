#pragma once
// Replacement migration for a place: its projection as linear steps (models/cohort_projection), the
// question (models/replacement_migration), and the answer as a table and in words.

#include "base/result.h"
#include "base/table.h"
#include "models/replacement_migration/replacement_migration.h"
#include "scenario/population/embedded_projection.h"

#include <optional>
#include <string>

namespace corridor {

struct ReplacementRequest {
  Place place;
  std::string target;  // population, working_age, support_ratio
  int to_year = embedded_projection_end;
  std::string inputs = {};           // a folder; empty: the embedded tables
  std::optional<double> level = {};  // thousands, or a ratio
  double participation_percent = 75;
  std::string participation_source = "assumed";
};

struct Replacement {
  ReplacementRequest request;
  PlaceProjection projection;
  replacement_migration::Findings findings;
  replacement_migration::Measures at_start;
  double children_expected = 0;  // births per woman, mean of the periods
};

Result<Replacement> replace(const ReplacementRequest& request);

/// The steps of a projection as matrices; one migrant has the ages of Rogers and Castro's schedule.
replacement_migration::Inputs linear_inputs(const cohort_projection::Inputs& inputs);

/// Everything, for programs; and what a person reads on a page.
Table replacement_table(const Replacement& replacement);
Table readable_replacement(const Replacement& replacement);

}  // namespace corridor
