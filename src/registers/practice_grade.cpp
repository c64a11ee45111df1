#include "registers/practice_grade.h"

#include "vocabulary/chain.h"

#include <algorithm>

namespace corridor {
namespace {

bool is_comparison(const Study& study) {
  return study.kind == "randomised" || study.kind == "quasi_experimental";
}

bool is_against(const Study& study) {
  return study.finding == "none" || study.finding == "negative";
}

}  // namespace

std::string_view practice_grade(std::span<const Study> studies) {
  const auto all = [&](auto holds) { return std::ranges::all_of(studies, holds); };
  if (studies.empty()) return "described";
  if (all(is_against)) return "against";
  if (!all([](const Study& study) { return study.finding == "positive"; })) return "mixed";
  if (std::ranges::find(studies, "review", &Study::kind) != studies.end()) return "strong";
  const auto comparisons = std::ranges::count_if(studies, is_comparison);
  const bool is_wide = std::ranges::any_of(studies, [](const Study& study) {
    return is_comparison(study) && study.scope == "several_places";
  });
  if (comparisons >= 2 || is_wide) return "strong";
  return comparisons == 1 ? "moderate" : "weak";
}

std::size_t grade_rank(std::string_view grade) {
  const auto grades = all_evidence_grades();
  const auto found = std::ranges::find(grades, grade, &NamedCode::code);
  return static_cast<std::size_t>(found - grades.begin());
}

}  // namespace corridor
