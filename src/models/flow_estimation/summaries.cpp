#include "models/flow_estimation/summaries.h"

#include <fmt/format.h>

#include <cmath>

namespace corridor::flow_estimation {
namespace {

Result<double> population_of(const Matrix& flows, const std::vector<double>& population) {
  const double all = total_of(population);
  const bool fits = flows.rows() == population.size() && flows.columns() == population.size();
  const bool people = std::ranges::all_of(population, [](double p) { return p > 0; });
  if (fits && people) return all;
  return fail({ErrorKind::invalid,
               fmt::format("expected a positive population for each of {} places, saw {}",
                           flows.rows(), population.size()),
               {},
               "Give the populations in the order of the flows."});
}

double moves_of(const Matrix& flows) { return flows.total() - total_of(flows.diagonal()); }

/// Sum over all pairs of |x - y| of sorted values, each pair once.
double pairwise_differences(std::vector<double> values) {
  std::ranges::sort(values);
  double sum = 0, below = 0;
  for (std::size_t k = 0; k < values.size(); ++k) {
    sum += static_cast<double>(k) * values[k] - below;
    below += values[k];
  }
  return sum;
}

struct Move {
  double distance, people;
};

/// Newton's method for log n = a + b log distance, Poisson.
std::optional<double> decay_of(const std::vector<Move>& pairs) {
  double a = 0, b = 0, people = 0;
  for (const auto& pair : pairs) people += pair.people;
  if (pairs.size() < 2 || people <= 0) return std::nullopt;
  a = std::log(people / static_cast<double>(pairs.size()));
  for (int step = 0; step < 100; ++step) {
    double g0 = 0, g1 = 0, h00 = 0, h01 = 0, h11 = 0;
    for (const auto& pair : pairs) {
      const double x = std::log(pair.distance), mean = std::exp(std::min(a + b * x, 600.0));
      g0 += pair.people - mean;
      g1 += (pair.people - mean) * x;
      h00 += mean;
      h01 += mean * x;
      h11 += mean * x * x;
    }
    const double determinant = h00 * h11 - h01 * h01;
    if (determinant <= 1e-12 * h00 * h11) return std::nullopt;
    const double da = (h11 * g0 - h01 * g1) / determinant;
    const double db = (h00 * g1 - h01 * g0) / determinant;
    const double length = std::min(1.0, 2 / std::max(std::abs(db), 1e-300));
    a += length * da;
    b += length * db;
    if (std::abs(db) < 1e-12) return -b;
  }
  return std::nullopt;
}

}  // namespace

std::vector<PlaceMoves> sum_places(const Matrix& flows) {
  std::vector<PlaceMoves> places(flows.rows());
  for (std::size_t i = 0; i < flows.rows(); ++i) {
    for (std::size_t j = 0; j < flows.columns(); ++j) {
      if (i == j) continue;
      places[i].out += flows.at(i, j);
      places[j].in += flows.at(i, j);
    }
  }
  return places;
}

std::vector<PairMoves> sum_pairs(const Matrix& flows) {
  std::vector<PairMoves> pairs;
  for (std::size_t j = 0; j < flows.columns(); ++j) {
    for (std::size_t i = 0; i < flows.rows(); ++i) {
      if (i != j) pairs.push_back({i, j, flows.at(i, j), flows.at(j, i)});
    }
  }
  return pairs;
}

Matrix sum_groups(const Matrix& flows, const std::vector<std::size_t>& group) {
  const std::size_t groups = group.empty() ? 0 : *std::ranges::max_element(group) + 1;
  Matrix sums(groups, groups);
  for (std::size_t i = 0; i < flows.rows(); ++i) {
    for (std::size_t j = 0; j < flows.columns(); ++j) {
      sums.at(group[i], group[j]) += flows.at(i, j);
    }
  }
  return sums;
}

Result<Components> components(const Matrix& flows) {
  Components found{flows.total(), flows.row_sums(), flows.column_sums(), flows};
  if (found.total <= 0) {
    return fail({ErrorKind::invalid,
                 "nobody moves, so there are no components",
                 {},
                 "Give a table with moves."});
  }
  for (double& share : found.origin) share /= found.total;
  for (double& share : found.destination) share /= found.total;
  for (std::size_t i = 0; i < flows.rows(); ++i) {
    for (std::size_t j = 0; j < flows.columns(); ++j) {
      const double product = found.total * found.origin[i] * found.destination[j];
      found.interaction.at(i, j) = product > 0 ? flows.at(i, j) / product : 0;
    }
  }
  return found;
}

Result<SystemIndices> system_indices(const Matrix& flows, const std::vector<double>& population) {
  const double people = TRY(population_of(flows, population));
  double net = 0, turnover = 0;
  for (const auto& place : sum_places(flows)) {
    net += std::abs(place.net());
    turnover += place.turnover();
  }
  SystemIndices indices;
  indices.intensity_percent = 100 * moves_of(flows) / people;
  const auto n = static_cast<double>(flows.rows());
  indices.courgeau_k = n > 1 ? indices.intensity_percent / std::log(n * n) : 0;
  indices.effectiveness_percent = turnover > 0 ? 100 * net / turnover : 0;
  indices.net_rate_percent = 100 * net / 2 / people;
  return indices;
}

Result<Matrix> preference(const Matrix& flows, const std::vector<double>& population) {
  const double people = TRY(population_of(flows, population));
  const double moves = moves_of(flows);
  Matrix index(flows.rows(), flows.columns());
  for (std::size_t i = 0; i < flows.rows(); ++i) {
    for (std::size_t j = 0; j < flows.columns(); ++j) {
      const double expected = moves * (population[i] / people) * (population[j] / people);
      if (i != j && expected > 0) index.at(i, j) = 100 * flows.at(i, j) / expected;
    }
  }
  return index;
}

Result<Matrix> velocity(const Matrix& flows, const std::vector<double>& population) {
  const double people = TRY(population_of(flows, population));
  Matrix index(flows.rows(), flows.columns());
  for (std::size_t i = 0; i < flows.rows(); ++i) {
    for (std::size_t j = 0; j < flows.columns(); ++j) {
      if (i != j) index.at(i, j) = 100 * flows.at(i, j) / population[i] * people / population[j];
    }
  }
  return index;
}

GiniIndices gini(const Matrix& flows) {
  const std::size_t n = flows.rows();
  std::vector<double> all;
  double rows = 0, columns = 0;
  for (std::size_t i = 0; i < n; ++i) {
    std::vector<double> row, column;
    for (std::size_t j = 0; j < n; ++j) {
      if (i == j) continue;
      row.push_back(flows.at(i, j));
      column.push_back(flows.at(j, i));
    }
    all.insert(all.end(), row.begin(), row.end());
    rows += 2 * pairwise_differences(std::move(row));
    columns += 2 * pairwise_differences(std::move(column));
  }
  const double scale = 2 * static_cast<double>(n * (n - 1)) * moves_of(flows);
  if (scale <= 0) return {};
  return {2 * pairwise_differences(std::move(all)) / scale, rows / scale, columns / scale};
}

Result<DistanceIndices> distance_indices(const Matrix& flows, const Matrix& distance_km) {
  std::vector<Move> pairs;
  double people = 0, people_km = 0;
  for (std::size_t i = 0; i < flows.rows(); ++i) {
    for (std::size_t j = 0; j < flows.columns(); ++j) {
      if (i == j) continue;
      if (!(distance_km.at(i, j) > 0)) {
        return fail({ErrorKind::invalid,
                     fmt::format("places {} and {} have no distance", i + 1, j + 1),
                     {},
                     "Give a positive distance for every pair."});
      }
      pairs.push_back({distance_km.at(i, j), flows.at(i, j)});
      people += flows.at(i, j);
      people_km += flows.at(i, j) * distance_km.at(i, j);
    }
  }
  if (people <= 0) return DistanceIndices{};
  DistanceIndices indices{people_km / people, 0, decay_of(pairs)};
  std::ranges::sort(pairs, {}, &Move::distance);
  double below = 0;
  for (const auto& pair : pairs) {
    below += pair.people;
    if (below < people / 2) continue;
    indices.median_km = pair.distance;
    break;
  }
  return indices;
}

}  // namespace corridor::flow_estimation
