#pragma once
// Which editions count, by number: what a register's row is judged by and cited with.

#include "store/edition.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace corridor {

class CurrentEditions {
 public:
  /// Those that count now, or counted at the end of a day (`known_by`).
  static Result<CurrentEditions> read(const Workspace& workspace, std::string_view known_by = {});

  /// Null where the edition does not count.
  const Edition* find(std::int64_t id) const;
  /// The one that a proof id begins with; null where none of those that count does.
  const Edition* find_by_proof(std::string_view proof) const;
  /// Those that have an author: registers written by hand, in the order of loading.
  std::vector<std::int64_t> authored() const;
  /// "3cc9d26b6d6d.12.3": the edition, line and column that a row was read from.
  std::string proof(std::int64_t id, FileCell cell) const;

 private:
  std::unordered_map<std::int64_t, Edition> editions_;
};

}  // namespace corridor
