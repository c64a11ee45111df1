#pragma once
// Which rows of the search's index answer a query, the best first: the words matched, filters
// applied, and what does not count or is said twice left out.

#include "base/result.h"
#include "registers/current.h"
#include "registers/search_query.h"
#include "store/workspace.h"
#include "vocabulary/period.h"
#include "vocabulary/place.h"

#include <string>
#include <vector>

namespace corridor {

/// What is asked beside the words.
struct SearchFilter {
  /// The language of the words, and of the texts and names to find. Empty: all.
  std::string language = {};
  /// "instrument", "provision", "term", "passage", "edition", the name of a list, or "entry" for
  /// all lists. Empty: all.
  std::string kind = {};
  /// What is of this place, of an area or group it belongs to, of a part of it, or of an instrument
  /// that it signed or joined. Empty: everywhere.
  Place place = {};
  /// What holds on a day; of texts the wording of that day. Empty: whenever.
  Period date = {};
  /// As it was known at the end of a day; empty: now.
  std::string known_by = {};
};

struct ScoredRow {
  double score = 0;
  std::int64_t row = 0;
  bool complete = false;  // has all words

  /// What has all words, then the higher score, then the lower number.
  bool comes_before(const ScoredRow& other) const {
    if (complete != other.complete) return complete;
    return score != other.score ? score > other.score : row < other.row;
  }
};

/// Rows that have all words; where these are few, behind them those that lack one of three to eight
/// words; where there are none of either, those that have at least half of the words. In the order
/// of their numbers: ScoredRow::comes_before says in which they are shown.
Result<std::vector<ScoredRow>> search_rows(const Workspace& workspace,
                                           const CurrentEditions& current,
                                           const ParsedSearch& words, const SearchFilter& filter);

}  // namespace corridor
