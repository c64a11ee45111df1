#include "report/render_axis.h"

#include "base/text.h"

#include <algorithm>
#include <cmath>

namespace corridor {
namespace {

double round_step(double raw) {
  const double power = std::pow(10.0, std::floor(std::log10(raw)));
  for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
    if (raw <= factor * power * (1 + 1e-9)) return factor * power;
  }
  return 10 * power;
}

/// Decimals that `step` needs to be written in full, at most four.
int decimals_of(double step) {
  int decimals = 0;
  for (double rest = step; decimals < 4; rest *= 10, ++decimals) {
    if (std::abs(rest - std::round(rest)) < 1e-6 * rest) break;
  }
  return decimals;
}

/// A label must not be broken between a number and its word.
std::string on_one_line(std::string_view label) {
  std::string out;
  for (const char c : label) {
    if (c == ' ')
      out += "\u00A0";
    else
      out += c;
  }
  return out;
}

}  // namespace

Axis value_axis(double lowest, double highest, int wanted) {
  Axis axis;
  double low = std::min(lowest, 0.0);
  double high = std::max(highest, 0.0);
  if (!(high > low)) high = low + 1;  // all zero: an axis all the same
  // Doubles near their largest would overflow the steps; no figure of ours is near.
  low = std::max(low, -1e300);
  high = std::min(high, 1e300);
  axis.step = round_step((high - low) / std::max(wanted, 1));
  if (!(axis.step > 0)) axis.step = 1;  // figures so small that the step underflows
  const double first = std::floor(low / axis.step * (1 + 1e-9));
  const double last = std::ceil(high / axis.step * (1 - 1e-9));
  for (double i = first; i <= last; ++i) axis.ticks.push_back(i * axis.step);
  axis.low = axis.ticks.front();
  axis.high = axis.ticks.back();
  return axis;
}

std::vector<std::string> tick_labels(const Axis& axis, const NumberWords& numbers) {
  const double largest = std::max(std::abs(axis.low), std::abs(axis.high));
  double scale = 1;
  std::string pattern = "{number}";
  for (const auto& candidate : numbers.scales) {
    // An axis of thousands reads better in full, also where the language has a word for them.
    if (largest < candidate.size || candidate.size < 1e5) continue;
    scale = candidate.size;
    pattern = candidate.pattern;
    break;
  }
  const int decimals = decimals_of(axis.step / scale);
  std::vector<std::string> labels;
  for (const double tick : axis.ticks) {
    if (tick == 0) {
      labels.emplace_back("0");
      continue;
    }
    const auto number = format_grouped(tick / scale, decimals, numbers.group, numbers.point);
    labels.push_back(on_one_line(Words().say(pattern, {{"number", number}})));
  }
  return labels;
}

std::vector<double> year_ticks(double low, double high, int most) {
  if (high - low > 1e5) return {low, high};  // not years: whoever wrote this meant something else
  double step = 100;
  double first = std::ceil(low / step) * step;
  for (const double candidate : {1.0, 2.0, 5.0, 10.0, 15.0, 20.0, 25.0, 30.0, 50.0}) {
    // Fifteen and thirty years are no round steps, but they serve where they lead from the first
    // year to the last.
    const bool end_to_end = candidate == 15 || candidate == 30;
    if (end_to_end && std::fmod(high - low, candidate) != 0) continue;
    const double start = end_to_end ? low : std::ceil(low / candidate) * candidate;
    if (std::floor((high - start) / candidate) + 1 > most) continue;
    step = candidate;
    first = start;
    break;
  }
  std::vector<double> ticks;
  for (double year = first; year <= high; year += step) ticks.push_back(year);
  return ticks;
}

}  // namespace corridor
