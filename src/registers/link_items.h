#pragma once
// What a link's ends are: finds the thing that a person names, and says of an address what it is.

#include "registers/links.h"

namespace corridor {

class LinkItems {
 public:
  LinkItems(const Workspace& workspace, const CurrentEditions& current)
      : workspace_(workspace), current_(current) {}

  /// The address of what a person writes.
  Result<std::string> find(std::string_view written) const;
  /// What is at an address; nothing but the address where nobody describes it.
  Result<LinkedItem> at(std::string_view address) const;
  /// Whether a record of that kind and code is there.
  Result<bool> has_record(std::string_view kind, std::string_view code) const;

 private:
  Result<bool> exists(std::string_view address) const;
  Result<std::vector<std::string>> called(std::string_view code) const;
  Result<void> describe_record(LinkedItem& item) const;
  Result<void> describe_list_entry(LinkedItem& item) const;
  Result<void> describe_indicator(LinkedItem& item, std::string_view code) const;
  Result<void> describe_dataset(LinkedItem& item, std::string_view code) const;
  Result<Error> not_found(std::string_view written) const;

  const Workspace& workspace_;
  const CurrentEditions& current_;
};

}  // namespace corridor
