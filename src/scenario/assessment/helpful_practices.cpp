#include "scenario/assessment/helpful_practices.h"

#include "registers/practice_grade.h"
#include "scenario/chain/find_practices.h"

#include <algorithm>
#include <tuple>

namespace corridor {
namespace {

constexpr std::size_t most_practices = 3;

/// Of the practice, how many of the protections it is for are among those given.
std::size_t shared_needs(const ChainRecord& practice, const std::set<std::string_view>& given) {
  return static_cast<std::size_t>(std::ranges::count_if(
      practice.fields.list("needs"), [&](std::string_view need) { return given.contains(need); }));
}

}  // namespace

Result<HelpfulPractices> helpful_practices(const Workspace& workspace, Place place,
                                           const GivenProtections& given) {
  HelpfulPractices helpful;
  const auto found =
      TRY(find_practices(workspace, {.subject = Subject{.origin = {}, .place = place}}));
  for (std::size_t question = 0; question < policy_question_count; ++question) {
    struct Candidate {
      const FoundPractice* practice;
      std::size_t needs;
    };
    std::vector<Candidate> candidates;
    for (const auto& practice : found.practices) {
      const auto needs = shared_needs(*practice.record, given[question]);
      const bool is_at_home =
          std::ranges::find(practice.record->places, place) != practice.record->places.end();
      if (needs == 0 || is_at_home || practice.grade == "against") continue;
      candidates.push_back({&practice, needs});
    }
    std::ranges::stable_sort(candidates, {}, [](const Candidate& one) {
      const auto& practice = *one.practice;
      const double likeness = practice.nearest ? practice.nearest->likeness.value : -1;
      return std::tuple(-static_cast<int>(one.needs), -likeness, grade_rank(practice.grade));
    });
    for (const auto& [practice, needs] : candidates) {
      if (helpful[question].size() == most_practices) break;
      const auto& record = *practice->record;
      helpful[question].push_back(
          {record.address(), std::string(record.short_title()), practice->grade, record.places});
    }
  }
  return helpful;
}

}  // namespace corridor
