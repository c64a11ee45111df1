#include "models/flow_estimation/net_fits.h"

#include "models/flow_estimation/margin_fits.h"

#include <fmt/format.h>

#include <cmath>

namespace corridor::flow_estimation {
namespace {

using Values = std::vector<double>;

Result<void> check_net(const Matrix& seed, const Values& net) {
  if (seed.rows() != seed.columns() || net.size() != seed.rows()) {
    return fail(
        wrong_counts(fmt::format("expected a square seed and as many nets, saw {} by {} and {}",
                                 seed.rows(), seed.columns(), net.size()),
                     "Give a net migration for each place."));
  }
  for (const double cell : seed.cells()) {
    if (cell >= 0 && std::isfinite(cell)) continue;
    return fail(wrong_counts(fmt::format("the seed has {:.6g}, which is no number of people", cell),
                             "Give zero or more."));
  }
  double size = 1;
  for (const double value : net) size += std::abs(value);
  if (std::abs(total_of(net)) <= 1e-9 * size) return {};
  return fail(wrong_counts(
      fmt::format("net migration comes to {:.12g}; of a closed system it is zero", total_of(net)),
      "Bring it to zero first (rescale_net does)."));
}

/// The positive root of a x^2 + net x - c = 0: departures are a x, arrivals c / x.
double root_of(double a, double net, double c) {
  if (a <= 0) return 1;
  const double root = (-net + std::sqrt(net * net + 4 * a * c)) / (2 * a);
  return root > 0 && std::isfinite(root) ? root : 1;
}

/// All moves are `lambda` times alpha_i m_ij / alpha_j.
double updated_place(const Matrix& seed, std::span<const double> net, const NetFit& fit,
                     std::size_t place) {
  double leaving = 0, arriving = 0;
  for (std::size_t j = 0; j < fit.alpha.size(); ++j) {
    leaving += seed.at(place, j) / fit.alpha[j];
    arriving += fit.alpha[j] * seed.at(j, place);
  }
  return root_of(fit.lambda * leaving, net[place], fit.lambda * arriving);
}

Values updated(const Matrix& seed, const Values& net, const NetFit& fit) {
  Values next;
  for (std::size_t i = 0; i < net.size(); ++i) next.push_back(updated_place(seed, net, fit, i));
  return next;
}

double largest_change(const Values& first, const Values& second) {
  double largest = 0;
  for (std::size_t i = 0; i < first.size(); ++i) {
    largest = std::max(largest, std::abs(first[i] - second[i]));
  }
  return largest;
}

Matrix scaled(const Matrix& seed, const Values& alpha, double lambda) {
  Matrix table = seed;
  for (std::size_t i = 0; i < table.rows(); ++i) {
    for (std::size_t j = 0; j < table.columns(); ++j)
      table.at(i, j) *= lambda * alpha[i] / alpha[j];
  }
  return table;
}

void finish(NetFit& fit, const Matrix& seed, const Values& net) {
  fit.table = scaled(seed, fit.alpha, fit.lambda);
  const auto reached = net_of(fit.table);
  fit.net_error_squared = 0;
  for (std::size_t i = 0; i < net.size(); ++i) {
    fit.net_error_squared += (reached[i] - net[i]) * (reached[i] - net[i]);
  }
}

/// Solves L x = b for a graph Laplacian by conjugate gradients; b sums to zero in each piece.
Values solve_laplacian(const Matrix& joint, const Values& b) {
  const std::size_t n = b.size();
  const auto apply = [&](const Values& x) {
    Values y(n);
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) y[i] += joint.at(i, j) * (x[i] - x[j]);
    }
    return y;
  };
  const auto product = [](const Values& x, const Values& y) {
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * y[i];
    return sum;
  };
  Values x(n), residual = b, direction = b;
  double size = product(residual, residual);
  const double enough = 1e-30 * size;
  for (std::size_t k = 0; k < 20 * n && size > enough; ++k) {
    const Values image = apply(direction);
    const double curvature = product(direction, image);
    if (curvature <= 0) break;
    const double length = size / curvature;
    for (std::size_t i = 0; i < n; ++i) {
      x[i] += length * direction[i];
      residual[i] -= length * image[i];
    }
    const double next = product(residual, residual);
    for (std::size_t i = 0; i < n; ++i) direction[i] = residual[i] + next / size * direction[i];
    size = next;
  }
  return x;
}

/// n_ij = max(0, m_ij + price_j - price_i) off the diagonal.
Matrix priced(const Matrix& seed, const Values& price) {
  Matrix table(seed.rows(), seed.columns());
  for (std::size_t i = 0; i < seed.rows(); ++i) {
    for (std::size_t j = 0; j < seed.columns(); ++j) {
      if (i != j) table.at(i, j) = std::max(0.0, seed.at(i, j) + price[j] - price[i]);
    }
  }
  return table;
}

double error_of(const Matrix& table, const Values& net) {
  const auto reached = net_of(table);
  double error = 0;
  for (std::size_t i = 0; i < net.size(); ++i) error += std::abs(reached[i] - net[i]);
  return error;
}

}  // namespace

