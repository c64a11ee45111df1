#include "models/cohort_projection/indicators.h"

#include "base/check.h"

namespace corridor::cohort_projection {
namespace {

/// The age that as many people are below as above, people being spread evenly within a group.
double median_age(const BySex& population, int width_years, double all) {
  double below = 0;
  for (std::size_t i = 0; i < population[0].size(); ++i) {
    const double here = population[0][i] + population[1][i];
    if (here > 0 && below + here >= all / 2) {
      return width_years * (static_cast<double>(i) + (all / 2 - below) / here);
    }
    below += here;
  }
  return 0;
}

}  // namespace

Measures measure(const BySex& population, const Ages& ages) {
  ENSURE(ages.working_from % ages.width_years == 0 && ages.older_from % ages.width_years == 0,
         "limits of ages are limits of groups");
  Measures found;
  for (const auto& people : population) {
    for (std::size_t i = 0; i < people.size(); ++i) {
      const int age = static_cast<int>(i) * ages.width_years;
      found.population += people[i];
      (age < ages.working_from ? found.children
       : age < ages.older_from ? found.working_age
                               : found.older) += people[i];
      if (age >= 15) found.of_15_and_over += people[i];
    }
  }
  found.median_age = median_age(population, ages.width_years, found.population);
  return found;
}

double labour_force(const BySex& population, const BySex& participation) {
  double workers = 0;
  for (std::size_t sex = 0; sex < 2; ++sex) {
    for (std::size_t i = 0; i < population[sex].size() && i < participation[sex].size(); ++i) {
      workers += population[sex][i] * participation[sex][i];
    }
  }
  return workers;
}

double economic_support_ratio(const BySex& population, const std::vector<double>& production,
                              const std::vector<double>& consumption) {
  double makers = 0, users = 0;
  for (const auto& people : population) {
    for (std::size_t i = 0; i < people.size(); ++i) {
      makers += i < production.size() ? production[i] * people[i] : 0;
      users += i < consumption.size() ? consumption[i] * people[i] : 0;
    }
  }
  return users > 0 ? makers / users : 0;
}

double migrants_saved_by_a_point(double working_age, double participation_of_migrants) {
  return participation_of_migrants > 0 ? 0.01 * working_age / participation_of_migrants : 0;
}

}  // namespace corridor::cohort_projection
