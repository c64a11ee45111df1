#include "models/flow_estimation/flow_estimation.h"

#include "base/random.h"
#include "models/flow_estimation/accounting.h"
#include "models/flow_estimation/made_matrix.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <doctest/doctest.h>

namespace corridor::flow_estimation::flow_estimation_test {
namespace {

/// Three places worked by hand. Nobody is born or dies. Of those born in A (10, 2, 0 at the start;
/// 8, 3, 1 at the end) eight stay in A and two in B, and the two who are more in A move to where
/// one each is more: B and C. Those born in B (1, 20, 4; 3, 21, 1) leave C for A (2) and B (1).
/// Those born in C (0, 0, 5; 0, 0, 5) stay.
Inputs by_hand() {
  return {{"A", "B", "C"},
          table_of(3, {10, 2, 0, 1, 20, 4, 0, 0, 5}),
          table_of(3, {8, 3, 1, 3, 21, 1, 0, 0, 5}),
          {0, 0, 0},
          {0, 0, 0},
          {},
          {},
          {}};
}

Findings found(const Inputs& inputs, Parameters parameters) {
  auto findings = run(inputs, parameters);
  if (!findings) FAIL(findings.error().message);
  return std::move(*findings);
}

/// Stocks with many natives, as a world has, and births and deaths that nearly fit.
Inputs made_world(std::size_t n, std::uint32_t which) {
  RandomStream random(2026, {1, which, 0});
  Inputs inputs{{}, Matrix(n, n), Matrix(n, n), {}, {}, {}, {}, {}};
  for (std::size_t k = 0; k < n; ++k) {
    inputs.places.push_back("P" + std::string(1, static_cast<char>('a' + k)));
    for (std::size_t r = 0; r < n; ++r) {
      const double people = k == r                   ? 1e5 * (1 + 20 * random.uniform())
                            : random.uniform() < 0.3 ? 0
                                                     : std::floor(2000 * random.uniform());
      inputs.start.at(k, r) = std::floor(people);
      inputs.end.at(k, r) = std::floor(people * (0.9 + 0.3 * random.uniform()));
    }
  }
  const auto start = inputs.start.column_sums(), end = inputs.end.column_sums();
  for (std::size_t r = 0; r < n; ++r) {
    inputs.deaths.push_back(std::floor(0.05 * start[r]));
    inputs.births.push_back(std::max(
        0.0, end[r] - start[r] + inputs.deaths[r] + std::floor(500 * random.uniform() - 250)));
  }
  return inputs;
}

constexpr Method accounting_methods[] = {Method::da_min_closed,  Method::da_min_open,
                                         Method::da_min_open_dr, Method::da_ind_closed,
                                         Method::da_ind_open_dr, Method::da_pb_closed};

double largest_difference(const Matrix& a, const Matrix& b) {
  double largest = 0;
  for (std::size_t c = 0; c < a.cells().size(); ++c) {
    largest = std::max(largest, std::abs(a.cells()[c] - b.cells()[c]));
  }
  return largest;
}

}  // namespace

TEST_CASE("minimum migration by hand") {
  for (const Method method : {Method::da_min_closed, Method::da_min_open, Method::da_min_open_dr}) {
    const auto findings = found(by_hand(), {.method = method});
    CHECK(findings.value.cells() == std::vector<double>{0, 1, 1, 0, 0, 0, 2, 1, 0});
    CHECK(findings.outward.cells() == std::vector<double>{0, 1, 1, 0, 0, 0, 0, 0, 0});
    CHECK(findings.returning.cells() == std::vector<double>{0, 0, 0, 0, 0, 0, 0, 1, 0});
    CHECK(findings.transit.cells() == std::vector<double>{0, 0, 0, 0, 0, 0, 2, 0, 0});
    const Matrix born_in_a = findings.transitions.of_birthplace(0, 3);
    CHECK(born_in_a.cells() == std::vector<double>{8, 1, 1, 0, 2, 0, 0, 0, 0});
  }
}

TEST_CASE("stock differencing by hand: losses dropped, or turned round") {
  const auto dropped = found(by_hand(), {.method = Method::sd_drop_neg});
  CHECK(dropped.value.cells() == std::vector<double>{0, 1, 1, 2, 0, 0, 0, 0, 0});
  const auto turned = found(by_hand(), {.method = Method::sd_rev_neg});
  CHECK(turned.value.cells() == std::vector<double>{0, 1, 1, 2, 0, 0, 0, 3, 0});
  const auto native = found(by_hand(), {.method = Method::sd_rev_neg, .include_native = true});
  CHECK(native.value.cells() == std::vector<double>{2, 1, 1, 2, 1, 0, 0, 3, 0});
  CHECK_FALSE(dropped.has_types);
}

TEST_CASE("one rate by hand: all who moved, spread as the stock of migrants was") {
  const auto findings = found(by_hand(), {.method = Method::mig_rate, .migrants = 70});
  CHECK(findings.value.cells() == std::vector<double>{0, 20, 0, 10, 0, 40, 0, 0, 0});
  // Net migration is 0, 2 and -2, so four moved where nothing is said.
  const auto own = found(by_hand(), {.method = Method::mig_rate});
  CHECK(own.value.total() == doctest::Approx(4));
}

TEST_CASE("independence is start times end over the total of each birthplace") {
  const auto findings = found(by_hand(), {.method = Method::da_ind_closed});
  CHECK(findings.value.at(0, 1) == doctest::Approx(10.0 * 3 / 12 + 1.0 * 21 / 25));
  CHECK(findings.transitions.of_birthplace(2, 3).at(2, 2) == doctest::Approx(5));
}

TEST_CASE("the mix is 0.87 of one and 0.13 of the other") {
  const auto inputs = made_world(6, 1);
  const auto minimum = found(inputs, {.method = Method::da_min_closed});
  const auto independent = found(inputs, {.method = Method::da_ind_closed});
  const auto mix = found(inputs, {.method = Method::da_pb_closed});
  for (std::size_t c = 0; c < 36; ++c) {
    CHECK(mix.value.cells()[c] ==
          doctest::Approx(0.87 * minimum.value.cells()[c] + 0.13 * independent.value.cells()[c]));
  }
}

TEST_CASE("no flow is negative, types sum to flows, and people are conserved by birthplace") {
  for (const Method method : accounting_methods) {
    CAPTURE(record_of(method).name);
    const auto inputs = made_world(9, 3);
    const std::size_t n = inputs.places.size();
    const auto findings = found(inputs, {.method = method});
    double everyone = 0;
    for (std::size_t c = 0; c < n * n; ++c) {
      CHECK(findings.value.cells()[c] >= 0);
      CHECK(findings.value.cells()[c] ==
            doctest::Approx(findings.outward.cells()[c] + findings.returning.cells()[c] +
                            findings.transit.cells()[c]));
    }
    for (std::size_t k = 0; k < n; ++k) {
      const Matrix moves = findings.transitions.of_birthplace(k, n);
      CHECK(*std::ranges::min_element(moves.cells()) >= 0);
      double start = 0, end = 0;
      const auto& all = findings.transitions;
      for (std::size_t r = 0; r < n; ++r) {
        start += inputs.start.at(k, r) - all.deaths.at(k, r);
        end += inputs.end.at(k, r) - all.births.at(k, r);
        if (all.to_outside.rows() > 0) {
          start -= all.to_outside.at(k, r);
          end -= all.from_outside.at(k, r);
        }
      }
      everyone += moves.total();
      // The closed methods scale natives and meet in the middle.
      const double slack = (is_closed(method) ? 0.05 : 1e-9) * start;
      CHECK(std::abs(moves.total() - start) <= slack);
      CHECK(std::abs(moves.total() - end) <= slack);
    }
    if (!is_closed(method)) continue;
    const double alive_at_start = inputs.start.total() - total_of(inputs.deaths);
    const double alive_at_end = inputs.end.total() - total_of(inputs.births);
    CHECK(everyone == doctest::Approx((alive_at_start + alive_at_end) / 2).epsilon(1e-12));
  }
}

TEST_CASE("each place's account adds up, and arrivals are departures") {
  for (const Method method : accounting_methods) {
    CAPTURE(record_of(method).name);
    const auto findings = found(made_world(7, 5), {.method = method});
    double arrived = 0, left = 0;
    for (const auto& of : findings.places) {
      CHECK(of.start + of.births - of.deaths + of.arrived - of.left + of.from_outside -
                of.to_outside ==
            doctest::Approx(of.end).epsilon(1e-12));
      arrived += of.arrived;
      left += of.left;
    }
    CHECK(arrived == doctest::Approx(left).epsilon(1e-12));
  }
}

TEST_CASE("margins of every fit are met to 1e-9") {
  for (std::uint32_t which = 0; which < 10; ++which) {
    const auto findings = found(made_world(10, 20 + which), {.method = Method::da_pb_closed});
    REQUIRE(findings.fits.size() == 2);
    for (const auto& fit : findings.fits) {
      CHECK(fit.report.converged);
      CHECK(fit.report.largest_relative_error < 1e-12);
    }
  }
}

TEST_CASE("the order of places changes nothing, to the last digit") {
  const auto inputs = made_world(8, 9);
  std::vector<std::size_t> order(8);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::reverse(order);
  std::swap(order[1], order[5]);
  Inputs other{{}, Matrix(8, 8), Matrix(8, 8), {}, {}, {}, {}, {}};
  for (std::size_t i = 0; i < 8; ++i) {
    other.places.push_back(inputs.places[order[i]]);
    other.births.push_back(inputs.births[order[i]]);
    other.deaths.push_back(inputs.deaths[order[i]]);
    for (std::size_t j = 0; j < 8; ++j) {
      other.start.at(i, j) = inputs.start.at(order[i], order[j]);
      other.end.at(i, j) = inputs.end.at(order[i], order[j]);
    }
  }
  for (const auto& record : all_methods()) {
    if (record.method == Method::da_ind_open) continue;
    CAPTURE(record.name);
    const auto first = found(inputs, {.method = record.method});
    const auto second = found(other, {.method = record.method});
    for (std::size_t i = 0; i < 8; ++i) {
      for (std::size_t j = 0; j < 8; ++j) {
        CHECK(second.value.at(i, j) == first.value.at(order[i], order[j]));
      }
    }
    if (!first.has_types) continue;
    const Matrix one = first.transitions.of_birthplace(order[2], 8);
    const Matrix two = second.transitions.of_birthplace(2, 8);
    CHECK(two.at(3, 4) == one.at(order[3], order[4]));
    CHECK(second.places[6].left == first.places[order[6]].left);
  }
}

TEST_CASE("a seed is honoured under minimum migration; as the reference, it is not") {
  auto inputs = made_world(6, 11);
  const auto plain = found(inputs, {.method = Method::da_min_closed});
  inputs.seed = Matrix(6, 6, 1);
  const auto ones = found(inputs, {.method = Method::da_min_closed});
  CHECK(largest_difference(plain.value, ones.value) < 1e-6);
  for (std::size_t i = 0; i < 6; ++i) inputs.seed->at(i, (i + 1) % 6) = 50;
  const auto seeded = found(inputs, {.method = Method::da_min_closed});
  CHECK(largest_difference(plain.value, seeded.value) > 1);
  CHECK(seeded.value.row_sums()[2] == doctest::Approx(plain.value.row_sums()[2]).epsilon(1e-9));
  const auto compat = found(inputs, {.method = Method::da_min_closed, .compat = true});
  const auto compat_plain = [&] {
    auto without = inputs;
    without.seed.reset();
    return found(without, {.method = Method::da_min_closed, .compat = true});
  }();
  CHECK(largest_difference(compat.value, compat_plain.value) == 0);
  CHECK(std::ranges::any_of(compat.notes, [](const auto& n) { return n.contains("seed"); }));
}

TEST_CASE("a seed that lets nobody move where people must is refused by name") {
  auto inputs = by_hand();
  inputs.seed = Matrix(3, 3, 1);
  for (std::size_t j = 0; j < 3; ++j) inputs.seed->at(2, j) = 0;
  const auto findings = run(inputs, {.method = Method::da_min_closed});
  REQUIRE_FALSE(findings.has_value());
  CHECK(findings.error().message ==
        "people born in B must leave C, but the seed is zero for all "
        "of it");
}

TEST_CASE("whole natives: rounding to even, and the rest goes to the first largest") {
  CHECK(scale_whole(std::vector<double>{1, 3, 3}, 10) == std::vector<double>{1, 5, 4});
  CHECK(scale_whole(std::vector<double>{2, 2}, 5) == std::vector<double>{3, 2});
}

TEST_CASE(
    "natives grow and shrink by half the gap each, so that the change is births less deaths") {
  Matrix start = table_of(2, {100, 10, 20, 300}), end = table_of(2, {110, 10, 20, 330});
  balance_natives(start, end, 20, true);
  CHECK(end.total() - start.total() == doctest::Approx(20));
  CHECK(start.at(0, 0) + start.at(1, 1) == doctest::Approx(410));
  CHECK(start.at(0, 1) == 10);
}

TEST_CASE("negative natives: the column is scaled to its residents, and said") {
  auto inputs = by_hand();
  inputs.start.at(0, 0) = -1;
  inputs.start.at(1, 0) = 4;
  Matrix mended = inputs.start;
  CHECK(mend_negative_natives(mended) == std::vector<std::size_t>{0});
  CHECK(mended.at(0, 0) == 0);
  CHECK(mended.at(1, 0) == doctest::Approx(3));
  const auto findings = found(inputs, {.method = Method::da_min_open_dr});
  CHECK(findings.notes.at(0).contains("More people born elsewhere than residents in A"));
}

TEST_CASE(
    "more births than natives are spread over residents, and said; more than residents refused") {
  auto inputs = by_hand();
  inputs.births[1] = 22;  // 21 natives live in B at the end, 24 people in all
  const auto findings = found(inputs, {.method = Method::da_min_open_dr});
  CHECK(findings.notes.at(0).contains("More births than natives at the end in B"));
  CHECK(findings.transitions.births.at(0, 1) == doctest::Approx(22.0 * 3 / 24));
  inputs.births[1] = 25;
  const auto refused = run(inputs, {.method = Method::da_min_open_dr});
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().message == "B: 25 births, but only 24 people lived there at the end");
}

