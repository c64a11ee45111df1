#pragma once
// Arithmetic on values that are known to lie in a range, and comparisons that hold for all of it,
// for none of it, or for a part. Ends may be infinite.

#include "evidence/claims/expression.h"

#include <optional>
#include <vector>

namespace corridor {

struct ValueRange {
  double value = 0;
  double low = 0, high = 0;  // the value is among them; infinite where there is no bound

  static ValueRange exactly(double value) { return {value, value, value}; }
  bool is_exact() const { return low == high; }
};

ValueRange operator-(const ValueRange& a);
ValueRange operator+(const ValueRange& a, const ValueRange& b);
ValueRange operator-(const ValueRange& a, const ValueRange& b);
ValueRange operator*(const ValueRange& a, const ValueRange& b);
/// Nothing where `b` is zero; without bounds where it may be.
std::optional<ValueRange> divide(const ValueRange& a, const ValueRange& b);

enum class Holds : std::uint8_t {
  yes,     // over the whole range
  no,      // nowhere in it
  unsure,  // in a part of it
  unknown  // a figure is missing
};

/// `right` has two ranges for `between`, else one. Two numbers are equal where they differ by at
/// most `half_step`.
Holds compare(Comparator comparator, const ValueRange& left, const std::vector<ValueRange>& right,
              double half_step);

}  // namespace corridor
