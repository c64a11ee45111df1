#pragma once
// Fits to margins that a person gives: two- and three-way proportional fitting, blocks and stripes,
// and the same in conditional form, n_ij = alpha_i beta_j m_ij. They stop as the reference's
// routines of these names do (the error is measured within the sweep, before the step that mends
// it); totals that differ are refused, whichever is larger.
//
// References: Deming and Stephan (1940); Willekens (1999), Math. Popul. Stud. 7; Raymer, Abel and
// Smith (2007), J. R. Stat. Soc. A 170; Abel (2013), Demogr. Res. 28.

#include "base/result.h"
#include "models/flow_estimation/matrix.h"

#include <optional>
#include <vector>

namespace corridor::flow_estimation {

struct StoppingRule {
  double tolerance = 1e-5;
  int most_sweeps = 500;
};

/// Cells that together have a total: blocks, stripes. `group` has a number from 0 for each cell.
struct Groups {
  Matrix group;
  std::vector<double> totals;
};

struct MarginTargets {
  std::optional<std::vector<double>> rows, columns;
  std::optional<Groups> groups;
};

struct MarginFit {
  Matrix table;
  int sweeps = 0;
  double largest_error = 0;  // as the rule measures it
  bool converged = false;
};

/// ipf2, ipf2_block, ipf2_stripe: columns, rows, groups in turn. ErrorKind::invalid: no target,
/// sizes that do not fit, fewer than none, totals that differ.
Result<MarginFit> fit_two_way(const Matrix& seed, const MarginTargets& targets,
                              StoppingRule rule = {});

struct ConditionalFit {
  Matrix table;
  std::vector<double> alpha, beta;
  int updates = 0;
};

/// cm2: alpha and beta in turn until neither changes by more than 1e-6.
Result<ConditionalFit> fit_conditional(const Matrix& seed, const std::vector<double>& rows,
                                       const std::vector<double>& columns);

/// A table of origin, destination and a third thing (birthplace, type): one matrix for each of it.
using Layers = std::vector<Matrix>;

/// cm3: cm2 on the sum of the layers, each of which is scaled alike.
struct LayeredConditionalFit {
  Layers layers;
  std::vector<double> alpha, beta;
};
Result<LayeredConditionalFit> fit_conditional(const Layers& seed, const std::vector<double>& rows,
                                              const std::vector<double>& columns);

/// `start`: origin by birthplace; `end`: birthplace by destination.
struct LayerMargins {
  Matrix start, end;
};
struct LayeredFit {
  Layers layers;
  int sweeps = 0;
  double largest_error = 0;
  bool converged = false;
};

/// ipf3: each birthplace's origins, then destinations.
Result<LayeredFit> fit_three_way(const Layers& seed, const LayerMargins& margins,
                                 StoppingRule rule = {});

/// ipf3_qi: the diagonal of each layer is fixed, by default at as many as can stay; the rest is
/// fitted around it.
Result<LayeredFit> fit_three_way_with_stayers(const Layers& seed, const LayerMargins& margins,
                                              StoppingRule rule = {});

/// Groups of a table of regions in larger ones: `sizes` regions each. A block is a pair of larger
/// regions; a stripe is a region of origin and a larger region of destination. Numbered by rows.
Matrix block_groups(const std::vector<std::size_t>& sizes);
Matrix stripe_groups(const std::vector<std::size_t>& sizes);

/// ErrorKind::invalid, of counts that cannot be fitted.
Error wrong_counts(std::string message, std::string hint);

}  // namespace corridor::flow_estimation
