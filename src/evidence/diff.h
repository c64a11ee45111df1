#pragma once
// Diff: what changed between two editions. Both lie in the store in the order of one key, whose
// numbers mean the same in every edition, so they are walked side by side: the cost is one pass
// over each, and memory does not grow with them.
//
// A release in several parts is compared part by part; parts that the other release has not are
// compared, all together, with what is left of that. Where each of two editions has one period
// only, and not the same (matrices of a year), that period is left out of the comparison: their
// figures are compared across the years, and the diff says so.

#include "store/edition.h"
#include "vocabulary/observation.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// What can have become of a figure, in the order in which it is told.
enum class Change {
  revised,      // another value
  now_missing,  // a value before, a cell without one now
  now_known,    // the reverse
  otherwise,    // the same value or none; another status, state or interval
  gone,         // no such cell any more
  added,        // no such cell before
};
inline constexpr std::size_t changes = 6;
std::string_view name_of(Change change);

struct DiffQuery {
  /// Each a short id, or dataset@version, or dataset@version@part, where the part may be
  /// "selection". `after` empty: `before` names a dataset, and its two newest releases are meant.
  std::string before, after;
  std::string_view indicator = {};  // interned; empty: all
  std::size_t most_listed = 10;     // of each kind of change of each indicator
};

struct EditionPair {
  std::vector<Edition> before, after;  // mostly one each
  /// Each has one period, and not the same: they were compared across it.
  bool across_periods = false;
};

struct FigureChange {
  Change change = Change::revised;
  struct Side {
    Observation observation;
    std::size_t edition = 0;  // index in the pair's list
  };
  std::optional<Side> before, after;  // at least one
};

/// Figures of one indicator in one pair of editions.
struct IndicatorChanges {
  std::string_view indicator;
  std::size_t pair = 0;                        // index in Diff::pairs
  std::int64_t before = 0, after = 0;          // figures, those without a value included
  std::array<std::int64_t, changes> number{};  // by Change
  std::int64_t unchanged = 0;

  /// Of what adds up: the sum over countries and special codes, all ages together, without further
  /// dimensions, in the latest period that both have.
  struct Sum {
    Period period;
    Sex sex = Sex::total;
    double before = 0, after = 0;
  };
  std::optional<Sum> sum;

  /// By kind of change, the largest first: by the difference where there are two values, by the
  /// value where there is one.
  std::vector<FigureChange> listed;
};

struct Diff {
  std::vector<EditionPair> pairs;
  std::vector<Edition> alone;  // parts beside which nothing is left of the other release
  std::vector<IndicatorChanges> indicators;
};

/// ErrorKind::not_found where an edition, or a second one, is not there.
Result<Diff> diff_editions(const Workspace& workspace, const DiffQuery& query);

}  // namespace corridor
