// The record of the model, for the list of models.

#include "models/model.h"

#include <array>

namespace corridor {
namespace {

constexpr std::array<Parameter, 2> parameters{{
    {"from_year", "year", "year to start from: the first from which everything is known", 1900,
     2020, 2200, "United Nations, World Population Prospects 2019"},
    {"to_year", "year", "last year", 1905, 2100, 2300,
     "United Nations, World Population Prospects 2019"},
}};

}  // namespace

extern const Model cohort_projection_model;
const Model cohort_projection_model{
    "cohort_projection",
    "Population by sex and age, by cohort components",
    "How many people, by sex and age, will live in a place if these rates hold?",
    "United Nations, World Population Prospects 2019: Methodology; Sevcikova and Raftery (2016); "
    "profiles of moves by age: Rogers and Castro (1981), Bernard, Bell and Charles-Edwards (2014)",
    parameters,
    nullptr};

}  // namespace corridor
