#include "models/labour_rights/labour_rights.h"

#include <array>
#include <initializer_list>

#include <doctest/doctest.h>

namespace corridor::labour_rights::labour_rights_test {
namespace {

Criterion coded(double law_weight, double practice_weight, bool in_law, bool in_practice) {
  return {.law_weight = law_weight,
          .practice_weight = practice_weight,
          .in_law = in_law,
          .in_practice = in_practice};
}

}  // namespace

TEST_CASE("by hand: weights of 19 found out of a cap of 95 are a score of 2") {
  const std::array criteria{coded(10, 5, true, false), coded(4, 9, false, true),
                            coded(50, 50, false, false)};
  CHECK(run(criteria).weighted_sum == 19);
  CHECK(run(criteria).score == doctest::Approx(2));
  CHECK_FALSE(run(criteria).is_lower_bound());
}

TEST_CASE("nothing found is 0, the cap and all beyond it are 10") {
  CHECK(run(std::array{coded(50, 50, false, false)}).score == 0);
  CHECK(run(std::array{coded(95, 0, true, false)}).score == 10);
  CHECK(run(std::array{coded(95, 80, true, true)}).score == 10);
}

TEST_CASE("a general prohibition in law counts in practice, found there or not") {
  Criterion criterion = coded(10, 9, true, false);
  CHECK(run(std::array{criterion}).weighted_sum == 10);
  criterion.general_prohibition = true;
  CHECK(run(std::array{criterion}).weighted_sum == 19);
  criterion.in_practice.reset();
  CHECK(run(std::array{criterion}).coded == 1);
  criterion.in_law = false;
  CHECK(run(std::array{criterion}).weighted_sum == 0);
}

TEST_CASE("a right taken away altogether is a 10 whatever else was found") {
  Criterion criterion = coded(1, 1, true, false);
  criterion.takes_all_away = true;
  CHECK(run(std::array{criterion}).score == 10);
  criterion.in_law = false;
  CHECK(run(std::array{criterion}).score == 0);
}

TEST_CASE("what nobody coded is not fulfilled: the score is then a lower bound") {
  const std::array criteria{coded(9.5, 0, true, false), Criterion{.law_weight = 20}};
  const auto found = run(criteria);
  CHECK(found.score == doctest::Approx(1));
  CHECK(found.coded == 1);
  CHECK(found.is_lower_bound());
}

TEST_CASE("by hand: an area is weighted by labour force, and a country without one is left out") {
  const std::array countries{Country{.score = 2, .labour_force = 30},
                             Country{.score = 6, .labour_force = 10}, Country{.score = 9.0},
                             Country{.labour_force = 99.0}};
  const auto found = area(countries);
  CHECK(*found.score == doctest::Approx(3));
  CHECK(found.used == 2);
  CHECK(found.left_out == 2);
  CHECK_FALSE(found.may_be_told.has_value());  // nobody said who ratified
  CHECK_FALSE(area({}).score.has_value());
}

TEST_CASE("an area may be told with a quarter ratified, or where both sides are alike") {
  const auto told = [](double ratified_force, double other_score) {
    const std::array countries{Country{2.0, ratified_force, true},
                               Country{other_score, 100 - ratified_force, false}};
    return *area(countries).may_be_told;
  };
  CHECK(told(25, 9));
  CHECK_FALSE(told(24, 9));
  CHECK(told(24, 3.5));
  CHECK_FALSE(told(24, 3.6));
}

}  // namespace corridor::labour_rights::labour_rights_test
