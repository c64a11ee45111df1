#pragma once
// The search: records of registers (instruments, provisions, terms), entries of lists, passages of
// texts and editions, found by their words in seven languages, the best first.
//
// All words must be there, in any form and any of the languages; where nothing has them all, what
// has the most of them is given, and that is said. Only current editions count (store/edition.h);
// where a list comes as extracts, an entry of several is found as the newest has it. The order is
// that of text_rank (store/text_rank.h), and of what is alike, that of loading: the same workspace
// gives the same order, so that a search can be read page by page.

#include "base/result.h"
#include "registers/search_hit.h"
#include "store/workspace.h"
#include "vocabulary/period.h"
#include "vocabulary/place.h"

#include <string>
#include <vector>

namespace corridor {

struct SearchRequest {
  std::string words;
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
  std::size_t skip = 0, most = 20;
};

struct SearchAnswer {
  std::vector<SearchHit> hits;  // from `skip` on, at most `most`
  std::int64_t total = 0;       // all that were found
  /// How many of the words each of them has, and how many were looked for.
  int words_found = 0, words_wanted = 0;
  std::vector<std::string> set_aside;  // function words
};

Result<SearchAnswer> search(const Workspace& workspace, const SearchRequest& request);

/// The kinds of what current editions brought, with the number of each.
struct SearchableKind {
  std::string kind;
  std::int64_t documents = 0;
};
Result<std::vector<SearchableKind>> searchable_kinds(const Workspace& workspace);

}  // namespace corridor
