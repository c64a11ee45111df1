// The record of the model, for the list of models.

#include "models/model.h"

#include <array>

namespace corridor {
namespace {

constexpr std::array<Parameter, 2> parameters{{
    {"to_year", "year", "last year", 2025, 2050, 2100, "ESA/P/WP.160 (2000)"},
    {"participation_percent", "percent", "of people of working age, in the labour force", 1, 75,
     100, "the workspace's labour_force_participation where it has one for the place"},
}};

}  // namespace

extern const Model replacement_migration_model;
const Model replacement_migration_model{
    "replacement_migration",
    "Replacement migration, and what would do the same",
    "How many migrants would keep a population, its workers or its support ratio, and what else "
    "would?",
    "United Nations, Replacement Migration, ESA/P/WP.160 (2000)",
    parameters,
    nullptr};

}  // namespace corridor
