#include "models/flow_estimation/uncertainty.h"

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

namespace corridor::flow_estimation::uncertainty_test {
namespace {

Inputs made_inputs() {
  Inputs inputs{{"A", "B", "C"}, Matrix(3, 3), Matrix(3, 3), {900, 500, 400},
                {700, 400, 500}, {},           {},           {}};
  inputs.start.cells() = {50000, 800, 0, 300, 30000, 900, 20, 1500, 20000};
  inputs.end.cells() = {49900, 1100, 10, 350, 30100, 700, 60, 1400, 19980};
  return inputs;
}

std::vector<Matrix> draws_of(const Inputs& inputs, const UncertaintyRule& rule) {
  std::vector<Matrix> draws;
  for (std::uint32_t b = 0; b < rule.replicates; ++b) {
    auto draw = draw_flows(inputs, {}, rule, b);
    if (!draw) FAIL(draw.error().message);
    draws.push_back(std::move(*draw));
  }
  return draws;
}

}  // namespace

TEST_CASE("errors leave populations as they are and zeros at zero") {
  const auto inputs = made_inputs();
  for (std::uint32_t b = 0; b < 20; ++b) {
    const auto drawn = with_errors(inputs, {}, 1, b);
    const auto before = inputs.start.column_sums(), after = drawn.start.column_sums();
    for (std::size_t r = 0; r < 3; ++r) CHECK(after[r] == doctest::Approx(before[r]));
    CHECK(drawn.start.at(0, 2) == 0);
    CHECK(drawn.start.at(0, 1) != inputs.start.at(0, 1));
  }
}

TEST_CASE("errors have the size they are given") {
  const auto inputs = made_inputs();
  ErrorSizes sizes;
  sizes.stock_country = 0;
  sizes.stock_few = 0;
  double sum = 0, squares = 0, both = 0;
  constexpr std::uint32_t draws = 4000;
  for (std::uint32_t b = 0; b < draws; ++b) {
    const auto drawn = with_errors(inputs, sizes, 1, b);
    const double start = std::log(drawn.start.at(0, 1) / inputs.start.at(0, 1));
    const double end = std::log(drawn.end.at(0, 1) / inputs.end.at(0, 1));
    sum += start;
    squares += start * start;
    both += start * end;
  }
  CHECK(std::abs(sum / draws) < 0.01);
  const double variance =
      sizes.stock_shared * sizes.stock_shared + sizes.stock_own * sizes.stock_own;
  CHECK(squares / draws == doctest::Approx(variance).epsilon(0.1));
  CHECK(both / draws == doctest::Approx(sizes.stock_shared * sizes.stock_shared).epsilon(0.1));
}

TEST_CASE("without errors every draw is the estimate, and intervals are a point") {
  UncertaintyRule rule;
  rule.sizes = {0, 0, 0, 0, 0, 0, 0.87, 0.87, 0, 0, 0, 0, 0};
  rule.replicates = 3;
  const auto inputs = made_inputs();
  // The closed and the open minimum differ, so take a method that draws no mix.
  const Parameters closed{.method = Method::da_min_closed};
  const auto estimate = run(inputs, closed);
  REQUIRE(estimate.has_value());
  const auto draw = draw_flows(inputs, closed, rule, 1);
  REQUIRE(draw.has_value());
  for (std::size_t c = 0; c < 9; ++c) {
    CHECK(draw->cells()[c] == doctest::Approx(estimate->value.cells()[c]).epsilon(1e-6));
  }
}

TEST_CASE("intervals hold the estimate, the wider the narrower, and whole people") {
  const auto inputs = made_inputs();
  const UncertaintyRule rule{{}, 1, 60};
  const auto estimate = run(inputs, {});
  REQUIRE(estimate.has_value());
  const auto found = intervals_of({inputs.places, estimate->value, inputs.end.column_sums()},
                                  draws_of(inputs, rule), rule);
  for (std::size_t c = 0; c < 9; ++c) {
    const auto &narrow = found.within_80[c], &wide = found.within_95[c];
    CHECK(narrow.low <= estimate->value.cells()[c]);
    CHECK(narrow.high >= estimate->value.cells()[c]);
    CHECK(wide.low <= narrow.low);
    CHECK(wide.high >= narrow.high);
    CHECK(narrow.low >= 0);
    CHECK(narrow.low == std::floor(narrow.low));
  }
  CHECK(found.within_80[1].high > found.within_80[1].low + 10);
  CHECK(found.total.within_80.low <= estimate->value.total());
  CHECK(coverage(found.within_80, estimate->value) == 1);
  CHECK(coverage(found.within_80, Matrix(3, 3, 1e9)) == 0);
}

TEST_CASE("draws do not depend on the order of places, nor on other draws") {
  const auto inputs = made_inputs();
  const UncertaintyRule rule{{}, 7, 4};
  const std::size_t order[] = {2, 0, 1};
  Inputs other = inputs;
  for (std::size_t i = 0; i < 3; ++i) {
    other.places[i] = inputs.places[order[i]];
    other.births[i] = inputs.births[order[i]];
    other.deaths[i] = inputs.deaths[order[i]];
    for (std::size_t j = 0; j < 3; ++j) {
      other.start.at(i, j) = inputs.start.at(order[i], order[j]);
      other.end.at(i, j) = inputs.end.at(order[i], order[j]);
    }
  }
  const auto one = draws_of(inputs, rule), two = draws_of(other, rule);
  const auto estimate = run(inputs, {}), turned = run(other, {});
  const auto first =
      intervals_of({inputs.places, estimate->value, inputs.end.column_sums()}, one, rule);
  const auto second =
      intervals_of({other.places, turned->value, other.end.column_sums()}, two, rule);
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < 3; ++j) {
      CHECK(two[3].at(i, j) == one[3].at(order[i], order[j]));
      CHECK(second.within_80[i * 3 + j].high == first.within_80[order[i] * 3 + order[j]].high);
      CHECK(second.net_80[i * 3 + j].low == first.net_80[order[i] * 3 + order[j]].low);
    }
    CHECK(second.places[i].net.within_95.high == first.places[order[i]].net.within_95.high);
  }
  CHECK(draw_flows(inputs, {}, rule, 2)->cells() == one[2].cells());
  CHECK(one[0].cells() != one[1].cells());
}

