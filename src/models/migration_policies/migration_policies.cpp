#include "models/migration_policies/migration_policies.h"

#include "models/model.h"

#include <algorithm>
#include <cmath>

namespace corridor {
namespace migration_policies {
namespace {

constexpr int best = 2;  // halves of a point
// Bounds of levels 2, 3 and 4 in percent.
constexpr std::array<int, 3> bounds{40, 80, 100};

Score score_of(std::span<const std::optional<int>> answers) {
  Score score{.of = best * static_cast<int>(answers.size()),
              .questions = static_cast<int>(answers.size())};
  for (const auto& answer : answers) {
    score.half_points += answer.value_or(0);
    score.answered += answer.has_value();
  }
  score.level = level_of(score.half_points, score.of);
  const int open = best * (score.questions - score.answered);
  score.level_at_most = level_of(score.half_points + open, score.of);
  return score;
}

/// The half points that a level can stand for. Without a level: any.
struct Range {
  int low, high;
};
Range range_of(int level, int of) {
  if (level == 0) return {0, of};
  return {level == 1 ? 0 : least_for(level, of), level == 4 ? of : least_for(level + 1, of) - 1};
}

}  // namespace

int level_of(int half_points, int of) {
  int level = 1;
  for (const int bound : bounds) level += 100 * half_points >= bound * of;
  return level;
}

int least_for(int level, int of) {
  if (level <= 1) return 0;
  return (bounds[static_cast<std::size_t>(level - 2)] * of + 99) / 100;
}

Findings run(const Inputs& inputs) {
  const std::span all(inputs.half_points);
  Findings findings{.overall = score_of(all), .by_domain = {}};
  for (std::size_t i = 0; i < domain_count; ++i) {
    findings.by_domain[i] = score_of(all.subspan(i * per_domain, per_domain));
  }
  return findings;
}

bool can_be(const Levels& levels) {
  constexpr int of_domain = best * static_cast<int>(per_domain);
  Range sum{0, 0};
  for (const int level : levels.by_domain) {
    const Range range = range_of(level, of_domain);
    sum = {sum.low + range.low, sum.high + range.high};
  }
  const Range overall = range_of(levels.overall, of_domain * static_cast<int>(domain_count));
  return sum.low <= overall.high && overall.low <= sum.high;
}

std::optional<double> Share::percent() const {
  if (answered == 0) return std::nullopt;
  return 100.0 * reached() / answered;
}

AreaShares shares_of(std::span<const Levels> countries) {
  AreaShares shares;
  const auto count = [](Share& share, int level) {
    if (level == 0) return;
    ++share.answered;
    ++share.at_level[static_cast<std::size_t>(level - 1)];
  };
  for (const auto& country : countries) {
    count(shares.overall, country.overall);
    for (std::size_t i = 0; i < domain_count; ++i) {
      count(shares.by_domain[i], country.by_domain[i]);
    }
  }
  return shares;
}

namespace {

constexpr std::array<Parameter, question_count> parameters = [] {
  constexpr std::array<std::string_view, question_count> names{
      "d1a", "d1b", "d1c", "d1d", "d1e", "d2a", "d2b", "d2c", "d2d", "d2e",
      "d3a", "d3b", "d3c", "d3d", "d3e", "d4a", "d4b", "d4c", "d4d", "d4e",
      "d5a", "d5b", "d5c", "d5d", "d5e", "d6a", "d6b", "d6c", "d6d", "d6e"};
  std::array<Parameter, question_count> all{};
  for (std::size_t i = 0; i < question_count; ++i) {
    all[i] = {.name = names[i],
              .unit = "points",
              .meaning = i < per_domain
                             ? "equal access: 1 whatever the status, 0.5 with a legal one, 0 no"
                             : "1 yes, 0 no",
              .lowest = 0,
              .usual = 0,
              .highest = 1,
              .source = "no answer counts as 0, as the metadata says"};
  }
  return all;
}();

std::vector<Finding> run_erased(std::span<const double> values) {
  Inputs inputs;
  for (std::size_t i = 0; i < question_count; ++i) {
    // Between two answers the lower one counts; only the first domain knows a half.
    const int halves = static_cast<int>(std::floor(values[i] * best));
    inputs.half_points[i] = i < per_domain ? halves : halves / best * best;
  }
  constexpr std::array<std::string_view, domain_count> names{
      "domain_1_percent", "domain_2_percent", "domain_3_percent",
      "domain_4_percent", "domain_5_percent", "domain_6_percent"};
  constexpr std::array<std::string_view, domain_count> titles{
      "Domain 1: rights",       "Domain 2: whole of government",
      "Domain 3: partnerships", "Domain 4: well-being",
      "Domain 5: crises",       "Domain 6: safe and regular"};
  const Findings found = run(inputs);
  std::vector<Finding> findings{
      {"level", "Level reached (1 to 4)", "level", 0, static_cast<double>(found.overall.level)},
      {"overall_percent", "Overall", "percent", 1, found.overall.percent()}};
  for (std::size_t i = 0; i < domain_count; ++i) {
    findings.push_back({names[i], titles[i], "percent", 1, found.by_domain[i].percent()});
  }
  return findings;
}

}  // namespace
}  // namespace migration_policies

extern const Model migration_policies_model;
const Model migration_policies_model{
    "migration_policies",
    "Migration policies (SDG 10.7.2)",
    "How far do a country's answers to thirty questions say its migration policies go?",
    "SDG indicator 10.7.2 metadata (UN DESA and IOM)",
    migration_policies::parameters,
    migration_policies::run_erased};

}  // namespace corridor
