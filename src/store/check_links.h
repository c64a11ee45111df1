#pragma once
// Whether the links of a register lead somewhere, and not in a circle. A register is written by
// hand, so a link to nothing is a mistake to mend before anything is kept; publishers' files may
// name what is not loaded.

#include "base/result.h"
#include "store/workspace.h"
#include "vocabulary/record.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace corridor {

struct LinkCheck {
  std::string file;
  std::span<const Record> records;  // that come with the links
  std::span<const Link> links;
  /// Indicators beside those of the vocabulary and of the store: derived ones.
  std::function<bool(std::string_view)> is_derived = {};
};

/// ErrorKind::invalid, with line and column, at the first link from or to something that is neither
/// in the file nor in the store, and at the first by which an instrument, by way of others, amends
/// itself, a term is broader than itself or an actor is part of itself. "same_as" may name what a
/// publisher's file would bring.
Result<void> check_links(const Workspace& workspace, const LinkCheck& check);

}  // namespace corridor
