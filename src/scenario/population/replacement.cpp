#include "scenario/population/replacement.h"

#include "base/text.h"
#include "models/cohort_projection/rogers_castro.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace corridor {
namespace {

using cohort_projection::BySex;
using replacement_migration::Ages;
using replacement_migration::Target;
using Survival = std::array<std::vector<double>, 2>;

constexpr std::array<std::pair<std::string_view, Target>, 3> targets{
    {{"population", Target::population},
     {"working_age", Target::working_age},
     {"support_ratio", Target::support_ratio}}};

Result<Target> parse_target(const std::string& written) {
  std::vector<std::string> names;
  for (const auto& [name, target] : targets) {
    if (name == written) return target;
    names.emplace_back(name);
  }
  return fail(
      {ErrorKind::usage,
       fmt::format("expected population, working_age or support_ratio, saw \"{}\"", written),
       {},
       did_you_mean(written, names)});
}

std::vector<double> in_one(const BySex& population) {
  std::vector<double> all = population[0];
  all.insert(all.end(), population[1].begin(), population[1].end());
  return all;
}

/// What one step does, asked one group of people at a time.
class Stepper {
 public:
  Stepper(const cohort_projection::Inputs& inputs, const cohort_projection::Step& step)
      : inputs_(inputs), step_(step), groups_(inputs.population[0].size()) {
    survival_ = cohort_projection::survival_of(step, inputs.width_years);
  }

  replacement_migration::Step linear() const {
    const std::size_t count = 2 * groups_;
    replacement_migration::Step linear;
    linear.living.assign(count * count, 0);
    linear.births.assign(count * count, 0);
    auto childless = step_;
    std::fill(childless.fertility.begin(), childless.fertility.end(), 0.0);
    childless.net_migrants = {};
    auto fertile = step_;
    fertile.net_migrants = {};
    for (std::size_t column = 0; column < count; ++column) {
      BySex one = nobody();
      one[column / groups_][column % groups_] = 1;
      const auto living = after(one, childless), all = after(one, fertile);
      for (std::size_t row = 0; row < count; ++row) {
        linear.living[row * count + column] = living[row];
        linear.births[row * count + column] = all[row] - living[row];
      }
    }
    linear.per_migrant = of_one_migrant(fertile);
    linear.expected = of_expected(fertile);
    return linear;
  }

 private:
  BySex nobody() const {
    return {std::vector<double>(groups_, 0), std::vector<double>(groups_, 0)};
  }

  std::vector<double> after(const BySex& population, const cohort_projection::Step& step) const {
    return in_one(cohort_projection::advance(population, step, survival_, inputs_).population);
  }

  std::vector<double> of_one_migrant(cohort_projection::Step step) const {
    const auto shares =
        cohort_projection::rogers_castro_shares({}, static_cast<int>(groups_), inputs_.width_years);
    for (auto& migrants : step.net_migrants) {
      for (const double share : shares) migrants.push_back(share / 2);
    }
    return after(nobody(), step);
  }

  /// Against a population so large that all who are to leave can.
  std::vector<double> of_expected(const cohort_projection::Step& without) const {
    double most = 1;
    for (const auto& migrants : step_.net_migrants) {
      for (const double number : migrants) most = std::max(most, std::abs(number));
    }
    BySex many = nobody();
    for (auto& people : many) std::fill(people.begin(), people.end(), 1000 * most);
    auto with = after(many, step_);
    const auto base = after(many, without);
    for (std::size_t i = 0; i < with.size(); ++i) with[i] -= base[i];
    return with;
  }

  const cohort_projection::Inputs& inputs_;
  const cohort_projection::Step& step_;
  std::size_t groups_;
  Survival survival_;
};

Ages ages_of(std::size_t groups, int width_years) {
  Ages ages;
  for (std::size_t sex = 0; sex < 2; ++sex) {
    for (std::size_t i = 0; i < groups; ++i) {
      const double first = static_cast<double>(i) * width_years;
      ages.first_age.push_back(first);
      ages.width.push_back(i + 1 == groups ? 20 : width_years);
      ages.working.push_back(first >= ages.working_from && first < ages.older_from ? 1 : 0);
      ages.older.push_back(first >= ages.older_from ? 1 : 0);
    }
  }
  return ages;
}

double children_expected(const cohort_projection::Inputs& inputs) {
  double all = 0;
  for (const auto& step : inputs.steps) {
    all += cohort_projection::sum(step.fertility) * inputs.width_years;
  }
  return all / static_cast<double>(inputs.steps.size());
}

}  // namespace

replacement_migration::Inputs linear_inputs(const cohort_projection::Inputs& inputs) {
  replacement_migration::Inputs linear;
  linear.start = in_one(inputs.population);
  linear.years = inputs.width_years;
  linear.ages = ages_of(inputs.population[0].size(), inputs.width_years);
  for (const auto& step : inputs.steps) linear.steps.push_back(Stepper(inputs, step).linear());
  return linear;
}

Result<Replacement> replace(const ReplacementRequest& request) {
  const Target target = TRY(parse_target(request.target));
  Replacement found{.request = request,
                    .projection = TRY(projection_of(request.place, request.inputs,
                                                    {.from_year = {}, .to_year = request.to_year})),
                    .findings = {},
                    .at_start = {}};
  const auto linear = linear_inputs(found.projection.inputs.inputs);
  found.at_start = replacement_migration::measure(linear.start, linear.ages);
  found.findings =
      replacement_migration::run(linear, {.target = target,
                                          .level = request.level,
                                          .participation_percent = request.participation_percent});
  found.children_expected = children_expected(found.projection.inputs.inputs);
  return found;
}

}  // namespace corridor
