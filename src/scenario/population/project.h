#pragma once
// A projection of every place of a folder, as rows.

#include "base/result.h"
#include "scenario/population/projection_inputs.h"
#include "vocabulary/place.h"

#include <string>
#include <vector>

namespace corridor {

struct ProjectedPlace {
  std::string code;
  int first_year = 0, width_years = 5;
  cohort_projection::BySex start;
  cohort_projection::Findings findings;

  std::size_t points() const { return findings.outcomes.size() + 1; }
  int year(std::size_t point) const { return first_year + static_cast<int>(point) * width_years; }
  const cohort_projection::BySex& population(std::size_t point) const {
    return point == 0 ? start : findings.outcomes[point - 1].population;
  }
};

struct Projection {
  std::vector<ProjectedPlace> places;
  std::vector<std::string> notes;
};

/// The places of a folder, or, where `place` is given, of the embedded tables or of the folder.
Result<ProjectionInputs> inputs_of(const std::string& folder, Place place,
                                   const ProjectionRequest& request);
Result<Projection> project_folder(const std::string& folder, const ProjectionRequest& request);
Projection project(const ProjectionInputs& inputs);

/// country_code,year,age,male_k,female_k, from the first year on.
std::string projection_csv(const Projection& projection);

/// "0-4", "130+"; "37" for single years.
std::string age_label(std::size_t group, std::size_t groups, int width_years);

}  // namespace corridor
