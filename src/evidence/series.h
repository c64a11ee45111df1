#pragma once
// Series: the figures of an indicator for a place or a corridor, each with its edition and proof.
//
// Where a total is asked for (_W, an area, a group) and the publisher shows one, that one is given.
// Where not, it is added up from the countries and special codes of a complete edition, and the
// figure is marked as derived; areas and groups are never added to their own members. Groups have
// the members they had in the middle of the period. Figures that are alternatives to each other
// (of several methods, variants or bounds) are added up apart. A sum over figures of which some are
// missing has status E, because it is a lower bound.
//
// An indicator may also be written as arithmetic over others ("remittances_received / gdp") or be
// one of the derived ones: then every figure is computed from figures of the same place, period and
// sex, and carries them (claims/formula.h).
//
// Cost: one descent into the store for each current edition that has the indicator, and the rows
// found; a sum over all destinations of one origin is one descent for each destination.

#include "base/result.h"
#include "store/edition.h"
#include "vocabulary/indicator.h"
#include "vocabulary/observation.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace corridor {

struct Formula;  // claims/formula.h

struct SeriesQuery {
  std::string_view indicator;  // id, interned
  Place origin;                // empty for an indicator about one place
  Place place;
  std::optional<int> from_year = {}, to_year = {};
  std::optional<Sex> sex = {};
  std::string as_of = {};                       // day or moment; empty: now
  std::string edition = {};                     // short id: only this edition, current or not
  std::shared_ptr<const Formula> formula = {};  // of a computed indicator; `indicator` names it
};

/// One figure. `parents` and `missing_parents` count what a derived figure was added up from; a
/// figure derived before it was loaded (a total in the embedded default) has row 0 and no parents.
struct Figure {
  Observation observation;
  Edition edition;
  bool derived = false;
  std::int64_t parents = 0, missing_parents = 0;
  /// Of a computed figure: how, and from which. Its edition then names theirs, joined by "+".
  std::shared_ptr<const Formula> formula = {};
  std::vector<Figure> operands = {};

  bool has_value() const { return observation.state == State::value; }
  double value() const { return observation.value; }
  int year() const { return observation.key.period.start_year(); }
  /// About people of all ages, and no alternative (method, variant, bound) to another figure: it
  /// can be told without saying more.
  bool is_plain() const;
};

/// The id of an indicator that a person writes by id or alias. ErrorKind::not_found with a hint.
Result<std::string_view> parse_indicator(const Workspace& workspace, std::string_view written);

/// The query for what a person writes: indicator id, alias, derived indicator or arithmetic, and a
/// place or corridor. A place stands for everybody who came to it where the indicator is about
/// corridors.
Result<SeriesQuery> parse_series_query(const Workspace& workspace, std::string_view indicator,
                                       std::string_view place_or_corridor);

/// In the order dataset, place, origin, period, sex, age. Empty where nothing is known.
Result<std::vector<Figure>> series(const Workspace& workspace, const SeriesQuery& query);

/// The figures that a derived one was added up from, largest first; none where its edition is a
/// selection, which does not have them all.
Result<std::vector<Figure>> parts_of(const Workspace& workspace, const Figure& sum);

/// The figures of all partners of a place in one year: with side `origin`, of all places that
/// people came from to `query.place`; with side `destination`, of all places they went to from
/// `query.origin`. The other end of the query is ignored. Largest first; totals left out.
enum class Side { origin, destination };
Result<std::vector<Figure>> partners(const Workspace& workspace, const SeriesQuery& query,
                                     Side side);

/// Ids of all indicators that current editions have.
Result<std::vector<std::string>> indicators_at_hand(const Workspace& workspace);

}  // namespace corridor
