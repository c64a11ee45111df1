#include "evidence/diff_runs.h"

#include "evidence/stored.h"

#include <fmt/core.h>

namespace corridor {

Result<EditionRun> EditionRun::start(const Workspace& workspace, std::int64_t edition,
                                     const RunNarrowed& narrowed) {
  auto rows = TRY(workspace.database().prepare(
      fmt::format("SELECT indicator, {} FROM observation WHERE edition = ?{} ORDER BY indicator,"
                  " place, origin, period, sex, age, reporter, dimensions",
                  observation_columns, narrowed.indicator ? " AND indicator = ?" : "")));
  rows.bind(1, edition);
  if (narrowed.indicator) rows.bind(2, *narrowed.indicator);
  EditionRun run(std::move(rows), narrowed.without_period);
  TRY(run.next());
  return run;
}

Result<void> EditionRun::next() {
  at_end = !TRY(rows_.step());
  if (at_end) return {};
  for (int i = 0; i < 8; ++i) now.key[static_cast<std::size_t>(i)] = rows_.integer(i);
  now.period = Period::from_key(now.key[of_period]);
  if (without_period_) now.key[of_period] = 0;
  now.value = rows_.real(8);
  now.state = rows_.integer(9);
  now.status = rows_.integer(10);
  now.interval.reset();
  if (!rows_.is_null(11)) now.interval = Interval{rows_.real(11), rows_.real(12)};
  now.cell = {static_cast<std::uint32_t>(rows_.integer(13)),
              static_cast<std::uint16_t>(rows_.integer(14))};
  return {};
}

Result<EditionRuns> EditionRuns::start(const Workspace& workspace,
                                       const std::vector<Edition>& editions,
                                       const RunNarrowed& narrowed) {
  EditionRuns runs;
  for (const auto& edition : editions) {
    runs.runs_.push_back(TRY(EditionRun::start(workspace, edition.id, narrowed)));
    runs.runs_.back().now.edition = runs.runs_.size() - 1;
  }
  runs.choose();
  return runs;
}

Result<void> EditionRuns::next() {
  const StoredKey last = now().key;
  do {
    TRY(runs_[first_].next());
    choose();
  } while (!at_end() && now().key == last);
  return {};
}

void EditionRuns::choose() {
  for (std::size_t i = 0; i < runs_.size(); ++i) {
    if (runs_[i].at_end) continue;
    if (runs_[first_].at_end || runs_[i].now.key < runs_[first_].now.key) first_ = i;
  }
}

}  // namespace corridor
