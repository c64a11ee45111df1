#include "scenario/population/ensemble.h"

#include "base/csv.h"
#include "base/text.h"

#include <fmt/core.h>

namespace corridor {

std::array<double, measure_names.size()> measures_of(const cohort_projection::BySex& population,
                                                     int width_years) {
  const auto found = cohort_projection::measure(population, {.width_years = width_years});
  return {found.population,      found.children,         found.working_age, found.older,
          found.support_ratio(), found.old_dependency(), found.median_age};
}

PlaceEnsemble ensemble_of(const PlaceInputs& place, const EnsembleRequest& request) {
  const std::size_t points = place.inputs.steps.size() + 1;
  PlaceEnsemble ensemble{.code = place.code,
                         .first_year = place.first_year,
                         .width_years = place.inputs.width_years,
                         .points = {}};
  std::vector<std::array<std::vector<double>, measure_names.size()>> values(points);
  const auto keep = [&](std::size_t point, const cohort_projection::BySex& population) {
    const auto measures = measures_of(population, place.inputs.width_years);
    for (std::size_t k = 0; k < measures.size(); ++k) values[point][k].push_back(measures[k]);
  };
  for (std::uint32_t number = 0; number < request.trajectories; ++number) {
    const auto findings = cohort_projection::trajectory(place.inputs, request.doubt,
                                                        {.seed = request.seed, .number = number});
    keep(0, place.inputs.population);
    for (std::size_t t = 1; t < points; ++t) keep(t, findings.outcomes[t - 1].population);
  }
  for (auto& by_measure : values) {
    MeasureSpreads spreads;
    for (std::size_t k = 0; k < by_measure.size(); ++k) {
      spreads[k] = cohort_projection::spread_of(by_measure[k]);
    }
    ensemble.points.push_back(spreads);
  }
  return ensemble;
}

RunRecord ensemble_record(const std::vector<ProjectionFile>& files, const EnsembleRequest& request,
                          NamedLines settings) {
  RunRecord record{.model = "cohort_projection",
                   .seed = std::to_string(request.seed),
                   .settings = std::move(settings)};
  record.settings.set("trajectories", std::to_string(request.trajectories))
      .set("fertility_doubt", format_shortest(request.doubt.fertility))
      .set("mortality_doubt", format_shortest(request.doubt.mortality))
      .set("migration_doubt", format_shortest(request.doubt.migration_per_1000));
  for (const auto& file : files) record.inputs.push_back({"tables", file.name, file.sha256});
  return record;
}

std::string ensemble_csv(const std::vector<PlaceEnsemble>& places) {
  std::string text =
      "country_code,year,measure,mean,deviation,median,lower80,upper80,lower95,upper95\n";
  for (const auto& place : places) {
    for (std::size_t point = 0; point < place.points.size(); ++point) {
      for (std::size_t k = 0; k < measure_names.size(); ++k) {
        const auto& spread = place.points[point][k];
        text += fmt::format("{},{},{}", csv_quote(place.code), place.year(point), measure_names[k]);
        for (const double value : {spread.mean, spread.deviation, spread.median, spread.lower_80,
                                   spread.upper_80, spread.lower_95, spread.upper_95}) {
          text += "," + format_shortest(value);
        }
        text += "\n";
      }
    }
  }
  return text;
}

std::string indicators_csv(const Projection& projection) {
  std::string text = "country_code,year,measure,value\n";
  for (const auto& place : projection.places) {
    for (std::size_t point = 0; point < place.points(); ++point) {
      const auto measures = measures_of(place.population(point), place.width_years);
      for (std::size_t k = 0; k < measures.size(); ++k) {
        text += fmt::format("{},{},{},{}\n", csv_quote(place.code), place.year(point),
                            measure_names[k], format_shortest(measures[k]));
      }
    }
  }
  return text;
}

}  // namespace corridor
