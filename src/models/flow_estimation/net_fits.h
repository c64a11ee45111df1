#pragma once
// Flows that give each place a known net migration (arrivals less departures), as near to a seed as
// can be: in the multiplicative sense, n_ij = alpha_i m_ij / alpha_j, which is also the nearest by
// Kullback-Leibler divergence; in the sum of squares; in the sum of differences.
//
// References: Plane (1981), Environ. Plan. A 13; Willekens (1999), Math. Popul. Stud. 7.

#include "base/result.h"
#include "models/flow_estimation/matrix.h"

#include <vector>

namespace corridor::flow_estimation {

struct NetFit {
  Matrix table;
  std::vector<double> alpha;
  double lambda = 1;
  int updates = 0;
  bool converged = false;
  double net_error_squared = 0;  // sum over places
};

struct NetRule {
  double tolerance = 1e-6;  // largest change of alpha
  int most_updates = 500;
};

/// cm_net, net_matrix_ipf: all places updated at once, with the cells of the seed as they are.
Result<NetFit> fit_net(const Matrix& seed, const std::vector<double>& net, NetRule rule = {});

/// The same to its end: net_matrix_entropy.
Result<NetFit> fit_net_exactly(const Matrix& seed, const std::vector<double>& net);

/// cm_net_tot: also with a known total; the first place's alpha is 1.
Result<NetFit> fit_net_and_total(const Matrix& seed, const std::vector<double>& net, double total);

/// The nearest flows by sum of squares that are zero where the seed's mask is (the diagonal) and
/// nowhere negative: what the reference's help says of net_matrix_optim.
Result<Matrix> nearest_by_squares(const Matrix& seed, const std::vector<double>& net);

/// The nearest by sum of differences, likewise (net_matrix_lp). Of many such the one in which what
/// is missing is added between the places with too much and too little, in order.
Result<Matrix> nearest_by_differences(const Matrix& seed, const std::vector<double>& net);

/// Positive and negative net migration of a closed system brought to one total: both scaled to
/// the mean of the two. Or (`switching`) the mean taken from all, which can turn signs.
std::vector<double> rescale_net(const std::vector<double>& net, bool switching = false);

std::vector<double> net_of(const Matrix& flows);

}  // namespace corridor::flow_estimation
