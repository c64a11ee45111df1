#pragma once
// Population by sex and age, carried forward by cohort components: who lives a step longer, who is
// born, who comes and goes.
//
//   P(x+n, t+n) = P(x, t) S(x) + migrants          S from a life table (life_table.h)
//   births      = n/2 (F(x, t) + F(x, t+n)) f(x)    F women, f births per woman and year
//   the first age: births of that sex * S(births) + migrants
//
// Steps and age groups are of equal width, five years or one; the last age is open. Migrants are
// net numbers of a step by the age they have at its end, and are added in one of two ways, after
// which the World Population Prospects distinguish countries:
//   spread  half of each age group at the start, which lives and dies with the others and is a
//   group
//           older at the end, half at the end; births count the women of both halves
//   at_end  all at the end, so that they have no part in births and deaths of the step
//
// Invariants: end = start + births - deaths + migrants, exactly, for each sex; no group is below
// zero: where more would leave than there are, fewer leave, and `not_applied` says how many.
// Nothing else is corrected.
//
// Reference: United Nations, World Population Prospects 2019: Methodology; H. Sevcikova, A.
// Raftery, "bayesPop: Probabilistic Population Projections", Journal of Statistical Software 75(5),
// 2016.

#include "models/cohort_projection/life_table.h"

#include <span>
#include <vector>

namespace corridor::cohort_projection {

enum class MigrationTiming { spread, at_end };

/// One step of the projection, all by the age groups of the population unless said otherwise.
struct Step {
  BySex death_rates;              // per person-year; five-year steps: ages 0, 1-4, 5-9, ...
  std::vector<double> fertility;  // births per woman and year
  double boys_per_girl = 1.05;
  BySex net_migrants;  // persons in the step; fewer ages than the population: none above
};

struct Inputs {
  int width_years = 5;
  BySex population;  // at the start; the unit comes back (persons, thousands)
  std::vector<Step> steps;
  MigrationTiming timing = MigrationTiming::spread;
};

/// What a step did.
struct Outcome {
  BySex population;                                      // at its end
  std::array<double, 2> births{}, deaths{}, migrants{};  // by sex
  double not_applied = 0;  // net migrants that could not leave, as a number of people
};

struct Findings {
  std::vector<Outcome> outcomes;  // one for each step
};

Findings run(const Inputs& inputs);

/// Survival of both sexes in a step, and one step with it: for those who vary one thing many times.
std::array<std::vector<double>, 2> survival_of(const Step& step, int width_years);
Outcome advance(const BySex& population, const Step& step,
                const std::array<std::vector<double>, 2>& survival, const Inputs& settings);

double sum(std::span<const double> values);
double total(const BySex& population);

}  // namespace corridor::cohort_projection
