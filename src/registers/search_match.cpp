#include "registers/search_match.h"

#include "base/check.h"

#include <algorithm>
#include <numeric>

namespace corridor {
namespace {

/// The rows of two lists, each once.
std::vector<RowHits> united(const std::vector<RowHits>& one, const std::vector<RowHits>& other) {
  std::vector<RowHits> all;
  all.reserve(one.size() + other.size());
  std::size_t i = 0, j = 0;
  while (i < one.size() && j < other.size()) {
    const auto a = one[i].row, b = other[j].row;
    all.push_back({std::min(a, b), (a <= b ? one[i].hits : 0) + (b <= a ? other[j].hits : 0)});
    i += a <= b ? 1U : 0U;
    j += b <= a ? 1U : 0U;
  }
  all.insert(all.end(), one.begin() + static_cast<std::ptrdiff_t>(i), one.end());
  all.insert(all.end(), other.begin() + static_cast<std::ptrdiff_t>(j), other.end());
  return all;
}

}  // namespace

const RowHits* RowCursor::find(std::int64_t row) {
  const auto& rows = *rows_;
  // Steps that double, then halves: near in a dense list, far in a long one.
  std::size_t step = 1;
  while (at_ + step < rows.size() && rows[at_ + step].row <= row) step *= 2;
  const auto begin = rows.begin() + static_cast<std::ptrdiff_t>(at_);
  const auto end = rows.begin() + static_cast<std::ptrdiff_t>(std::min(at_ + step, rows.size()));
  const auto found = std::ranges::lower_bound(begin, end, row, {}, &RowHits::row);
  at_ = static_cast<std::size_t>(found - rows.begin());
  return at_ < rows.size() && rows[at_].row == row ? &rows[at_] : nullptr;
}

std::vector<RowHits> rows_of_any(std::vector<std::vector<RowHits>> forms) {
  std::vector<RowHits> all;
  // The shortest first, so that a long one is gone through once.
  std::ranges::sort(forms, {}, &std::vector<RowHits>::size);
  for (auto& form : forms) {
    if (form.empty()) continue;
    all = all.empty() ? std::move(form) : united(all, form);
  }
  return all;
}

std::vector<MatchedRow> rows_with(const std::vector<WordRows>& words, std::size_t least) {
  ENSURE(least >= 1, "a row without any word is not looked for");
  if (least > words.size()) return {};
  std::vector<std::size_t> rarest(words.size());
  std::iota(rarest.begin(), rarest.end(), 0U);
  std::ranges::stable_sort(rarest, {}, [&](std::size_t word) { return words[word].rows.size(); });
  std::vector<std::vector<RowHits>> walked;
  const std::size_t enough = words.size() - least + 1;
  for (std::size_t i = 0; enough > 1 && i < enough; ++i) walked.push_back(words[rarest[i]].rows);
  const auto united_rows = rows_of_any(std::move(walked));
  const auto& candidates = enough > 1 ? united_rows : words[rarest.front()].rows;

  std::vector<RowCursor> cursors;
  for (const auto& word : words) cursors.emplace_back(word.rows);
  std::vector<MatchedRow> found;
  found.reserve(candidates.size());
  for (const auto& candidate : candidates) {
    MatchedRow match{.row = candidate.row};
    for (std::size_t word = 0; word < words.size(); ++word) {
      const auto* row = cursors[word].find(candidate.row);
      if (row == nullptr) continue;
      ++match.words;
      match.score += words[word].rarity * saturated(row->hits);
    }
    if (match.words >= least) found.push_back(match);
  }
  return found;
}

}  // namespace corridor
