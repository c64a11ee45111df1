#pragma once
// text_rank: a ranking function for SQLite's full-text tables (FTS5), for use where a word of the
// query has several forms and a row several fields.
//
//   SELECT rowid, text_rank(t, ?1) FROM t WHERE t MATCH ?2
//
// It is BM25F (Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields",
// CIKM 2004): the hits of a word in all fields, weighted and set against the field's length, are
// added up before they saturate, and all forms of a word count as that word, so that a rare form
// is worth no more than a usual one. With h = sum over fields of weight * hits / (1 - b + b *
// length / mean length), a word gives log(1 + (N - n + 0.5) / (n + 0.5)) * h (1 + k) / (h + k),
// where n of N rows have it. k is 1.2 and b 0.6; on judged queries the order hardly depends on them
// or on the weights of the fields (docs/search.md).
//
// SQLite's own bm25() reads the length of each row from a table of its own, which takes a
// microsecond and a half a row; here lengths are packed into the row's number, which takes a third
// of that (bench/search_bench.cpp).

#include "base/sqlite.h"

#include <array>
#include <cstdint>
#include <string>
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

/// What text_rank is told about a query, as its second argument.
struct TextRank {
  static constexpr std::size_t columns = 4;  // body, title, other names, context

  std::int64_t rows = 0;  // of all documents
  RowLengths mean;        // over them
  std::array<double, columns> weights = {1, 4, 2, 0.2};
  /// For each phrase of the query, in its order, the number of the word it is a form of; negative
  /// for one that does not count.
  std::vector<int> words;

  std::string text() const;
};

/// What text_rank gives: how many words of the query the row has, and its score.
struct TextScore {
  int words = 0;
  double score = 0;
};
TextScore score_of(double rank);

/// Makes text_rank known to a connection.
void add_text_rank(const Database& database);

}  // namespace corridor
