#include "models/commitment_verdict/trend.h"

#include "base/check.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace corridor::commitment_verdict {
namespace {

constexpr std::size_t fewest_for_correlation = 6;
constexpr double highest_correlation = 0.8;

/// The continued fraction of the incomplete beta function, by Lentz's method.
double beta_fraction(double a, double b, double x) {
  constexpr double tiny = 1e-300;
  constexpr int most_terms = 300;
  const auto away_from_zero = [](double v) { return std::abs(v) < tiny ? tiny : v; };
  double c = 1, d = 1 / away_from_zero(1 - (a + b) * x / (a + 1)), h = d;
  for (int m = 1; m < most_terms; ++m) {
    const double m2 = 2.0 * m;
    for (const double term : {m * (b - m) * x / ((a + m2 - 1) * (a + m2)),
                              -(a + m) * (a + b + m) * x / ((a + m2) * (a + m2 + 1))}) {
      d = 1 / away_from_zero(1 + term * d);
      c = away_from_zero(1 + term / c);
      h *= d * c;
    }
    if (std::abs(d * c - 1) < 1e-14) break;
  }
  return h;
}

/// The regularised incomplete beta function.
double beta_share(double a, double b, double x) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const double front = std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) +
                                a * std::log(x) + b * std::log1p(-x));
  if (x < (a + 1) / (a + b + 2)) return front * beta_fraction(a, b, x) / a;
  return 1 - front * beta_fraction(b, a, 1 - x) / b;
}

/// The probability that Student's t is below `t`, which is not below zero.
double student_t_below(double t, double degrees) {
  return 1 - beta_share(degrees / 2, 0.5, degrees / (degrees + t * t)) / 2;
}

/// Of residuals in the order of time.
double correlation_of(const std::vector<double>& residuals, double sum_of_squares) {
  const double n = static_cast<double>(residuals.size());
  if (residuals.size() < fewest_for_correlation || sum_of_squares <= 0) return 0;
  double sum = 0;
  for (std::size_t i = 1; i < residuals.size(); ++i) sum += residuals[i] * residuals[i - 1];
  return std::clamp((sum / sum_of_squares + 2 / n) / (1 - 4 / n), 0.0, highest_correlation);
}

}  // namespace

double student_t_quantile(double probability, double degrees_of_freedom) {
  ENSURE(probability >= 0.5 && probability < 1, "a quantile of the upper half");
  double low = 0, high = 1;
  while (student_t_below(high, degrees_of_freedom) < probability) high *= 2;
  for (int step = 0; step < 60; ++step) {
    const double middle = (low + high) / 2;
    (student_t_below(middle, degrees_of_freedom) < probability ? low : high) = middle;
  }
  return (low + high) / 2;
}

Line Line::through(std::span<const TimedValue> values, double confidence, double least_variance) {
  ENSURE(values.size() >= 3, "a line with an interval needs three values");
  const double n = static_cast<double>(values.size());
  Line line;
  for (const auto& [year, value] : values) {
    line.middle_year_ += year / n;
    line.middle_value_ += value / n;
  }
  double spread = 0, together = 0;
  for (const auto& [year, value] : values) {
    spread += (year - line.middle_year_) * (year - line.middle_year_);
    together += (year - line.middle_year_) * (value - line.middle_value_);
  }
  ENSURE(spread > 0, "a line needs two different years");
  line.slope_ = together / spread;
  std::vector<double> residuals;
  double squares = 0;
  for (const auto& [year, value] : values) {
    residuals.push_back(value - line.middle_value_ - line.slope_ * (year - line.middle_year_));
    squares += residuals.back() * residuals.back();
  }
  const double r = line.correlation_ = correlation_of(residuals, squares);
  const double variance = std::max(squares / (n - 2), least_variance) * (1 + r) / (1 - r);
  line.slope_error_ = std::sqrt(variance / spread);
  line.middle_error_ = std::sqrt(variance / n);
  const double degrees = std::clamp(n * (1 - r) / (1 + r) - 2, 1.0, n - 2);
  line.quantile_ = student_t_quantile((1 + confidence) / 2, degrees);
  return line;
}

Estimate Line::at(double year) const {
  const double away = year - middle_year_;
  return around(middle_value_ + slope_ * away, std::hypot(middle_error_, slope_error_ * away));
}

}  // namespace corridor::commitment_verdict
