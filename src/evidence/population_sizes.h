#pragma once
// Population sizes: how many people live where, by year, for judging whether a count of people can
// be. Taken from the figures of an edition that is being loaded, and from the current editions of
// the store, once a load.

#include "base/result.h"
#include "store/workspace.h"
#include "vocabulary/place.h"

#include <span>
#include <unordered_map>
#include <vector>

namespace corridor {

struct PeopleInYear {
  int year = 0;
  double persons = 0;
};

class PopulationSizes {
 public:
  /// A figure further away in time says nothing.
  static constexpr int years_away = 5;

  struct Wanted {
    std::span<const Place> places;
    int from_year, to_year;
  };
  /// Adds what the current editions of the store say. Cost: a descent for each place and year.
  Result<void> read(const Workspace& workspace, const Wanted& wanted);

  void add(Place place, PeopleInYear people) { by_place_[place].push_back(people); }
  /// Puts the figures in order, the largest first where several publishers have a year.
  void arrange();

  /// In order of years; empty where nothing is known.
  std::span<const PeopleInYear> of(Place place) const;

 private:
  std::unordered_map<Place, std::vector<PeopleInYear>> by_place_;
};

/// The figure of that year or of the nearest one, at most `years_away`; null where there is none.
const PeopleInYear* nearest(std::span<const PeopleInYear> sizes, int year);

}  // namespace corridor