TEST_CASE("stocks that births and deaths come nowhere near are refused") {
  auto inputs = by_hand();
  for (double& value : inputs.end.cells()) value *= 1000;
  const auto refused = run(inputs, {.method = Method::da_min_closed});
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().message.contains("totals do not balance"));
}

TEST_CASE("more deaths than people, and deaths where nobody lives, are refused") {
  auto inputs = by_hand();
  inputs.deaths[0] = 50;
  const auto many = run(inputs, {.method = Method::da_min_open_dr});
  REQUIRE_FALSE(many.has_value());
  CHECK(many.error().message == "A: 50 deaths, but only 11 people lived there at the start");
  for (std::size_t k = 0; k < 3; ++k) inputs.start.at(k, 0) = 0;
  const auto none = run(inputs, {.method = Method::da_min_open_dr});
  REQUIRE_FALSE(none.has_value());
  CHECK(none.error().message.contains("nobody lived there"));
}

TEST_CASE(
    "deaths by accounting beyond one birthplace's residents name it, not all who lived there") {
  // Ten people died, all in A; five of those born in A are gone and five of those born in B, of
  // whom one only lived in A.
  Inputs inputs{{"A", "B"}, Matrix(2, 2), Matrix(2, 2), {0, 0}, {10, 0}, {}, {}, {}};
  inputs.start.cells() = {100, 0, 1, 100};
  inputs.end.cells() = {95, 0, 0, 96};
  const auto refused = run(inputs, {.method = Method::da_min_closed, .deaths = Deaths::accounting});
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().message ==
        "A: 5 deaths are of people born in B, of whom only 1 lived there at the start");
}

