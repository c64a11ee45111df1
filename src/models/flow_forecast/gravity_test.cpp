#include "models/flow_forecast/gravity.h"

#include <cmath>
#include <initializer_list>

#include <doctest/doctest.h>

namespace corridor::flow_forecast::gravity_test {
namespace {

/// Flows that follow the equation exactly.
GravityInputs lawful(std::size_t places) {
  GravityInputs inputs{.places = places,
                       .periods = {Flows(places * places, 0)},
                       .population = {{}, {}},
                       .pairs = {}};
  for (std::size_t i = 0; i < places; ++i) {
    inputs.population[0].push_back(1e5 * std::exp(0.37 * static_cast<double>(i * i % 11)));
    inputs.population[1].push_back(2 * inputs.population[0][i]);
  }
  inputs.pairs.resize(places * places);
  for (std::size_t i = 0; i < places; ++i) {
    for (std::size_t j = 0; j < places; ++j) {
      if (i == j) continue;
      const PairFacts facts{.distance_km = 100.0 + 900 * static_cast<double>((i * 7 + j * 3) % 10),
                            .contiguous = (i + j) % 5 == 0,
                            .common_language = (i * j) % 3 == 0,
                            .colonial_link = (i + 2 * j) % 7 == 0};
      inputs.pairs[i * places + j] = facts;
      inputs.periods[0][i * places + j] = std::exp(
          -8 + 0.6 * std::log(inputs.population[0][i]) + 0.8 * std::log(inputs.population[0][j]) -
          0.9 * std::log(facts.distance_km) + (facts.contiguous ? 0.5 : 0) +
          (facts.common_language ? 0.7 : 0) + (facts.colonial_link ? 1.1 : 0));
    }
  }
  return inputs;
}

}  // namespace

TEST_CASE("flows that follow the equation give its coefficients back") {
  const auto found = gravity(lawful(14));
  CHECK(found.converged);
  const std::array expected{-8.0, 0.6, 0.8, -0.9, 0.5, 0.7, 1.1};
  for (std::size_t k = 0; k < expected.size(); ++k) {
    CHECK(found.coefficients[k] == doctest::Approx(expected[k]).epsilon(1e-6));
  }
}

TEST_CASE("by hand: twice the people at both ends move 2^(0.6 + 0.8) times as much") {
  const auto inputs = lawful(14);
  const auto found = gravity(inputs);
  CHECK(found.forecast[1] / inputs.periods[0][1] == doctest::Approx(std::pow(2.0, 1.4)));
}

TEST_CASE("what is fitted adds up to what was seen, and pairs that are not known take no part") {
  auto inputs = lawful(14);
  for (std::size_t cell = 0; cell < inputs.periods[0].size(); ++cell) {
    inputs.periods[0][cell] *= 1 + 0.5 * std::sin(static_cast<double>(cell));
  }
  inputs.pairs[1].reset();
  inputs.population[1] = inputs.population[0];
  const auto found = gravity(inputs);
  double seen = 0, fitted = 0;
  for (std::size_t cell = 0; cell < inputs.pairs.size(); ++cell) {
    fitted += found.forecast[cell];
    if (inputs.pairs[cell]) seen += inputs.periods[0][cell];
  }
  CHECK(found.pairs == 14 * 13 - 1);
  CHECK(found.forecast[1] == 0);
  CHECK(fitted == doctest::Approx(seen));
}

}  // namespace corridor::flow_forecast::gravity_test
