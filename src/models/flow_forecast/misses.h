#pragma once
// What the forecast missed in past periods, by the size of the forecast, and the intervals that
// follow from it.

#include "models/flow_forecast/flow_forecast.h"

#include <span>
#include <vector>

namespace corridor::flow_forecast {

/// Misses of forecasts of like size, in order.
struct MissClass {
  double size = 0;  // log(1 + forecast) in the middle of the class
  std::vector<double> misses;

  double at(double level) const;
};

/// Classes along the size; between their middles, quantiles are interpolated.
class MissClasses {
 public:
  void add(double forecast, double miss, std::size_t index);
  /// Puts misses in order; classes too thin to have quantiles join the one below.
  void finish();
  double at(double forecast, double level) const;
  /// The class itself: for forecasts near nothing, where a mean of classes means little.
  const MissClass& nearest(double forecast) const;

 private:
  std::vector<MissClass> classes_;
};

struct Bounds {
  double lower = 0, upper = 0;
};

class Misses {
 public:
  /// `before` are the flows of the period before the one that was seen.
  void add(const Flows& seen, const Flows& forecast, const Flows& before, std::size_t places);
  void finish();
  double error() const { return error_ / static_cast<double>(seen_.size()); }
  double error_of_persistence() const { return error_before_ / static_cast<double>(seen_.size()); }

  Quantiles around_flow(double forecast, double spread) const;
  /// Of the 80 or 95 percent interval: `share` in it, as the header of flow_forecast.h says.
  Bounds bounds(double forecast, double share, double spread) const;
  std::vector<Margins> around_margins(const Flows& forecast, std::size_t places,
                                      double spread) const;

  std::size_t backcasts() const { return backcasts_; }
  /// Share of the past's flows within their interval.
  double covered(double share) const;

 private:
  struct Seen {
    double forecast, persons;
  };

  MissClasses flows_, in_, out_, net_;
  std::vector<Seen> seen_;
  double narrow_ = 1;                    // of 80 percent intervals of small flows
  double error_ = 0, error_before_ = 0;  // added up
  std::size_t backcasts_ = 0;
};

/// The rule run for each period that has two before it.
Misses misses_of(std::span<const Flows> periods, std::size_t places);

}  // namespace corridor::flow_forecast
