#pragma once
// A coherence check before it takes a shape: what the rules found, and the themes that findings
// belong to. Nobody outside the coherence report includes this.

#include "registers/coherence.h"
#include "report/coherence_report.h"

#include <optional>
#include <string>
#include <vector>

namespace corridor {

/// Findings that are one matter: of one rule, and of one instrument that works against others, or
/// of one place that has not joined. A person reads matters; programs get the findings too.
struct CoherenceTheme {
  const CoherenceRule* rule = nullptr;
  std::vector<const CoherenceFinding*> findings;  // the most severe first
  Severity severity = Severity::low;
};

struct CoherenceCheck {
  Subject subject;
  Day day;
  std::optional<LawView> view;  // findings point into it
  std::vector<const CoherenceRule*> rules;
  std::vector<CoherenceFinding> findings;
  std::vector<Saying> not_looked_at;  // what the rules could say nothing of, and why

  std::size_t count(Severity severity) const;
  /// In the order in which they are worth reading: the severe ones first, and of those the first of
  /// each rule before the second of any.
  std::vector<CoherenceTheme> themes() const;
};

Result<CoherenceCheck> check_coherence(const Workspace& workspace, const LawBook& book,
                                       const CoherenceRequest& request);

/// "BGD-MYS".
std::string code_of(const Subject& subject);

}  // namespace corridor
