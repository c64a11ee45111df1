#include "models/cohort_projection/trajectories.h"

#include <cmath>
#include <initializer_list>

#include <doctest/doctest.h>

namespace corridor::cohort_projection::trajectories_test {
namespace {

Inputs steady() {
  Inputs inputs;
  for (auto& people : inputs.population) people.assign(18, 100.0);
  Step step{.death_rates = {},
            .fertility = std::vector<double>(18, 0.0),
            .boys_per_girl = 1.05,
            .net_migrants = {}};
  for (std::size_t sex = 0; sex < 2; ++sex) {
    for (int i = 0; i < 19; ++i) step.death_rates[sex].push_back(0.0005 * std::exp(0.35 * i));
    step.net_migrants[sex].assign(18, 0.5);
  }
  for (std::size_t i = 4; i < 7; ++i) step.fertility[i] = 0.14;
  inputs.steps.assign(6, step);
  return inputs;
}

double last_total(const Findings& findings) { return total(findings.outcomes.back().population); }

}  // namespace

TEST_CASE("without doubt every trajectory is the projection itself") {
  const auto inputs = steady();
  const Doubt none{.fertility = 0, .mortality = 0, .migration_per_1000 = 0};
  for (const std::uint32_t number : {0u, 5u, 999u}) {
    CHECK(last_total(trajectory(inputs, none, {.seed = 3, .number = number})) ==
          doctest::Approx(last_total(run(inputs))).epsilon(1e-12));
  }
}

TEST_CASE("a trajectory is its seed and number, whatever else was drawn") {
  const auto inputs = steady();
  const double one = last_total(trajectory(inputs, {}, {.seed = 3, .number = 41}));
  trajectory(inputs, {}, {.seed = 3, .number = 40});
  CHECK(last_total(trajectory(inputs, {}, {.seed = 3, .number = 41})) == one);
  CHECK(last_total(trajectory(inputs, {}, {.seed = 4, .number = 41})) != one);
  CHECK(last_total(trajectory(inputs, {}, {.seed = 3, .number = 42})) != one);
}

TEST_CASE("every trajectory balances, and no group is below zero, even where doubt is great") {
  const auto inputs = steady();
  const Doubt great{.fertility = 0.5, .mortality = 0.5, .migration_per_1000 = 300};
  for (std::uint32_t number = 0; number < 100; ++number) {
    const auto findings = trajectory(inputs, great, {.seed = 1, .number = number});
    const BySex* before = &inputs.population;
    for (const auto& outcome : findings.outcomes) {
      const double expected = total(*before) + outcome.births[0] + outcome.births[1] -
                              outcome.deaths[0] - outcome.deaths[1] + outcome.migrants[0] +
                              outcome.migrants[1];
      CHECK(total(outcome.population) == doctest::Approx(expected).epsilon(1e-12));
      for (const auto& people : outcome.population) {
        for (const double number_of : people) CHECK(number_of >= 0);
      }
      before = &outcome.population;
    }
  }
}

TEST_CASE("the mean of an ensemble settles as one over the root of its size" *
          doctest::test_suite("many draws")) {
  const auto inputs = steady();
  // The means of 64 ensembles of 16 and of 16 ensembles of 256 trajectories: four times as near.
  const auto scatter = [&](std::uint32_t ensembles, std::uint32_t size, std::uint32_t first) {
    std::vector<double> means;
    for (std::uint32_t e = 0; e < ensembles; ++e) {
      double all = 0;
      for (std::uint32_t i = 0; i < size; ++i) {
        all += last_total(trajectory(inputs, {}, {.seed = 9, .number = first + e * size + i}));
      }
      means.push_back(all / size);
    }
    return spread_of(means).deviation;
  };
  const double ratio = scatter(64, 16, 0) / scatter(64, 256, 100'000);
  CHECK(ratio > 3);
  CHECK(ratio < 5.4);
}

TEST_CASE("by hand: the spread of 0 to 100") {
  std::vector<double> values;
  for (int i = 100; i >= 0; --i) values.push_back(i);
  const auto spread = spread_of(values);
  CHECK(spread.mean == doctest::Approx(50));
  CHECK(spread.median == doctest::Approx(50));
  CHECK(spread.lower_80 == doctest::Approx(10));
  CHECK(spread.upper_95 == doctest::Approx(97.5));
  CHECK(spread.deviation == doctest::Approx(std::sqrt(101.0 * 102 / 12)));
}

}  // namespace corridor::cohort_projection::trajectories_test
