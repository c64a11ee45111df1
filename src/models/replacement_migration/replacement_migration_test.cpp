#include "models/replacement_migration/replacement_migration.h"

#include <cmath>
#include <initializer_list>

#include <doctest/doctest.h>

namespace corridor::replacement_migration::replacement_migration_test {
namespace {

/// Two ages. Of those of working age 80 percent stay so, 10 percent grow old, 10 percent are born
/// anew into working age; of the old 70 percent live on. Migrants are of working age.
Inputs toy(std::size_t steps = 1) {
  const Step step{.living = {0.8, 0, 0.1, 0.7},
                  .births = {0.1, 0, 0, 0},
                  .per_migrant = {1, 0},
                  .expected = {}};
  return {.start = {100, 20},
          .steps = std::vector<Step>(steps, step),
          .ages = {.working = {1, 0}, .older = {0, 1}, .first_age = {15, 65}, .width = {50, 20}}};
}

}  // namespace

TEST_CASE("closed form: the toy needs 6, 10 and 30 people") {
  // Without migration: 90 of working age and 24 old. Before: 100 and 20.
  CHECK(run(toy(), {.target = Target::population}).migrants == doctest::Approx(120 - 114));
  CHECK(run(toy(), {.target = Target::working_age}).migrants == doctest::Approx(100 - 90));
  const auto ratio = run(toy(), {.target = Target::support_ratio});
  CHECK(ratio.migrants == doctest::Approx(5 * 24 - 90));
  CHECK(ratio.periods[0].with.support_ratio() == doctest::Approx(5));
  CHECK(ratio.newcomers_share == doctest::Approx(30.0 / 144));
}

TEST_CASE("closed form: migrants who are half old need (R E - W) / (w - R e), or cannot do it") {
  auto inputs = toy();
  inputs.steps[0].per_migrant = {0.9, 0.1};
  const auto found = run(inputs, {.target = Target::support_ratio});
  CHECK(found.migrants == doctest::Approx((5 * 24 - 90) / (0.9 - 5 * 0.1)));
  inputs.steps[0].per_migrant = {0.8, 0.2};
  const auto not_found = run(inputs, {.target = Target::support_ratio});
  CHECK_FALSE(not_found.feasible);
  CHECK(not_found.migrants == 0);
}

TEST_CASE("the level is held in every period, and nobody is sent away") {
  for (const auto target : {Target::population, Target::working_age, Target::support_ratio}) {
    const auto found = run(toy(8), {.target = target});
    for (const auto& period : found.periods) {
      CHECK(period.migrants >= 0);
      CHECK(period.with.of(target) == doctest::Approx(found.level));
    }
  }
  const auto low = run(toy(3), {.target = Target::support_ratio, .level = 1.0});
  CHECK(low.migrants == 0);
}

TEST_CASE("until the highest value without migration is reached nobody is needed") {
  auto inputs = toy(3);
  inputs.steps[0].births = {0.5, 0, 0, 0};  // 130 of working age after the first period
  const auto found = run(inputs, {.target = Target::working_age});
  CHECK(found.level == doctest::Approx(130));
  CHECK(found.peak == 1);
  CHECK(found.periods[0].migrants == 0);
  CHECK(found.periods[1].with.working_age == doctest::Approx(130));
}

TEST_CASE("by hand: what else would do the same") {
  const auto found = run(toy(), {.target = Target::support_ratio, .participation_percent = 60});
  // 90 workers must do for 24 what 120 would: 80 of 100 instead of 60.
  CHECK(*found.periods[0].participation_percent == doctest::Approx(80));
  // The limit moves up until W + x = 5 (E - x), the old spread evenly over 20 years: x = 5.
  CHECK(*found.periods[0].working_until == doctest::Approx(65 + 20 * 5.0 / 24));
  // Births add 10 now; 40 would be needed.
  CHECK(*found.fertility == doctest::Approx(4));
  const auto people = run(toy(), {.target = Target::population});
  CHECK_FALSE(people.periods[0].working_until.has_value());
  CHECK(*people.fertility == doctest::Approx(1.6));
}

TEST_CASE("no expected migration: expected and without are one, as Japan's I and II were") {
  const auto found = run(toy(4), {.target = Target::population});
  for (const auto& period : found.periods) {
    CHECK(period.expected.population == period.without.population);
  }
}

}  // namespace corridor::replacement_migration::replacement_migration_test
