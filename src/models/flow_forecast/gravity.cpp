#include "models/flow_forecast/gravity.h"

#include "base/check.h"

#include <algorithm>
#include <cmath>

namespace corridor::flow_forecast {
namespace {

constexpr std::size_t terms = Gravity::terms;
using Row = std::array<double, terms>;
using Matrix = std::array<Row, terms>;

/// What the equation multiplies, of a pair in a period; nothing where something is not known.
std::optional<Row> row_of(const GravityInputs& inputs, std::size_t cell, std::size_t period) {
  const std::size_t i = cell / inputs.places, j = cell % inputs.places;
  const auto& facts = inputs.pairs[cell];
  const double from = inputs.population[period][i], to = inputs.population[period][j];
  if (i == j || !facts || facts->distance_km <= 0 || from <= 0 || to <= 0) return std::nullopt;
  return Row{1,
             std::log(from),
             std::log(to),
             std::log(facts->distance_km),
             facts->contiguous ? 1.0 : 0.0,
             facts->common_language ? 1.0 : 0.0,
             facts->colonial_link ? 1.0 : 0.0};
}

double predicted(const Row& row, const Row& coefficients) {
  double log_mean = 0;
  for (std::size_t k = 0; k < terms; ++k) log_mean += row[k] * coefficients[k];
  return std::exp(std::clamp(log_mean, -50.0, 30.0));
}

/// Solves a x = b by elimination with the greatest pivot; false where a is singular.
bool solve(Matrix a, Row b, Row& x) {
  for (std::size_t column = 0; column < terms; ++column) {
    std::size_t pivot = column;
    for (std::size_t row = column + 1; row < terms; ++row) {
      if (std::abs(a[row][column]) > std::abs(a[pivot][column])) pivot = row;
    }
    if (std::abs(a[pivot][column]) < 1e-12) return false;
    std::swap(a[pivot], a[column]);
    std::swap(b[pivot], b[column]);
    for (std::size_t row = column + 1; row < terms; ++row) {
      const double factor = a[row][column] / a[column][column];
      for (std::size_t k = column; k < terms; ++k) a[row][k] -= factor * a[column][k];
      b[row] -= factor * b[column];
    }
  }
  for (std::size_t row = terms; row-- > 0;) {
    double left = b[row];
    for (std::size_t k = row + 1; k < terms; ++k) left -= a[row][k] * x[k];
    x[row] = left / a[row][row];
  }
  return true;
}

struct Observation {
  Row row;
  double flow;
};

/// One step of Newton's method; false where there is none. `moved` is its size.
bool step(const std::vector<Observation>& data, Row& coefficients, double& moved) {
  Matrix information{};
  Row score{};
  for (const auto& one : data) {
    const double mean = predicted(one.row, coefficients);
    for (std::size_t k = 0; k < terms; ++k) {
      score[k] += one.row[k] * (one.flow - mean);
      for (std::size_t l = 0; l < terms; ++l) information[k][l] += one.row[k] * one.row[l] * mean;
    }
  }
  Row change{};
  if (!solve(information, score, change)) return false;
  moved = 0;
  for (std::size_t k = 0; k < terms; ++k) {
    // A long first step would leave the range of the exponential.
    coefficients[k] += std::clamp(change[k], -2.0, 2.0);
    moved = std::max(moved, std::abs(change[k]));
  }
  return true;
}

}  // namespace

Gravity gravity(const GravityInputs& inputs) {
  ENSURE(inputs.population.size() == inputs.periods.size() + 1, "people of each period, and after");
  std::vector<Observation> data;
  double all = 0;
  for (std::size_t t = 0; t < inputs.periods.size(); ++t) {
    for (std::size_t cell = 0; cell < inputs.pairs.size(); ++cell) {
      const auto row = row_of(inputs, cell, t);
      if (!row) continue;
      data.push_back({*row, inputs.periods[t][cell]});
      all += inputs.periods[t][cell];
    }
  }
  Gravity found;
  found.forecast.assign(inputs.pairs.size(), 0);
  if (data.empty() || all <= 0) return found;
  found.pairs = data.size() / inputs.periods.size();
  found.coefficients[0] = std::log(all / static_cast<double>(data.size()));
  double moved = 1;
  for (int iteration = 0; iteration < 200 && moved > 1e-9; ++iteration) {
    if (!step(data, found.coefficients, moved)) return found;
  }
  found.converged = moved <= 1e-9;
  for (std::size_t cell = 0; cell < inputs.pairs.size(); ++cell) {
    const auto row = row_of(inputs, cell, inputs.periods.size());
    if (row) found.forecast[cell] = predicted(*row, found.coefficients);
  }
  return found;
}

}  // namespace corridor::flow_forecast
