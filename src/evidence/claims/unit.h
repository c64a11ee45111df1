#pragma once
// Units of what a claim speaks of. Persons over persons is a share, US$ over persons is US$ per
// person, persons and US$ are never added. A difference of two percentages is in percentage points.
//
// Inside an expression, shares and percentages are kept as fractions: 4 percent is 0.04.

#include "vocabulary/indicator.h"

#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace corridor {

struct ClaimUnit {
  enum class Kind {
    plain,    // a number without a unit: 5, a rank
    amount,   // persons, US$ per person: `powers` says of what
    ordinal,  // a category, level or rank that a number only names: it is compared, never added
    ratio,    // one amount over another of the same unit
    percent,  // said in percent, of `whole` where a publisher says of what
    points,   // a difference of two percentages
    unknown   // of a publisher's series that names no unit here
  };
  Kind kind = Kind::plain;
  std::vector<std::pair<std::string, int>> powers = {};  // sorted by name
  std::string whole = {};                                // "of GDP", "a year"

  static ClaimUnit amount_of(std::string name);
  bool operator==(const ClaimUnit&) const = default;
  bool is_fraction() const { return kind == Kind::percent || kind == Kind::points; }
  /// "persons", "US$ per person", "percent of GDP", "percentage points", "a ratio".
  std::string text() const;
};

/// What the figures of an indicator are in. Null: a publisher's own series.
ClaimUnit unit_of(const Indicator* indicator);
/// What a stored figure is multiplied by to be in that unit: 0.01 for percentages.
double scale_of(const ClaimUnit& unit);

/// Why units do not go together, and what to write instead.
struct UnitMismatch {
  std::string message;
  std::string hint;
};
/// The unit of `a op b`; op is one of + - * /.
std::expected<ClaimUnit, UnitMismatch> combine(char op, const ClaimUnit& a, const ClaimUnit& b);
/// Whether two quantities may be held against each other.
std::expected<void, UnitMismatch> comparable(const ClaimUnit& a, const ClaimUnit& b);

}  // namespace corridor
