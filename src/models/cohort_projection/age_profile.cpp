#include "models/cohort_projection/age_profile.h"

#include "base/check.h"

#include <algorithm>
#include <cmath>

namespace corridor::cohort_projection {
namespace {

/// Half the window of the breadth: the peak's year and five on either side.
constexpr double half_breadth_years = 5.5;

double start_of(const AgeProfile& profile, std::size_t group) {
  return profile.first_age + static_cast<double>(group) * profile.width_years;
}

double middle_of(const AgeProfile& profile, std::size_t group) {
  return start_of(profile, group) + 0.5 * profile.width_years;
}

/// The profile added up from one age to another.
double between(const AgeProfile& profile, double from, double to) {
  double all = 0;
  for (std::size_t g = 0; g < profile.rates.size(); ++g) {
    const double start = start_of(profile, g), end = start + profile.width_years;
    all += profile.rates[g] * std::max(0.0, std::min(to, end) - std::max(from, start));
  }
  return all;
}

std::optional<double> ratio(double above, double below) {
  if (below <= 0) return std::nullopt;
  return above / below;
}

}  // namespace

AgeIndices age_indices(const AgeProfile& profile) {
  const auto& rates = profile.rates;
  ENSURE(!rates.empty(), "a profile has an age group");
  const auto peak = static_cast<std::size_t>(std::ranges::max_element(rates) - rates.begin());
  AgeIndices found;
  for (const double rate : rates) found.gross_intensity += rate * profile.width_years;
  found.peak_intensity = rates[peak];
  found.peak_age = middle_of(profile, peak);
  found.breadth =
      between(profile, found.peak_age - half_breadth_years, found.peak_age + half_breadth_years);
  found.breadth_percent = ratio(100 * found.breadth, found.gross_intensity).value_or(0);
  for (std::size_t g = 1; g < rates.size(); ++g) {
    const double change = (rates[g] - rates[g - 1]) / profile.width_years;
    if (g <= peak && change > found.upward) {
      found.upward = change;
      found.upward_age = start_of(profile, g);
    }
    if (g > peak && -change > found.downward) {
      found.downward = -change;
      found.downward_age = start_of(profile, g);
    }
  }
  found.asymmetry = ratio(found.upward, found.downward);
  return found;
}

ScheduleRatios schedule_ratios(const RogersCastro& schedule) {
  ScheduleRatios found;
  found.peaking_age = schedule.workers_age;
  found.children_to_floor = ratio(schedule.children, schedule.floor);
  found.child_dependency = ratio(schedule.children, schedule.workers);
  found.labour_asymmetry = ratio(schedule.workers_rise, schedule.workers_fall);
  found.regularity = ratio(schedule.children_fall, schedule.workers_fall);
  if (schedule.retired > 0) {
    found.retired_to_workers = ratio(schedule.retired, schedule.workers);
    found.retirement_asymmetry = ratio(schedule.retired_rise, schedule.retired_fall);
  }
  return found;
}

}  // namespace corridor::cohort_projection
