#pragma once
// A score of policies on integration, from answers in eight areas: 1, 2 or 3, which are worth 0, 50
// and 100 (3: the same rights, duties and chances as nationals).
//
//   2015 edition: indicators -> mean of their dimension -> mean of the area -> mean of the areas
//   2020 edition: indicators -> mean of the area                            -> mean of the areas
//
// The editions differ where dimensions have unequal numbers of indicators. A mean is over what was
// answered, and says how much that is; without an answer in every area there is no overall score.
// Rounding is half up, once, at the very end.
//
// Reference: Migrant Integration Policy Index, methodology of the 2015 and 2020 editions.

#include <array>
#include <optional>
#include <span>

namespace corridor::integration_score {

inline constexpr std::size_t area_count = 8;

enum class Edition { y2015, y2020 };

struct Answer {
  std::size_t area = 0;       // below area_count
  std::size_t dimension = 0;  // any number; equal ones of an area belong together
  std::optional<int> option;  // 1 to 3; nothing where there is no answer
};

struct AreaScore {
  std::optional<double> score;
  int answered = 0, asked = 0;
};

struct Findings {
  std::array<AreaScore, area_count> areas;
  std::optional<double> overall;  // only with every area
  int areas_with_score = 0;
};

Findings run(std::span<const Answer> answers, Edition edition);

/// The mean of eight areas' scores; nothing where one is missing.
std::optional<double> overall_of(std::span<const std::optional<double>> areas);

/// A whole number, halves up.
int rounded(double score);

}  // namespace corridor::integration_score