Values net_of(const Matrix& flows) {
  auto net = flows.column_sums();
  const auto leaving = flows.row_sums();
  for (std::size_t i = 0; i < net.size(); ++i) net[i] -= leaving[i];
  return net;
}

Result<NetFit> fit_net(const Matrix& seed, const Values& net, NetRule rule) {
  TRY(check_net(seed, net));
  NetFit fit{{}, Values(net.size(), 1)};
  while (!fit.converged && fit.updates < rule.most_updates) {
    auto next = updated(seed, net, fit);
    fit.converged = largest_change(next, fit.alpha) <= rule.tolerance;
    fit.alpha = std::move(next);
    ++fit.updates;
  }
  finish(fit, seed, net);
  return fit;
}

Result<NetFit> fit_net_exactly(const Matrix& seed, const Values& net) {
  TRY(check_net(seed, net));
  NetFit fit{{}, Values(net.size(), 1)};
  // One place after the other: each step brings the sum nearer, which steps of all at once need
  // not do (two places swing for ever).
  while (!fit.converged && fit.updates < 100'000) {
    double change = 0;
    for (std::size_t i = 0; i < net.size(); ++i) {
      const double next = updated_place(seed, net, fit, i);
      change = std::max(change, std::abs(next / fit.alpha[i] - 1));
      fit.alpha[i] = next;
    }
    fit.converged = change <= 1e-14;
    ++fit.updates;
  }
  finish(fit, seed, net);
  return fit;
}

Result<NetFit> fit_net_and_total(const Matrix& seed, const Values& net, double total) {
  TRY(check_net(seed, net));
  NetFit fit{{}, Values(net.size(), 1)};
  while (!fit.converged && fit.updates < 500) {
    const double all = scaled(seed, fit.alpha, 1).total();
    if (all <= 0)
      return fail(wrong_counts("the seed has nobody who moves", "Give a positive seed."));
    auto next = updated(seed, net, fit);
    fit.lambda = total / all;
    next[0] = 1;
    fit.converged = largest_change(next, fit.alpha) <= 1e-6;
    fit.alpha = std::move(next);
    ++fit.updates;
  }
  finish(fit, seed, net);
  return fit;
}

Result<Matrix> nearest_by_squares(const Matrix& seed, const Values& net) {
  TRY(check_net(seed, net));
  const std::size_t n = net.size();
  Values price(n);
  double error = error_of(priced(seed, price), net);
  const double enough = 1e-12 * (1 + seed.total() + error);
  for (int step = 0; step < 200 && error > enough; ++step) {
    const Matrix now = priced(seed, price);
    Matrix joint(n, n);
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        // Pairs in which nobody moves hold a little, so that every place can be reached.
        if (i != j) joint.at(i, j) = (now.at(i, j) > 0) + (now.at(j, i) > 0) + 1e-9;
      }
    }
    auto gap = net_of(now);
    for (std::size_t i = 0; i < n; ++i) gap[i] = net[i] - gap[i];
    const Values shift = solve_laplacian(joint, gap);
    double length = 1;
    Values next = price;
    for (int halvings = 0; halvings < 40; ++halvings, length /= 2) {
      for (std::size_t i = 0; i < n; ++i) next[i] = price[i] + length * shift[i];
      const double reached = error_of(priced(seed, next), net);
      if (reached < error) {
        error = reached;
        break;
      }
    }
    price = next;
  }
  return priced(seed, price);
}

Result<Matrix> nearest_by_differences(const Matrix& seed, const Values& net) {
  TRY(check_net(seed, net));
  const std::size_t n = net.size();
  Matrix table = seed;
  for (std::size_t i = 0; i < n; ++i) table.at(i, i) = 0;
  // Every move added from a place that has too many to one that has too few mends one of each; no
  // change of a cell can mend more.
  auto missing = net_of(table);
  for (std::size_t i = 0; i < n; ++i) missing[i] = net[i] - missing[i];
  std::size_t from = 0, to = 0;
  while (true) {
    while (from < n && missing[from] >= 0) ++from;
    while (to < n && missing[to] <= 0) ++to;
    if (from == n || to == n) return table;
    // Fewer moves the other way first, then more this way.
    const double people = std::min(-missing[from], missing[to]);
    const double fewer = std::min(people, table.at(to, from));
    table.at(to, from) -= fewer;
    table.at(from, to) += people - fewer;
    missing[from] += people;
    missing[to] -= people;
  }
}

Values rescale_net(const Values& net, bool switching) {
  Values scaled = net;
  if (switching) {
    const double mean = total_of(net) / static_cast<double>(net.size());
    for (double& value : scaled) value -= mean;
    return scaled;
  }
  double positive = 0, negative = 0;
  for (const double value : net) (value > 0 ? positive : negative) += value;
  const double gap = (positive + negative) / 2;
  for (double& value : scaled) {
    const double side = value > 0 ? positive : negative;
    if (side != 0) value *= (side - gap) / side;
  }
  return scaled;
}

}  // namespace corridor::flow_estimation
