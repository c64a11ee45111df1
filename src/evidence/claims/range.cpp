#include "evidence/claims/range.h"

#include "base/check.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace corridor {
namespace {

/// Nothing times however much is nothing.
double times(double a, double b) { return a == 0 || b == 0 ? 0 : a * b; }

/// Some of `yes` and `no`, which are about the whole range.
Holds whole(bool yes, bool no) { return yes ? Holds::yes : no ? Holds::no : Holds::unsure; }

Holds below(const ValueRange& a, const ValueRange& b) {
  return whole(a.high < b.low, a.low >= b.high);
}
Holds at_most(const ValueRange& a, const ValueRange& b) {
  return whole(a.high <= b.low, a.low > b.high);
}

Holds equal(const ValueRange& a, const ValueRange& b, double half_step) {
  const double least = std::max({a.low - b.high, b.low - a.high, 0.0});
  const double most = std::max(a.high - b.low, b.high - a.low);
  return whole(most <= half_step, least > half_step);
}

Holds opposite(Holds holds) {
  if (holds == Holds::yes) return Holds::no;
  return holds == Holds::no ? Holds::yes : holds;
}

Holds both(Holds a, Holds b) {
  if (a == Holds::no || b == Holds::no) return Holds::no;
  return a == Holds::yes ? b : a;
}

}  // namespace

ValueRange operator-(const ValueRange& a) { return {-a.value, -a.high, -a.low}; }

ValueRange operator+(const ValueRange& a, const ValueRange& b) {
  return {a.value + b.value, a.low + b.low, a.high + b.high};
}

ValueRange operator-(const ValueRange& a, const ValueRange& b) { return a + -b; }

ValueRange operator*(const ValueRange& a, const ValueRange& b) {
  const std::array ends{times(a.low, b.low), times(a.low, b.high), times(a.high, b.low),
                        times(a.high, b.high)};
  const auto [low, high] = std::ranges::minmax(ends);
  return {times(a.value, b.value), low, high};
}

std::optional<ValueRange> divide(const ValueRange& a, const ValueRange& b) {
  constexpr double infinite = std::numeric_limits<double>::infinity();
  if (b.value == 0) return std::nullopt;
  if (b.low <= 0 && b.high >= 0) return ValueRange{a.value / b.value, -infinite, infinite};
  const ValueRange inverse{1 / b.value, 1 / b.high, 1 / b.low};
  ValueRange quotient = a * inverse;
  quotient.value = a.value / b.value;
  if (a.is_exact() && b.is_exact()) quotient.low = quotient.high = quotient.value;
  return quotient;
}

Holds compare(Comparator comparator, const ValueRange& left, const std::vector<ValueRange>& right,
              double half_step) {
  switch (comparator) {
    case Comparator::below:
      return below(left, right[0]);
    case Comparator::at_most:
      return at_most(left, right[0]);
    case Comparator::above:
      return opposite(at_most(left, right[0]));
    case Comparator::at_least:
      return opposite(below(left, right[0]));
    case Comparator::equal:
      return equal(left, right[0], half_step);
    case Comparator::unequal:
      return opposite(equal(left, right[0], half_step));
    case Comparator::between:
      return both(opposite(below(left, right[0])), at_most(left, right[1]));
    default:
      break;
  }
  ENSURE(false, "places are compared elsewhere");
}

}  // namespace corridor
