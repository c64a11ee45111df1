#pragma once
// The chain of an item, for people and programs: what it leads to in both directions, by stage, and
// where it breaks. docs/chain.md describes the JSON.

#include "base/result.h"
#include "report/document.h"
#include "report/render_table.h"
#include "store/workspace.h"

#include <string>

namespace corridor {

struct ChainRequest {
  std::string item;     // an address, or a bare code
  std::string to = {};  // a stage or a kind: only the items of it
  std::string language = "en";
};

/// What people read.
Result<Document> chain_document(const Workspace& workspace, const ChainRequest& request);

/// ErrorKind::not_found for what nothing is called, ErrorKind::usage for what is no part of the
/// chain, for another stage or kind, and for CSV or Markdown.
Result<std::string> chain_report(const Workspace& workspace, const ChainRequest& request,
                                 Format format, std::size_t width);

}  // namespace corridor
