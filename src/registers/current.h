#pragma once
// Which editions count, by number: what a register's row is judged by and cited with.

#include "store/edition.h"

#include <string>
#include <unordered_map>

namespace corridor {

class CurrentEditions {
 public:
  /// Those that count now, or counted at the end of a day (`known_by`).
  static Result<CurrentEditions> read(const Workspace& workspace, std::string_view known_by = {});

  /// Null where the edition does not count.
  const Edition* find(std::int64_t id) const;
  /// "3cc9d26b6d6d.12.3": the edition, line and column that a row was read from.
  std::string proof(std::int64_t id, FileCell cell) const;

 private:
  std::unordered_map<std::int64_t, Edition> editions_;
};

}  // namespace corridor
