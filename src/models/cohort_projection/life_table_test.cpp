#include "models/cohort_projection/life_table.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include <doctest/doctest.h>

namespace corridor::cohort_projection::life_table_test {

TEST_CASE(
    "by hand: a rate of 0.1 in every single year from 1 leaves (1 - q) of a cohort each year") {
  const std::vector<double> rates(10, 0.1);
  const auto table = life_table(rates, {.sex = Sex::male, .width_years = 1});
  // q = m / (1 + m / 2) where those who die live half a year.
  const double q = 0.1 / 1.05;
  CHECK(table.q[3] == doctest::Approx(q));
  CHECK(table.l[5] / table.l[4] == doctest::Approx(1 - q));
  CHECK(table.e.back() == doctest::Approx(10));  // 1 / m in the open age
}

TEST_CASE("by hand: infants of a rate of 0.03 live 0.126 of a year by one rule, 0.126 by another") {
  const std::vector<double> rates{0.03, 0.004, 0.001, 0.001, 0.002, 0.003, 0.5};
  const auto newer = life_table(rates, {.sex = Sex::male});
  CHECK(newer.a[0] == doctest::Approx(0.02832 + 3.26021 * 0.03));
  const auto older = life_table(rates, {.sex = Sex::male, .infants = InfantRule::coale_demeny});
  CHECK(older.a[0] == doctest::Approx(0.045 + 2.684 * 0.03));
  CHECK(older.a[1] == doctest::Approx(1.651 - 2.816 * 0.03));
}

TEST_CASE("years lived add up: those of all ages are the expectation of life") {
  const std::vector<double> rates{0.02,  0.002, 0.001, 0.001, 0.002, 0.002, 0.003,
                                  0.004, 0.006, 0.01,  0.02,  0.05,  0.1,   0.2};
  const auto table = life_table(rates, {.sex = Sex::female});
  double all = 0;
  for (const double lived : table.L) all += lived;
  CHECK(all == doctest::Approx(table.e[0]));
  CHECK(table.l.front() == 1);
  for (std::size_t i = 1; i < table.l.size(); ++i) CHECK(table.l[i] <= table.l[i - 1]);
}

TEST_CASE(
    "survival counts everybody once: people of a stationary population come back as they were") {
  const std::vector<double> rates{0.02, 0.002, 0.001, 0.001, 0.002, 0.003, 0.01, 0.05, 0.2};
  const auto table = life_table(rates, {.sex = Sex::female});
  const auto share = survival(table, 5);
  std::vector<double> people{table.L[0] + table.L[1]};
  people.insert(people.end(), table.L.begin() + 2, table.L.end());
  REQUIRE(share.size() == people.size());
  CHECK(5 * share[0] == doctest::Approx(people[0]));  // one birth a year
  for (std::size_t i = 1; i + 1 < people.size(); ++i) {
    CHECK(people[i - 1] * share[i] == doctest::Approx(people[i]));
  }
  const std::size_t last = people.size() - 1;
  CHECK((people[last - 1] + people[last]) * share[last] == doctest::Approx(people[last]));
}

TEST_CASE("published: Nigeria 2020-25, rates beyond 100 drawn out with one slope for both sexes") {
  // World Population Prospects 2019, ages 80 to 95; the answer as bayesPop has it.
  BySex rates;
  rates[0].assign(17, 0.01);
  rates[1].assign(17, 0.01);
  for (const double m : {0.20848709, 0.32126262, 0.46686386, 0.57812633, 0.70214851}) {
    rates[0].push_back(m);
  }
  for (const double m : {0.20300819, 0.30757477, 0.44280078, 0.5288673, 0.63344046}) {
    rates[1].push_back(m);
  }
  const auto extended = extend_to_130(rates);
  REQUIRE(extended[0].size() == 28);
  CHECK(extended[0][21] == doctest::Approx(0.70042488468570918).epsilon(1e-9));
  CHECK(extended[0][27] == doctest::Approx(0.98249335102132251).epsilon(1e-9));
  CHECK(extended[0][20] == 0.57812633);
}

TEST_CASE("closing a table lower keeps the expectation of life and the rates below") {
  const std::vector<double> rates{0.02, 0.002, 0.001, 0.001, 0.002, 0.003, 0.01, 0.05, 0.2, 0.4};
  const auto closed = close_at(rates, Sex::male, 5, 30);
  REQUIRE(closed.size() == 8);
  CHECK(closed[6] == rates[6]);
  const auto whole = life_table(rates, {.sex = Sex::male}), part = life_table(closed, {});
  CHECK(part.e[0] == doctest::Approx(whole.e[0]).epsilon(0.002));
  CHECK(close_at(rates, Sex::male, 5, 100) == rates);
}

}  // namespace corridor::cohort_projection::life_table_test
