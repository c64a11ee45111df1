#pragma once
// What the language of claims reads from data/claims: derived indicators (derived.yml), and what
// else measures the same thing or nearly so (definitions.yml), which a verdict is held against.

#include "evidence/claims/parser.h"
#include "store/workspace.h"

#include <span>
#include <string>
#include <vector>

namespace corridor {

struct DerivedIndicator {
  std::string id;
  std::string title;
  std::string unit;  // percent, US$ per person, per 1,000 people ...
  int digits = 0;
  std::string meaning;
  std::string expression;
};

/// Another way to the same indicator.
struct OtherDefinition {
  enum class End : std::uint8_t { any, origin, destination };
  std::string indicator;
  std::string instead;  // an expression
  /// Which end of a corridor the expression is about, where it is about one place.
  End end = End::any;
  /// Alike by definition: it may stand in where the indicator has no figure.
  bool same = false;
  std::string differs;  // how, in plain words
};

std::span<const DerivedIndicator> derived_indicators();
/// Null where none is called so.
const DerivedIndicator* find_derived(std::string_view id);
std::span<const OtherDefinition> other_definitions();

/// The derived indicators, and the publishers' own series that the workspace has.
Result<ClaimVocabulary> claim_vocabulary(const Workspace& workspace);

}  // namespace corridor
