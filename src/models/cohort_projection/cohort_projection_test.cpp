#include "models/cohort_projection/cohort_projection.h"

#include "base/random.h"
#include "models/cohort_projection/rogers_castro.h"

#include <cmath>
#include <initializer_list>

#include <doctest/doctest.h>

namespace corridor::cohort_projection::cohort_projection_test {
namespace {

/// Three age groups of five years; half live on, everywhere.
Inputs small(MigrationTiming timing) {
  Inputs inputs{.population = {std::vector<double>{100, 80, 60}, std::vector<double>{100, 80, 60}},
                .timing = timing};
  return inputs;
}
const std::array<std::vector<double>, 2> half{std::vector<double>{0.5, 0.5, 0.5},
                                              std::vector<double>{0.5, 0.5, 0.5}};

Step step_of(double fertility, double migrants) {
  return {.death_rates = {},
          .fertility = {0, fertility, 0},
          .boys_per_girl = 1,
          .net_migrants = {std::vector<double>{0, migrants, 0}, std::vector<double>{0, 0, 0}}};
}

/// A projection of random, sensible rates.
Inputs any_inputs(std::uint32_t replicate) {
  RandomStream random(7, {.model = 1, .replicate = replicate});
  constexpr std::size_t groups = 12;
  Inputs inputs{.timing =
                    random.uniform() < 0.5 ? MigrationTiming::spread : MigrationTiming::at_end};
  for (auto& people : inputs.population) {
    for (std::size_t i = 0; i < groups; ++i) people.push_back(100 * random.uniform());
  }
  for (int t = 0; t < 6; ++t) {
    Step step{.death_rates = {},
              .fertility = std::vector<double>(groups, 0.0),
              .boys_per_girl = 1.05,
              .net_migrants = {}};
    for (std::size_t sex = 0; sex < 2; ++sex) {
      for (std::size_t i = 0; i <= groups; ++i) {
        step.death_rates[sex].push_back(0.001 * std::exp(0.4 * static_cast<double>(i)));
        if (i < groups) step.net_migrants[sex].push_back(60 * (random.uniform() - 0.7));
      }
    }
    for (std::size_t i = 3; i < 9; ++i) step.fertility[i] = 0.2 * random.uniform();
    inputs.steps.push_back(std::move(step));
  }
  return inputs;
}

}  // namespace

TEST_CASE("by hand: a step without migration halves each group as it grows older") {
  const auto inputs = small(MigrationTiming::at_end);
  const auto outcome = advance(inputs.population, step_of(0.1, 0), half, inputs);
  // Women of the second group: 80 before, 50 after; 0.1 births a year over five years.
  const double births = 5 * 0.1 * 0.5 * (80 + 50);
  CHECK(outcome.births[0] + outcome.births[1] == doctest::Approx(births));
  CHECK(outcome.population[0][0] == doctest::Approx(births / 2 * 0.5));
  CHECK(outcome.population[0][1] == doctest::Approx(50));
  CHECK(outcome.population[0][2] == doctest::Approx((80 + 60) * 0.5));
  CHECK(outcome.deaths[0] == doctest::Approx(50 + 70 + births / 4));
}

TEST_CASE(
    "by hand: those who come at the end do not die; of those spread, half go through the step") {
  const auto end = small(MigrationTiming::at_end), spread = small(MigrationTiming::spread);
  CHECK(advance(end.population, step_of(0, 20), half, end).population[0][1] ==
        doctest::Approx(50 + 20));
  const auto outcome = advance(spread.population, step_of(0, 20), half, spread);
  CHECK(outcome.population[0][1] == doctest::Approx(50 + 10));
  CHECK(outcome.population[0][2] == doctest::Approx((80 + 10 + 60) * 0.5));
  CHECK(outcome.migrants[0] == doctest::Approx(20));
}

TEST_CASE("no group falls below zero: of 100 more than there are, all leave and 20 are told") {
  const auto inputs = small(MigrationTiming::at_end);
  const auto outcome = advance(inputs.population, step_of(0, -70), half, inputs);
  CHECK(outcome.population[0][1] == 0);
  CHECK(outcome.not_applied == doctest::Approx(20));
  CHECK(outcome.migrants[0] == doctest::Approx(-50));
}

TEST_CASE("the population balances in every step, whatever the rates") {
  for (std::uint32_t replicate = 0; replicate < 200; ++replicate) {
    const auto inputs = any_inputs(replicate);
    const auto findings = run(inputs);
    const BySex* before = &inputs.population;
    for (const auto& outcome : findings.outcomes) {
      for (std::size_t sex = 0; sex < 2; ++sex) {
        const double expected =
            sum((*before)[sex]) + outcome.births[sex] - outcome.deaths[sex] + outcome.migrants[sex];
        CHECK(sum(outcome.population[sex]) == doctest::Approx(expected).epsilon(1e-12));
        for (const double people : outcome.population[sex]) CHECK(people >= 0);
      }
      before = &outcome.population;
    }
  }
}

TEST_CASE("twice the people and twice the migrants are twice the population") {
  auto inputs = any_inputs(3);
  for (auto& step : inputs.steps) {
    for (auto& migrants : step.net_migrants) {
      for (double& number : migrants) number = std::abs(number);
    }
  }
  const auto once = run(inputs);
  for (auto& people : inputs.population) {
    for (double& number : people) number *= 2;
  }
  for (auto& step : inputs.steps) {
    for (auto& migrants : step.net_migrants) {
      for (double& number : migrants) number *= 2;
    }
  }
  const auto twice = run(inputs);
  CHECK(total(twice.outcomes.back().population) ==
        doctest::Approx(2 * total(once.outcomes.back().population)));
}

TEST_CASE("by hand: Rogers and Castro's standard schedule at age 20") {
  CHECK(rogers_castro({}, 20) ==
        doctest::Approx(0.02 * std::exp(-2.0) + 0.06 * std::exp(-1.0) + 0.003));
}

TEST_CASE("shares of a schedule add up to one, and most people move between 20 and 29") {
  const auto shares = rogers_castro_shares({}, 21, 5);
  CHECK(sum(shares) == doctest::Approx(1));
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (i != 4 && i != 5) CHECK(shares[i] < shares[4]);
  }
}

}  // namespace corridor::cohort_projection::cohort_projection_test
