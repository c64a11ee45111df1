#include "models/cohort_projection/indicators.h"

#include <cmath>
#include <initializer_list>

#include <doctest/doctest.h>

namespace corridor::cohort_projection::indicators_test {
namespace {

/// Three groups of 30 years, all of one sex.
BySex three(double young, double working, double old) {
  return {std::vector<double>{young, working, old}, std::vector<double>{0, 0, 0}};
}

}  // namespace

TEST_CASE("by hand: 30 children, 60 of working age, 10 older") {
  const auto found =
      measure(three(30, 60, 10), {.width_years = 30, .working_from = 30, .older_from = 60});
  CHECK(found.population == 100);
  CHECK(found.support_ratio() == doctest::Approx(6));
  CHECK(found.old_dependency() == doctest::Approx(100.0 / 6));
  CHECK(found.dependency() == doctest::Approx(200.0 / 3));
  // Half of 100 is 20 into the middle group of 60: a third of 30 years.
  CHECK(found.median_age == doctest::Approx(40));
}

TEST_CASE("by hand: the first dividend of the toy is 4.88 percent in logarithms") {
  const std::vector<double> production{0, 1, 0}, consumption{1, 1, 1};
  const double before = economic_support_ratio(three(30, 60, 10), production, consumption);
  const double after = economic_support_ratio(three(28, 63, 9), production, consumption);
  CHECK(before == doctest::Approx(0.6));
  CHECK(after == doctest::Approx(0.63));
  CHECK(std::log(after / before) == doctest::Approx(0.0488).epsilon(0.001));
}

TEST_CASE("by hand: labour force, gap, and migrants that a point of participation saves") {
  const BySex rates{std::vector<double>{0, 0.8, 0.1}, std::vector<double>{0, 0, 0}};
  CHECK(labour_force(three(30, 60, 10), rates) == doctest::Approx(49));
  CHECK(LabourGap{.wanted = 55, .there = 49}.gap() == doctest::Approx(6));
  CHECK(migrants_saved_by_a_point(60'000, 0.75) == doctest::Approx(800));
}

}  // namespace corridor::cohort_projection::indicators_test
