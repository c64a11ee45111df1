#pragma once
// What lies between two places, and how many live there: CSV (packed with gzip or not).
//
//   iso_o,iso_d,contig,comlang_off,colony,dist    CEPII's GeoDist; "." where it is not known
//   iso,1990,1995,...                             people at the start of each year, thousands
//
// Codes of CEPII are those of 2000; today's is looked up where a code is not known as it stands.

#include "base/result.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace corridor {

struct PairFact {
  double distance_km = 0;
  bool contiguous = false, common_language = false, colonial_link = false;
};

/// By codes of origin and destination; pairs without a distance are left out.
using PairFactTable = std::map<std::pair<std::string, std::string>, PairFact>;
Result<PairFactTable> read_pair_facts(const std::string& file, std::string_view text);

/// By code and year.
using PopulationTable = std::map<std::pair<std::string, int>, double>;
Result<PopulationTable> read_population_table(const std::string& file, std::string_view text);

}  // namespace corridor
