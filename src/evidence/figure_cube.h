#pragma once
// FigureCube: what there is of one indicator in one edition, as the values that each dimension
// takes. An edition never changes, so a cube made once holds for good.
//
// Cost: the rows of the indicator in that edition, once.

#include "evidence/stored.h"

#include <set>
#include <string>

namespace corridor {

struct ByPlaceCode {
  bool operator()(Place a, Place b) const { return a.code() < b.code(); }
};

struct FigureCube {
  std::set<Place, ByPlaceCode> places, origins;
  std::set<Period> periods;
  std::set<Sex> sexes;
  std::set<Age> ages;
  std::set<Reporter> reporters;
  std::set<std::string> dimensions;  // as ObservationKey has them
  std::int64_t figures = 0;

  void add(const FigureCube& other);
};

/// Empty where the edition has no such indicator.
Result<FigureCube> figure_cube(const Workspace& workspace, const StoreNames& names,
                               const Edition& edition, std::string_view indicator);

}  // namespace corridor
