#pragma once
// Stored figures: the rows of one edition as they lie in the store. Series and proofs are made of
// these.

#include "store/edition.h"
#include "vocabulary/observation.h"

#include <functional>
#include <optional>
#include <unordered_map>
#include <vector>

namespace corridor {

/// Numbers of names in the store, looked up once and kept for the length of a query.
class StoreNames {
 public:
  static Result<StoreNames> read(const Workspace& workspace);
  /// The number of a place, or nothing where no figure names it.
  std::optional<std::int64_t> number_of(Place place) const;
  Place place(std::int64_t number) const;

 private:
  std::unordered_map<std::int64_t, Place> places_;
  std::unordered_map<Place, std::int64_t> numbers_;
};

/// Texts of further dimensions, each read once.
class DimensionTexts {
 public:
  explicit DimensionTexts(const Workspace& workspace) : workspace_(workspace) {}
  Result<std::string_view> operator()(std::int64_t number);

 private:
  const Workspace& workspace_;
  std::optional<Statement> select_;
  std::unordered_map<std::int64_t, std::string> texts_;
};

/// What a statement selects of the table observation so that `read_observation` understands it.
inline constexpr std::string_view observation_columns =
    "place, origin, period, sex, age, reporter, dimensions, value, state, status, low, high,"
    " file_row, file_column";
Result<Observation> read_observation(const Statement& row, const StoreNames& names,
                                     DimensionTexts& dimensions);

/// Rows of one edition and indicator, narrowed by place and origin. What uses the rows must not ask
/// the same StoredFigures for more while it is called.
class StoredFigures {
 public:
  StoredFigures(const Workspace& workspace, const StoreNames& names, std::string_view indicator,
                std::int64_t indicator_number)
      : workspace_(workspace),
        names_(names),
        dimensions_(workspace),
        indicator_(indicator),
        number_(indicator_number) {}

  using Use = std::function<void(const Observation&)>;
  struct Which {
    std::optional<Place> place = {};   // of none: whatever the place and origin
    std::optional<Place> origin = {};  // of none: whatever the origin
    int from_year = 1000, to_year = 2999;
    std::optional<Sex> sex = {};
  };
  Result<void> rows(const Edition& edition, const Which& which, const Use& use) const;
  /// All rows of a place and origin.
  Result<void> of_pair(const Edition& edition, Place place, Place origin, const Use& use) const;
  /// All rows of a place, whatever the origin.
  Result<void> of_place(const Edition& edition, Place place, const Use& use) const;
  /// All places that have a figure: one descent each, not a scan of the rows.
  Result<std::vector<Place>> places(const Edition& edition) const;
  /// All origins of a place that has figures, in the same way; the empty one is among them.
  Result<std::vector<Place>> origins(const Edition& edition, Place place) const;

 private:
  const Workspace& workspace_;
  const StoreNames& names_;
  mutable DimensionTexts dimensions_;
  std::string_view indicator_;
  std::int64_t number_;
  // Prepared once: a sum over all destinations asks hundreds of times.
  mutable std::optional<Statement> of_pair_, of_place_, of_all_, next_origin_;
};

/// The number of an indicator in the store, or nothing where no edition has it.
Result<std::optional<std::int64_t>> indicator_number(const Workspace& workspace,
                                                     std::string_view indicator);
/// Of `editions` those that hold the indicator.
Result<std::vector<Edition>> editions_with(const Workspace& workspace,
                                           const std::vector<Edition>& editions,
                                           std::int64_t indicator_number);

/// The figures at one row and column of the publisher's file: one, or none.
Result<std::optional<Observation>> figure_at(const Workspace& workspace, const Edition& edition,
                                             FileCell cell);

}  // namespace corridor
