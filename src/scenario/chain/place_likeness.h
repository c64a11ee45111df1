#pragma once
// How alike two places are, for finding practices of places like one's own. Four things are
// compared, as far as figures of both are at hand:
//
//   income         GDP per person at prices of 2015: a factor of 10 is as far as can be
//   migrant share  people from elsewhere in the population: a factor of 10 is as far as can be
//   size           population: a factor of 100 is as far as can be
//   region         the same sub-region of the United Nations 0, the same continent a half, else 1
//
// The distance is the mean of those, each from 0 to 1 (the ratio's logarithm against that of the
// factor); likeness is 1 less the distance. With fewer than two of the first three it is not known.
// It tells which experience to read first, and not whether a practice will work.

#include "scenario/chain/latest_figures.h"

#include <map>
#include <optional>

namespace corridor {

struct PlaceFacts {
  std::optional<double> gdp_per_capita, migrant_share_percent, population;
  Place subregion, continent;  // empty where the place is no country
};

struct Likeness {
  double value = 0;  // 0 to 1
  int measured = 0;  // of the four
};

std::optional<Likeness> likeness(const PlaceFacts& one, const PlaceFacts& other);

class LikenessReader {
 public:
  explicit LikenessReader(LatestFigures& figures) : figures_(figures) {}
  Result<const PlaceFacts*> facts(Place place);
  /// The most alike of several places, groups and areas left out; nothing where none compares.
  struct Nearest {
    Place place;
    Likeness likeness;
  };
  Result<std::optional<Nearest>> nearest(Place place, std::span<const Place> others);

 private:
  LatestFigures& figures_;
  std::map<Place, PlaceFacts> facts_;
};

}  // namespace corridor
