#include "models/replacement_migration/replacement_migration.h"

#include "base/check.h"

#include <algorithm>
#include <cmath>

namespace corridor::replacement_migration {
namespace {

using Vector = std::vector<double>;

double dot(std::span<const double> a, std::span<const double> b) {
  double all = 0;
  for (std::size_t i = 0; i < a.size(); ++i) all += a[i] * b[i];
  return all;
}

/// All populations from the start on, with the migrants that `migrants_of(period, without)` says.
template <class Rule>
std::vector<Vector> project(const Inputs& inputs, double fertility, Rule migrants_of) {
  std::vector<Vector> path{inputs.start};
  for (std::size_t t = 0; t < inputs.steps.size(); ++t) {
    const auto& step = inputs.steps[t];
    auto next = advance(path.back(), step, fertility, 0);
    const double migrants = migrants_of(t, next);
    for (std::size_t i = 0; i < next.size(); ++i) next[i] += migrants * step.per_migrant[i];
    path.push_back(std::move(next));
  }
  return path;
}

/// Net migrants that bring `without` to the level; nothing where none would.
std::optional<double> needed(const Measures& without, const Measures& one, Target target,
                             double level) {
  if (target == Target::support_ratio) {
    const double gap = level * without.older - without.working_age;
    const double gain = one.working_age - level * one.older;
    if (gap <= 0) return 0;
    if (gain <= 0) return std::nullopt;
    return gap / gain;
  }
  const double gap = level - without.of(target), gain = one.of(target);
  if (gap <= 0) return 0;
  if (gain <= 0) return std::nullopt;
  return gap / gain;
}

/// People from `from` years of age to `to`, spread evenly within an age group.
double between(std::span<const double> population, const Ages& ages, double from, double to) {
  double all = 0;
  for (std::size_t i = 0; i < population.size(); ++i) {
    const double low = std::max(from, ages.first_age[i]);
    const double high = std::min(to, ages.first_age[i] + ages.width[i]);
    if (high > low) all += population[i] * (high - low) / ages.width[i];
  }
  return all;
}

/// The limit of working age at which the measure is at the level: it grows with the limit.
std::optional<double> working_until(std::span<const double> population, const Ages& ages,
                                    Target target, double level) {
  if (target == Target::population) return std::nullopt;
  const auto reached = [&](double limit) {
    const double work = between(population, ages, ages.working_from, limit);
    if (target == Target::working_age) return work >= level;
    return work >= level * between(population, ages, limit, 1000);
  };
  double low = ages.working_from, high = 110;
  if (!reached(high)) return std::nullopt;
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) / 2;
    (reached(middle) ? high : low) = middle;
  }
  return (low + high) / 2;
}

std::optional<double> participation(const Measures& without, const Question& question,
                                    double level) {
  if (question.target == Target::population || without.working_age <= 0) return std::nullopt;
  const double wanted = question.target == Target::working_age ? level : level * without.older;
  return question.participation_percent * wanted / without.working_age;
}

std::optional<double> fertility_for(const Inputs& inputs, Target target, double level) {
  const auto reached = [&](double fertility) {
    const auto path = project(inputs, fertility, [](std::size_t, const Vector&) { return 0.0; });
    return measure(path.back(), inputs.ages).of(target) >= level;
  };
  if (reached(1)) return 1;
  if (!reached(most_fertility)) return std::nullopt;
  double low = 1, high = most_fertility;
  for (int i = 0; i < 50; ++i) {
    const double middle = (low + high) / 2;
    (reached(middle) ? high : low) = middle;
  }
  return (low + high) / 2;
}

/// The highest value without migration, and after how many periods it is reached.
void find_level(const std::vector<Vector>& without, const Inputs& inputs, const Question& question,
                Findings& findings) {
  if (question.level) {
    findings.level = *question.level;
    return;
  }
  for (std::size_t t = 0; t < without.size(); ++t) {
    const double value = measure(without[t], inputs.ages).of(question.target);
    if (t > 0 && value <= findings.level) continue;
    findings.level = value;
    findings.peak = t;
  }
}

std::vector<Vector> with_expected(const Inputs& inputs) {
  std::vector<Vector> path{inputs.start};
  for (const auto& step : inputs.steps) {
    path.push_back(advance(path.back(), step, 1, 0));
    for (std::size_t i = 0; i < step.expected.size(); ++i) path.back()[i] += step.expected[i];
  }
  return path;
}

}  // namespace

double Measures::of(Target target) const {
  switch (target) {
    case Target::population:
      return population;
    case Target::working_age:
      return working_age;
    case Target::support_ratio:
      return support_ratio();
  }
  return 0;
}

std::vector<double> advance(std::span<const double> population, const Step& step, double fertility,
                            double migrants) {
  const std::size_t count = population.size();
  ENSURE(step.living.size() == count * count, "a step fits its population");
  Vector next(count, 0);
  for (std::size_t i = 0; i < count; ++i) {
    const std::span living(step.living.data() + i * count, count);
    const std::span births(step.births.data() + i * count, count);
    next[i] = dot(living, population) + fertility * dot(births, population) +
              migrants * step.per_migrant[i];
  }
  return next;
}

Measures measure(std::span<const double> population, const Ages& ages) {
  Measures found;
  for (const double people : population) found.population += people;
  found.working_age = dot(population, ages.working);
  found.older = dot(population, ages.older);
  return found;
}

Findings run(const Inputs& inputs, const Question& question) {
  const auto nobody = [](std::size_t, const Vector&) { return 0.0; };
  const auto without = project(inputs, 1, nobody);
  Findings findings;
  find_level(without, inputs, question, findings);
  findings.periods.resize(inputs.steps.size());
  const auto with = project(inputs, 1, [&](std::size_t t, const Vector& next) {
    if (t < findings.peak) return 0.0;
    const auto one = measure(inputs.steps[t].per_migrant, inputs.ages);
    const auto migrants = needed(measure(next, inputs.ages), one, question.target, findings.level);
    findings.feasible = findings.feasible && migrants.has_value();
    findings.periods[t].migrants = migrants.value_or(0);
    return findings.periods[t].migrants;
  });
  const auto expected = with_expected(inputs);
  for (std::size_t t = 0; t < inputs.steps.size(); ++t) {
    auto& period = findings.periods[t];
    period.with = measure(with[t + 1], inputs.ages);
    period.without = measure(without[t + 1], inputs.ages);
    period.expected = measure(expected[t + 1], inputs.ages);
    period.working_until =
        working_until(without[t + 1], inputs.ages, question.target, findings.level);
    period.participation_percent = participation(period.without, question, findings.level);
    findings.migrants += period.migrants;
  }
  const auto& last = findings.periods.back();
  findings.newcomers_share = 1 - last.without.population / last.with.population;
  findings.fertility = fertility_for(inputs, question.target, findings.level);
  return findings;
}

}  // namespace corridor::replacement_migration
