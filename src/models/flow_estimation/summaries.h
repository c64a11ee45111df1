#pragma once
// What a table of flows says in short: totals of places and pairs, multiplicative components, and
// indices of a migration system. The diagonal is no move and left out, but of components, which
// take the table as it is.
//
// References: Bell and others (2002), J. R. Stat. Soc. A 165 (intensity, effectiveness); Courgeau
// (1973), Population 28; Bachi (1956), Proc. World Popul. Conf. (preference); Bogue, Shryock and
// Hoermann (1957) (velocity); Plane and Mulligan (1997), Demography 34 (Gini); Raymer, Bonaguidi
// and Valentini (2006), Popul. Space Place 12 (components).

#include "base/result.h"
#include "models/flow_estimation/matrix.h"

#include <optional>
#include <vector>

namespace corridor::flow_estimation {

struct PlaceMoves {
  double out = 0, in = 0;
  double turnover() const { return in + out; }
  double net() const { return in - out; }
};
std::vector<PlaceMoves> sum_places(const Matrix& flows);

struct PairMoves {
  std::size_t from = 0, to = 0;
  double flow = 0, counter_flow = 0;
  double net() const { return flow - counter_flow; }
  double interchange() const { return flow + counter_flow; }
};
/// Every ordered pair, origins varying fastest.
std::vector<PairMoves> sum_pairs(const Matrix& flows);

/// Places brought together: `group` of each place, numbered from 0. Moves within a group go to its
/// diagonal.
Matrix sum_groups(const Matrix& flows, const std::vector<std::size_t>& group);

/// n_ij = T o_i d_j r_ij: total, shares of origin and destination, and how much more than their
/// product (interaction).
struct Components {
  double total = 0;
  std::vector<double> origin, destination;
  Matrix interaction;
};
Result<Components> components(const Matrix& flows);

struct SystemIndices {
  double intensity_percent = 0;      // movers of population
  double courgeau_k = 0;             // intensity over log(n^2)
  double effectiveness_percent = 0;  // |net| of turnover
  double net_rate_percent = 0;       // half of |net| of population
};
/// ErrorKind::invalid where sizes differ or nobody lives anywhere.
Result<SystemIndices> system_indices(const Matrix& flows, const std::vector<double>& population);

/// 100 where a pair has as many moves as its populations' shares would have; more, more.
Result<Matrix> preference(const Matrix& flows, const std::vector<double>& population);
/// Moves for each person of the origin, over the destination's share of the population, percent.
Result<Matrix> velocity(const Matrix& flows, const std::vector<double>& population);

/// How unequal flows are, from 0 (all alike) to 1: all pairs; of destinations within origins; of
/// origins within destinations.
struct GiniIndices {
  double total = 0, rows = 0, columns = 0;
};
GiniIndices gini(const Matrix& flows);

struct DistanceIndices {
  double mean_km = 0, median_km = 0;
  std::optional<double> decay;  // of a Poisson model log n = a - decay log distance
};
/// ErrorKind::invalid where a pair that has moves has no positive distance.
Result<DistanceIndices> distance_indices(const Matrix& flows, const Matrix& distance_km);

}  // namespace corridor::flow_estimation
