#pragma once
// How people who move are spread over the ages: the model schedule of A. Rogers and L. Castro, of
// seven parameters: children with their parents, young workers, and a floor; with four more, people
// who move when they stop working.
//
//   m(x) = a1 exp(-alpha1 x)
//        + a2 exp(-alpha2 (x - mu2) - exp(-lambda2 (x - mu2)))
//        + a3 exp(-alpha3 (x - mu3) - exp(-lambda3 (x - mu3)))
//        + c
//
// Reference: A. Rogers, L. Castro, Model Migration Schedules, IIASA RR-81-30 (1981), whose basic
// standard schedule gives the usual values: a1 0.02, alpha1 0.10, a2 0.06, alpha2 0.10, mu2 20,
// lambda2 0.40, c 0.003.

#include <vector>

namespace corridor::cohort_projection {

struct RogersCastro {
  double children = 0.02, children_fall = 0.10;
  double workers = 0.06, workers_fall = 0.10, workers_age = 20, workers_rise = 0.40;
  double floor = 0.003;
  /// Around retirement; none in the standard schedule.
  double retired = 0, retired_fall = 0, retired_age = 0, retired_rise = 0;
};

double rogers_castro(const RogersCastro& schedule, double age_years);

/// Shares of age groups `width_years` wide, the last open and taken as one group; they add up to
/// one. Single years are integrated at their middles, up to age 100.
std::vector<double> rogers_castro_shares(const RogersCastro& schedule, int groups, int width_years);

}  // namespace corridor::cohort_projection
