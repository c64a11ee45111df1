#include "models/remittance_prices/remittance_prices.h"

#include <array>
#include <initializer_list>

#include <doctest/doctest.h>

namespace corridor::remittance_prices::remittance_prices_test {
namespace {

Service good(double percent) {
  return {.total_percent = percent, .transparent = true, .accessible = true, .days = 1};
}

}  // namespace

TEST_CASE("by hand: a fee of 5 on 200 and a rate of 98 for 100 are 2.5 and 2 percent") {
  CHECK(total_percent({.amount = 200, .fee = 5, .mid_rate = 100, .applied_rate = 98}) ==
        doctest::Approx(4.5));
  CHECK(total_percent({.amount = 200, .fee = 0, .mid_rate = 1, .applied_rate = 1}) == 0);
}

TEST_CASE(
    "by hand: the SmaRT is the mean of the three cheapest that qualify, not of the cheapest") {
  Service hidden = good(0.5), slow = good(1), far = good(1.5);
  hidden.transparent = false;
  slow.days = 6;
  far.accessible = false;
  const std::array services{good(9), good(3), hidden, good(4), slow, good(5), far};
  const auto found = run(services);
  CHECK(*found.smart == doctest::Approx(4));
  CHECK(found.qualifying == 4);
  CHECK(*found.mean == doctest::Approx(24.0 / 7));
}

TEST_CASE("with fewer than three services that qualify there is no SmaRT; five days are in time") {
  const std::array two{good(3), good(4)};
  CHECK_FALSE(run(two).smart.has_value());
  Service fifth_day = good(5);
  fifth_day.days = 5;
  const std::array three{good(3), good(4), fifth_day};
  CHECK(*run(three).smart == doctest::Approx(4));
}

TEST_CASE("what is not known of a service does not make it qualify, and is counted") {
  Service unknown = good(1);
  unknown.days.reset();
  Service hidden = unknown;
  hidden.transparent = false;  // decides, whatever the days
  const std::array services{good(3), good(4), unknown, hidden};
  const auto found = run(services);
  CHECK_FALSE(found.smart.has_value());
  CHECK(found.not_known == 1);
  CHECK(found.qualifying == 2);
}

TEST_CASE("a weighted mean is there only where every service has a weight") {
  std::array services{good(2), good(8)};
  CHECK_FALSE(run(services).weighted_mean.has_value());
  services[0].weight = 3;
  CHECK_FALSE(run(services).weighted_mean.has_value());
  services[1].weight = 1;
  CHECK(*run(services).weighted_mean == doctest::Approx(3.5));
  CHECK(*run(services).mean == doctest::Approx(5));
}

TEST_CASE("the mean over corridors and the mean over services differ by design") {
  const std::array cheap{good(2), good(2), good(2)};
  const std::array dear{good(10)};
  const std::array all{good(2), good(2), good(2), good(10)};
  const std::array corridors{CorridorCost{.mean_percent = *run(cheap).mean},
                             CorridorCost{.mean_percent = *run(dear).mean}};
  CHECK(*spread_of(corridors).mean_over_corridors == doctest::Approx(6));
  CHECK(*run(all).mean == doctest::Approx(4));
}

TEST_CASE("the two promises: a mean below 3 percent, no corridor's SmaRT above 5") {
  CHECK(mean_test(2.999) == Verdict::met);
  CHECK(mean_test(3.0) == Verdict::not_met);
  CHECK(mean_test(std::nullopt) == Verdict::cannot_tell);
  const auto test = [](std::initializer_list<CorridorCost> corridors) {
    return corridor_test(spread_of(std::span(corridors.begin(), corridors.size())));
  };
  CHECK(test({{4, 5.0}, {7, 4.9}}) == Verdict::met);
  CHECK(test({{4, 5.0}, {7, 5.1}}) == Verdict::not_met);
  CHECK(test({{4, 5.0}, {7, std::nullopt}}) == Verdict::cannot_tell);
  CHECK(test({{4, 5.1}, {7, std::nullopt}}) == Verdict::not_met);
  CHECK(test({}) == Verdict::cannot_tell);
}

TEST_CASE(
    "corridors are counted into those up to 3, up to 5 and above; all are in one of the last") {
  const std::array corridors{CorridorCost{3}, CorridorCost{5}, CorridorCost{5.01},
                             CorridorCost{10.01}, CorridorCost{0.997}};
  const auto spread = spread_of(corridors);
  CHECK(spread.at_most_mean == 2);
  CHECK(spread.at_most_corridor == 3);
  CHECK(spread.above_corridor == 2);
  CHECK(spread.above_ten == 1);
  CHECK(spread.lowest == 0.997);
  CHECK(spread.highest == 10.01);
}

}  // namespace corridor::remittance_prices::remittance_prices_test
