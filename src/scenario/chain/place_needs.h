#pragma once
// Legal needs: what law may give a person who moves, and whether it does in a place or on a way.
// Of a place alone, the law of the place is read as if both ends of the way had it: what is not
// promised then, the place itself lacks.

#include "registers/protection_map.h"
#include "vocabulary/place.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace corridor {

class PlaceNeeds {
 public:
  /// What registers describe is read once, when it is asked for: of law that concerns no place
  /// asked about, its record alone. The workspace must outlive this.
  static Result<PlaceNeeds> open(const Workspace& workspace);

  /// Nothing promised and nothing left open, on today's law.
  static bool is_missing(const ProtectionRow& row) { return row.promise == Promise::none; }
  /// Of a country, or from one to another.
  Result<ProtectionMap> map(const Subject& subject);

 private:
  PlaceNeeds(LawBook book, Day day) : book_(std::move(book)), day_(day) {}
  Result<const std::vector<Provision>*> provisions_of(Instrument instrument);
  LawBook book_;
  std::optional<std::vector<Instrument>> described_;               // without provisions
  std::map<std::string, std::vector<Provision>> provisions_ = {};  // by instrument
  Day day_;
};

}  // namespace corridor
