#include "models/cohort_projection/rogers_castro.h"

#include <algorithm>
#include <cmath>

namespace corridor::cohort_projection {

double rogers_castro(const RogersCastro& schedule, double age_years) {
  const double x = age_years - schedule.workers_age;
  return schedule.children * std::exp(-schedule.children_fall * age_years) +
         schedule.workers *
             std::exp(-schedule.workers_fall * x - std::exp(-schedule.workers_rise * x)) +
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
