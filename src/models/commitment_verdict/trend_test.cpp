#include "models/commitment_verdict/trend.h"

#include "base/random.h"

#include <cmath>
#include <vector>

#include <doctest/doctest.h>

namespace corridor::commitment_verdict::trend_test {
namespace {

constexpr double confidence = 0.90;

/// Of how many made-up series, with so many figures and each remembering so much of the one before,
/// the interval has the true slope in it.
double coverage(int figures, double memory) {
  constexpr int replicates = 2'000;
  constexpr double true_slope = -0.04;
  int inside = 0;
  for (int replicate = 0; replicate < replicates; ++replicate) {
    NormalStream normal(RandomStream(
        2030, {1, static_cast<std::uint32_t>(replicate), static_cast<std::uint32_t>(figures)}));
    std::vector<TimedValue> values;
    double noise = normal.next();
    for (int i = 0; i < figures; ++i) {
      if (i > 0) noise = memory * noise + std::sqrt(1 - memory * memory) * normal.next();
      values.push_back({2015.0 + i, 1 + true_slope * i + 0.1 * noise});
    }
    const auto slope = Line::through(values, confidence).slope();
    inside += slope.low <= true_slope && true_slope <= slope.high ? 1 : 0;
  }
  return static_cast<double>(inside) / replicates;
}

}  // namespace

TEST_CASE("quantiles of Student's t are those of printed tables") {
  CHECK(student_t_quantile(0.95, 1) == doctest::Approx(6.3138).epsilon(5e-5));
  CHECK(student_t_quantile(0.95, 2) == doctest::Approx(2.9200).epsilon(5e-5));
  CHECK(student_t_quantile(0.95, 3) == doctest::Approx(2.3534).epsilon(5e-5));
  CHECK(student_t_quantile(0.975, 10) == doctest::Approx(2.2281).epsilon(5e-5));
  CHECK(student_t_quantile(0.95, 30) == doctest::Approx(1.6973).epsilon(5e-5));
  CHECK(student_t_quantile(0.5, 4) == doctest::Approx(0).epsilon(1e-9));
}

TEST_CASE("a line by hand: 5, 4, 4, 3, 2 fall by 0.7 a year, give or take 0.235") {
  const std::vector<TimedValue> values{{2015, 5}, {2016, 4}, {2017, 4}, {2018, 3}, {2019, 2}};
  const auto line = Line::through(values, confidence);
  CHECK(line.slope().value == doctest::Approx(-0.7));
  CHECK(line.correlation() == 0);
  // SSE 0.30, over 3 is 0.1; over 10 is 0.01, the root 0.1; times 2.3534.
  CHECK(line.slope().low == doctest::Approx(-0.93534).epsilon(5e-5));
  CHECK(line.slope().high == doctest::Approx(-0.46466).epsilon(5e-5));
  // At 2017 the error is the root of 0.1 / 5; at 2027 of that and 0.01 * 100 together.
  CHECK(line.at(2017).high - line.at(2017).value == doctest::Approx(2.3534 * std::sqrt(0.02)));
  CHECK(line.at(2027).value == doctest::Approx(3.6 - 7));
  CHECK(line.at(2027).value - line.at(2027).low == doctest::Approx(2.3534 * std::sqrt(1.02)));
}

TEST_CASE("years that are missing between figures are time all the same") {
  const std::vector<TimedValue> values{{2010, 10}, {2015, 5}, {2019, 1}};
  CHECK(Line::through(values, confidence).slope().value == doctest::Approx(-1));
}

TEST_CASE("an interval of 90 percent has the true slope in it about nine times of ten" *
          doctest::test_suite("many draws")) {
  for (const int figures : {3, 4, 5}) {
    CAPTURE(figures);
    CHECK(coverage(figures, 0) > 0.88);
    CHECK(coverage(figures, 0) < 0.92);
  }
  // From six on it allows for figures that remember, which costs a little width where they do not.
  for (const int figures : {6, 8, 12, 20}) {
    CAPTURE(figures);
    CHECK(coverage(figures, 0) > 0.90);
    CHECK(coverage(figures, 0) < 0.96);
  }
}

TEST_CASE("figures that remember the one before cost the interval little of its truth" *
          doctest::test_suite("many draws")) {
  for (const int figures : {6, 8, 12, 20}) {
    CAPTURE(figures);
    CHECK(coverage(figures, 0.3) > 0.87);
    // Without the allowance it would be 0.71, 0.65, 0.63 and 0.60.
    CHECK(coverage(figures, 0.6) > 0.83);
  }
}

}  // namespace corridor::commitment_verdict::trend_test
