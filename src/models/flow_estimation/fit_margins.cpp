#include "models/flow_estimation/fit_margins.h"

#include "models/flow_estimation/support.h"

#include <fmt/format.h>

#include <cmath>

namespace corridor::flow_estimation {
namespace {

Error wrong(const FitNames& names, std::string message, std::string hint) {
  return {ErrorKind::invalid, fmt::format("{}: {}", names.what, message), {}, std::move(hint)};
}

Result<void> check_targets(std::span<const double> targets, std::span<const std::string> places,
                           const FitNames& names, std::string_view side) {
  for (std::size_t i = 0; i < targets.size(); ++i) {
    if (targets[i] >= 0 && std::isfinite(targets[i])) continue;
    return fail(wrong(names,
                      fmt::format("the total of the {} {} would be {:.6g}, which is no number of "
                                  "people",
                                  side, places[i], targets[i]),
                      "Compare births, deaths and stocks of that place."));
  }
  return {};
}

/// x = table: rows scaled, then columns, as the reference programs do.
class Sweeps {
 public:
  Sweeps(const Support& support, const Margins& margins)
      : support_(support), margins_(margins), now_(support.seed), before_(support.seed) {}

  /// The largest change of a cell.
  double sweep() {
    column_sum_.assign(support_.columns, 0);
    for (std::size_t i = 0; i < support_.rows; ++i) {
      const std::size_t from = support_.row_start[i], to = support_.row_start[i + 1];
      double sum = 0;
      for (std::size_t c = from; c < to; ++c) sum += before_[c];
      const double factor = sum > 0 ? margins_.rows[i] / sum : 0;
      for (std::size_t c = from; c < to; ++c) {
        now_[c] = before_[c] * factor;
        column_sum_[support_.column[c]] += now_[c];
      }
    }
    for (std::size_t j = 0; j < support_.columns; ++j) {
      column_sum_[j] = column_sum_[j] > 0 ? margins_.columns[j] / column_sum_[j] : 0;
    }
    double change = 0;
    for (std::size_t c = 0; c < now_.size(); ++c) {
      now_[c] *= column_sum_[support_.column[c]];
      change = std::max(change, std::abs(now_[c] - before_[c]));
    }
    std::swap(now_, before_);
    return change;
  }
  const std::vector<double>& cells() const { return before_; }

 private:
  const Support& support_;
  const Margins& margins_;
  std::vector<double> now_, before_, column_sum_;
};

Matrix spread(const Support& support, std::span<const double> cells) {
  Matrix table(support.rows, support.columns);
  for (std::size_t i = 0; i < support.rows; ++i) {
    for (std::size_t c = support.row_start[i]; c < support.row_start[i + 1]; ++c) {
      table.at(i, support.column[c]) = cells[c];
    }
  }
  return table;
}

Result<void> check_reached(const Support& support, const Margins& margins, const FitNames& names) {
  std::vector<bool> filled(support.columns);
  for (const auto column : support.column) filled[column] = true;
  for (std::size_t i = 0; i < support.rows; ++i) {
    if (margins.rows[i] <= 0 || support.row_start[i] < support.row_start[i + 1]) continue;
    return fail(wrong(names,
                      fmt::format("the row {} must come to {:.6g}, but all its cells are zero",
                                  names.rows[i], margins.rows[i]),
                      "Give a seed with a positive cell there, or a total of zero."));
  }
  for (std::size_t j = 0; j < support.columns; ++j) {
    if (margins.columns[j] <= 0 || filled[j]) continue;
    return fail(wrong(names,
                      fmt::format("the column {} must come to {:.6g}, but all its cells are zero",
                                  names.columns[j], margins.columns[j]),
                      "Give a seed with a positive cell there, or a total of zero."));
  }
  return {};
}

/// Newton's method on the scaling of rows, columns being exact at every step.
class Newton {
 public:
  Newton(const Support& support, const Margins& margins)
      : support_(support),
        margins_(margins),
        log_scale_(support.rows),
        shift_(support.rows),
        cells_(support.cells()),
        row_sum_(support.rows),
        column_cells_(support.columns) {
    for (std::size_t i = 0; i < support.rows; ++i) {
      for (std::size_t c = support.row_start[i]; c < support.row_start[i + 1]; ++c) {
        column_cells_[support.column[c]].push_back({i, c});
      }
    }
    error_ = fill(log_scale_);
  }

