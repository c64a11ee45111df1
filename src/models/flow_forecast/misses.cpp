#include "models/flow_forecast/misses.h"

#include "base/check.h"
#include "models/flow_forecast/flow_totals.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace corridor::flow_forecast {
namespace {

/// Upper edges of the classes of flows, persons.
constexpr std::array edges{0.05,  0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 100.0,
                           300.0, 1e3, 3e3, 1e4, 3e4, 1e5,  1e300};
/// From here on 80 percent means 80 percent of the flows of that size.
constexpr double large_persons = 1000;
/// Of the table as a whole; counts are whole numbers, so it cannot be met exactly.
constexpr double aim_80 = 0.815;
/// Below it a forecast is "nobody": its class is not mixed with others.
constexpr double nobody = 0.75;
constexpr std::size_t least_in_class = 25;

std::size_t class_of(double forecast) {
  std::size_t index = 0;
  while (forecast > edges.at(index)) ++index;
  return index;
}

std::size_t class_of_total(double persons) {
  return persons < 1e4 ? 0 : persons < 1e5 ? 1 : persons < 5e5 ? 2 : 3;
}

double miss_of_total(double seen, double forecast) {
  return std::log((seen + least_total) / (forecast + least_total));
}

/// Misses of totals beyond the 80 percent interval are taken to lie this much further from it than
/// those of the few hundred places and periods at hand. Chosen so that against what a later edition
/// (stocks of 2020, WPP 2022) makes of 2005-10 and 2010-15, 95 percent intervals hold 95 of 100;
/// the 80 percent intervals hold 80 there as they are. docs/models/flow_forecast.md has the table.
constexpr double beyond_80_in = 1.3, beyond_80_out = 1.5, beyond_80_net = 1.5;

struct TotalKind {
  const MissClasses& misses;
  double beyond_80;

  double at(double size, double level) const {
    const double miss = misses.at(size, level);
    const double bound = misses.at(size, std::clamp(level, levels[lower_80], levels[upper_80]));
    return bound + beyond_80 * (miss - bound);
  }
};

/// From the median outwards, which stays as it is.
void put_in_order(Quantiles& quantiles) {
  for (std::size_t k = median; k-- > 0;) quantiles[k] = std::min(quantiles[k], quantiles[k + 1]);
  for (std::size_t k = median + 1; k < levels.size(); ++k) {
    quantiles[k] = std::max(quantiles[k], quantiles[k - 1]);
  }
}

}  // namespace

double MissClass::at(double level) const {
  const double place = level * static_cast<double>(misses.size()) - 0.5;
  const double last = static_cast<double>(misses.size() - 1);
  const double floor = std::clamp(std::floor(place), 0.0, last);
  const auto below = static_cast<std::size_t>(floor);
  const std::size_t above = std::min(below + 1, misses.size() - 1);
  const double part = std::clamp(place - floor, 0.0, 1.0);
  return misses[below] + part * (misses[above] - misses[below]);
}

void MissClasses::add(double forecast, double miss, std::size_t index) {
  if (classes_.size() <= index) classes_.resize(index + 1);
  classes_[index].size += std::log1p(forecast);
  classes_[index].misses.push_back(miss);
}

void MissClasses::finish() {
  std::vector<MissClass> kept;
  for (auto& one : classes_) {
    if (one.misses.empty()) continue;
    if (!kept.empty() && one.misses.size() < least_in_class) {
      kept.back().size += one.size;
      kept.back().misses.insert(kept.back().misses.end(), one.misses.begin(), one.misses.end());
    } else {
      kept.push_back(std::move(one));
    }
  }
  for (auto& one : kept) {
    one.size /= static_cast<double>(one.misses.size());
    std::sort(one.misses.begin(), one.misses.end());
  }
  classes_ = std::move(kept);
}

const MissClass& MissClasses::nearest(double forecast) const {
  const double size = std::log1p(forecast);
  return *std::min_element(classes_.begin(), classes_.end(), [&](const auto& a, const auto& b) {
    return std::abs(a.size - size) < std::abs(b.size - size);
  });
}

double MissClasses::at(double forecast, double level) const {
  ENSURE(!classes_.empty(), "misses come before intervals");
  const double size = std::log1p(forecast);
  if (forecast < nobody) return nearest(forecast).at(level);
  std::size_t above = 0;
  while (above < classes_.size() && classes_[above].size < size) ++above;
  if (above == 0) return classes_.front().at(level);
  if (above == classes_.size()) return classes_.back().at(level);
  const auto &low = classes_[above - 1], &high = classes_[above];
  const double part = (size - low.size) / std::max(1e-9, high.size - low.size);
  return (1 - part) * low.at(level) + part * high.at(level);
}

