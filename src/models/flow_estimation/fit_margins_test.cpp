#include "models/flow_estimation/fit_margins.h"

#include "base/random.h"
#include "models/flow_estimation/made_matrix.h"
#include "models/flow_estimation/support.h"

#include <doctest/doctest.h>

namespace corridor::flow_estimation::fit_margins_test {
namespace {

const std::vector<std::string> abc{"A", "B", "C", "D", "E", "F", "G", "H"};
const FitNames names{"a test", abc, abc};

std::string refusal(const Matrix& seed, const Margins& margins) {
  const auto fit = fit_exactly(seed, margins, names);
  REQUIRE_FALSE(fit.has_value());
  CHECK(fit.error().kind == ErrorKind::invalid);
  return fit.error().message;
}

}  // namespace

TEST_CASE("a seed of ones gives row times column over the total") {
  const auto fit = fit_exactly(Matrix(2, 2, 1), {{18, 20}, {16, 22}}, names);
  REQUIRE(fit.has_value());
  CHECK(fit->table.at(0, 0) == doctest::Approx(18.0 * 16 / 38).epsilon(1e-14));
  CHECK(fit->table.at(1, 1) == doctest::Approx(20.0 * 22 / 38).epsilon(1e-14));
}

TEST_CASE("the fixed point is where ever more sweeps go, and keeps the seed's cross ratios") {
  const Matrix seed = table_of(3, {50, 120, 545, 10, 120, 0, 220, 30, 10});
  const Margins margins{{170, 120, 410}, {500, 140, 60}};
  const auto exact = fit_exactly(seed, margins, names);
  const auto swept = fit_by_sweeps(seed, margins, names, {1e-13, 10'000});
  REQUIRE(exact.has_value());
  REQUIRE(swept.has_value());
  CHECK(exact->report.largest_error < 1e-12);
  for (std::size_t c = 0; c < 9; ++c) {
    CHECK(exact->table.cells()[c] == doctest::Approx(swept->table.cells()[c]).epsilon(1e-9));
  }
  const auto ratio = [](const Matrix& t) {
    return t.at(0, 0) * t.at(2, 1) / t.at(0, 1) / t.at(2, 0);
  };
  CHECK(ratio(exact->table) == doctest::Approx(ratio(seed)).epsilon(1e-10));
  CHECK(exact->table.at(1, 2) == 0);
}

TEST_CASE(
    "a table nearly in pieces is met to rounding in a few steps, where sweeps take thousands") {
  RandomStream random(7, {1, 2, 3});
  constexpr std::size_t n = 8;
  Matrix seed(n, n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      seed.at(i, j) = i == j ? 1e8 * (1 + random.uniform()) : 1 + random.uniform();
    }
  }
  Margins margins{seed.row_sums(), seed.column_sums()};
  for (std::size_t i = 0; i < n; i += 2) {
    margins.rows[i] += 3e3;
    margins.rows[i + 1] -= 3e3;
  }
  const auto exact = fit_exactly(seed, margins, names);
  REQUIRE(exact.has_value());
  CHECK(exact->report.converged);
  CHECK(exact->report.largest_relative_error < 1e-13);
  CHECK(exact->report.sweeps < 100);
  const auto swept = fit_by_sweeps(seed, margins, names);
  REQUIRE(swept.has_value());
  CHECK(swept->report.largest_error > 1000 * exact->report.largest_error);
}

TEST_CASE("cells that every table with these totals leaves empty are found before fitting") {
  // The second row can only stand in the first column and takes all of it.
  const Matrix seed = table_of(2, {1, 1, 1, 0});
  const Margins margins{{5, 3}, {3, 5}};
  const auto support = feasible_support(positive_support(seed, margins), margins, names);
  REQUIRE(support.has_value());
  CHECK(support->cells() == 2);
  const auto fit = fit_exactly(seed, margins, names);
  REQUIRE(fit.has_value());
  CHECK(fit->table.cells() == std::vector<double>{0, 5, 3, 0});
}

TEST_CASE("totals that no table has are refused before any iteration, with the rows to blame") {
  const Matrix seed = table_of(2, {1, 1, 1, 0});
  const auto message = refusal(seed, {{3, 5}, {3, 5}});
  CHECK(message.contains("no table has these totals"));
  CHECK(message.contains("B"));
  CHECK(message.contains("2 more"));
}

TEST_CASE("unequal totals are refused, never turned into shares") {
  CHECK(refusal(Matrix(2, 2, 1), {{5, 5}, {5, 6}}).contains("rows come to 10 and columns to 11"));
  CHECK_FALSE(fit_by_sweeps(Matrix(2, 2, 1), {{5, 5}, {5, 6}}, names).has_value());
}

TEST_CASE("a total with nothing to fill it, and fewer people than none, are refused by name") {
  CHECK(refusal(table_of(2, {1, 1, 0, 0}), {{5, 5}, {5, 5}}).contains("the row B must come to 5"));
  CHECK(refusal(table_of(2, {1, 0, 1, 0}), {{5, 5}, {5, 5}}).contains("the column B"));
  CHECK(refusal(table_of(2, {1, -1, 1, 1}), {{5, 5}, {5, 5}}).contains("the cell A, B"));
  CHECK(refusal(Matrix(2, 2, 1), {{-1, 6}, {2, 3}}).contains("the row A"));
}

TEST_CASE("rows and columns of nobody stay empty") {
  const auto fit = fit_exactly(Matrix(3, 3, 1), {{0, 4, 6}, {5, 0, 5}}, names);
  REQUIRE(fit.has_value());
  CHECK(fit->table.cells() == std::vector<double>{0, 0, 0, 2, 0, 2, 3, 0, 3});
}

TEST_CASE("pieces that do not touch are fitted each on its own") {
  const auto fit = fit_exactly(table_of(4, {1, 2, 0, 0, 3, 4, 0, 0, 0, 0, 5, 6, 0, 0, 7, 8}),
                               {{3, 7, 11, 15}, {4, 6, 12, 14}}, names);
  REQUIRE(fit.has_value());
  CHECK(fit->report.largest_relative_error < 1e-14);
  CHECK(fit->table.at(0, 0) == doctest::Approx(1));
  // Of one piece alone the totals may disagree although those of all agree.
  CHECK(refusal(table_of(2, {1, 0, 0, 1}), {{4, 6}, {6, 4}}).contains("no table has these totals"));
}

}  // namespace corridor::flow_estimation::fit_margins_test
