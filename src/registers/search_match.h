#pragma once
// The words of a search in the rows of the index: which rows have enough of them, and their scores.
//
// What has all words need not be looked for where any is: of n words, a row that has at least m
// has one of the n - m + 1 rarest. So the rows of these are walked, and the other words are looked
// up beside them; of a rare and a common word, the common one's rows are passed over.

#include "store/text_rank.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace corridor {

/// A word's rows in any of its forms, in order.
struct WordRows {
  std::vector<RowHits> rows;
  double rarity = 1;
};

struct MatchedRow {
  std::int64_t row = 0;
  std::size_t words = 0;  // that it has
  double score = 0;
};

/// Rows of several forms as those of one word.
std::vector<RowHits> rows_of_any(std::vector<std::vector<RowHits>> forms);

/// Rows that have at least `least` of the words (1 or more), in their order.
std::vector<MatchedRow> rows_with(const std::vector<WordRows>& words, std::size_t least);

/// Tells whether rows are among others; both go up.
class RowCursor {
 public:
  explicit RowCursor(const std::vector<RowHits>& rows) : rows_(&rows) {}

  /// Null where the row is not among them. Each row is asked for behind the one before.
  const RowHits* find(std::int64_t row);
  bool has(std::int64_t row) { return find(row) != nullptr; }

 private:
  const std::vector<RowHits>* rows_;
  std::size_t at_ = 0;
};

}  // namespace corridor
