#pragma once
// Figure stream: figures of the store one after another, for exports. Memory does not grow with
// their number, and their order depends on what they say, not on the order in which the workspace
// met it: dataset, indicator, place, origin, period, sex, age, reporter, further dimensions, each
// by its code. Two workspaces with the same editions give the same stream.
//
// Stored figures only: sums that Corridor makes are an answer of series(), not a figure of a
// publisher.
//
// Cost: a descent into the store for each place and origin of each edition, and the rows.

#include "store/edition.h"
#include "vocabulary/observation.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// Which figures. What is left empty does not narrow.
struct FigureFilter {
  std::vector<std::string_view> indicators = {};  // ids, interned
  /// A place: figures there, whatever the origin. A corridor: figures of that pair.
  std::vector<Subject> subjects = {};
  std::vector<Place> origins = {};
  std::vector<std::string> datasets = {};
  std::optional<int> from_year = {}, to_year = {};
  std::optional<Sex> sex = {};
  std::string as_of = {};     // editions that counted on that day
  std::string edition = {};   // short id: this edition alone, current or not
  bool all_editions = false;  // also those that are superseded
};

/// ErrorKind::usage where it says nothing of what is wanted, or two things that do not go together.
Result<void> check_filter(const FigureFilter& filter);

/// The editions a filter speaks of, by dataset, version, part and hash. ErrorKind::not_found for a
/// dataset or edition that is not there.
Result<std::vector<Edition>> filtered_editions(const Workspace& workspace,
                                               const FigureFilter& filter);

using UseFigure = std::function<Result<void>(const Observation&, const Edition&)>;

/// Every figure the filter lets through. Of the extracts of one dataset that overlap, each figure
/// comes once, from the newest that has it; with `all_editions` the editions come one by one,
/// whole.
Result<void> each_figure(const Workspace& workspace, const FigureFilter& filter,
                         const UseFigure& use);

/// The figures of one edition that the filter lets through.
Result<void> each_figure_of(const Workspace& workspace, const Edition& edition,
                            const FigureFilter& filter, const UseFigure& use);

}  // namespace corridor
