#include "models/commitment_verdict/commitment_verdict.h"

#include <cmath>

namespace corridor::commitment_verdict {
namespace {

using Answer = TwoPoint::Answer;
using Why = TwoPoint::Why;

constexpr double substantial_ratio = 0.95, fair_ratio = 0.60;
constexpr double substantial_percent = 1.5, fair_percent = 0.5;
constexpr double farthest_from_base = 3, nearest_to_last = 2;

bool reaches(Wanted wanted, double value, double target) {
  return wanted == Wanted::down ? value <= target : value >= target;
}

/// The figure nearest to the base year, of two the later; -1 where none is near.
int nearest_to_base(const Inputs& inputs) {
  int nearest = -1;
  double least = farthest_from_base;
  for (std::size_t i = 0; i < inputs.series.size(); ++i) {
    const double away = std::abs(inputs.series[i].year - inputs.base_year);
    if (away > least) continue;
    least = away;
    nearest = static_cast<int>(i);
  }
  return nearest;
}

double percent_per_year(double first, double last, double years) {
  return 100 * (std::pow(last / first, 1 / years) - 1);
}

Answer by_ratio(double ratio) {
  return ratio >= substantial_ratio ? Answer::substantial
         : ratio >= fair_ratio      ? Answer::fair
         : ratio >= 0               ? Answer::limited
                                    : Answer::deterioration;
}

Answer by_rate(double right_way) {
  return right_way > substantial_percent ? Answer::substantial
         : right_way > fair_percent      ? Answer::fair
         : right_way >= -fair_percent    ? Answer::limited
                                         : Answer::deterioration;
}

void answer(const Inputs& inputs, TwoPoint& found) {
  const double years = found.last_year - found.first_year;
  found.actual_percent_per_year = percent_per_year(found.first_value, found.last_value, years);
  if (!inputs.target) {
    const double sign = inputs.wanted == Wanted::down ? -1 : 1;
    found.answer = by_rate(sign * found.actual_percent_per_year);
    return;
  }
  const double target = *inputs.target;
  if (reaches(inputs.wanted, found.first_value, target)) {
    // It was there already: there is nothing to require.
    const bool still = reaches(inputs.wanted, found.last_value, target);
    found.answer = still ? Answer::substantial : Answer::deterioration;
    return;
  }
  const double ahead = inputs.deadline - found.first_year;
  if (ahead <= 0) {
    found.answer = by_ratio(reaches(inputs.wanted, found.last_value, target) ? 1 : 0);
    return;
  }
  found.required_percent_per_year = percent_per_year(found.first_value, target, ahead);
  found.ratio = found.actual_percent_per_year / *found.required_percent_per_year;
  found.answer = by_ratio(*found.ratio);
}

Why why_not(const Inputs& inputs, int first, TwoPoint& found) {
  const auto& series = inputs.series;
  if (series.size() < 2) return Why::too_few;
  if (inputs.kind == Kind::level) return Why::no_rate;
  if (first < 0) return Why::no_base;
  const auto start = static_cast<std::size_t>(first);
  found.first_year = series[start].year;
  found.first_value = series[start].value;
  if (found.last_year - found.first_year < nearest_to_last) return Why::too_near;
  for (std::size_t i = start + 1; i < series.size(); ++i) {
    if (series[i].breaks) return Why::across_a_break;
  }
  const bool positive =
      found.first_value > 0 && found.last_value > 0 && inputs.target.value_or(1) > 0;
  return positive ? Why::defined : Why::not_positive;
}

}  // namespace

TwoPoint two_point(const Inputs& inputs) {
  TwoPoint found;
  if (!inputs.series.empty()) {
    found.last_year = inputs.series.back().year;
    found.last_value = inputs.series.back().value;
  }
  found.why = why_not(inputs, nearest_to_base(inputs), found);
  if (found.why == Why::defined) answer(inputs, found);
  return found;
}

std::string_view code_of(TwoPoint::Answer answer) {
  constexpr std::string_view codes[] = {"substantial", "fair", "limited", "deterioration",
                                        "not_defined"};
  return codes[static_cast<std::size_t>(answer)];
}

std::string_view code_of(TwoPoint::Why why) {
  constexpr std::string_view codes[] = {
      "", "too_few", "no_base", "too_near", "across_a_break", "not_positive", "no_rate"};
  return codes[static_cast<std::size_t>(why)];
}

}  // namespace corridor::commitment_verdict
