#include "models/recruitment_cost/recruitment_cost.h"

#include <array>
#include <initializer_list>

#include <doctest/doctest.h>

namespace corridor::recruitment_cost::recruitment_cost_test {

TEST_CASE("published: Bangladesh 17.6 months, Singapore 15.06, Oman 16.06 (ratios of means)") {
  // Means of the Cost of Migration Survey 2020, as reported by Bangladesh Post,
  // "Costs too high, pay too poor" (posts/costs-too-high-pay-too-poor-49511).
  struct Published {
    double cost, earnings, months;
  };
  for (const auto& [cost, earnings, months] :
       {Published{416'789, 23'693, 17.59}, Published{574'241, 38'129, 15.06},
        Published{308'047, 19'177, 16.06}}) {
    const std::array one{Worker{.cost = cost, .earnings = earnings}};
    CHECK(run(one).ratio_of_means == doctest::Approx(months).epsilon(0.0005));
  }
}

TEST_CASE("by hand: the mean of ratios is not the ratio of means, and the median is neither") {
  const std::array workers{Worker{1000, 500}, Worker{3000, 500}, Worker{1000, 1000}};
  const auto found = run(workers);
  CHECK(found.mean_of_ratios == doctest::Approx(3));    // (2 + 6 + 1) / 3
  CHECK(found.ratio_of_means == doctest::Approx(2.5));  // 5000 / 2000
  CHECK(found.median == doctest::Approx(2));
  CHECK(found.mean_cost == doctest::Approx(5000.0 / 3));
  CHECK(found.mean_earnings == doctest::Approx(2000.0 / 3));
}

TEST_CASE("by hand: of five workers the top fifth begins between the fourth and the fifth") {
  const std::array workers{Worker{1, 1}, Worker{2, 1}, Worker{3, 1}, Worker{4, 1}, Worker{10, 1}};
  CHECK(run(workers).top_fifth_from == doctest::Approx(7));
  CHECK(run(workers).median == doctest::Approx(3));
}

TEST_CASE("who has no cost or no earnings is left out and counted; a cost of nothing is a cost") {
  const std::array workers{Worker{.cost = 0.0, .earnings = 100}, Worker{.cost = 50.0},
                           Worker{.earnings = 100.0}, Worker{.cost = 1, .earnings = 0.0}};
  const auto found = run(workers);
  CHECK(found.used == 1);
  CHECK(found.left_out == 3);
  CHECK(found.mean_of_ratios == 0);
  CHECK(run({}).used == 0);
}

TEST_CASE("a weight of two is the same person twice") {
  const std::array weighted{Worker{4, 1, 2}, Worker{1, 1, 1}, Worker{9, 1, 1}};
  const std::array repeated{Worker{4, 1}, Worker{4, 1}, Worker{1, 1}, Worker{9, 1}};
  CHECK(run(weighted).mean_of_ratios == doctest::Approx(run(repeated).mean_of_ratios));
  CHECK(run(weighted).median == doctest::Approx(run(repeated).median));
  CHECK(run(weighted).top_fifth_from == doctest::Approx(run(repeated).top_fifth_from));
}

TEST_CASE("another currency changes nothing") {
  const std::array taka{Worker{400'000, 20'000}, Worker{90'000, 30'000}};
  const std::array dollars{Worker{4'000, 200}, Worker{900, 300}};
  CHECK(run(taka).mean_of_ratios == doctest::Approx(run(dollars).mean_of_ratios));
  CHECK(run(taka).ratio_of_means == doctest::Approx(run(dollars).ratio_of_means));
}

}  // namespace corridor::recruitment_cost::recruitment_cost_test
