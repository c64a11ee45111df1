#pragma once
// Items: entries of the lists in the store (classifications, code lists, airports), found by what
// they are called. Only current editions count (edition.h).

#include "base/result.h"
#include "store/edition.h"
#include "vocabulary/item.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace corridor {

/// An entry as a search shows it.
struct FoundItem {
  std::string list, code, name;
};

struct FoundItems {
  std::vector<FoundItem> items;              // called exactly so first, then by list and code
  std::map<std::string, std::int64_t> more;  // further ones that were left out, by list
};

/// Entries whose code, name or other names contain `text`, case, accents and punctuation aside; at
/// most `most` of one list. Cost: looks at every entry once.
Result<FoundItems> find_items(const Workspace& workspace, std::string_view text, std::size_t most);

/// Names of all entries of a list, by code.
Result<std::unordered_map<std::string, std::string>> item_names(const Workspace& workspace,
                                                                std::string_view list);

/// The name of one entry; nothing where no edition lists it.
Result<std::optional<std::string>> item_name(const Workspace& workspace, std::string_view list,
                                             std::string_view code);

}  // namespace corridor
