#pragma once
// Files of countries' answers about their migration policies (SDG indicator 10.7.2), in two
// layouts:
//
//   answers   place,domain,subcategory,answer      one row a question; also evidence, law, note
//   codes     m49,name,alldomains,domain1,...,domain6    levels 1 to 4 as published, N for none
//
// A domain is written 1 to 6 ("D1", "domain1") or by its title; a subcategory a to e ("1a" with its
// domain). What an answer may be says vocabulary/policy_questions.h. Errors name file, line and
// field: a place that is missing or not known, a domain, subcategory or answer that is none, a
// question answered twice, alike or not.

#include "base/result.h"
#include "vocabulary/place.h"
#include "vocabulary/policy_questions.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct PolicyAnswers {
  Place place;
  /// 0, 1 or 2 halves of a point by question; nothing where there is no answer.
  std::array<std::optional<int>, policy_question_count> half_points;
};

struct PolicyAnswersFile {
  std::vector<PolicyAnswers> places;  // in the order of the file
  std::vector<std::string> remarks;   // a bare "yes" that does not say for whom
};
Result<PolicyAnswersFile> read_policy_answers(const std::string& file, std::string_view text);

/// Levels 1 to 4; 0 where there is none.
struct PolicyLevels {
  Place place;
  int overall = 0;
  std::array<int, policy_domain_count> by_domain{};
  std::uint64_t line = 0;  // where it stands in the file
};
Result<std::vector<PolicyLevels>> read_policy_levels(const std::string& file,
                                                     std::string_view text);

}  // namespace corridor
