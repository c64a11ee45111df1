#pragma once
// The search: records of registers (instruments, provisions, terms), entries of lists, passages of
// texts and editions, found by their words in seven languages, the best first.
//
// What has all words comes first, in any form and any of the languages; where that is little, what
// lacks a word follows (search_rows.h), and the answer says how many have all. Only current
// editions count (store/edition.h); where a list comes as extracts, an entry of several is found as
// the newest has it. The order is that of text_rank (store/text_rank.h), and of what is alike, that
// of loading: the same workspace gives the same order, so that a search can be read page by page.
// What is found with the same words at the same rank, such as a clause that many agreements share,
// is one hit with several addresses.

#include "base/result.h"
#include "registers/search_hit.h"
#include "registers/search_rows.h"
#include "store/workspace.h"

#include <string>
#include <vector>

namespace corridor {

struct SearchRequest {
  std::string words;
  SearchFilter filter = {};
  std::size_t skip = 0, most = 20;  // hits
};

struct SearchAnswer {
  std::vector<SearchHit> hits;  // from `skip` on, at most `most`
  bool more = false;            // there are further ones
  std::int64_t total = 0;       // of all that was found, each address for itself
  std::int64_t complete = 0;    // of these, with all words
  std::size_t words_wanted = 0;
  std::vector<std::string> set_aside;  // function words
};

/// For a search that found nothing: words of titles that are spelt nearly so, at most three.
Result<std::vector<std::string>> words_spelt_nearly(const Workspace& workspace,
                                                    const SearchRequest& request);

/// ErrorKind::not_found for a kind that nothing in the workspace is of.
Result<SearchAnswer> search(const Workspace& workspace, const SearchRequest& request);

}  // namespace corridor
