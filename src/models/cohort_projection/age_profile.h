#pragma once
// What a profile of moves by age comes to: how many move, at which age most, how sharply the
// profile rises before and falls behind its peak; and the Rogers-Castro schedule nearest to it,
// whose parameters against each other tell children from workers and these from retired people.
//
//   gross intensity   sum of the rates of single years of age: moves in a whole life spent at them
//   breadth           sum of the rates of the eleven years around the peak, and its share of all
//   upward, downward  the steepest rise to the peak and the steepest fall from it, a year of age
//   asymmetry         the one over the other
//
// A group is one rate over its ages; rates change from the middle of one group to that of the next.
// The open group at the end has no width and is not in the profile.
//
// References: M. Bell, S. Muhidin, Cross-National Comparisons of Internal Migration, UNDP HDRP
// 2009/30 (intensity, peak, breadth); A. Bernard, M. Bell, E. Charles-Edwards, Population Studies
// 68 (2014) (rates of change, asymmetry); A. Rogers, L. Castro, IIASA RR-81-30 (1981) (ratios).

#include "models/cohort_projection/rogers_castro.h"

#include <optional>
#include <vector>

namespace corridor::cohort_projection {

/// Rates of moves for each age group, all of the same width, in order from `first_age`; none below
/// zero, one at least above.
struct AgeProfile {
  int first_age = 0, width_years = 1;
  std::vector<double> rates;
};

struct AgeIndices {
  double gross_intensity = 0;
  double peak_intensity = 0, peak_age = 0;  // the rate, and the middle of its group
  double breadth = 0, breadth_percent = 0;
  double upward = 0, upward_age = 0;      // between the middles of two groups
  double downward = 0, downward_age = 0;  // as a number above zero
  std::optional<double> asymmetry;        // nothing where the profile does not fall
};

AgeIndices age_indices(const AgeProfile& profile);

/// Parameters of a schedule against each other; nothing where what is divided by is none.
struct ScheduleRatios {
  double peaking_age = 0;                      // mu2
  std::optional<double> children_to_floor;     // a1 / c
  std::optional<double> child_dependency;      // a1 / a2
  std::optional<double> retired_to_workers;    // a3 / a2
  std::optional<double> labour_asymmetry;      // lambda2 / alpha2
  std::optional<double> retirement_asymmetry;  // lambda3 / alpha3
  std::optional<double> regularity;            // alpha1 / alpha2: families move together at 1
};

ScheduleRatios schedule_ratios(const RogersCastro& schedule);

struct ScheduleFit {
  RogersCastro schedule;
  double error_percent = 0;  // mean absolute distance of the rates, of their mean
};

/// The schedule with the least squares of distance from the profile, which has more groups than the
/// schedule has parameters (seven; eleven with retirement); nothing where there are fewer.
std::optional<ScheduleFit> fit_schedule(const AgeProfile& profile, bool with_retirement);

}  // namespace corridor::cohort_projection
