#include "models/integration_score/integration_score.h"

#include "models/model.h"

#include <cmath>
#include <map>
#include <vector>

namespace corridor {
namespace integration_score {
namespace {

struct Mean {
  double sum = 0;
  int count = 0;
  void add(double value) {
    sum += value;
    ++count;
  }
  std::optional<double> value() const {
    return count > 0 ? std::optional(sum / count) : std::nullopt;
  }
};

double worth(int option) { return 50.0 * (option - 1); }

}  // namespace

Findings run(std::span<const Answer> answers, Edition edition) {
  Findings found{.areas = {}};
  std::array<std::map<std::size_t, Mean>, area_count> groups;
  for (const auto& answer : answers) {
    AreaScore& area = found.areas[answer.area];
    ++area.asked;
    if (!answer.option) continue;
    ++area.answered;
    const std::size_t group = edition == Edition::y2015 ? answer.dimension : 0;
    groups[answer.area][group].add(worth(*answer.option));
  }
  std::array<std::optional<double>, area_count> scores;
  for (std::size_t i = 0; i < area_count; ++i) {
    Mean area;
    for (const auto& [name, group] : groups[i]) area.add(*group.value());
    scores[i] = found.areas[i].score = area.value();
    found.areas_with_score += scores[i].has_value();
  }
  found.overall = overall_of(scores);
  return found;
}

std::optional<double> overall_of(std::span<const std::optional<double>> areas) {
  Mean overall;
  for (const auto& area : areas) {
    if (area) overall.add(*area);
  }
  return overall.count == static_cast<int>(area_count) ? overall.value() : std::nullopt;
}

int rounded(double score) { return static_cast<int>(std::floor(score + 0.5)); }

namespace {

constexpr std::string_view sweden = "Sweden 2014: Migrant Integration Policy Index 2015";
constexpr std::array<Parameter, area_count> parameters{{
    {"labour", "0 to 100", "labour market", 0, 98, 100, sweden},
    {"family", "0 to 100", "family reunion", 0, 78, 100, sweden},
    {"education", "0 to 100", "education", 0, 77, 100, sweden},
    {"health", "0 to 100", "health", 0, 62, 100, sweden},
    {"participation", "0 to 100", "political participation", 0, 71, 100, sweden},
    {"residence", "0 to 100", "permanent residence", 0, 79, 100, sweden},
    {"nationality", "0 to 100", "access to nationality", 0, 73, 100, sweden},
    {"discrimination", "0 to 100", "anti-discrimination", 0, 85, 100, sweden},
}};

std::vector<Finding> run_erased(std::span<const double> values) {
  const std::vector<std::optional<double>> areas(values.begin(), values.end());
  const double overall = overall_of(areas).value_or(0);
  return {
      {"overall", "Overall score", "0 to 100", 1, overall},
      {"published", "Rounded, halves up", "0 to 100", 0, static_cast<double>(rounded(overall))}};
}

}  // namespace
}  // namespace integration_score

extern const Model integration_score_model;
const Model integration_score_model{
    "integration_score",
    "Integration policies",
    "How near are the rights and chances of people who moved to those of nationals?",
    "Migrant Integration Policy Index, methodology (2015 and 2020 editions)",
    integration_score::parameters,
    integration_score::run_erased};

}  // namespace corridor
