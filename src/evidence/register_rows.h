#pragma once
// Rows of registers as they lie in the store, by where they were read: for proofs. What a record,
// an event of law, a link or a passage says, as names and values.

#include "store/edition.h"
#include "vocabulary/observation.h"

#include <string>
#include <vector>

namespace corridor {

struct RegisterRow {
  std::string kind;  // "instrument", "provision", "term", "event", "link", "passage"
  std::string
      address;        // "instrument:icrmw"; of an event that of its instrument; of a link its start
  std::string title;  // what it is, in a line
  struct Field {
    std::string name, value;
  };
  std::vector<Field> fields;  // what else it says; nothing that is empty
};

/// All that was read at a line and column of an edition: one cell may give several rows.
Result<std::vector<RegisterRow>> register_rows_at(const Workspace& workspace,
                                                  const Edition& edition, FileCell cell);

}  // namespace corridor
