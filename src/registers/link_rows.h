#pragma once
// Link rows: the typed links that registers and publishers' files state, as they lie in the store,
// each with where it was read. Links that follow from something else stand in links.h.

#include "base/result.h"
#include "registers/current.h"
#include "vocabulary/period.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct SourcedLink {
  std::string from, relation, to;  // addresses: "instrument:icrmw"
  Period since = {}, until = {};
  std::string source = {};  // who says so, in words; empty: the edition
  std::string proof = {};   // empty for what is implied by a vocabulary
  bool implied = false;     // follows from something else than a link

  bool operator==(const SourcedLink&) const = default;
};

class LinkRows {
 public:
  /// Both must live as long as this.
  LinkRows(const Workspace& workspace, const CurrentEditions& current)
      : workspace_(workspace), current_(current) {}

  /// Those that begin or end at an address, in the order relation, other end, since.
  Result<std::vector<SourcedLink>> from(std::string_view address) const;
  Result<std::vector<SourcedLink>> to(std::string_view address) const;
  /// All that begin at an item of one of some kinds.
  Result<std::vector<SourcedLink>> from_kinds(std::span<const std::string_view> kinds) const;
  /// All of some relations. Looks at every link once.
  Result<std::vector<SourcedLink>> of_relations(std::span<const std::string_view> relations) const;

 private:
  Result<std::vector<SourcedLink>> read(std::string_view where, std::string_view value) const;
  Result<void> add(Statement& rows, std::vector<SourcedLink>& links) const;
  const Workspace& workspace_;
  const CurrentEditions& current_;
};

/// "instrument" and "icrmw" of "instrument:icrmw".
struct AddressParts {
  std::string_view kind, code;
};
AddressParts address_parts(std::string_view address);
std::string address_of(std::string_view kind, std::string_view code);

}  // namespace corridor
