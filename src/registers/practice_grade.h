#pragma once
// The grade of evidence of a practice. It is computed from the studies that its register names, and
// never written down:
//
//   described  no study is named
//   against    every study found no effect, or harm
//   mixed      studies disagree, or one of them is mixed
//   strong     all positive; and a review, or comparisons (randomised or with a group alike) that
//              are at least two or cover several places
//   moderate   all positive, with one comparison in one place
//   weak       all positive, but only before and after, monitoring, or interviews and cases
//
// It says how well it is known whether the practice helped where it was tried, and not that it
// would help elsewhere.

#include <span>
#include <string_view>

namespace corridor {

/// Codes of vocabulary/chain.h.
struct Study {
  std::string_view kind, finding, scope;
};

/// A code of all_evidence_grades().
std::string_view practice_grade(std::span<const Study> studies);

/// The place of a grade in the order, the best first.
std::size_t grade_rank(std::string_view grade);

}  // namespace corridor
