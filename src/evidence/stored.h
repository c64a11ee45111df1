#pragma once
// Stored figures: the rows of one edition as they lie in the store. Series and proofs are made of
// these.

#include "evidence/edition.h"
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

/// Rows of one edition and indicator, narrowed by place and origin. What uses the rows must not ask
/// the same StoredFigures for more while it is called.
class StoredFigures {
 public:
  StoredFigures(const Workspace& workspace, const StoreNames& names, std::string_view indicator,
                std::int64_t indicator_number)
      : workspace_(workspace), names_(names), indicator_(indicator), number_(indicator_number) {}

  using Use = std::function<void(const Observation&)>;
  /// All rows of a place and origin.
  Result<void> of_pair(const Edition& edition, Place place, Place origin, const Use& use) const;
  /// All rows of a place, whatever the origin.
  Result<void> of_place(const Edition& edition, Place place, const Use& use) const;
  /// All places that have a figure: one descent each, not a scan of the rows.
  Result<std::vector<Place>> places(const Edition& edition) const;

 private:
  Result<void> read(const Edition& edition, std::optional<Place> origin, Place place,
                    const Use& use) const;
  const Workspace& workspace_;
  const StoreNames& names_;
  std::string_view indicator_;
  std::int64_t number_;
  // Prepared once: a sum over all destinations asks hundreds of times.
  mutable std::optional<Statement> of_pair_, of_place_;
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
