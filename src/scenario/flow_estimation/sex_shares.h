#pragma once
// Shares of one sex in population, births and deaths, from what any release of World Population
// Prospects in the workspace says by sex: people and death rates by age, boys per 100 girls born.

#include "store/edition.h"
#include "vocabulary/observation.h"

#include <functional>
#include <map>
#include <string>

namespace corridor {

struct ShareQuestion {
  int from = 0, to = 0;
  Sex sex = Sex::female;
  std::string as_of = {};
};

class SexShares {
 public:
  /// `remember` is told every edition that is used.
  static Result<SexShares> gather(const Workspace& workspace, const ShareQuestion& question,
                                  const std::function<void(const Edition&)>& remember);

  bool has_population() const { return !population_.empty(); }
  bool has_births() const { return !births_.empty(); }
  bool has_deaths() const { return !deaths_.empty(); }

  /// Of the year, or the nearest of the five before; a half where none is known.
  double of_population(Place place, int year) const;
  /// As the place has it; 105 boys for 100 girls where none is known.
  double of_births(Place place) const;
  /// Deaths that people by age would have at the rates of their sex; as the population is where
  /// none are known.
  double of_deaths(Place place, int year) const;

 private:
  Sex sex_ = Sex::female;
  std::map<std::pair<Place, int>, double> population_;
  std::map<Place, double> births_, deaths_;
};

}  // namespace corridor
