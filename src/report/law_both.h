#pragma once
// What binds both ends of a way, and since when: the first question about a treaty between two
// states.

#include "base/result.h"
#include "report/document.h"
#include "store/workspace.h"
#include "vocabulary/place.h"

#include <string>

namespace corridor {

struct BothRequest {
  Corridor way;
  std::string as_of = {};
  std::string language = "en";
};

/// One section, "both", with a row for each binding instrument that binds both on that day.
Result<Document> bound_both(const Workspace& workspace, const BothRequest& request);

}  // namespace corridor