TEST_CASE("in, out and net of a place come from the same draws: worked by hand with one draw") {
  // Two places, one draw of other flows, nobody counted anew: every range goes from the draw to the
  // estimate.
  Matrix flows(2, 2), drawn(2, 2);
  flows.at(0, 1) = 10;
  flows.at(1, 0) = 4;
  drawn.at(0, 1) = 7;
  drawn.at(1, 0) = 5;
  UncertaintyRule rule;
  rule.sizes = {0, 0, 0, 0, 0, 0, 0.87, 0.87, 0, 0, 0, 0, 0};
  const std::vector<std::string> places{"A", "B"};
  const std::vector<double> residents{100, 100};
  const auto found = intervals_of({places, flows, residents}, {drawn}, rule);
  const auto& b = found.places[1];
  CHECK(b.in.value == 10);
  CHECK(b.in.within_80.low == 7);
  CHECK(b.out.within_95.high == 5);
  CHECK(b.net.value == 6);
  CHECK(b.net.within_80.low == 2);
  CHECK(b.net.within_80.high == 6);
  CHECK(found.places[0].net.within_80.low == -6);
  CHECK(found.net_80[1].low == 2);
  CHECK(found.net_80[2].high == -2);
  CHECK(found.total.within_80.low == 12);
}

TEST_CASE("people counted anew move net migration of a place, and make nobody") {
  Matrix flows(3, 3);
  for (std::size_t c = 0; c < 9; ++c) flows.cells()[c] = c % 4 == 0 ? 0 : 500;
  UncertaintyRule rule;
  rule.sizes = {0, 0, 0, 0, 0, 0, 0.87, 0.87, 0, 0, 0, 0.01, 0};
  const std::vector<std::string> places{"A", "B", "C"};
  const std::vector<double> residents{100000, 200000, 0};
  const std::vector<Matrix> draws(400, flows);
  const auto found = intervals_of({places, flows, residents}, draws, rule);
  // A's net is 1 % of its people, less its third of the excess of both: 1,000 z1 - (1,000 z1 +
  // 2,000 z2) / 3, of standard deviation 943. Of normal draws 80 % lie within 1.28 of them.
  CHECK(found.places[0].net.within_80.high == doctest::Approx(1.2816 * 943).epsilon(0.15));
  CHECK(found.places[0].net.within_80.low == doctest::Approx(-1.2816 * 943).epsilon(0.15));
  // Half of it comes in: 1,000 arrived by the estimate.
  CHECK(found.places[0].in.within_80.high == doctest::Approx(1000 + 0.6408 * 943).epsilon(0.1));
  CHECK(found.places[2].net.within_95.high == 0);
  // What B gains A loses, and arrivals are never fewer than none.
  CHECK(found.places[1].net.within_80.high ==
        doctest::Approx(-found.places[0].net.within_80.low).epsilon(0.01));
  CHECK(found.places[1].in.within_95.low >= 0);
}

}  // namespace corridor::flow_estimation::uncertainty_test
