#pragma once
// Ranking of what SQLite's full-text tables (FTS5) find, for use where a word of the query has
// several forms and a row several fields.
//
// It is BM25F (Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields",
// CIKM 2004): the hits of a word in all fields, weighted and set against the field's length, are
// added up before they saturate, and all forms of a word count as that word, so that a rare form
// is worth no more than a usual one. With h = sum over fields of weight * hits / (1 - b + b *
// length / mean length), a word gives log(1 + (N - n + 0.5) / (n + 0.5)) * h (1 + k) / (h + k),
// where n of N rows have it. k is 1.2 and b 0.6; on judged queries the order hardly depends on them
// or on the weights of the fields (docs/search.md).
//
// SQLite's own way, a call of bm25() for each row of a statement, takes a third of a microsecond
// and more a row, most of it in the statement; the length of each row takes another microsecond.
// Here one call walks the rows of every phrase, 60 nanoseconds each, and lengths are packed into
// the row's number (bench/search_bench.cpp). What rows have in common is up to the caller.

#include "base/sqlite.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace corridor {

/// Lengths in terms, as far as ranking needs to know: the body's to about a fifth, the title's up
/// to 15.
struct RowLengths {
  double title = 0, body = 0;
};

/// The number of a row and its lengths in one rowid; rows keep the order of their numbers.
std::int64_t row_with_lengths(std::int64_t number, RowLengths lengths);
std::int64_t number_of_row(std::int64_t row);
RowLengths lengths_of_row(std::int64_t row);

/// How hits in the fields of a row are weighed.
struct FieldWeights {
  static constexpr std::size_t columns = 4;  // body, title, other names, context

  RowLengths mean;  // over all rows
  std::array<double, columns> weights = {1, 4, 2, 0.2};
};

/// A row that has a phrase, or a word in any form.
struct RowHits {
  std::int64_t row = 0;
  double hits = 0;  // weighted, h above
};

/// The rows of each phrase, in the order of rows.
struct PhraseRows {
  std::string_view table;    // of FTS5
  std::string_view phrases;  // as FTS5 writes them, joined by OR
  std::size_t number = 0;    // of phrases
  std::size_t counted = 0;   // of the first so many, hits are counted; of others rows are told
  FieldWeights weights = {};
};
Result<std::vector<std::vector<RowHits>>> rows_of_phrases(const Database& database,
                                                          const PhraseRows& wanted);

/// What a word is worth that `with` of `all` rows have.
double word_rarity(std::size_t with, std::size_t all);
/// h (1 + k) / (h + k).
double saturated(double hits);

}  // namespace corridor
