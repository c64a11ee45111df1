#pragma once
// Link sources: all links of one item, stated and implied, whatever its kind.

#include "registers/link_items.h"
#include "registers/party_links.h"

namespace corridor {

class LinkSources {
 public:
  LinkSources(const Workspace& workspace, const CurrentEditions& current, const LawBook& book,
              Day day)
      : workspace_(workspace),
        current_(current),
        items_(workspace, current),
        parties_(workspace, current, book, day) {}

  /// In no particular order; none twice.
  Result<std::vector<SourcedLink>> of(std::string_view address) const;

 private:
  using Links = std::vector<SourcedLink>;
  Result<void> add_parents(std::string_view kind, std::string_view code, Links& links) const;
  Result<void> add_children(std::string_view kind, std::string_view code, Links& links) const;
  Result<void> add_protection(std::string_view code, Links& links) const;
  Result<void> add_indicator(std::string_view code, Links& links) const;
  Result<void> add_dataset(std::string_view code, Links& links) const;
  Result<void> add_list_entry(std::string_view list, std::string_view code, Links& links) const;
  Result<std::string> whole_of(std::string_view parent) const;
  std::string proof(const Statement& row, int edition_column) const;

  const Workspace& workspace_;
  const CurrentEditions& current_;
  LinkItems items_;
  PartyLinks parties_;
};

}  // namespace corridor
