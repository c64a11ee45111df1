#pragma once
// The brief: what is known about a place or a corridor, in plain words first. A brief is a list of
// sections, each a record with a function that writes it from the store; adding one is a file and a
// line in brief.cpp. A section says what is missing rather than leaving it out.

#include "base/result.h"
#include "report/document.h"
#include "store/workspace.h"

#include <string>

namespace corridor {

struct BriefRequest {
  std::string subject;  // "BGD", "BGD-MYS", or names
  std::string language = "en";
  std::string as_of = {};
};

/// ErrorKind::not_found for a place that is not known, with a "did you mean".
Result<Document> write_brief(const Workspace& workspace, const BriefRequest& request);

}  // namespace corridor
