#include "models/trafficking_victims/trafficking_victims.h"

#include "models/model.h"

#include <array>
#include <vector>

namespace corridor {
namespace trafficking_victims {

Findings run(const Inputs& inputs) {
  Findings found;
  if (!inputs.detected || inputs.population.value_or(0) <= 0) return found;
  const double of = 100'000 / *inputs.population;
  found.detected_per_100000 = of * *inputs.detected;
  if (inputs.undetected_estimate) {
    found.all_per_100000 = of * (*inputs.detected + *inputs.undetected_estimate);
  }
  return found;
}

namespace {

constexpr std::array<Parameter, 2> parameters{{
    {"detected", "persons", "victims detected in the year", 0, 0, 1e9, "a count of yours"},
    {"population", "persons", "people of the same sex and age", 1, 1'000'000, 1e11,
     "unverified default; a count of yours"},
}};

std::vector<Finding> run_erased(std::span<const double> values) {
  const Findings found = run({.detected = values[0], .population = values[1]});
  return {{"detected_per_100000", "Victims detected per 100,000 people", "per 100,000", 2,
           found.detected_per_100000.value_or(0)}};
}

}  // namespace
}  // namespace trafficking_victims

extern const Model trafficking_victims_model;
const Model trafficking_victims_model{
    "trafficking_victims",
    "Victims of trafficking (SDG 16.2.2)",
    "How many victims of trafficking are detected among 100,000 people?",
    "SDG indicator 16.2.2 metadata (UNODC)",
    trafficking_victims::parameters,
    trafficking_victims::run_erased};

}  // namespace corridor
