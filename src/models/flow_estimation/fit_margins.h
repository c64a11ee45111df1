#pragma once
// Fitting a table to the totals of its rows and columns: the table nearest to a seed (least
// Kullback-Leibler divergence) that has them, x_ij = u_i seed_ij v_j. Iterative proportional
// fitting finds it by scaling rows and columns in turn, and needs thousands of sweeps where the
// table is nearly in pieces, as tables of birthplace by residence are.
//
// `fit_exactly` goes to the fixed point. It minimises the convex
//   g(x) = sum_j c_j log(sum_i seed_ij e^{x_i}) - sum_i r_i x_i
// by Newton's method; its second derivative is the Laplacian of a graph, which elimination without
// subtractions solves to full relative precision. Cells that no table with these margins can fill
// are found first, by a largest flow, and so is whether any such table exists.
//
// `fit_by_sweeps` is the fitting of the reference programs, with their stopping rule: rows, then
// columns, until no cell changes by `smallest_change` in a sweep. Its margins need not be met.
//
// References: Deming and Stephan (1940), Ann. Math. Stat. 11; Csiszar (1975), Ann. Prob. 3.

#include "base/result.h"
#include "models/flow_estimation/matrix.h"

#include <span>
#include <string>
#include <vector>

namespace corridor::flow_estimation {

struct Margins {
  std::vector<double> rows, columns;  // targets
};

struct FitReport {
  bool converged = false;
  int sweeps = 0;                     // or steps of Newton's method
  double largest_error = 0;           // |target - margin|, persons
  double largest_relative_error = 0;  // of the target
};

struct Fit {
  Matrix table;
  FitReport report;
};

struct SweepRule {
  double smallest_change = 1e-3;
  int most_sweeps = 100'000;
};

/// What is fitted, for messages: "residents at the start by birthplace", and the names of its rows
/// and columns.
struct FitNames {
  std::string_view what;
  std::span<const std::string> rows, columns;
};

/// ErrorKind::invalid: a negative or missing number, totals that differ, a target that nothing in
/// the seed can fill, margins that no table on the seed's support has.
Result<Fit> fit_exactly(const Matrix& seed, const Margins& margins, const FitNames& names);
Result<Fit> fit_by_sweeps(const Matrix& seed, const Margins& margins, const FitNames& names,
                          SweepRule rule = {});

/// How far the margins of a table are from their targets.
FitReport margin_errors(const Matrix& table, const Margins& margins);

/// What both do first. `largest_difference` of the two totals, in persons.
Result<void> check_margins(const Matrix& seed, const Margins& margins, const FitNames& names,
                           double largest_difference);

}  // namespace corridor::flow_estimation
