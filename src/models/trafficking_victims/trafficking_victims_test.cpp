#include "models/trafficking_victims/trafficking_victims.h"

#include <initializer_list>

#include <doctest/doctest.h>

namespace corridor::trafficking_victims::trafficking_victims_test {

TEST_CASE("by hand: 12 victims among 600,000 people are 2 in 100,000") {
  const auto found = run({.detected = 12.0, .population = 600'000.0});
  CHECK(*found.detected_per_100000 == doctest::Approx(2));
  CHECK_FALSE(found.all_per_100000.has_value());
}

TEST_CASE("those undetected count only where somebody estimated them") {
  const auto found = run({.detected = 12.0, .undetected_estimate = 48.0, .population = 600'000.0});
  CHECK(*found.detected_per_100000 == doctest::Approx(2));
  CHECK(*found.all_per_100000 == doctest::Approx(10));
}

TEST_CASE("nobody counted is no rate; nobody found is a rate of zero; no people, no rate") {
  CHECK_FALSE(run({.population = 100.0}).detected_per_100000.has_value());
  CHECK(*run({.detected = 0.0, .population = 100.0}).detected_per_100000 == 0);
  CHECK_FALSE(run({.detected = 1.0}).detected_per_100000.has_value());
  CHECK_FALSE(run({.detected = 1.0, .population = 0.0}).detected_per_100000.has_value());
  CHECK_FALSE(run({.undetected_estimate = 4.0, .population = 9.0}).all_per_100000.has_value());
}

}  // namespace corridor::trafficking_victims::trafficking_victims_test
