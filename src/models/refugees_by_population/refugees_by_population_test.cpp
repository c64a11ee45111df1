#include "models/refugees_by_population/refugees_by_population.h"

#include <array>
#include <initializer_list>

#include <doctest/doctest.h>

namespace corridor::refugees_by_population::refugees_by_population_test {

TEST_CASE("by hand: one refugee beside three who stayed are 25,000 in 100,000") {
  const std::array place{Origin{.refugees = 1, .population = 3}};
  CHECK(*run(place).per_100000 == doctest::Approx(25'000));
}

TEST_CASE("published: the world of 2015 at 216, refugees of UNHCR over people of WPP 2022") {
  // 16,110,276 refugees (Refugee Data Finder 2025); 7,426,598,810.5 people, mid-2015. The published
  // value (SDG database, release of October 2020) is 216.
  const std::array whole{Origin{.refugees = 16'110'276, .population = 7'426'598'810.5}};
  CHECK(*run(whole).per_100000 == doctest::Approx(216).epsilon(0.0025));
}

TEST_CASE("a place of which one number is missing is left out of the area and counted") {
  const std::array places{Origin{10, 90}, Origin{.refugees = 1'000'000}, Origin{.population = 50}};
  const auto found = run(places);
  CHECK(*found.per_100000 == doctest::Approx(10'000));
  CHECK(found.used == 1);
  CHECK(found.left_out == 2);
}

TEST_CASE("nothing known is no rate, and no refugees is a rate of zero") {
  const std::array unknown{Origin{}};
  CHECK_FALSE(run(unknown).per_100000.has_value());
  CHECK_FALSE(run({}).per_100000.has_value());
  const std::array none{Origin{.refugees = 0.0, .population = 500}};
  CHECK(*run(none).per_100000 == 0);
}

TEST_CASE("the rate of an area lies between those of its places") {
  const std::array low{Origin{1, 99}}, high{Origin{50, 50}};
  const std::array both{Origin{1, 99}, Origin{50, 50}};
  CHECK(*run(low).per_100000 < *run(both).per_100000);
  CHECK(*run(both).per_100000 < *run(high).per_100000);
}

}  // namespace corridor::refugees_by_population::refugees_by_population_test
