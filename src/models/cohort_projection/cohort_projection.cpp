#include "models/cohort_projection/cohort_projection.h"

#include "base/check.h"

#include <algorithm>

namespace corridor::cohort_projection {
namespace {

double at(const std::vector<double>& values, std::size_t i) {
  return i < values.size() ? values[i] : 0;
}

/// One sex of one step, without the first age, whose births are not known yet.
struct Aged {
  std::vector<double> start, end;  // migrants as they are applied
  std::vector<double> population;
  double deaths = 0, not_applied = 0;
};

/// `wanted` where there are people enough to leave; else all who are there.
double applied(double wanted, double there, double& not_applied) {
  if (there + wanted >= 0) return wanted;
  not_applied += -(there + wanted);
  return -there;
}

Aged age(const std::vector<double>& population, const std::vector<double>& migrants,
         const std::vector<double>& survival, MigrationTiming timing) {
  const std::size_t count = population.size();
  const double half = timing == MigrationTiming::spread ? 0.5 : 0;
  Aged aged;
  aged.start.resize(count);
  aged.end.resize(count);
  aged.population.assign(count, 0);
  std::vector<double> alive(count);
  for (std::size_t i = 0; i < count; ++i) {
    aged.start[i] = applied(half * at(migrants, i), population[i], aged.not_applied);
    alive[i] = population[i] + aged.start[i];
  }
  for (std::size_t i = 1; i < count; ++i) {
    const double before = i + 1 < count ? alive[i - 1] : alive[i - 1] + alive[i];
    const double living = before * survival[i];
    aged.deaths += before - living;
    aged.end[i] = applied((1 - half) * at(migrants, i), living, aged.not_applied);
    aged.population[i] = living + aged.end[i];
  }
  return aged;
}

double births_of(const std::vector<double>& women, const Aged& aged, const Step& step,
                 const Inputs& settings) {
  const bool at_end = settings.timing == MigrationTiming::at_end;
  double births = 0;
  for (std::size_t i = 0; i < step.fertility.size(); ++i) {
    if (step.fertility[i] == 0) continue;
    const double later = aged.population[i] - (at_end ? aged.end[i] : 0);
    births += step.fertility[i] * settings.width_years * 0.5 * (women[i] + aged.start[i] + later);
  }
  return births;
}

}  // namespace

std::array<std::vector<double>, 2> survival_of(const Step& step, int width_years) {
  std::array<std::vector<double>, 2> shares;
  for (const Sex sex : sexes) {
    const auto index = static_cast<std::size_t>(sex);
    const auto table =
        life_table(step.death_rates[index], {.sex = sex, .width_years = width_years});
    shares[index] = survival(table, width_years);
  }
  return shares;
}

Outcome advance(const BySex& population, const Step& step,
                const std::array<std::vector<double>, 2>& survival, const Inputs& settings) {
  const double half = settings.timing == MigrationTiming::spread ? 0.5 : 1;
  std::array<Aged, 2> aged;
  for (std::size_t sex = 0; sex < 2; ++sex) {
    ENSURE(survival[sex].size() == population[sex].size(), "as many ages of death as of people");
    aged[sex] = age(population[sex], step.net_migrants[sex], survival[sex], settings.timing);
  }
  const double births = births_of(population[1], aged[1], step, settings);
  const double boys = births * step.boys_per_girl / (1 + step.boys_per_girl);
  Outcome outcome;
  outcome.births = {boys, births - boys};
  for (std::size_t sex = 0; sex < 2; ++sex) {
    auto& mine = aged[sex];
    const double living = outcome.births[sex] * survival[sex][0];
    mine.deaths += outcome.births[sex] - living;
    mine.end[0] = applied(half * at(step.net_migrants[sex], 0), living, mine.not_applied);
    mine.population[0] = living + mine.end[0];
    outcome.deaths[sex] = mine.deaths;
    outcome.migrants[sex] = sum(mine.start) + sum(mine.end);
    outcome.not_applied += mine.not_applied;
    outcome.population[sex] = std::move(mine.population);
  }
  return outcome;
}

Findings run(const Inputs& inputs) {
  ENSURE(inputs.width_years == 1 || inputs.width_years == 5, "steps of one year or of five");
  Findings findings;
  const BySex* population = &inputs.population;
  findings.outcomes.reserve(inputs.steps.size());
  for (const auto& step : inputs.steps) {
    findings.outcomes.push_back(
        advance(*population, step, survival_of(step, inputs.width_years), inputs));
    population = &findings.outcomes.back().population;
  }
  return findings;
}

double sum(std::span<const double> values) {
  double all = 0;
  for (const double value : values) all += value;
  return all;
}

double total(const BySex& population) { return sum(population[0]) + sum(population[1]); }

}  // namespace corridor::cohort_projection
