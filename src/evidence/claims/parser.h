#pragma once
// Reads claims and quantities (docs/claims.md is the grammar). What is wrong is told at the word:
// what was expected, what was seen, and what may have been meant.
//
// Limits: 4 KB, 200 parts, 50 levels of parentheses, functions and derived indicators.

#include "evidence/claims/expression.h"
#include "evidence/claims/tokens.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

inline constexpr int deepest_claim = 50, most_claim_parts = 200;

/// What a derived indicator means.
struct DerivedMeaning {
  std::string expression;
  std::string unit = {};  // in which it is said: percent ..., per 1,000 people, or as it comes out
};

/// What the language knows beside the table of indicators.
struct ClaimVocabulary {
  /// Nothing where there is none of that name.
  std::function<std::optional<DerivedMeaning>(std::string_view name)> derived = {};
  /// Whether a publisher's own series, by its code, is at hand.
  std::function<bool(std::string_view code)> has_series = {};
  /// Names of derived indicators and series, for "did you mean".
  std::vector<std::string> names = {};
};

Result<Claim> parse_claim(std::string_view text, const ClaimVocabulary& vocabulary);
/// Without a comparison: what a series or a chart is made of.
Result<ClaimNode> parse_quantity(std::string_view text, const ClaimVocabulary& vocabulary);

}  // namespace corridor
