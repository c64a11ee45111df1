// The embedded default's population: estimates, and what is projected for the years to come.

#include "base/check.h"
#include "evidence/series.h"
#include "evidence/stored.h"
#include "retabulate.h"
#include "vocabulary/gazetteer.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace corridor {
namespace {

constexpr int last_estimated_year = 2023, last_projected_year = 2030;

/// The world and the areas of the United Nations that a reader asks for: added up from countries.
std::vector<Place> wholes() {
  std::vector<Place> places;
  for (const auto& record : Gazetteer::get().all()) {
    if (record.kind == PlaceKind::area) places.push_back(record.place);
  }
  if (std::ranges::find(places, world) == places.end()) places.push_back(world);
  return places;
}

using PeopleByYear = std::map<std::pair<Place, int>, double>;

/// Everybody at the end of each year: the estimates, then men and women of the medium variant.
Result<PeopleByYear> people_at_end_of_year(const Desk& desk) {
  PeopleByYear people;
  const Edition balance = TRY(edition_of(desk.editions, "un_wpp", "2024", "balance"));
  Desk estimated{desk.workspace, desk.editions, balance};
  auto known = TRY(all_of(desk.workspace, balance, "population_end_of_year"));
  for (const Place whole : wholes()) {
    TRY(add_series(estimated, {.indicator = "population_end_of_year", .place = whole}, known));
  }
  for (const auto& o : known) {
    if (o.key.dimensions.empty()) people[{o.key.place, o.key.period.start_year()}] = o.value;
  }
  auto projected = TRY(all_of(desk.workspace, desk.edition, "population_end_of_year"));
  const auto areas = wholes();
  std::erase_if(projected, [&](const Observation& o) {
    return std::ranges::find(areas, o.key.place) != areas.end();
  });
  for (const Place whole : areas) {
    TRY(add_series(desk, {.indicator = "population_end_of_year", .place = whole}, projected));
  }
  for (const auto& o : projected) {
    const bool medium = o.key.dimensions.empty() && o.state == State::value;
    if (medium) people[{o.key.place, o.key.period.start_year()}] += o.value;
  }
  return people;
}

}  // namespace

Result<Figures> select_population(const Desk& desk) {
  auto figures = TRY(all_of(desk.workspace, desk.edition, "population"));
  Figures sums;
  for (const Place whole : wholes()) {
    TRY(add_series(desk, {.indicator = "population", .place = whole}, sums));
  }
  // Estimates added up, none of which is missing: of the file's column, as figures_text has it.
  const std::uint16_t column = figures.front().cell.column;
  for (auto& sum : sums) {
    ENSURE(sum.state == State::value, "every area has people");
    sum.cell = {0, column};
    figures.push_back(sum);
  }
  return figures;
}

/// The middle of a year to come: the mean of its two ends, as the estimates of the file before.
Result<Figures> select_population_to_come(const Desk& desk) {
  const auto people = TRY(people_at_end_of_year(desk));
  Figures figures;
  for (const auto& [where, at_end] : people) {
    const auto [place, year] = where;
    const auto before = people.find({place, year - 1});
    const bool is_wanted = year > last_estimated_year && year <= last_projected_year;
    if (!is_wanted || before == people.end()) continue;
    Observation o{.key = {.indicator = find_indicator("population")->id,
                          .place = place,
                          .period = Period::year(year)},
                  .status = 'F'};
    o.state = State::value;
    o.value = std::round((before->second + at_end) / 2);
    figures.push_back(o);
  }
  return figures;
}

}  // namespace corridor
