#pragma once
// The glossary, for people and programs: all terms as a list, or one with everything that is known
// of it. docs/links.md describes the JSON.

#include "base/result.h"
#include "report/render_table.h"
#include "store/workspace.h"

#include <string>

namespace corridor {

struct GlossaryRequest {
  std::string term = {};  // code, or a form in any language; empty: all
  std::string language = "en";
};

/// ErrorKind::not_found for a term that nobody defines, ErrorKind::usage for another language.
Result<std::string> glossary_report(const Workspace& workspace, const GlossaryRequest& request,
                                    Format format, std::size_t width);

}  // namespace corridor
