#include "scenario/population/project.h"

#include "base/csv.h"
#include "base/text.h"
#include "scenario/population/embedded_projection.h"

#include <fmt/core.h>

namespace corridor {

std::string age_label(std::size_t group, std::size_t groups, int width_years) {
  const int first = static_cast<int>(group) * width_years;
  if (group + 1 == groups) return fmt::format("{}+", first);
  if (width_years == 1) return fmt::format("{}", first);
  return fmt::format("{}-{}", first, first + width_years - 1);
}

namespace {

std::string remark_on(const ProjectedPlace& place) {
  double people = 0;
  std::string periods;
  for (std::size_t i = 0; i < place.findings.outcomes.size(); ++i) {
    if (place.findings.outcomes[i].not_applied <= 0) continue;
    people += place.findings.outcomes[i].not_applied;
    periods += fmt::format("{}{}", periods.empty() ? "" : ", ", place.year(i));
  }
  if (people == 0) return {};
  return fmt::format(
      "{}: {:.3f} thousand more were to leave than there are in their age groups "
      "(periods from {}); they are not taken away",
      place.code, people, periods);
}

}  // namespace

Projection project(const ProjectionInputs& inputs) {
  Projection projection{.places = {}, .notes = inputs.notes};
  for (const auto& place : inputs.places) {
    projection.places.push_back({.code = place.code,
                                 .first_year = place.first_year,
                                 .width_years = place.inputs.width_years,
                                 .start = place.inputs.population,
                                 .findings = cohort_projection::run(place.inputs)});
    const auto remark = remark_on(projection.places.back());
    if (!remark.empty()) projection.notes.push_back(remark);
  }
  return projection;
}

Result<ProjectionInputs> inputs_of(const std::string& folder, Place place,
                                   const ProjectionRequest& request) {
  if (place.empty()) {
    return projection_inputs(TRY(read_projection_folder(folder)), request);
  }
  auto one = TRY(projection_of(place, folder, request));
  ProjectionInputs inputs{.places = {}, .notes = {"from " + one.source}, .files = one.files};
  inputs.places.push_back(std::move(one.inputs));
  return inputs;
}

Result<Projection> project_folder(const std::string& folder, const ProjectionRequest& request) {
  const auto tables = TRY(read_projection_folder(folder));
  return project(TRY(projection_inputs(tables, request)));
}

std::string projection_csv(const Projection& projection) {
  std::string text = "country_code,year,age,male_k,female_k\n";
  for (const auto& place : projection.places) {
    const std::string code = csv_quote(place.code);
    for (std::size_t point = 0; point < place.points(); ++point) {
      const auto& population = place.population(point);
      for (std::size_t i = 0; i < population[0].size(); ++i) {
        text += fmt::format("{},{},{},{},{}\n", code, place.year(point),
                            age_label(i, population[0].size(), place.width_years),
                            format_shortest(population[0][i]), format_shortest(population[1][i]));
      }
    }
  }
  return text;
}

}  // namespace corridor
