#pragma once
// A straight line through dated figures, with an interval that allows for figures which follow
// those before them.
//
//   slope  b = sum (t - t0)(y - y0) / sum (t - t0)^2           (t0, y0 the means)
//   error  s(b) = sqrt(SSE / (n - 2) / sum (t - t0)^2) * sqrt((1 + r) / (1 - r))
//   value at t: y0 + b (t - t0), error sqrt(SSE / (n - 2) * (1 / n + (t - t0)^2 / sum)) * the same
//   SSE / (n - 2) is never taken below the variance that rounding of the figures alone gives them
//   interval  +- q(confidence, n') times the error, Student's t with n (1 - r) / (1 + r) - 2
//   degrees
//             of freedom (from 1 to n - 2)
//
// r is the correlation of a residual with the next, (r1 + 2 / n) / (1 - 4 / n), between 0 and 0.8,
// because that of residuals from a line is too low by about (2 + 4 r) / n. Below six figures it
// cannot be told and is taken for zero. How often the interval has the true slope in it is measured
// in trend_test.cpp.

#include <span>

namespace corridor::commitment_verdict {

struct TimedValue {
  double year;
  double value;
};

struct Estimate {
  double value = 0, low = 0, high = 0;
};

class Line {
 public:
  /// At least three values, of at least two different years.
  /// `least_variance`: of the values' errors, where they are known to be rounded; the residuals are
  /// never taken to say less.
  static Line through(std::span<const TimedValue> values, double confidence,
                      double least_variance = 0);

  Estimate slope() const { return around(slope_, slope_error_); }
  Estimate at(double year) const;
  double correlation() const { return correlation_; }

 private:
  Estimate around(double value, double error) const {
    return {value, value - quantile_ * error, value + quantile_ * error};
  }
  double middle_year_ = 0, middle_value_ = 0, slope_ = 0;
  double slope_error_ = 0, middle_error_ = 0;
  double correlation_ = 0, quantile_ = 0;
};

/// The value that Student's t with so many degrees of freedom stays below with that probability,
/// which is from 0.5 to below 1.
double student_t_quantile(double probability, double degrees_of_freedom);

}  // namespace corridor::commitment_verdict
