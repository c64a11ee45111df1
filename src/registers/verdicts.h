#pragma once
// Verdicts: what people judged of findings of the coherence check, kept in registers
// (docs/registers.md, coherence_verdicts).

#include "base/result.h"
#include "store/workspace.h"
#include "vocabulary/period.h"

#include <map>
#include <string>
#include <vector>

namespace corridor {

struct Verdict {
  std::string finding;  // its id
  std::string verdict;  // agreed, rejected, unclear
  std::string by, note;
  Period on;
  std::string proof, publisher;
};

/// By finding; of one finding the latest first. Of the editions that counted at the end of a day.
Result<std::map<std::string, std::vector<Verdict>, std::less<>>> read_verdicts(
    const Workspace& workspace, std::string_view known_by = {});

}  // namespace corridor
