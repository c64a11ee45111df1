#pragma once
// Many futures of a place, summed up: by year and measure the mean, the median and what 80 and 95
// of 100 futures lie within.

#include "base/result.h"
#include "models/cohort_projection/trajectories.h"
#include "scenario/population/project.h"
#include "store/run_record.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct EnsembleRequest {
  std::uint32_t trajectories = 1000;
  std::uint64_t seed = 1;
  cohort_projection::Doubt doubt = {};
};

inline constexpr std::array<std::string_view, 7> measure_names{
    "population_k",           "children_k",      "working_age_k", "older_k", "support_ratio",
    "old_dependency_percent", "median_age_years"};

using MeasureSpreads = std::array<cohort_projection::Spread, measure_names.size()>;

struct PlaceEnsemble {
  std::string code;
  int first_year = 0, width_years = 5;
  std::vector<MeasureSpreads> points;  // from the first year on

  int year(std::size_t point) const { return first_year + static_cast<int>(point) * width_years; }
};

PlaceEnsemble ensemble_of(const PlaceInputs& place, const EnsembleRequest& request);

/// The values of the measures, in the order of their names.
std::array<double, measure_names.size()> measures_of(const cohort_projection::BySex& population,
                                                     int width_years);

/// What is needed to draw the same futures again; `settings` beside those of the ensemble.
RunRecord ensemble_record(const std::vector<ProjectionFile>& files, const EnsembleRequest& request,
                          NamedLines settings);

/// country_code,year,measure,mean,deviation,median,lower80,upper80,lower95,upper95
std::string ensemble_csv(const std::vector<PlaceEnsemble>& places);
/// country_code,year,measure,value
std::string indicators_csv(const Projection& projection);

}  // namespace corridor
