#include "models/flow_forecast/scores.h"

#include "models/flow_forecast/flow_totals.h"

#include <cmath>

namespace corridor::flow_forecast {
namespace {

/// Adds up the scores of one kind of number.
class Sum {
 public:
  void add(const Quantiles& quantiles, Intervals bounds, double seen) {
    ++count_;
    error_ += std::abs(quantiles[median] - seen);
    crps_ += crps(quantiles, seen);
    if (seen >= bounds.lower_80 && seen <= bounds.upper_80) ++within_80_;
    if (seen >= bounds.lower_95 && seen <= bounds.upper_95) ++within_95_;
  }
  void add(const Quantiles& quantiles, double seen) {
    add(quantiles,
        {quantiles[lower_80], quantiles[upper_80], quantiles[lower_95], quantiles[upper_95]}, seen);
  }
  Score score() const {
    return {error_ / count_, within_80_ / count_, within_95_ / count_, crps_ / count_};
  }

 private:
  double count_ = 0, error_ = 0, crps_ = 0, within_80_ = 0, within_95_ = 0;
};

}  // namespace

double crps(const Quantiles& quantiles, double seen) {
  const auto loss = [&](std::size_t k) {
    return seen >= quantiles[k] ? levels[k] * (seen - quantiles[k])
                                : (1 - levels[k]) * (quantiles[k] - seen);
  };
  // Before the first and behind the last level the loss falls to nothing.
  double all = loss(0) * levels[0] / 2 + loss(levels.size() - 1) * (1 - levels.back()) / 2;
  for (std::size_t k = 1; k < levels.size(); ++k) {
    all += (loss(k - 1) + loss(k)) / 2 * (levels[k] - levels[k - 1]);
  }
  return 2 * all;
}

Scores score(const Flows& forecast, const Flows& seen, std::size_t places) {
  const auto mine = totals_of(forecast, places), real = totals_of(seen, places);
  Scores scores;
  double flow = 0, in = 0, out = 0, net = 0;
  for (std::size_t x = 0; x < seen.size(); ++x) {
    if (x / places != x % places) flow += std::abs(forecast[x] - seen[x]);
  }
  for (std::size_t i = 0; i < places; ++i) {
    in += std::abs(mine.in[i] - real.in[i]);
    out += std::abs(mine.out[i] - real.out[i]);
    net += std::abs(mine.in[i] - mine.out[i] - real.in[i] + real.out[i]);
  }
  const double count = static_cast<double>(places);
  scores.flow.mean_absolute_error = flow / (count * (count - 1));
  scores.in.mean_absolute_error = in / count;
  scores.out.mean_absolute_error = out / count;
  scores.net.mean_absolute_error = net / count;
  return scores;
}

Scores score(const Findings& findings, const Flows& seen, std::size_t places) {
  const auto real = totals_of(seen, places);
  Sum flow, in, out, net;
  for (std::size_t x = 0; x < seen.size(); ++x) {
    if (x / places != x % places) flow.add(findings.flows[x], findings.intervals[x], seen[x]);
  }
  for (std::size_t i = 0; i < places; ++i) {
    in.add(findings.margins[i].in, real.in[i]);
    out.add(findings.margins[i].out, real.out[i]);
    net.add(findings.margins[i].net, real.in[i] - real.out[i]);
  }
  return {flow.score(), in.score(), out.score(), net.score()};
}

}  // namespace corridor::flow_forecast
