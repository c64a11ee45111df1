#pragma once
// The index of the full-text search. Each record, entry of a list and passage, and each edition
// itself, is a document: one row of search_document, which says which thing it is, and one row of
// search_term, which holds its normalised terms in four fields (search_text.h). A row's number also
// holds the lengths of its fields (store/text_rank.h). The rows of an edition are a run of numbers,
// its passages the last of them, so that which edition a hit belongs to and whether it is a passage
// needs no look at the document. A record that an earlier
// edition has under the same kind and code is a pair of rows in search_repeat. A wording of a text
// (expression) is no document of its own: it is found by its instrument and its passages. Nor is a
// provision that has no summary and whose text is among the edition's passages.

#include "base/result.h"
#include "base/sqlite.h"
#include "store/edition.h"
#include "vocabulary/item.h"
#include "vocabulary/record.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// Which table a document's text is in.
enum class SearchSource { record = 0, item = 1, passage = 2, edition = 3 };

/// What an edition brought. Its passages have been written already, as the last of the store's.
struct SearchRows {
  const Edition& edition;
  std::span<const Record> records;
  std::span<const Item> items;
  std::span<const Passage> passages;
  std::vector<std::string_view> indicators;  // of its figures
};

/// Within the caller's transaction.
Result<void> write_search_index(Database& database, const SearchRows& rows);

/// Terms by which documents are chosen: those of a kind ("provision", a list, "entry" for all
/// lists), with text in a language, and that begin or end on a day. No word of a text is like them.
std::string kind_term(std::string_view kind);
std::string language_term(std::string_view language);
std::string dated_term();

/// A mark between two pieces of one field, so that no phrase reaches from one into the other.
inline constexpr std::string_view piece_mark = "\uE000";

}  // namespace corridor
