#include "models/occupational_injuries/occupational_injuries.h"

#include <array>
#include <initializer_list>

#include <doctest/doctest.h>

namespace corridor::occupational_injuries::occupational_injuries_test {

TEST_CASE("by hand: 3 cases among 150,000 workers are 2 in 100,000") {
  const std::array group{Group{.cases = 3, .workers = 150'000}};
  CHECK(*run(group).per_100000_workers == doctest::Approx(2));
  CHECK_FALSE(run(group).per_100000_full_time.has_value());
}

TEST_CASE("by hours: full-time workers have the same rate both ways, part-time workers do not") {
  const std::array full{Group{.cases = 4, .workers = 50'000, .hours = 100'000'000}};
  CHECK(*run(full).per_100000_full_time == doctest::Approx(*run(full).per_100000_workers));
  const std::array part{Group{.cases = 4, .workers = 50'000, .hours = 50'000'000}};
  CHECK(*run(part).per_100000_full_time == doctest::Approx(16));
}

TEST_CASE("no cases counted is no rate; none that happened is a rate of zero") {
  const std::array uncounted{Group{.workers = 100}};
  CHECK_FALSE(run(uncounted).per_100000_workers.has_value());
  CHECK(run(uncounted).left_out == 1);
  const std::array none{Group{.cases = 0.0, .workers = 100}};
  CHECK(*run(none).per_100000_workers == 0);
  const std::array nobody{Group{.cases = 0.0, .workers = 0.0}};
  CHECK_FALSE(run(nobody).per_100000_workers.has_value());
}

TEST_CASE("groups are added up before they are divided: the whole lies between the parts") {
  const std::array both{Group{.cases = 1, .workers = 10'000}, Group{.cases = 1, .workers = 90'000}};
  CHECK(*run(both).per_100000_workers == doctest::Approx(2));  // and not the mean of 10 and 1.1
}

TEST_CASE("where one group has no workers counted the whole has no rate by workers") {
  const std::array mixed{Group{.cases = 1, .workers = 10, .hours = 20'000},
                         Group{.cases = 1, .hours = 20'000}};
  CHECK_FALSE(run(mixed).per_100000_workers.has_value());
  CHECK(*run(mixed).per_100000_full_time == doctest::Approx(10'000));
}

}  // namespace corridor::occupational_injuries::occupational_injuries_test
