#pragma once
// Rules of the coherence check that need figures beside law: what is promised, and what the figures
// show. They fill the same findings as the rules in registers/coherence.h.

#include "registers/coherence.h"

#include <span>

namespace corridor {

struct EvidenceContext {
  const Workspace& workspace;
  const LawBook& book;
  const LawView& view;
};

struct EvidenceRule {
  CoherenceRule rule;
  /// The indicators it looks at; where none of them is loaded it can say nothing.
  std::vector<std::string_view> indicators;
  Result<void> (*find)(const CoherenceRule& rule, const EvidenceContext& context,
                       Findings& findings);
};
std::span<const EvidenceRule> evidence_rules();

}  // namespace corridor
