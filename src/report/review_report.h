#pragma once
// The review calendar, for people and programs: text, CSV, JSON, HTML or Markdown.

#include "base/result.h"
#include "report/document.h"
#include "report/render_table.h"
#include "store/workspace.h"

#include <string>

namespace corridor {

struct ReviewRequest {
  std::string before = {};   // a day, not included; empty: five years from today
  std::string from = {};     // a day; empty: today
  std::string subject = {};  // a place or corridor; empty: all
  std::string language = "en";
};

/// What people read, in the request's language.
Result<Document> review_document(const Workspace& workspace, const ReviewRequest& request);

Result<std::string> review_report(const Workspace& workspace, const ReviewRequest& request,
                                  Format format, std::size_t width);

}  // namespace corridor
