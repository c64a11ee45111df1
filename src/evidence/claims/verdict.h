#pragma once
// Verdict: what the evidence says of a claim, and how it comes to it.
//
//   supported       it holds, over the whole range of its figures and however they are read
//   contradicted    it does not hold, anywhere in the range and however they are read
//   depends         one edition, dataset or definition says yes and another no
//   cannot tell     a figure is missing for the place and time asked, or the range lies on both
//   sides
//
// Read otherwise means: by another dataset that has the same figure, by a definition of
// data/claims/definitions.yml, or by an earlier edition; one indicator at a time, everywhere in the
// claim. Another year or place is never taken instead: the nearest is offered as a claim of its
// own. Nothing here says what causes what.

#include "evidence/claims/evaluate.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace corridor {

enum class ClaimVerdictKind : std::uint8_t { supported, contradicted, depends, cannot_tell };
/// "supported", "contradicted", "depends", "cannot_tell": for programs.
std::string_view code_of(ClaimVerdictKind kind);
/// "depends on edition or definition": for people.
std::string_view name_of(ClaimVerdictKind kind);

/// The claim as one way of reading the evidence has it.
struct ClaimReading {
  std::string by;            // "definition", "dataset", "edition"; empty: the usual way
  std::string what;          // "migrant_stock as migrant_stock_compiled"
  std::string differs = {};  // how a definition does
  Holds holds = Holds::unknown;
  Measured left;
  std::vector<Measured> right;
};

/// A claim nearby that can be judged.
struct ClaimOffer {
  std::string expression;
  std::string why;  // "2010 is the nearest year with all figures"
  ClaimVerdictKind verdict = ClaimVerdictKind::cannot_tell;
};

struct ClaimVerdict {
  Claim claim;          // settled
  std::string reading;  // its canonical text
  ClaimVerdictKind kind = ClaimVerdictKind::cannot_tell;
  std::string rule;
  ClaimReading usual;
  std::vector<ClaimReading> spread;
  std::vector<ClaimGap> missing;
  std::vector<ClaimOffer> offers;
  std::vector<std::string> notes;
  bool estimate = false;  // one of the figures is
};

/// Judges claims, one after another, by what a workspace knew on a day. Keeps what it has looked
/// up.
class ClaimChecker {
 public:
  /// `workspace` must outlive it. `as_of`: a day or moment; empty: now.
  static Result<ClaimChecker> open(const Workspace& workspace, std::string_view as_of = {});
  ClaimChecker(ClaimChecker&&) noexcept;
  ~ClaimChecker();

  /// Errors are those of the claim: where it is wrong, what was expected, what was meant perhaps.
  Result<ClaimVerdict> check(std::string_view claim);

 private:
  struct Inside;
  explicit ClaimChecker(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace corridor
