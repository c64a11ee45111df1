// The Rogers-Castro schedule nearest to a profile: least squares by Levenberg and Marquardt's
// method over logarithms of the parameters, which keeps them above zero, from several ages at which
// workers might begin to move; the best end counts.

#include "models/cohort_projection/age_profile.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace corridor::cohort_projection {
namespace {

using Values = std::vector<double>;

constexpr int most_steps = 300;
constexpr std::array starts_of_workers{16.0, 20.0, 24.0, 28.0};
/// A part of the schedule below this share of the highest rate counts as none.
constexpr double nothing = 1e-6;

RogersCastro schedule_of(const Values& logs) {
  const auto at = [&](std::size_t index) { return std::exp(logs[index]); };
  RogersCastro schedule{at(0), at(1), at(2), at(3), at(4), at(5), at(6)};
  if (logs.size() > 7) {
    schedule.retired = at(7);
    schedule.retired_fall = at(8);
    schedule.retired_age = at(9);
    schedule.retired_rise = at(10);
  }
  return schedule;
}

/// Fitted less seen, by age group; a group has the mean of its single years.
Values distances(const Values& logs, const AgeProfile& profile) {
  const auto schedule = schedule_of(logs);
  Values found;
  for (std::size_t g = 0; g < profile.rates.size(); ++g) {
    const int start = profile.first_age + static_cast<int>(g) * profile.width_years;
    double rate = 0;
    for (int year = 0; year < profile.width_years; ++year) {
      rate += rogers_castro(schedule, start + year + 0.5) / profile.width_years;
    }
    found.push_back(rate - profile.rates[g]);
  }
  return found;
}

double squares(const Values& values) {
  double sum = 0;
  for (const double value : values) sum += value * value;
  return std::isfinite(sum) ? sum : 1e300;
}

/// Solves rows * x = right by elimination with the largest pivot of each column.
Values solve(std::vector<Values> rows, Values right) {
  const std::size_t n = right.size();
  for (std::size_t k = 0; k < n; ++k) {
    std::size_t best = k;
    for (std::size_t i = k + 1; i < n; ++i) {
      if (std::abs(rows[i][k]) > std::abs(rows[best][k])) best = i;
    }
    std::swap(rows[k], rows[best]);
    std::swap(right[k], right[best]);
    if (rows[k][k] == 0) continue;
    for (std::size_t i = k + 1; i < n; ++i) {
      const double factor = rows[i][k] / rows[k][k];
      for (std::size_t j = k; j < n; ++j) rows[i][j] -= factor * rows[k][j];
      right[i] -= factor * right[k];
    }
  }
  for (std::size_t k = n; k-- > 0;) {
    for (std::size_t j = k + 1; j < n; ++j) right[k] -= rows[k][j] * right[j];
    right[k] = rows[k][k] == 0 ? 0 : right[k] / rows[k][k];
  }
  return right;
}

/// The normal equations at `logs`: products of slopes, and slopes by distances.
struct Equations {
  std::vector<Values> products;
  Values right;
};

Equations equations_at(const Values& logs, const Values& distance, const AgeProfile& profile) {
  constexpr double small = 1e-6;
  const std::size_t n = logs.size();
  std::vector<Values> slopes;
  for (std::size_t k = 0; k < n; ++k) {
    Values moved = logs;
    moved[k] += small;
    slopes.push_back(distances(moved, profile));
    for (std::size_t g = 0; g < distance.size(); ++g) {
      slopes[k][g] = (slopes[k][g] - distance[g]) / small;
    }
  }
  Equations found{std::vector<Values>(n, Values(n)), Values(n)};
  for (std::size_t k = 0; k < n; ++k) {
    for (std::size_t g = 0; g < distance.size(); ++g) {
      found.right[k] -= slopes[k][g] * distance[g];
      for (std::size_t j = 0; j < n; ++j) found.products[k][j] += slopes[k][g] * slopes[j][g];
    }
  }
  return found;
}

Values descend(Values logs, const AgeProfile& profile) {
  double damping = 1e-2;
  Values distance = distances(logs, profile);
  for (int step = 0; step < most_steps && damping < 1e12; ++step) {
    auto equations = equations_at(logs, distance, profile);
    for (std::size_t k = 0; k < logs.size(); ++k) {
      equations.products[k][k] *= 1 + damping;
      equations.products[k][k] += 1e-300;
    }
    const Values change = solve(std::move(equations.products), std::move(equations.right));
    Values next = logs;
    for (std::size_t k = 0; k < logs.size(); ++k) {
      next[k] = std::clamp(logs[k] + std::clamp(change[k], -1.0, 1.0), -25.0, 7.0);
    }
    Values there = distances(next, profile);
    if (squares(there) < squares(distance)) {
      logs = std::move(next);
      distance = std::move(there);
      damping = std::max(damping / 5, 1e-12);
    } else {
      damping *= 4;
    }
  }
  return logs;
}

Values start_at(double workers_age, double highest, const AgeProfile& profile, bool retirement) {
  const double lowest = std::max(*std::ranges::min_element(profile.rates), 0.01 * highest);
  const double children = std::max(profile.rates.front() - lowest, 0.05 * highest);
  Values start{children, 0.1, 1.5 * highest, 0.1, workers_age, 0.4, lowest};
  if (retirement) start.insert(start.end(), {0.2 * highest, 0.3, 62, 0.5});
  for (double& value : start) value = std::log(value);
  return start;
}

}  // namespace

std::optional<ScheduleFit> fit_schedule(const AgeProfile& profile, bool with_retirement) {
  const double highest = *std::ranges::max_element(profile.rates);
  const std::size_t parameters = with_retirement ? 11 : 7;
  if (profile.rates.size() <= parameters || highest <= 0) return std::nullopt;
  Values best;
  for (const double age : starts_of_workers) {
    auto end = descend(start_at(age, highest, profile, with_retirement), profile);
    if (best.empty() || squares(distances(end, profile)) < squares(distances(best, profile))) {
      best = std::move(end);
    }
  }
  ScheduleFit fit{schedule_of(best), 0};
  double all = 0;
  for (const double rate : profile.rates) all += rate;
  for (const double distance : distances(best, profile)) {
    fit.error_percent += 100 * std::abs(distance) / all;
  }
  for (double* part : {&fit.schedule.children, &fit.schedule.floor, &fit.schedule.retired}) {
    if (*part < nothing * highest) *part = 0;
  }
  return fit;
}

}  // namespace corridor::cohort_projection
