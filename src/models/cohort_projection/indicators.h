#pragma once
// What a population by sex and age comes to, in numbers that policy is made with.
//
//   support ratio            people of working age for each older person
//   dependency               children, older, both, for 100 of working age
//   labour force             sum over sex and age of participation * people
//   economic support ratio   sum of production profile * people over sum of consumption profile *
//                            people; its growth in logarithms is the first demographic dividend
//
// Reference: United Nations, World Population Prospects (ratios); R. Lee, A. Mason (eds),
// Population Aging and the Generational Economy (2011) (National Transfer Accounts).

#include "models/cohort_projection/cohort_projection.h"

namespace corridor::cohort_projection {

struct Ages {
  int width_years = 5;
  int working_from = 15, older_from = 65;  // multiples of the width
};

struct Measures {
  double population = 0, children = 0, working_age = 0, older = 0;
  double of_15_and_over = 0;
  double median_age = 0;

  double support_ratio() const { return older > 0 ? working_age / older : 0; }
  double child_dependency() const { return per_100(children); }
  double old_dependency() const { return per_100(older); }
  double dependency() const { return per_100(children + older); }

 private:
  double per_100(double people) const { return working_age > 0 ? 100 * people / working_age : 0; }
};

Measures measure(const BySex& population, const Ages& ages);

/// `participation` by sex and age group, from 0 to 1.
double labour_force(const BySex& population, const BySex& participation);

/// Profiles by age group, the same for both sexes.
double economic_support_ratio(const BySex& population, const std::vector<double>& production,
                              const std::vector<double>& consumption);

/// Workers wanted less workers there are: above zero where workers are missing.
struct LabourGap {
  double wanted = 0, there = 0;
  double gap() const { return wanted - there; }
};

/// Migrants who are not needed where one in a hundred more of working age is in the labour force:
/// 0.01 * working age / participation of migrants (from 0 to 1).
double migrants_saved_by_a_point(double working_age, double participation_of_migrants);

}  // namespace corridor::cohort_projection