  /// One sweep of proportional fitting.
  void sweep() {
    for (std::size_t i = 0; i < support_.rows; ++i) {
      if (row_sum_[i] > 0) log_scale_[i] += std::log(margins_.rows[i] / row_sum_[i]);
    }
    error_ = fill(log_scale_);
  }

  /// False where no step along Newton's direction lessens the error.
  bool step() {
    solve();
    double longest = 0;
    for (const double value : shift_) longest = std::max(longest, std::abs(value));
    const double before = error_;
    const std::vector<double> from = log_scale_;
    double length = longest > 3 ? 3 / longest : 1;
    for (int halvings = 0; halvings < 12; ++halvings, length /= 2) {
      for (std::size_t i = 0; i < from.size(); ++i) log_scale_[i] = from[i] + length * shift_[i];
      error_ = fill(log_scale_);
      if (error_ < before) return true;
    }
    log_scale_ = from;
    error_ = fill(log_scale_);
    return false;
  }

  double error() const { return error_; }
  const std::vector<double>& cells() const { return cells_; }

 private:
  /// Cells from the scale of rows, columns made exact. The sum of what rows are off by, relative to
  /// what is asked of them.
  double fill(const std::vector<double>& log_scale) {
    for (std::size_t j = 0; j < support_.columns; ++j) {
      double highest = -1e300, sum = 0;
      for (const auto& [row, c] : column_cells_[j]) highest = std::max(highest, log_scale[row]);
      for (const auto& [row, c] : column_cells_[j]) {
        cells_[c] = support_.seed[c] * std::exp(log_scale[row] - highest);
        sum += cells_[c];
      }
      const double factor = sum > 0 ? margins_.columns[j] / sum : 0;
      for (const auto& [row, c] : column_cells_[j]) cells_[c] *= factor;
    }
    double error = 0;
    for (std::size_t i = 0; i < support_.rows; ++i) {
      row_sum_[i] = 0;
      for (std::size_t c = support_.row_start[i]; c < support_.row_start[i + 1]; ++c) {
        row_sum_[i] += cells_[c];
      }
      if (margins_.rows[i] > 0) {
        error += std::abs(row_sum_[i] - margins_.rows[i]) / margins_.rows[i];
      }
    }
    return error;
  }

  /// shift = -H^-1 gradient. H is the Laplacian of the graph in which two rows are joined by
  /// sum_j x_ij x_kj / c_j; each pivot is the sum of the joints that are left, so that nothing is
  /// ever subtracted. The last row of each piece of the graph stays where it is.
  void solve() {
    const std::size_t n = support_.rows;
    Matrix joint(n, n);
    for (std::size_t j = 0; j < support_.columns; ++j) {
      const auto& column = column_cells_[j];
      for (std::size_t a = 0; a < column.size(); ++a) {
        const double share = cells_[column[a].second] / margins_.columns[j];
        const auto row = joint.row(column[a].first);
        for (std::size_t b = a + 1; b < column.size(); ++b) {
          row[column[b].first] += share * cells_[column[b].second];
        }
      }
    }
    std::vector<double> pivot(n);
    for (std::size_t i = 0; i < n; ++i) shift_[i] = margins_.rows[i] - row_sum_[i];
    for (std::size_t p = 0; p < n; ++p) {
      const auto from = joint.row(p);
      for (std::size_t q = p + 1; q < n; ++q) pivot[p] += from[q];
      if (pivot[p] <= 0) continue;
      for (std::size_t q = p + 1; q < n; ++q) {
        if (from[q] <= 0) continue;
        const double share = from[q] / pivot[p];
        shift_[q] += share * shift_[p];
        const auto to = joint.row(q);
        for (std::size_t r = q + 1; r < n; ++r) to[r] += share * from[r];
      }
    }
    for (std::size_t p = n; p-- > 0;) {
      if (pivot[p] <= 0) {
        shift_[p] = 0;
        continue;
      }
      for (std::size_t q = p + 1; q < n; ++q) shift_[p] += joint.at(p, q) * shift_[q];
      shift_[p] /= pivot[p];
    }
  }

