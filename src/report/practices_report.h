#pragma once
// Practices as a table: what was done about what, where, how well it is known to help, and of a
// place how alike it is and which unmet legal needs it serves. docs/chain.md says how likeness is
// measured and evidence graded.

#include "base/result.h"
#include "base/table.h"
#include "report/render_table.h"
#include "store/workspace.h"

#include <string>

namespace corridor {

struct PracticesRequest {
  std::string subject = {};  // place or corridor; empty: all practices, by code
  std::string need = {}, topic = {};
  std::string language = "en";
};

/// For people, or with every field; the same rows in the same order.
Result<Table> practices_table(const Workspace& workspace, const PracticesRequest& request,
                              bool people);

Result<std::string> practices_report(const Workspace& workspace, const PracticesRequest& request,
                                     Format format, std::size_t width);

}  // namespace corridor
