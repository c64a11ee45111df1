#include "models/flow_estimation/margin_fits.h"

#include "models/flow_estimation/made_matrix.h"
#include "models/flow_estimation/net_fits.h"
#include "models/flow_estimation/summaries.h"

#include <cmath>

#include <doctest/doctest.h>

namespace corridor::flow_estimation::margin_fits_test {

TEST_CASE("totals that differ are refused either way round, and so is no margin at all") {
  using Values = std::vector<double>;
  for (const auto& rows : {Values{1, 2}, Values{3, 2}}) {
    const auto fit = fit_two_way(Matrix(2, 2, 1), {rows, Values{2, 2}, {}});
    REQUIRE_FALSE(fit.has_value());
    CHECK(fit.error().message.contains("must agree"));
  }
  CHECK_FALSE(fit_two_way(Matrix(2, 2, 1), {}).has_value());
  CHECK_FALSE(fit_two_way(Matrix(2, 2, 1), {Values{1, 2, 3}, {}, {}}).has_value());
  CHECK_FALSE(fit_two_way(table_of(2, {1, 1, 1, -1}), {Values{1, 2}, {}, {}}).has_value());
}

TEST_CASE("one margin alone scales its rows and keeps their shares") {
  const auto fit = fit_two_way(table_of(2, {1, 3, 2, 2}), {std::vector<double>{8, 2}, {}, {}});
  REQUIRE(fit.has_value());
  CHECK(fit->table.cells() == std::vector<double>{2, 6, 1, 1});
}

TEST_CASE("blocks: pairs of larger regions have totals") {
  CHECK(block_groups({1, 2}).cells() == std::vector<double>{0, 1, 1, 2, 3, 3, 2, 3, 3});
  const auto fit = fit_two_way(Matrix(3, 3, 1),
                               {std::vector<double>{10, 20, 30}, std::vector<double>{16, 22, 22},
                                Groups{block_groups({1, 2}), {4, 6, 12, 38}}});
  REQUIRE(fit.has_value());
  CHECK(fit->converged);
  CHECK(fit->table.at(0, 0) == doctest::Approx(4).epsilon(1e-5));
  CHECK(fit->table.row_sums()[2] == doctest::Approx(30).epsilon(1e-5));
}

TEST_CASE("net migration: a system that does not close is refused; two places by hand") {
  CHECK_FALSE(fit_net(Matrix(2, 2, 1), {1, 1}).has_value());
  // n12 = 1/x, n21 = x for x = alpha_2 / alpha_1, and net_1 = x - 1/x = 3/2: x = 2.
  const auto fit = fit_net_exactly(table_of(2, {0, 1, 1, 0}), {1.5, -1.5});
  REQUIRE(fit.has_value());
  CHECK(fit->table.at(1, 0) == doctest::Approx(2));
  CHECK(fit->table.at(0, 1) == doctest::Approx(0.5));
}

TEST_CASE("nearest by squares by hand: half of what is missing on each side, until one is empty") {
  const auto even = nearest_by_squares(table_of(2, {0, 10, 10, 0}), {6, -6});
  REQUIRE(even.has_value());
  CHECK(even->at(1, 0) == doctest::Approx(13));
  CHECK(even->at(0, 1) == doctest::Approx(7));
  const auto empty = nearest_by_squares(table_of(2, {0, 1, 1, 0}), {10, -10});
  REQUIRE(empty.has_value());
  CHECK(empty->at(0, 1) == 0);
  CHECK(empty->at(1, 0) == doctest::Approx(10));
}

TEST_CASE("net migration brought to zero: both signs to the mean, or the mean off all") {
  const auto scaled = rescale_net({30, 10, -20});
  CHECK(scaled[0] == doctest::Approx(22.5));
  CHECK(scaled[1] == doctest::Approx(7.5));
  CHECK(scaled[2] == doctest::Approx(-30));
  CHECK(rescale_net({30, 10, -10}, true) == std::vector<double>{20, 0, -20});
}

TEST_CASE("indices of a system by hand") {
  const Matrix flows = table_of(3, {99, 10, 20, 30, 99, 0, 0, 40, 99});
  const auto indices = system_indices(flows, {500, 300, 200});
  REQUIRE(indices.has_value());
  CHECK(indices->intensity_percent == doctest::Approx(10));
  CHECK(indices->courgeau_k == doctest::Approx(10 / std::log(9.0)));
  // Net 0, 20, -20 of a turnover of 200.
  CHECK(indices->effectiveness_percent == doctest::Approx(20));
  CHECK(indices->net_rate_percent == doctest::Approx(2));
  CHECK(preference(flows, {500, 300, 200})->at(0, 1) == doctest::Approx(100 * 10 / 15.0));
  CHECK(velocity(flows, {500, 300, 200})->at(1, 0) == doctest::Approx(20));
  CHECK_FALSE(system_indices(flows, {500, 300}).has_value());
}

TEST_CASE("Gini: none where all flows are alike, near one where one pair has all") {
  const auto even = gini(Matrix(4, 4, 5));
  CHECK(even.total == 0);
  Matrix one(4, 4);
  one.at(0, 1) = 7;
  // 11 pairs of 12 are empty: 2 x 11 x 7 / (2 x 12 x 7).
  CHECK(gini(one).total == doctest::Approx(11.0 / 12));
  CHECK(gini(one).rows == doctest::Approx(2.0 * 2 / 24));
}

TEST_CASE("distance: mean, median, and the decay that made the flows") {
  Matrix flows(4, 4), distance(4, 4);
  for (std::size_t i = 0; i < 4; ++i) {
    for (std::size_t j = 0; j < 4; ++j) {
      if (i == j) continue;
      distance.at(i, j) = 100.0 * static_cast<double>(i + j);
      flows.at(i, j) = 5e6 * std::pow(distance.at(i, j), -1.5);
    }
  }
  const auto indices = distance_indices(flows, distance);
  REQUIRE(indices.has_value());
  CHECK(*indices->decay == doctest::Approx(1.5).epsilon(1e-9));
  CHECK(indices->median_km == 100);  // where 10,000 of 19,528 move
  distance.at(0, 1) = 0;
  CHECK_FALSE(distance_indices(flows, distance).has_value());
}

TEST_CASE("places brought together keep all moves") {
  const Matrix sums = sum_groups(table_of(3, {0, 1, 2, 3, 0, 4, 5, 6, 0}), {0, 1, 0});
  CHECK(sums.cells() == std::vector<double>{7, 7, 7, 0});
}

}  // namespace corridor::flow_estimation::margin_fits_test
