#pragma once
// The agreements of a corridor on one timeline with its series, what each of them says, and what is
// missing against the model agreement. What came after an agreement did not come of it: the report
// says so wherever the two stand side by side.

#include "base/result.h"
#include "report/document.h"
#include "report/render_table.h"
#include "store/workspace.h"

#include <string>

namespace corridor {

struct AgreementsRequest {
  std::string corridor;    // "BGD-MYS", or names
  std::string as_of = {};  // a day: the agreements as they stood then; empty: today
  std::string language = "en";
};

/// What people read, in the request's language; charts are for a page.
Result<Document> agreements_document(const Workspace& workspace, const AgreementsRequest& request,
                                     bool with_charts);

/// CSV is the timeline alone. docs/coherence.md describes the JSON.
Result<std::string> agreements_report(const Workspace& workspace, const AgreementsRequest& request,
                                      Format format, std::size_t width);

}  // namespace corridor
