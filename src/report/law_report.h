#pragma once
// The law of a way, a place or an instrument on a day: for people as a page, for programs as JSON
// or one table. docs/law.md documents both.

#include "base/result.h"
#include "report/document.h"
#include "report/render_table.h"
#include "store/workspace.h"

#include <string>

namespace corridor {

struct LawRequest {
  std::string subject;          // "BGD-MYS", "MYS", "icrmw", or names
  std::string as_of = {};       // the law on that day; empty: today
  std::string known_by = {};    // from the editions loaded by then; empty: all
  std::string language = "en";  // of what people read
};

/// What people read.
Result<Document> law_document(const Workspace& workspace, const LawRequest& request);

/// What programs read: the columns stand in docs/law.md.
Result<Table> law_table(const Workspace& workspace, const LawRequest& request);

/// ErrorKind::not_found for what is neither a place nor an instrument, with a "did you mean".
Result<std::string> law_report(const Workspace& workspace, const LawRequest& request, Format format,
                               std::size_t width = 100);

}  // namespace corridor
