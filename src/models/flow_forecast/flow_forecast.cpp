#include "models/flow_forecast/flow_forecast.h"

#include "base/check.h"
#include "models/flow_forecast/flow_totals.h"
#include "models/flow_forecast/misses.h"

#include <algorithm>
#include <cmath>

namespace corridor::flow_forecast {
namespace {

/// The constants of one member, as the header names them.
struct Member {
  double large_rise, small_rise;  // w
  double log_scale;               // log c
  double return_ratio;            // r
  double growth;
  double return_share;  // s
  double arrivals;      // a
};

/// Fitted to the mean absolute error of flows and of totals in, out and net, relative to
/// persistence, over the targets 2000, 2005 and 2010 without the one named, on pseudo-Bayes flows
/// 1990-2015 (J. Azose, A. Raftery, PNAS 116, 2019).
constexpr std::array members{
    Member{0.478, 1.135, 12.444, 0.250, 0.031, 0.000, 0.012},   // full, without 2000
    Member{0.126, 0.757, 8.951, 0.175, 0.060, 0.166, 0.193},    // full, without 2005
    Member{0.680, 1.365, 10.782, 0.277, 0.025, 0.041, 0.093},   // full, without 2010
    Member{0.493, 0.493, 12.759, 0.219, 0.058, 0.000, 0.000},   // short, without 2000
    Member{0.251, 0.251, 11.239, 0.350, 0.043, 0.000, 0.000},   // short, without 2005
    Member{0.769, 0.769, 12.999, 0.207, 0.050, 0.000, 0.000}};  // short, without 2010

/// Around this mean a flow counts as small or great alike.
constexpr double middle_persons = 5000;

/// What all members share: means, and arrivals now over before.
struct Past {
  Flows mean;
  std::vector<double> log_arrivals;
};

void add_member(const Member& member, std::span<const Flows> periods, const Past& past,
                Flows& into) {
  const std::size_t places = past.log_arrivals.size();
  const double c = std::exp(member.log_scale);
  const auto& last = periods.back();
  Flows level(last.size(), 0), departure(last.size());
  for (const auto& period : periods) {
    for (std::size_t x = 0; x < level.size(); ++x) {
      level[x] += std::log(period[x] + c) / static_cast<double>(periods.size());
    }
  }
  for (std::size_t x = 0; x < level.size(); ++x) departure[x] = std::log(last[x] + c) - level[x];
  for (std::size_t i = 0; i < places; ++i) {
    for (std::size_t j = 0; j < places; ++j) {
      if (i == j) continue;
      const std::size_t x = i * places + j, back = j * places + i;
      const double size = past.mean[x] / (past.mean[x] + middle_persons);
      const double rise = member.small_rise + (member.large_rise - member.small_rise) * size;
      const double y = level[x] + (departure[x] > 0 ? rise : 1) * departure[x] +
                       member.return_ratio * std::max(0.0, departure[back]);
      const double kept = std::max(0.0, std::exp(y) - c) *
                          std::exp(member.growth + member.arrivals * past.log_arrivals[j]);
      const double returning = member.return_share * std::max(0.0, last[back] - past.mean[back]);
      into[x] += (kept + returning) / static_cast<double>(members.size());
    }
  }
}

}  // namespace

Flows persistence(std::span<const Flows> periods) { return periods.back(); }

Flows mean_of(std::span<const Flows> periods) {
  Flows mean(periods.back().size(), 0);
  for (const auto& period : periods) {
    for (std::size_t x = 0; x < mean.size(); ++x) {
      mean[x] += period[x] / static_cast<double>(periods.size());
    }
  }
  return mean;
}

Flows gravity_of_totals(std::span<const Flows> periods, std::size_t places) {
  const auto& last = periods.back();
  std::vector<double> in(places, 0), out(places, 0);
  double all = 0;
  for (std::size_t i = 0; i < places; ++i) {
    for (std::size_t j = 0; j < places; ++j) {
      if (i == j) continue;
      const double flow = last[i * places + j];
      out[i] += flow;
      in[j] += flow;
      all += flow;
    }
  }
  Flows spread(last.size(), 0);
  for (std::size_t i = 0; i < places && all > 0; ++i) {
    for (std::size_t j = 0; j < places; ++j) {
      if (i != j) spread[i * places + j] = out[i] * in[j] / all;
    }
  }
  return spread;
}

Flows forecast(std::span<const Flows> periods, std::size_t places) {
  ENSURE(periods.size() >= 2, "a forecast needs two periods");
  Past past{.mean = mean_of(periods), .log_arrivals = {}};
  const auto mean_in = totals_of(past.mean, places).in,
             last_in = totals_of(periods.back(), places).in;
  for (std::size_t j = 0; j < places; ++j) {
    past.log_arrivals.push_back(std::log((last_in[j] + least_total) / (mean_in[j] + least_total)));
  }
  Flows found(places * places, 0);
  for (const auto& member : members) add_member(member, periods, past, found);
  return found;
}

Findings run(const Inputs& inputs) {
  ENSURE(inputs.periods.size() >= 3, "intervals need three periods: two to forecast a third");
  const auto misses = misses_of(inputs.periods, inputs.places);
  auto periods = inputs.periods;
  Flows ahead;
  for (int step = 0; step < inputs.periods_ahead; ++step) {
    ahead = forecast(periods, inputs.places);
    periods.push_back(ahead);
  }
  // Misses of one period add up as those of a walk.
  const double spread = std::sqrt(static_cast<double>(inputs.periods_ahead));
  Findings findings;
  findings.backcasts = misses.backcasts();
  findings.flows.assign(ahead.size(), Quantiles{});
  findings.intervals.assign(ahead.size(), Intervals{});
  for (std::size_t x = 0; x < ahead.size(); ++x) {
    if (x / inputs.places == x % inputs.places) continue;
    findings.flows[x] = misses.around_flow(ahead[x], spread);
    const auto of_80 = misses.bounds(ahead[x], 0.8, spread);
    const auto of_95 = misses.bounds(ahead[x], 0.95, spread);
    findings.intervals[x] = {of_80.lower, of_80.upper, std::min(of_80.lower, of_95.lower),
                             std::max(of_80.upper, of_95.upper)};
  }
  findings.margins = misses.around_margins(ahead, inputs.places, spread);
  findings.covered_80 = misses.covered(0.8);
  findings.covered_95 = misses.covered(0.95);
  findings.past_error = misses.error();
  findings.past_error_of_persistence = misses.error_of_persistence();
  return findings;
}

}  // namespace corridor::flow_forecast
