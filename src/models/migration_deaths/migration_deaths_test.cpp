#include "models/migration_deaths/migration_deaths.h"

#include <array>
#include <initializer_list>

#include <doctest/doctest.h>

namespace corridor::migration_deaths::migration_deaths_test {

TEST_CASE("by hand: dead and missing on the way count, deaths in a camp do not") {
  const std::array incidents{Incident{.dead = 3, .missing = 7}, Incident{.dead = 1, .missing = 0},
                             Incident{.dead = 20, .missing = 0, .on_the_way = false}};
  const auto found = run(incidents);
  CHECK(found.total() == 11);
  CHECK(found.incidents == 2);
  CHECK(found.left_out == 1);
  CHECK(found.incomplete == 0);
}

TEST_CASE("the missing count only where they are presumed dead") {
  const std::array incidents{Incident{.dead = 2, .missing = 5, .presumed_dead = false}};
  CHECK(run(incidents).total() == 2);
}

TEST_CASE("a number that is not there is not zero: the incident is counted as incomplete") {
  const std::array incidents{Incident{.dead = 2}, Incident{.missing = 4}, Incident{}};
  const auto found = run(incidents);
  CHECK(found.total() == 6);
  CHECK(found.incidents == 2);
  CHECK(found.incomplete == 2);
  CHECK(found.without == 1);
}

TEST_CASE("corrections below zero take off, and parts add up to the whole") {
  const std::array incidents{Incident{.dead = 10, .missing = 5}, Incident{.dead = -3, .missing = 3},
                             Incident{.dead = 1, .missing = 1}};
  const std::span all(incidents);
  CHECK(run(all).total() == 17);
  CHECK(run(all.first(1)).total() + run(all.subspan(1)).total() == run(all).total());
}

}  // namespace corridor::migration_deaths::migration_deaths_test
