#pragma once
// The brief: what is known about a place or a corridor, in plain words first. A brief is a list of
// sections, each a record with a function that writes it from the store; adding one is a file and a
// line in brief.cpp. A section says what is missing rather than leaving it out.

#include "base/result.h"
#include "report/document.h"
#include "store/workspace.h"
#include "vocabulary/gazetteer.h"

#include <string>

namespace corridor {

struct BriefRequest {
  std::string subject;  // "BGD", "BGD-MYS", or names
  std::string language = "en";
  std::string as_of = {};
};

/// A place or a corridor; from or to the world is the place at the other end. ErrorKind::usage for
/// a corridor from a place to itself.
Result<Subject> parse_brief_subject(const std::string& written);

/// ErrorKind::not_found for a place that is not known, with a "did you mean".
Result<Document> write_brief(const Workspace& workspace, const BriefRequest& request);

}  // namespace corridor
