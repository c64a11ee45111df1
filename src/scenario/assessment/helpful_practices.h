#pragma once
// Helpful practices: what was tried elsewhere that may help with a step of a roadmap. A question
// names the law that an answer may rest on; a practice may help where it makes a protection real
// that this law gives. Those tried in places most like the country come first, then those with
// better evidence; what every study found without effect, or harmful, is left out.

#include "registers/chain_graph.h"
#include "sources/assessment_file.h"
#include "vocabulary/place.h"

#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct HelpfulPractice {
  std::string address, title;
  std::string_view grade;  // of its evidence
  std::vector<Place> places;
};

/// By question of 10.7.2.
using HelpfulPractices = std::array<std::vector<HelpfulPractice>, policy_question_count>;
using GivenProtections = std::array<std::set<std::string_view>, policy_question_count>;

/// `given`: protections that the law of each question gives.
Result<HelpfulPractices> helpful_practices(const Workspace& workspace, Place place,
                                           const GivenProtections& given);

}  // namespace corridor