void Misses::add(const Flows& seen, const Flows& forecast, const Flows& before,
                 std::size_t places) {
  ++backcasts_;
  for (std::size_t x = 0; x < seen.size(); ++x) {
    if (x / places == x % places) continue;
    flows_.add(forecast[x], std::log1p(seen[x]) - std::log1p(forecast[x]), class_of(forecast[x]));
    seen_.push_back({forecast[x], seen[x]});
    error_ += std::abs(forecast[x] - seen[x]);
    error_before_ += std::abs(before[x] - seen[x]);
  }
  const auto real = totals_of(seen, places), found = totals_of(forecast, places);
  for (std::size_t i = 0; i < places; ++i) {
    in_.add(found.in[i], miss_of_total(real.in[i], found.in[i]), class_of_total(found.in[i]));
    out_.add(found.out[i], miss_of_total(real.out[i], found.out[i]), class_of_total(found.out[i]));
    const double size = found.in[i] + found.out[i];
    net_.add(size, (real.in[i] - real.out[i] - found.in[i] + found.out[i]) / (size + least_total),
             class_of_total(size));
  }
}

Bounds Misses::bounds(double forecast, double share, double spread) const {
  const double kept = share < 0.9 && forecast < large_persons ? narrow_ * share : share;
  const auto persons = [&](double level) {
    return (forecast + 1) * std::exp(spread * flows_.at(forecast, level)) - 1;
  };
  double lower = std::floor(persons(0.5 - kept / 2) + 0.5);
  // Where nobody is within the interval, all that is left out lies above it.
  double upper = std::floor(persons(lower <= 0 ? kept : 0.5 + kept / 2) + 0.5);
  lower = std::min(lower, std::floor(forecast + 0.5));
  upper = std::max(upper, std::floor(forecast + 0.5));
  return {std::max(0.0, lower - 0.5), upper + 0.5};
}

double Misses::covered(double share) const {
  // One interval for forecasts that round alike: most of a table is few values.
  std::size_t within = 0;
  for (const auto& one : seen_) {
    const auto bound = bounds(one.forecast, share, 1);
    if (one.persons >= bound.lower && one.persons <= bound.upper) ++within;
  }
  return seen_.empty() ? 0 : static_cast<double>(within) / static_cast<double>(seen_.size());
}

void Misses::finish() {
  flows_.finish();
  in_.finish();
  out_.finish();
  net_.finish();
  double low = 0.4, high = 1;
  narrow_ = high;
  if (covered(0.8) <= aim_80) return;
  for (int step = 0; step < 12; ++step) {
    narrow_ = (low + high) / 2;
    (covered(0.8) > aim_80 ? high : low) = narrow_;
  }
}

Quantiles Misses::around_flow(double forecast, double spread) const {
  Quantiles quantiles{};
  for (std::size_t k = 0; k < levels.size(); ++k) {
    const double miss = flows_.at(forecast, levels[k]);
    quantiles[k] = std::max(0.0, (forecast + 1) * std::exp(spread * miss) - 1);
  }
  quantiles[median] = forecast;
  put_in_order(quantiles);
  return quantiles;
}

std::vector<Margins> Misses::around_margins(const Flows& forecast, std::size_t places,
                                            double spread) const {
  const auto totals = totals_of(forecast, places);
  const TotalKind in{in_, beyond_80_in}, out{out_, beyond_80_out}, net{net_, beyond_80_net};
  std::vector<Margins> margins(places);
  for (std::size_t i = 0; i < places; ++i) {
    const double size = totals.in[i] + totals.out[i];
    const auto around = [&](const TotalKind& kind, double total, double level) {
      const double miss = spread * kind.at(total, level);
      return std::max(0.0, (total + least_total) * std::exp(miss) - least_total);
    };
    for (std::size_t k = 0; k < levels.size(); ++k) {
      const bool middle = k == median;
      margins[i].in[k] = middle ? totals.in[i] : around(in, totals.in[i], levels[k]);
      margins[i].out[k] = middle ? totals.out[i] : around(out, totals.out[i], levels[k]);
      margins[i].net[k] = totals.in[i] - totals.out[i];
      if (!middle) margins[i].net[k] += spread * net.at(size, levels[k]) * (size + least_total);
    }
    for (auto* one : {&margins[i].in, &margins[i].out, &margins[i].net}) {
      put_in_order(*one);
    }
  }
  return margins;
}

Misses misses_of(std::span<const Flows> periods, std::size_t places) {
  Misses misses;
  for (std::size_t t = 2; t < periods.size(); ++t) {
    misses.add(periods[t], forecast(periods.first(t), places), periods[t - 1], places);
  }
  misses.finish();
  return misses;
}

}  // namespace corridor::flow_forecast
