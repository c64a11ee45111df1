#pragma once
// Many futures of one population. Three things are in doubt, each drawn anew for every trajectory:
//
//   fertility   times exp(z),   z(t) = persistence z(t-1) + e(t)
//   mortality   times exp(k),   k(t) = k(t-1) + e(t): a walk that goes up or down and stays there
//   migration   plus n * people, by Rogers and Castro's ages, n(t) = persistence n(t-1) + e(t)
//
// Around each the tables given are the middle. Draws are normal, from counter-based streams: a
// trajectory depends on (seed, its number) alone, so that it is the same whatever the number of
// threads and of trajectories. Births, deaths and migrants balance in every one of them, and no age
// group falls below zero.
//
// Usual sizes, for five years: fertility 0.08, the middle half of changes of total fertility below
// three children in World Population Prospects 2019, 1950 to 2020; mortality 0.05; migration 15 for
// 1,000 people, between the middle and the third quarter of countries' standard deviations there
// over 1980 to 2020 (12 and 23). With them the 80 percent interval of a population is about as wide
// as the United Nations' own of 2024 (docs/models/cohort_projection.md). In steps of one year the
// sizes are divided by the root of five and the persistence is its fifth root.

#include "models/cohort_projection/cohort_projection.h"
#include "models/cohort_projection/indicators.h"

#include <cstdint>

namespace corridor::cohort_projection {

struct Doubt {
  double fertility = 0.08, fertility_persistence = 0.9;
  double mortality = 0.05;
  double migration_per_1000 = 15, migration_persistence = 0.8;
};

struct Draw {
  std::uint64_t seed = 1;
  std::uint32_t number = 0;  // of the trajectory
};

Findings trajectory(const Inputs& inputs, const Doubt& doubt, Draw draw);

/// Values of one measure at one time in all trajectories, summed up.
struct Spread {
  double mean = 0, deviation = 0;
  double lower_95 = 0, lower_80 = 0, median = 0, upper_80 = 0, upper_95 = 0;
};
/// `values` are put in order.
Spread spread_of(std::vector<double>& values);

}  // namespace corridor::cohort_projection
