#include "evidence/diff.h"

#include "base/text.h"
#include "evidence/diff_editions.h"
#include "evidence/diff_runs.h"
#include "evidence/stored.h"
#include "vocabulary/gazetteer.h"
#include "vocabulary/indicator.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace corridor {
namespace {

bool same_interval(const StoredRow& a, const StoredRow& b) {
  if (a.interval.has_value() != b.interval.has_value()) return false;
  return !a.interval ||
         (a.interval->low == b.interval->low && a.interval->high == b.interval->high);
}

/// Nothing where the two say the same.
std::optional<Change> change_of(const StoredRow* before, const StoredRow* after) {
  if (before == nullptr) return Change::added;
  if (after == nullptr) return Change::gone;
  if (before->has_value() != after->has_value()) {
    return before->has_value() ? Change::now_missing : Change::now_known;
  }
  if (before->has_value() && before->value != after->value) return Change::revised;
  const bool same = before->state == after->state && before->status == after->status &&
                    same_interval(*before, *after);
  if (same) return std::nullopt;
  return Change::otherwise;
}

struct RowChange {
  std::optional<StoredRow> before, after;

  double size() const {
    const auto value = [](const std::optional<StoredRow>& row) {
      return row && row->has_value() ? row->value : 0.0;
    };
    return std::abs(value(after) - value(before));
  }
  /// Of two changes of one size the one further up in the file stands first.
  auto place_in_file() const {
    const FileCell& cell = after ? after->cell : before->cell;
    return std::tuple(cell.row, cell.column);
  }
};

bool larger(const RowChange& a, const RowChange& b) {
  const double size_a = a.size(), size_b = b.size();
  return size_a != size_b ? size_a > size_b : a.place_in_file() < b.place_in_file();
}

/// The largest changes met, a stated number of them.
class Largest {
 public:
  explicit Largest(std::size_t most) : most_(most) {}

  void add(const StoredRow* before, const StoredRow* after) {
    if (most_ == 0) return;
    RowChange change;
    if (before != nullptr) change.before = *before;
    if (after != nullptr) change.after = *after;
    if (heap_.size() == most_) {
      if (!larger(change, heap_.front())) return;
      std::ranges::pop_heap(heap_, larger);
      heap_.pop_back();
    }
    heap_.push_back(std::move(change));
    std::ranges::push_heap(heap_, larger);
  }

  std::vector<RowChange> take() {
    std::ranges::sort(heap_, larger);
    return std::exchange(heap_, {});
  }

 private:
  std::size_t most_;
  std::vector<RowChange> heap_;  // the smallest in front
};

/// Sums of the parts of a total, by period.
class PartSums {
 public:
  explicit PartSums(const StoreNames& names) : names_(names) {}

  void add(const StoredRow& row, bool is_after) {
    const StoredKey& key = row.key;
    const bool counts = row.has_value() && key[of_age] == Age::open && key[of_dimensions] == 0 &&
                        is_part(key[of_place]) && is_part(key[of_origin]);
    if (!counts) return;
    Sum& sum = sums_[{-key[of_period], key[of_sex], key[of_reporter]}];
    (is_after ? sum.after : sum.before) += row.value;
    (is_after ? sum.in_after : sum.in_before) = true;
  }

  std::optional<IndicatorChanges::Sum> take() {
    std::optional<IndicatorChanges::Sum> found;
    for (const auto& [when, sum] : sums_) {
      if (!sum.in_before || !sum.in_after) continue;
      const auto& [period, sex, reporter] = when;
      found = {.period = Period::from_key(-period),
               .sex = static_cast<Sex>(sex),
               .before = sum.before,
               .after = sum.after};
      break;
    }
    sums_.clear();
    return found;
  }

 private:
  struct Sum {
    double before = 0, after = 0;
    bool in_before = false, in_after = false;
  };

  /// Figures about one place have no origin, which is no reason to leave them out.
  bool is_part(std::int64_t place) {
    const auto [entry, is_new] = parts_.try_emplace(place);
    if (is_new) {
      const Place known = names_.place(place);
      entry->second =
          known.empty() || (known != world && Gazetteer::get().is_part_of_a_total(known));
    }
    return entry->second;
  }

  const StoreNames& names_;
  std::map<std::tuple<std::int64_t, std::int64_t, std::int64_t>, Sum> sums_;  // the latest first
  std::unordered_map<std::int64_t, bool> parts_;
};

/// Walks two editions side by side.
class Comparison {
 public:
  Comparison(const Workspace& workspace, const StoreNames& names, const DiffQuery& query)
      : workspace_(workspace),
        names_(names),
        dimensions_(workspace),
        sums_(names),
        largest_(changes, Largest(query.most_listed)) {}

  Result<void> walk(EditionRuns before, EditionRuns after) {
    while (!before.at_end() || !after.at_end()) {
      const bool in_before =
          !before.at_end() && (after.at_end() || before.now().key <= after.now().key);
      const bool in_after =
          !after.at_end() && (before.at_end() || after.now().key <= before.now().key);
      TRY(count(in_before ? &before.now() : nullptr, in_after ? &after.now() : nullptr));
      if (in_before) TRY(before.next());
      if (in_after) TRY(after.next());
    }
    return finish_indicator();
  }

  std::vector<IndicatorChanges> take() { return std::move(found_); }

