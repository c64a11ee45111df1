#include "models/cohort_projection/rogers_castro.h"

#include <algorithm>
#include <cmath>

namespace corridor::cohort_projection {
namespace {

/// A one-sided peak that rises at rate `rise` around `age` and falls at rate `fall`.
double peak(double height, double fall, double rise, double years) {
  return height == 0 ? 0 : height * std::exp(-fall * years - std::exp(-rise * years));
}

}  // namespace

double rogers_castro(const RogersCastro& schedule, double age_years) {
  return schedule.children * std::exp(-schedule.children_fall * age_years) +
         peak(schedule.workers, schedule.workers_fall, schedule.workers_rise,
              age_years - schedule.workers_age) +
         peak(schedule.retired, schedule.retired_fall, schedule.retired_rise,
              age_years - schedule.retired_age) +
         schedule.floor;
}

std::vector<double> rogers_castro_shares(const RogersCastro& schedule, int groups,
                                         int width_years) {
  std::vector<double> shares(static_cast<std::size_t>(groups), 0.0);
  double all = 0;
  for (int year = 0; year < 100; ++year) {
    const int group = std::min(year / width_years, groups - 1);
    const double rate = rogers_castro(schedule, year + 0.5);
    shares[static_cast<std::size_t>(group)] += rate;
    all += rate;
  }
  for (double& share : shares) share /= all;
  return shares;
}

}  // namespace corridor::cohort_projection
