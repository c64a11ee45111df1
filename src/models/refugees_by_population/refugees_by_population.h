#pragma once
// SDG indicator 10.7.4: how many of a place's people are refugees from it.
//
//   rate = 100,000 * R / (P + R)      R refugees from the place, P people living there, year end
//   area = 100,000 * sum R / sum (P + R), over the places of which both are known
//
// R are refugees under UNHCR's mandate and people in refugee-like situations; Palestine refugees
// under UNRWA are not among them. A place without R or P is left out of the area's sums and
// counted: the publisher imputes what is missing, this does not.
//
// Reference: metadata of SDG indicator 10.7.4 (UNHCR). Its unit is "per 100,000", although the
// database titles the series with a percent sign.

#include <optional>
#include <span>

namespace corridor::refugees_by_population {

struct Origin {
  std::optional<double> refugees, population;
};

struct Findings {
  std::optional<double> per_100000;  // nothing where no place is known
  double refugees = 0, population = 0;
  int used = 0, left_out = 0;
};

/// Of one place or of an area.
Findings run(std::span<const Origin> places);

}  // namespace corridor::refugees_by_population
