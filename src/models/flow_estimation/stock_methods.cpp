#include "models/flow_estimation/stock_methods.h"

#include <fmt/format.h>

#include <cmath>

namespace corridor::flow_estimation {
namespace {

/// Gauss-Jordan with the largest pivot of each column: right sides become solutions. The column
/// without a pivot, where there is one.
std::optional<std::size_t> solve(Matrix& left, Matrix& right) {
  const std::size_t n = left.rows();
  double largest = 0;
  for (const double value : left.cells()) largest = std::max(largest, std::abs(value));
  for (std::size_t p = 0; p < n; ++p) {
    std::size_t best = p;
    for (std::size_t i = p + 1; i < n; ++i) {
      if (std::abs(left.at(i, p)) > std::abs(left.at(best, p))) best = i;
    }
    if (std::abs(left.at(best, p)) <= 1e-15 * largest * static_cast<double>(n)) return p;
    std::ranges::swap_ranges(left.row(p), left.row(best));
    std::ranges::swap_ranges(right.row(p), right.row(best));
    for (std::size_t i = p + 1; i < n; ++i) {
      const double share = left.at(i, p) / left.at(p, p);
      if (share == 0) continue;
      for (std::size_t j = p; j < n; ++j) left.at(i, j) -= share * left.at(p, j);
      for (std::size_t j = 0; j < n; ++j) right.at(i, j) -= share * right.at(p, j);
    }
  }
  for (std::size_t p = n; p-- > 0;) {
    for (std::size_t q = p + 1; q < n; ++q) {
      const double share = left.at(p, q);
      if (share == 0) continue;
      for (std::size_t j = 0; j < n; ++j) right.at(p, j) -= share * right.at(q, j);
    }
    for (double& value : right.row(p)) value /= left.at(p, p);
  }
  return std::nullopt;
}

}  // namespace

Matrix stock_difference(const Inputs& inputs, bool losses_are_returns, bool include_native) {
  const std::size_t n = inputs.places.size();
  Matrix flow(n, n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      if (i == j && !include_native) continue;
      const double change = inputs.end.at(i, j) - inputs.start.at(i, j);
      if (change > 0) flow.at(i, j) += change;
      if (change < 0 && losses_are_returns) flow.at(j, i) -= change;
    }
  }
  return flow;
}

Result<Matrix> one_rate(const Inputs& inputs, std::optional<double> migrants) {
  const std::size_t n = inputs.places.size();
  if (!migrants) {
    const auto before = inputs.population_start.value_or(inputs.start.column_sums());
    const auto after = inputs.population_end.value_or(inputs.end.column_sums());
    migrants = 0;
    for (std::size_t r = 0; r < n; ++r) {
      *migrants += std::abs(after[r] - before[r] - (inputs.births[r] - inputs.deaths[r]));
    }
  }
  Matrix flow = inputs.start;
  for (std::size_t r = 0; r < n; ++r) flow.at(r, r) = 0;
  const double all = flow.total();
  if (all <= 0) {
    return fail({ErrorKind::invalid,
                 "mig_rate: nobody lives away from their birthplace at the start, so there is no "
                 "pattern to follow",
                 {},
                 "Give a stock with migrants, or choose an accounting method."});
  }
  for (double& value : flow.cells()) value *= *migrants / all;
  return flow;
}

Result<Matrix> rates_by_inverse(const Inputs& inputs) {
  Matrix left = inputs.start, rates = inputs.end;
  if (const auto column = solve(left, rates)) {
    return fail({ErrorKind::invalid,
                 fmt::format("mig_rate_rogers: the stock at the start has no inverse ({} is made "
                             "up of the others)",
                             inputs.places[*column]),
                 {},
                 "Leave out places without residents, or choose another method."});
  }
  const auto population = inputs.start.column_sums();
  for (std::size_t i = 0; i < rates.rows(); ++i) {
    for (double& value : rates.row(i)) value *= population[i];
    rates.at(i, i) = 0;
  }
  return rates;
}

}  // namespace corridor::flow_estimation