TEST_CASE("natives that balancing would make fewer than none are named") {
  Inputs inputs{{"A", "B"}, Matrix(2, 2), Matrix(2, 2), {0, 0}, {0, 0}, {}, {}, {}};
  inputs.start.cells() = {10, 500, 500, 10};
  inputs.end.cells() = {10, 450, 450, 10};
  const auto refused = run(inputs, {.method = Method::da_min_closed});
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().message ==
        "the people born in A who live in A would be -15 at the start once totals are balanced");
}

TEST_CASE("a place without people works and stays empty") {
  auto inputs = made_world(5, 17);
  for (std::size_t r = 0; r < 5; ++r) {
    inputs.start.at(4, r) = inputs.start.at(r, 4) = inputs.end.at(4, r) = inputs.end.at(r, 4) = 0;
  }
  inputs.births[4] = inputs.deaths[4] = 0;
  for (const Method method : accounting_methods) {
    const auto findings = found(inputs, {.method = method});
    CHECK(findings.value.row_sums()[4] == 0);
    CHECK(findings.value.column_sums()[4] == 0);
    CHECK(findings.value.total() > 0);
  }
}

TEST_CASE("rates by inversion: a stock without an inverse is refused, negative flows are said") {
  auto inputs = by_hand();
  for (std::size_t r = 0; r < 3; ++r) inputs.start.at(1, r) = 2 * inputs.start.at(0, r);
  const auto none = run(inputs, {.method = Method::mig_rate_rogers});
  REQUIRE_FALSE(none.has_value());
  CHECK(none.error().message.contains("no inverse"));
  const auto findings = found(by_hand(), {.method = Method::mig_rate_rogers});
  CHECK(findings.notes.at(0).contains("negative"));
}

TEST_CASE("natives are held where a country has nobody born elsewhere") {
  // C has natives only: 100 survive at the end, but its birthplace's halfway total is 95, which no
  // table can have. Held, it keeps its 100.
  Inputs inputs{{"A", "B", "C"},
                table_of(3, {1000, 50, 0, 40, 900, 0, 0, 0, 90}),
                table_of(3, {1000, 50, 0, 40, 890, 0, 0, 0, 100}),
                {0, 0, 0},
                {0, 0, 0},
                {},
                {},
                {}};
  const auto refused = run(inputs, {.method = Method::da_min_closed});
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().message.contains("no table has these totals"));
  const auto findings =
      found(inputs, {.method = Method::da_min_closed, .totals = Totals::natives_only_held});
  CHECK(findings.transitions.of_birthplace(2, 3).total() == doctest::Approx(100));
  CHECK(*std::ranges::min_element(findings.value.cells()) >= 0);
  CHECK(std::ranges::any_of(findings.notes, [](const auto& note) {
    return note.contains("Natives held") && note.contains("C");
  }));
}

}  // namespace corridor::flow_estimation::flow_estimation_test
