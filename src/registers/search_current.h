#pragma once
// Which rows of the search's index count: those of current editions, each thing once, and of a text
// the wording of a day.

#include "registers/current.h"
#include "registers/search_rows.h"
#include "store/text_rank.h"
#include "vocabulary/delay.h"

#include <algorithm>
#include <set>
#include <vector>

namespace corridor {

/// The rows of the index that an edition has; its passages are the last of them (search_index.h).
struct EditionRows {
  std::int64_t edition = 0, first = 0, last = 0;
  std::int64_t first_passage = 0;  // the number of a row

  bool is_passage(std::int64_t row) const { return number_of_row(row) >= first_passage; }
};

/// Which rows count, and what ranking needs to know of them.
struct CurrentRows {
  std::vector<EditionRows> editions;  // by first row
  bool all = true;                    // every row of the index counts
  std::int64_t documents = 0;
  RowLengths mean;

  const EditionRows* find(std::int64_t row) const {
    const auto after = std::ranges::upper_bound(editions, row, {}, &EditionRows::first);
    if (after == editions.begin()) return nullptr;
    const auto& edition = *std::prev(after);
    return row <= edition.last ? &edition : nullptr;
  }
};

Result<CurrentRows> current_rows(const Workspace& workspace, const CurrentEditions& current);

/// Where a dataset comes as extracts, an older one may list an entry that a newer one has as well:
/// takes out what a newer extract has too.
Result<void> drop_superseded(const Workspace& workspace, const CurrentEditions& current,
                             const CurrentRows& rows, std::vector<ScoredRow>& found);

/// Pairs of rows of which one is shown where both are found. Rows of editions that do not count are
/// not among those found.
struct RowPair {
  std::int64_t shown = 0, left_out = 0;
};

/// A record in several editions, as a register has it, or else the last loaded; and a treaty that
/// stands in a register and, under other codes, in publishers' files of its parties.
Result<std::vector<RowPair>> rows_found_twice(const Workspace& workspace,
                                              const CurrentEditions& current,
                                              const CurrentRows& rows);
/// `found` is in the order of rows.
void drop_second(const std::vector<RowPair>& pairs, std::vector<ScoredRow>& found);

/// Editions of texts that are not the wording of a day: of an instrument and language, the last
/// that began by then is. None where no day is asked for.
Result<std::set<std::int64_t>> other_wordings(const Workspace& workspace,
                                              const CurrentEditions& current, Period date);

/// Days in the order of time, as the index has them.
std::int64_t day_number(Day day);

}  // namespace corridor
