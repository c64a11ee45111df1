#include "models/cohort_projection/trajectories.h"

#include "base/check.h"
#include "base/quantile.h"
#include "base/random.h"
#include "models/cohort_projection/rogers_castro.h"

#include <algorithm>
#include <cmath>

namespace corridor::cohort_projection {
namespace {

constexpr std::uint32_t model_stream = 0x70726f6a;  // "proj"

void add_migrants(Step& step, const std::vector<double>& shares, double people) {
  for (auto& migrants : step.net_migrants) {
    migrants.resize(shares.size(), 0.0);
    for (std::size_t i = 0; i < shares.size(); ++i) migrants[i] += people / 2 * shares[i];
  }
}

}  // namespace

Findings trajectory(const Inputs& inputs, const Doubt& doubt, Draw draw) {
  NormalStream normals(RandomStream(draw.seed, {.model = model_stream, .replicate = draw.number}));
  const double step_share = inputs.width_years / 5.0, step_size = std::sqrt(step_share);
  const double fertility_kept = std::pow(doubt.fertility_persistence, step_share);
  const double migration_kept = std::pow(doubt.migration_persistence, step_share);
  const auto shares =
      rogers_castro_shares({}, static_cast<int>(inputs.population[0].size()), inputs.width_years);
  double fertility = 0, mortality = 0, migration = 0;
  Findings findings;
  findings.outcomes.reserve(inputs.steps.size());
  const BySex* population = &inputs.population;
  for (const auto& expected : inputs.steps) {
    fertility = fertility_kept * fertility + step_size * doubt.fertility * normals.next();
    mortality += step_size * doubt.mortality * normals.next();
    migration =
        migration_kept * migration + step_size * doubt.migration_per_1000 / 1000 * normals.next();
    Step step = expected;
    for (double& rate : step.fertility) rate *= std::exp(fertility);
    for (auto& rates : step.death_rates) {
      for (double& rate : rates) rate *= std::exp(mortality);
    }
    add_migrants(step, shares, migration * total(*population));
    findings.outcomes.push_back(
        advance(*population, step, survival_of(step, inputs.width_years), inputs));
    population = &findings.outcomes.back().population;
  }
  return findings;
}

Spread spread_of(std::vector<double>& values) {
  ENSURE(!values.empty(), "a spread is of something");
  std::sort(values.begin(), values.end());
  const double count = static_cast<double>(values.size());
  Spread spread{.mean = sum(values) / count};
  double squares = 0;
  for (const double value : values) squares += (value - spread.mean) * (value - spread.mean);
  const bool all_alike = values.front() == values.back();
  if (all_alike) spread.mean = values.front();
  if (!all_alike) spread.deviation = std::sqrt(squares / (count - 1));
  spread.lower_95 = quantile(values, 0.025);
  spread.lower_80 = quantile(values, 0.1);
  spread.median = quantile(values, 0.5);
  spread.upper_80 = quantile(values, 0.9);
  spread.upper_95 = quantile(values, 0.975);
  return spread;
}

}  // namespace corridor::cohort_projection
