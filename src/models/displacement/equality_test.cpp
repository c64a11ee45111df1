// Cohorts and persons, in phase order, have one distribution: counts of each place on each of some
// days, over 2,000 seeds of three small worlds, compared by chi-square in bins of equal size.

#include "models/displacement/displacement.h"
#include "models/displacement/made_worlds.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <doctest/doctest.h>

namespace corridor::displacement::equality_test {
namespace {

/// The chance of a chi-square as large (Wilson and Hilferty's approximation).
double chi_square_chance(double value, double freedom) {
  const double spread = 2.0 / (9.0 * freedom);
  const double z = (std::cbrt(value / freedom) - (1 - spread)) / std::sqrt(spread);
  return 0.5 * std::erfc(z / std::sqrt(2.0));
}

/// Two samples in up to eight bins, bounded by quantiles of both together.
double two_sample_chance(std::vector<double> a, std::vector<double> b) {
  std::vector<double> both = a;
  both.insert(both.end(), b.begin(), b.end());
  std::ranges::sort(both);
  std::vector<double> bounds;
  for (std::size_t i = 1; i < 8; ++i) {
    const double bound = both[both.size() * i / 8];
    if (bounds.empty() || bound > bounds.back()) bounds.push_back(bound);
  }
  const auto counts = [&](const std::vector<double>& sample) {
    std::vector<double> in_bin(bounds.size() + 1, 0);
    for (const double value : sample) {
      ++in_bin[std::size_t(std::ranges::upper_bound(bounds, value) - bounds.begin())];
    }
    return in_bin;
  };
  const auto in_a = counts(a), in_b = counts(b);
  double chi_square = 0, freedom = -1;
  for (std::size_t i = 0; i < in_a.size(); ++i) {
    const double sum = in_a[i] + in_b[i];
    if (sum < 10) continue;
    chi_square += (in_a[i] - in_b[i]) * (in_a[i] - in_b[i]) / sum;
    ++freedom;
  }
  return freedom < 1 ? 1 : chi_square_chance(chi_square, freedom);
}

struct Side {
  Rules rules;
  EngineKind engine = EngineKind::cohort;
  std::uint64_t seed = 1;
};

/// The smallest of the chances over places and days, times how many there are (Bonferroni): below
/// 0.01 the two sides are not the same.
double same_distribution(const World& world, const Side& a, const Side& b, int seeds) {
  const std::vector<int> days{1, world.days / 3, 2 * world.days / 3, world.days - 1};
  const std::size_t places = world.places.size();
  std::vector<std::vector<double>> samples[2];
  for (auto& side : samples) side.resize(places * days.size());
  for (const auto* side : {&a, &b}) {
    auto& out = samples[side == &b ? 1 : 0];
    for (int i = 0; i < seeds; ++i) {
      Options options{.seed = side->seed, .engine = side->engine, .record_places = true};
      options.replicate = static_cast<std::uint32_t>(i);
      const auto findings = simulate(world, side->rules, options);
      for (std::size_t d = 0; d < days.size(); ++d) {
        for (std::size_t place = 0; place < places; ++place) {
          const auto people = findings.place_counts[std::size_t(days[d])][place];
          out[d * places + place].push_back(static_cast<double>(people));
        }
      }
    }
  }
  double smallest = 1;
  for (std::size_t i = 0; i < samples[0].size(); ++i) {
    smallest = std::min(smallest, two_sample_chance(samples[0][i], samples[1][i]));
  }
  return std::min(1.0, smallest * static_cast<double>(samples[0].size()));
}

constexpr int seeds = 2000;

TEST_CASE("cohorts move as persons do: towns, short stints, a camp that fills, a border" *
          doctest::test_suite("many draws")) {
  const auto world = made_network(40, 12);
  const Rules rules = made_rules();
  CHECK(same_distribution(world, {rules, EngineKind::cohort, 1}, {rules, EngineKind::person, 2},
                          seeds) > 0.01);
}

TEST_CASE("cohorts move as persons do: routes of several stops" *
          doctest::test_suite("many draws")) {
  auto world = made_network(30, 10);
  Rules rules = made_rules();
  rules.awareness = 3;
  rules.weight_power = 1.5;
  CHECK(same_distribution(world, {rules, EngineKind::cohort, 3}, {rules, EngineKind::person, 4},
                          seeds) > 0.01);
}

TEST_CASE("cohorts move as persons do: a camp chosen at the start, and people who walk" *
          doctest::test_suite("many draws")) {
  auto world = made_network(30, 10);
  for (auto& route : world.routes) route.walk_probability = 0.3;
  Rules rules = usual_rules();
  rules.camp_chance = 0.05;
  CHECK(same_distribution(world, {rules, EngineKind::cohort, 5}, {rules, EngineKind::person, 6},
                          seeds) > 0.01);
}

TEST_CASE("the comparison finds an engine that is a little wrong" *
          doctest::test_suite("many draws")) {
  const auto world = made_network(40, 12);
  const Rules rules = made_rules();
  Rules wrong = rules;
  wrong.town_chance += 0.05;
  CHECK(same_distribution(world, {wrong, EngineKind::cohort, 1}, {rules, EngineKind::person, 2},
                          seeds) < 0.01);
  wrong = rules;
  wrong.avoid_short_stints = false;
  CHECK(same_distribution(world, {wrong, EngineKind::cohort, 1}, {rules, EngineKind::person, 2},
                          seeds) < 0.01);
}

}  // namespace
}  // namespace corridor::displacement::equality_test
