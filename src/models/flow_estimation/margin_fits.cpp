#include "models/flow_estimation/margin_fits.h"

#include <fmt/format.h>

#include <cmath>

namespace corridor::flow_estimation {
namespace {

using Values = std::vector<double>;

Result<void> check_counts(std::span<const double> values, std::string_view what) {
  for (const double value : values) {
    if (value >= 0 && std::isfinite(value)) continue;
    return fail(wrong_counts(fmt::format("{}: {:.6g} is no number of people", what, value),
                             "Give zero or more."));
  }
  return {};
}

Result<void> check_size(std::size_t seen, std::size_t expected, std::string_view what) {
  if (seen == expected) return {};
  return fail(wrong_counts(fmt::format("expected {} {}, saw {}", expected, what, seen),
                           "Give one for each row or column of the seed."));
}

Result<void> check_totals(double first, double second) {
  if (std::abs(first - second) <= 1e-5 * std::max(1.0, std::abs(first))) return {};
  return fail(wrong_counts(
      fmt::format("margins come to {:.12g} and {:.12g}, which must agree", first, second),
      "Scale one of them first."));
}

double factor_of(double target, double sum) { return sum > 0 ? target / sum : 0; }

double largest_gap(std::span<const double> targets, std::span<const double> sums) {
  double largest = 0;
  for (std::size_t i = 0; i < sums.size(); ++i) {
    largest = std::max(largest, std::abs(targets[i] - sums[i]));
  }
  return largest;
}

/// Scales columns; what they were off by before.
double scale_columns(Matrix& table, std::span<const double> targets) {
  const auto sums = table.column_sums();
  for (std::size_t i = 0; i < table.rows(); ++i) {
    for (std::size_t j = 0; j < table.columns(); ++j) {
      table.at(i, j) *= factor_of(targets[j], sums[j]);
    }
  }
  return largest_gap(targets, sums);
}

double scale_rows(Matrix& table, std::span<const double> targets) {
  const auto sums = table.row_sums();
  for (std::size_t i = 0; i < table.rows(); ++i) {
    for (double& cell : table.row(i)) cell *= factor_of(targets[i], sums[i]);
  }
  return largest_gap(targets, sums);
}

std::size_t group_of(const Groups& groups, std::size_t cell) {
  return static_cast<std::size_t>(groups.group.cells()[cell]);
}

double scale_groups(Matrix& table, const Groups& groups) {
  Values sums(groups.totals.size());
  for (std::size_t c = 0; c < table.cells().size(); ++c) {
    sums[group_of(groups, c)] += table.cells()[c];
  }
  for (std::size_t c = 0; c < table.cells().size(); ++c) {
    const std::size_t g = group_of(groups, c);
    table.cells()[c] *= factor_of(groups.totals[g], sums[g]);
  }
  return largest_gap(groups.totals, sums);
}

Result<void> check_groups(const Matrix& seed, const Groups& groups) {
  TRY(check_size(groups.group.cells().size(), seed.cells().size(), "groups of cells"));
  TRY(check_counts(groups.totals, "totals of groups"));
  for (const double group : groups.group.cells()) {
    if (group >= 0 && group < static_cast<double>(groups.totals.size())) continue;
    return fail(wrong_counts(fmt::format("a cell is of group {:.6g}, which has no total", group),
                             "Give a total for each group."));
  }
  return {};
}

Result<void> check_two_way(const Matrix& seed, const MarginTargets& targets) {
  TRY(check_counts(seed.cells(), "the seed"));
  std::vector<double> totals;
  if (targets.rows) {
    TRY(check_size(targets.rows->size(), seed.rows(), "totals of rows"));
    TRY(check_counts(*targets.rows, "totals of rows"));
    totals.push_back(total_of(*targets.rows));
  }
  if (targets.columns) {
    TRY(check_size(targets.columns->size(), seed.columns(), "totals of columns"));
    TRY(check_counts(*targets.columns, "totals of columns"));
    totals.push_back(total_of(*targets.columns));
  }
  if (targets.groups) {
    TRY(check_groups(seed, *targets.groups));
    totals.push_back(total_of(targets.groups->totals));
  }
  if (totals.empty()) return fail(wrong_counts("no margin to fit to", "Give rows or columns."));
  for (const double total : totals) TRY(check_totals(totals.front(), total));
  return {};
}

Matrix scaled(const Matrix& seed, const Values& alpha, const Values& beta) {
  Matrix table = seed;
  for (std::size_t i = 0; i < table.rows(); ++i) {
    for (std::size_t j = 0; j < table.columns(); ++j) table.at(i, j) *= alpha[i] * beta[j];
  }
  return table;
}

Values column_of(const Matrix& table, std::size_t column) {
  Values values;
  for (std::size_t i = 0; i < table.rows(); ++i) values.push_back(table.at(i, column));
  return values;
}

Result<void> check_layers(const Layers& seed, const LayerMargins& margins) {
  TRY(check_size(margins.start.columns(), seed.size(), "birthplaces at the start"));
  TRY(check_size(margins.end.rows(), seed.size(), "birthplaces at the end"));
  for (std::size_t k = 0; k < seed.size(); ++k) {
    TRY(check_size(margins.start.rows(), seed[k].rows(), "origins"));
    TRY(check_size(margins.end.columns(), seed[k].columns(), "destinations"));
    TRY(check_counts(seed[k].cells(), "the seed"));
    TRY(check_totals(total_of(column_of(margins.start, k)), total_of(margins.end.row(k))));
  }
  TRY(check_counts(margins.start.cells(), "people at the start"));
  return check_counts(margins.end.cells(), "people at the end");
}

}  // namespace

Error wrong_counts(std::string message, std::string hint) {
  return {ErrorKind::invalid, std::move(message), {}, std::move(hint)};
}

Result<MarginFit> fit_two_way(const Matrix& seed, const MarginTargets& targets, StoppingRule rule) {
  TRY(check_two_way(seed, targets));
  MarginFit fit{seed};
  while (!fit.converged && fit.sweeps < rule.most_sweeps) {
    fit.largest_error = 0;
    if (targets.columns) fit.largest_error = scale_columns(fit.table, *targets.columns);
    if (targets.rows) {
      fit.largest_error = std::max(fit.largest_error, scale_rows(fit.table, *targets.rows));
    }
    if (targets.groups) {
      fit.largest_error = std::max(fit.largest_error, scale_groups(fit.table, *targets.groups));
    }
    ++fit.sweeps;
    fit.converged = fit.largest_error <= rule.tolerance;
  }
  return fit;
}

Result<ConditionalFit> fit_conditional(const Matrix& seed, const Values& rows,
                                       const Values& columns) {
  TRY(check_two_way(seed, {rows, columns, {}}));
  ConditionalFit fit{{}, Values(seed.rows(), 1), Values(seed.columns(), 1), 0};
  double change = 1;
  while (change > 1e-6 && fit.updates < 499) {
    change = 0;
    const auto set = [&](double& value, double target, double sum) {
      const double now = factor_of(target, sum);
      change = std::max(change, std::abs(now - value));
      value = now;
    };
    for (std::size_t i = 0; i < seed.rows(); ++i) {
      double sum = 0;
      for (std::size_t j = 0; j < seed.columns(); ++j) sum += fit.beta[j] * seed.at(i, j);
      set(fit.alpha[i], rows[i], sum);
    }
    for (std::size_t j = 0; j < seed.columns(); ++j) {
      double sum = 0;
      for (std::size_t i = 0; i < seed.rows(); ++i) sum += fit.alpha[i] * seed.at(i, j);
      set(fit.beta[j], columns[j], sum);
    }
    ++fit.updates;
  }
  fit.table = scaled(seed, fit.alpha, fit.beta);
  return fit;
}

Result<LayeredConditionalFit> fit_conditional(const Layers& seed, const Values& rows,
                                              const Values& columns) {
  if (seed.empty()) return fail(wrong_counts("no layer to fit", "Give a seed for each type."));
  Matrix sum(seed.front().rows(), seed.front().columns());
  for (const auto& layer : seed) {
    TRY(check_size(layer.cells().size(), sum.cells().size(), "cells of a layer"));
    for (std::size_t c = 0; c < sum.cells().size(); ++c) sum.cells()[c] += layer.cells()[c];
  }
  auto fit = TRY(fit_conditional(sum, rows, columns));
  LayeredConditionalFit layered{{}, std::move(fit.alpha), std::move(fit.beta)};
  for (const auto& layer : seed) {
    layered.layers.push_back(scaled(layer, layered.alpha, layered.beta));
  }
  return layered;
}

Result<LayeredFit> fit_three_way(const Layers& seed, const LayerMargins& margins,
                                 StoppingRule rule) {
  TRY(check_layers(seed, margins));
  LayeredFit fit{seed};
  while (!fit.converged && fit.sweeps < rule.most_sweeps) {
    fit.largest_error = 0;
    for (std::size_t k = 0; k < seed.size(); ++k) {
      fit.largest_error =
          std::max(fit.largest_error, scale_rows(fit.layers[k], column_of(margins.start, k)));
      fit.largest_error =
          std::max(fit.largest_error, scale_columns(fit.layers[k], margins.end.row(k)));
    }
    ++fit.sweeps;
    fit.converged = fit.largest_error <= rule.tolerance;
  }
  return fit;
}

Result<LayeredFit> fit_three_way_with_stayers(const Layers& seed, const LayerMargins& margins,
                                              StoppingRule rule) {
  TRY(check_layers(seed, margins));
  LayerMargins moving = margins;
  Layers off_diagonal = seed;
  Layers stayed;
  for (std::size_t k = 0; k < seed.size(); ++k) {
    stayed.emplace_back(seed[k].rows(), seed[k].columns());
    for (std::size_t i = 0; i < std::min(seed[k].rows(), seed[k].columns()); ++i) {
      const double stay = std::min(margins.start.at(i, k), margins.end.at(k, i));
      stayed[k].at(i, i) = stay;
      moving.start.at(i, k) -= stay;
      moving.end.at(k, i) -= stay;
      off_diagonal[k].at(i, i) = 0;
    }
  }
  auto fit = TRY(fit_three_way(off_diagonal, moving, rule));
  for (std::size_t k = 0; k < seed.size(); ++k) {
    for (std::size_t c = 0; c < stayed[k].cells().size(); ++c) {
      fit.layers[k].cells()[c] += stayed[k].cells()[c];
    }
  }
  return fit;
}

namespace {

/// The larger region of each region.
std::vector<std::size_t> larger_of(const std::vector<std::size_t>& sizes) {
  std::vector<std::size_t> larger;
  for (std::size_t b = 0; b < sizes.size(); ++b) larger.insert(larger.end(), sizes[b], b);
  return larger;
}

}  // namespace

Matrix block_groups(const std::vector<std::size_t>& sizes) {
  const auto larger = larger_of(sizes);
  Matrix groups(larger.size(), larger.size());
  for (std::size_t i = 0; i < larger.size(); ++i) {
    for (std::size_t j = 0; j < larger.size(); ++j) {
      groups.at(i, j) = static_cast<double>(larger[i] * sizes.size() + larger[j]);
    }
  }
  return groups;
}

Matrix stripe_groups(const std::vector<std::size_t>& sizes) {
  const auto larger = larger_of(sizes);
  Matrix groups(larger.size(), larger.size());
  for (std::size_t i = 0; i < larger.size(); ++i) {
    for (std::size_t j = 0; j < larger.size(); ++j) {
      groups.at(i, j) = static_cast<double>(i * sizes.size() + larger[j]);
    }
  }
  return groups;
}

}  // namespace corridor::flow_estimation
