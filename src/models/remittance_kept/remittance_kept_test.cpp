#include "models/remittance_kept/remittance_kept.h"

#include <initializer_list>

#include <doctest/doctest.h>

namespace corridor::remittance_kept::remittance_kept_test {

TEST_CASE("by hand: 200 US$ a month at 6.5 percent leaves 2,244 US$, and 84 more at 3 percent") {
  const auto f = run({.amount_usd_per_month = 200, .cost_percent = 6.5});
  CHECK(f.sent_usd_per_year == doctest::Approx(2400));
  CHECK(f.cost_usd_per_year == doctest::Approx(156));
  CHECK(f.arrives_usd_per_year == doctest::Approx(2244));
  CHECK(f.gained_usd_per_year == doctest::Approx(84));
}

TEST_CASE("a corridor below the target has nothing to gain from it") {
  CHECK(run({.amount_usd_per_month = 100, .cost_percent = 2}).gained_usd_per_year == 0);
}

TEST_CASE("money is conserved: what arrives and what it cost make what was sent") {
  for (const double cost : {0.0, 1.7, 12.3, 100.0}) {
    const auto f = run({.amount_usd_per_month = 317, .cost_percent = cost});
    CHECK(f.arrives_usd_per_year + f.cost_usd_per_year == doctest::Approx(f.sent_usd_per_year));
  }
}

}  // namespace corridor::remittance_kept::remittance_kept_test