 private:
  Result<void> count(const StoredRow* before, const StoredRow* after) {
    const auto indicator = (before != nullptr ? before : after)->key[of_indicator];
    if (indicator != indicator_) {
      TRY(finish_indicator());
      TRY(start_indicator(indicator));
    }
    for (const StoredRow* row : {before, after}) {
      if (row == nullptr) continue;
      const bool is_after = row == after;
      ++(is_after ? now_->after : now_->before);
      if (adds_up_) sums_.add(*row, is_after);
    }
    const auto change = change_of(before, after);
    if (!change) {
      ++now_->unchanged;
      return {};
    }
    const auto index = static_cast<std::size_t>(*change);
    ++now_->number[index];
    largest_[index].add(before, after);
    return {};
  }

  Result<void> start_indicator(std::int64_t number) {
    auto name = TRY(workspace_.database().prepare("SELECT name FROM indicator WHERE id = ?"));
    name.bind(1, number);
    TRY(name.step());
    indicator_ = number;
    now_ = &found_.emplace_back();
    now_->indicator = intern(name.text(0));
    const Indicator* known = find_indicator(now_->indicator);
    adds_up_ = known != nullptr && known->adds_up;
    return {};
  }

  Result<void> finish_indicator() {
    if (now_ == nullptr) return {};
    now_->sum = sums_.take();
    for (std::size_t index = 0; index < changes; ++index) {
      for (const auto& change : largest_[index].take()) {
        now_->listed.push_back({.change = static_cast<Change>(index),
                                .before = TRY(side_of(change.before)),
                                .after = TRY(side_of(change.after))});
      }
    }
    now_ = nullptr;
    indicator_ = -1;
    return {};
  }

  Result<std::optional<FigureChange::Side>> side_of(const std::optional<StoredRow>& row) {
    if (!row) return std::nullopt;
    const StoredKey& key = row->key;
    const auto age = static_cast<int>(key[of_age]);
    const ObservationKey full{.indicator = now_->indicator,
                              .origin = names_.place(key[of_origin]),
                              .place = names_.place(key[of_place]),
                              .period = row->period,
                              .sex = static_cast<Sex>(key[of_sex]),
                              .age = {age / 1000, age % 1000},
                              .reporter = static_cast<Reporter>(key[of_reporter]),
                              .dimensions = std::string(TRY(dimensions_(key[of_dimensions])))};
    const Observation observation{.key = full,
                                  .state = static_cast<State>(row->state),
                                  .value = row->value,
                                  .status = static_cast<Status>(row->status),
                                  .interval = row->interval,
                                  .cell = row->cell};
    return FigureChange::Side{observation, row->edition};
  }

  const Workspace& workspace_;
  const StoreNames& names_;
  DimensionTexts dimensions_;
  PartSums sums_;
  std::vector<Largest> largest_;  // by Change
  std::int64_t indicator_ = -1;
  bool adds_up_ = false;
  IndicatorChanges* now_ = nullptr;
  std::vector<IndicatorChanges> found_;
};

/// The one period of some editions, or nothing where they have none or several.
Result<std::optional<Period>> only_period(const Workspace& workspace,
                                          const std::vector<Edition>& editions) {
  auto range = TRY(workspace.database().prepare(
      "SELECT min(period), max(period) FROM observation WHERE edition = ?"));
  std::optional<Period> only;
  for (const auto& edition : editions) {
    range.bind(1, edition.id);
    TRY(range.step());
    const auto first = Period::from_key(range.integer(0)),
               last = Period::from_key(range.integer(1));
    range.reset();
    if (first.empty() || first != last || (only && only != first)) return std::nullopt;
    only = first;
  }
  return only;
}

}  // namespace

std::string_view name_of(Change change) {
  constexpr std::array<std::string_view, changes> names{"revised",      "now missing", "now known",
                                                        "other status", "gone",        "new"};
  return names[static_cast<std::size_t>(change)];
}

Result<Diff> diff_editions(const Workspace& workspace, const DiffQuery& query) {
  Diff diff = TRY(pair_editions(workspace, query));
  const StoreNames names = TRY(StoreNames::read(workspace));
  std::optional<std::int64_t> indicator;
  if (!query.indicator.empty()) {
    // A number that no figure has, where the indicator has none.
    indicator = TRY(indicator_number(workspace, query.indicator)).value_or(-1);
  }
  for (std::size_t i = 0; i < diff.pairs.size(); ++i) {
    EditionPair& pair = diff.pairs[i];
    const auto before = TRY(only_period(workspace, pair.before));
    const auto after = TRY(only_period(workspace, pair.after));
    pair.across_periods = before && after && before != after;
    Comparison comparison(workspace, names, query);
    const RunNarrowed narrowed{indicator, pair.across_periods};
    TRY(comparison.walk(TRY(EditionRuns::start(workspace, pair.before, narrowed)),
                        TRY(EditionRuns::start(workspace, pair.after, narrowed))));
    for (auto& changed : comparison.take()) {
      changed.pair = i;
      diff.indicators.push_back(std::move(changed));
    }
  }
  std::ranges::sort(diff.indicators, {}, [](const IndicatorChanges& one) {
    return std::tuple(one.pair, one.indicator);
  });
  return diff;
}

}  // namespace corridor