  const Support& support_;
  const Margins& margins_;
  std::vector<double> log_scale_, shift_, cells_, row_sum_;
  std::vector<std::vector<std::pair<std::size_t, std::size_t>>> column_cells_;
  double error_ = 0;
};

/// Two rounds without any gain: what is left is rounding.
int iterate(Newton& newton) {
  constexpr int most_steps = 500;
  for (int k = 0; k < 20; ++k) newton.sweep();
  int steps = 0;
  double best = newton.error();
  for (int idle = 0; idle < 2 && steps < most_steps; ++steps) {
    if (!newton.step()) {
      for (int k = 0; k < (newton.error() < 1e-10 ? 1 : 20); ++k) newton.sweep();
    }
    idle = newton.error() < 0.5 * best ? 0 : idle + (newton.error() < 1e-9 ? 1 : 0);
    best = std::min(best, newton.error());
  }
  return steps;
}

}  // namespace

Result<void> check_margins(const Matrix& seed, const Margins& margins, const FitNames& names,
                           double largest_difference) {
  TRY(check_targets(margins.rows, names.rows, names, "row"));
  TRY(check_targets(margins.columns, names.columns, names, "column"));
  for (std::size_t i = 0; i < seed.rows(); ++i) {
    for (std::size_t j = 0; j < seed.columns(); ++j) {
      if (seed.at(i, j) >= 0 && std::isfinite(seed.at(i, j))) continue;
      return fail(wrong(names,
                        fmt::format("the cell {}, {} would be {:.6g}, which is no number of people",
                                    names.rows[i], names.columns[j], seed.at(i, j)),
                        "Compare births, deaths and stocks of these places."));
    }
  }
  const double rows = total_of(margins.rows), columns = total_of(margins.columns);
  if (std::abs(rows - columns) > largest_difference) {
    return fail(wrong(
        names,
        fmt::format("rows come to {:.12g} and columns to {:.12g}, which must agree", rows, columns),
        "Balance stocks, births and deaths first (the closed methods do), or choose "
        "an open method."));
  }
  return {};
}

FitReport margin_errors(const Matrix& table, const Margins& margins) {
  FitReport report;
  const auto compare = [&](std::span<const double> sums, std::span<const double> targets) {
    for (std::size_t i = 0; i < sums.size(); ++i) {
      const double error = std::abs(sums[i] - targets[i]);
      report.largest_error = std::max(report.largest_error, error);
      report.largest_relative_error =
          std::max(report.largest_relative_error, error / std::max(1.0, std::abs(targets[i])));
    }
  };
  compare(table.row_sums(), margins.rows);
  compare(table.column_sums(), margins.columns);
  return report;
}

Result<Fit> fit_by_sweeps(const Matrix& seed, const Margins& margins, const FitNames& names,
                          SweepRule rule) {
  TRY(check_margins(seed, margins, names, 1e-3));
  TRY(check_reached(positive_support(seed, margins), margins, names));
  const Support support = seed_support(seed);  // the first sweep looks at all of it
  Sweeps sweeps(support, margins);
  int count = 0;
  double change = rule.smallest_change;
  while (change >= rule.smallest_change && count < rule.most_sweeps) {
    change = sweeps.sweep();
    ++count;
  }
  Fit fit{spread(support, sweeps.cells()), {}};
  fit.report = margin_errors(fit.table, margins);
  fit.report.sweeps = count;
  fit.report.converged = change < rule.smallest_change;
  return fit;
}

Result<Fit> fit_exactly(const Matrix& seed, const Margins& margins, const FitNames& names) {
  const double rows = total_of(margins.rows), columns = total_of(margins.columns);
  TRY(check_margins(seed, margins, names, 1e-9 * std::max({1.0, rows, columns})));
  Margins even = margins;
  for (double& target : even.columns) target *= columns > 0 ? rows / columns : 0;
  const Support all = positive_support(seed, even);
  TRY(check_reached(all, even, names));
  const Support support = TRY(feasible_support(all, even, names));
  Newton newton(support, even);
  const int steps = iterate(newton);
  Fit fit{spread(support, newton.cells()), {}};
  fit.report = margin_errors(fit.table, margins);
  fit.report.sweeps = steps;
  fit.report.converged = fit.report.largest_relative_error < 1e-9;
  return fit;
}

}  // namespace corridor::flow_estimation
