#pragma once
// The coherence check, for people and programs: where instruments, policies or the two sides of a
// corridor pull apart. docs/coherence.md describes the rules and the JSON.

#include "base/result.h"
#include "report/document.h"
#include "report/render_table.h"
#include "store/workspace.h"

#include <string>

namespace corridor {

struct CoherenceRequest {
  std::string subject;     // a place or corridor
  std::string as_of = {};  // a day: the law as it stood then; empty: today
  std::string rule = {};   // this rule alone
  std::string language = "en";
};

/// What people read, in the request's language.
Result<Document> coherence_document(const Workspace& workspace, const CoherenceRequest& request);

Result<std::string> coherence_report(const Workspace& workspace, const CoherenceRequest& request,
                                     Format format, std::size_t width);

}  // namespace corridor
