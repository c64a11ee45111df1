#include "evidence/claims/range.h"

#include <limits>

#include <doctest/doctest.h>

namespace corridor::range_test {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

Holds holds(Comparator comparator, ValueRange left, ValueRange right, double half_step = 0) {
  return compare(comparator, left, {right}, half_step);
}

}  // namespace

TEST_CASE("by hand: 2 to 4 and 1 to 3 added, subtracted, multiplied, divided") {
  const ValueRange a{3, 2, 4}, b{2, 1, 3};
  CHECK((a + b).low == 3);
  CHECK((a + b).high == 7);
  CHECK((a - b).low == -1);
  CHECK((a - b).high == 3);
  CHECK((a * b).low == 2);
  CHECK((a * b).high == 12);
  CHECK(divide(a, b)->low == doctest::Approx(2.0 / 3));
  CHECK(divide(a, b)->high == 4);
  CHECK(divide(a, b)->value == 1.5);
  CHECK((-a * b).low == -12);
}

TEST_CASE("nothing is divided by zero, and by what may be zero without a bound") {
  CHECK_FALSE(divide(ValueRange::exactly(1), ValueRange::exactly(0)).has_value());
  const auto quotient = divide(ValueRange::exactly(1), {1, -1, 2});
  REQUIRE(quotient.has_value());
  CHECK(quotient->low == -infinite);
  CHECK(quotient->high == infinite);
}

TEST_CASE("a lower bound below the line divides an exact figure to an upper bound") {
  const auto share = divide(ValueRange::exactly(200), {5000, 5000, infinite});
  REQUIRE(share.has_value());
  CHECK(share->low == 0);
  CHECK(share->high == 0.04);
}

TEST_CASE("a comparison holds over the whole range, nowhere, or in a part") {
  CHECK(holds(Comparator::below, {3, 2, 4}, ValueRange::exactly(5)) == Holds::yes);
  CHECK(holds(Comparator::below, {3, 2, 4}, ValueRange::exactly(4)) == Holds::unsure);
  CHECK(holds(Comparator::below, {3, 2, 4}, ValueRange::exactly(2)) == Holds::no);
  CHECK(holds(Comparator::at_most, {3, 2, 4}, ValueRange::exactly(4)) == Holds::yes);
  CHECK(holds(Comparator::above, {3, 3, infinite}, ValueRange::exactly(2)) == Holds::yes);
  CHECK(holds(Comparator::above, {3, 3, infinite}, ValueRange::exactly(3)) == Holds::unsure);
  CHECK(holds(Comparator::at_least, {3, 3, infinite}, ValueRange::exactly(3)) == Holds::yes);
  CHECK(compare(Comparator::between, {3, 2, 4}, {ValueRange::exactly(2), ValueRange::exactly(4)},
                0) == Holds::yes);
  CHECK(compare(Comparator::between, {3, 2, 4}, {ValueRange::exactly(3), ValueRange::exactly(4)},
                0) == Holds::unsure);
}

TEST_CASE("equal means equal as far as the number is written") {
  const auto figure = ValueRange::exactly(280'598'105);
  CHECK(holds(Comparator::equal, figure, ValueRange::exactly(280.6e6), 0.05e6) == Holds::yes);
  CHECK(holds(Comparator::equal, figure, ValueRange::exactly(280e6), 0.5e6) == Holds::no);
  CHECK(holds(Comparator::unequal, figure, ValueRange::exactly(280e6), 0.5e6) == Holds::yes);
  CHECK(holds(Comparator::equal, {3, 2, 4}, ValueRange::exactly(3), 0) == Holds::unsure);
}

}  // namespace corridor::range_test
