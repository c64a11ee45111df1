#include "models/migration_deaths/migration_deaths.h"

#include "models/model.h"

#include <array>
#include <vector>

namespace corridor {
namespace migration_deaths {

Findings run(std::span<const Incident> incidents) {
  Findings found;
  for (const auto& incident : incidents) {
    if (!incident.on_the_way) {
      ++found.left_out;
      continue;
    }
    if (!incident.dead && !incident.missing) {
      ++found.without;
      continue;
    }
    ++found.incidents;
    found.incomplete += !incident.dead || !incident.missing;
    found.dead += incident.dead.value_or(0);
    if (incident.presumed_dead) found.missing += incident.missing.value_or(0);
  }
  return found;
}

namespace {

constexpr std::array<Parameter, 2> parameters{{
    {"dead", "persons", "found dead on the way", 0, 0, 1e9, "a count of yours"},
    {"missing", "persons", "missing on the way and presumed dead", 0, 0, 1e9, "a count of yours"},
}};

std::vector<Finding> run_erased(std::span<const double> values) {
  const Incident incident{.dead = values[0], .missing = values[1]};
  return {
      {"total", "Dead and missing, at least", "persons", 0, run(std::span(&incident, 1)).total()}};
}

}  // namespace
}  // namespace migration_deaths

extern const Model migration_deaths_model;
const Model migration_deaths_model{"migration_deaths",
                                   "Deaths on the way (SDG 10.7.3)",
                                   "How many people died or disappeared on the way, at least?",
                                   "SDG indicator 10.7.3 metadata (IOM)",
                                   migration_deaths::parameters,
                                   migration_deaths::run_erased};

}  // namespace corridor
