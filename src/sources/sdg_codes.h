#pragma once
// What the codes of the United Nations' Global SDG Indicators Database mean: areas, the nature of a
// figure, ages and other breakdowns. Files that others made of the database write the same codes
// in small letters, without signs ("15+" as "15"); both are read alike.

#include "sources/named_values.h"
#include "vocabulary/observation.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace corridor {

/// Places by the Statistics Division's area code: M49, with or without leading zeros, and regions
/// of its own. From 900 on its codes differ from those of the Population Division, and nothing is
/// returned for those (901 is "Africa (ILO)" here, "more developed regions" there).
class SdgAreas {
 public:
  const std::optional<Place>& operator()(std::string_view code);

 private:
  std::unordered_map<std::string, std::optional<Place>> known_;
};

/// C country data, CA adjusted by the agency, G global monitoring: normal. E: estimate. M, from a
/// model where nothing was counted: imputed.
Status status_of_nature(std::string_view nature);

struct SdgBreakdown {
  Sex sex = Sex::total;
  Age age = {};
  NamedValues others = {};  // without those that say "all of them"

  /// One breakdown, "Age" and "15-24". `plus_lost`: a bare number is an open age, as in the files
  /// without signs; else it is that year of age.
  void add(std::string_view name, std::string_view code, bool plus_lost);
};

}  // namespace corridor
