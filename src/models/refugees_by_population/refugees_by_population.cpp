#include "models/refugees_by_population/refugees_by_population.h"

#include "models/model.h"

#include <array>
#include <vector>

namespace corridor {
namespace refugees_by_population {

Findings run(std::span<const Origin> places) {
  Findings found;
  for (const auto& place : places) {
    if (!place.refugees || !place.population) {
      ++found.left_out;
      continue;
    }
    ++found.used;
    found.refugees += *place.refugees;
    found.population += *place.population;
  }
  const double whole = found.refugees + found.population;
  if (whole > 0) found.per_100000 = 100'000 * found.refugees / whole;
  return found;
}

namespace {

constexpr std::array<Parameter, 2> parameters{{
    {"refugees", "persons", "refugees from the place, end of year", 0, 6'615'249, 1e10,
     "Syrian Arab Republic 2019: UNHCR, Refugee Data Finder"},
    {"population", "persons", "people living in the place", 1, 20'486'050, 1e11,
     "Syrian Arab Republic, end of 2019: UN DESA, World Population Prospects 2022"},
}};

std::vector<Finding> run_erased(std::span<const double> values) {
  const Origin place{.refugees = values[0], .population = values[1]};
  return {{"per_100000", "Refugees per 100,000 people of the place", "per 100,000", 0,
           run(std::span(&place, 1)).per_100000.value_or(0)}};
}

}  // namespace
}  // namespace refugees_by_population

extern const Model refugees_by_population_model;
const Model refugees_by_population_model{"refugees_by_population",
                                         "Refugees by origin (SDG 10.7.4)",
                                         "How many of a place's people are refugees from it?",
                                         "SDG indicator 10.7.4 metadata (UNHCR)",
                                         refugees_by_population::parameters,
                                         refugees_by_population::run_erased};

}  // namespace corridor
