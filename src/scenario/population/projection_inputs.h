#pragma once
// From a folder of tables (sources/projection_tables.h) to what models/cohort_projection needs, for
// each place. What a table lacks or says twice is an error that names place, period and age; what a
// place lacks whole (it has rates and no people, say) leaves that place out, which is said.

#include "base/result.h"
#include "models/cohort_projection/cohort_projection.h"
#include "sources/projection_tables.h"

#include <optional>
#include <string>
#include <vector>

namespace corridor {

struct PlaceInputs {
  std::string code;
  int first_year = 0;
  cohort_projection::Inputs inputs;
  bool ages_by_rogers_castro = false;  // migration was known in all, not by age
  bool timing_assumed = false;         // nothing says when in a period people move
  double births_off = 0;  // share by which births in the tables differ from those computed
};

struct ProjectionRequest {
  std::optional<int> from_year;  // usual: the first from which everything is known
  int not_before = 0;            // of that usual year; projection_inputs() finds it
  int to_year = 2100;
};

struct ProjectionInputs {
  std::vector<PlaceInputs> places;  // in the order of the files
  std::vector<std::string> notes;
  std::vector<ProjectionFile> files;  // that they were read from
};

/// Every file of the folder whose header is one of a projection, in the order of names.
Result<ProjectionTables> read_projection_folder(const std::string& folder);

Result<ProjectionInputs> projection_inputs(const ProjectionTables& tables,
                                           const ProjectionRequest& request);

}  // namespace corridor
