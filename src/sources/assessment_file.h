#pragma once
// A national self-assessment as a YAML file that people write together and keep under version
// control:
//
//   corridor_assessment: 1
//   place: BGD
//   date: "2026-11-29"
//   by: Ministry of Expatriates' Welfare
//   answers:                       # the thirty questions of SDG indicator 10.7.2
//     1a: {answer: legal, evidence: "Health circular 12/2019", law: ["provision:icrmw/art_28"]}
//   integration:                   # forty questions in eight areas; 1 no, 2 in part, 3 yes
//     labour_1: {answer: 2, evidence: "...", law: []}
//
// `answers` may also be a list of entries with `question: 1a`. What is left empty is not answered,
// which is not "no". `law` names instruments or provisions by their address (record.h), or pages by
// theirs. Errors name file, line and column.

#include "base/result.h"
#include "vocabulary/place.h"
#include "vocabulary/policy_questions.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct AssessedAnswer {
  /// Of a policy question: 0 to 2 halves of a point. On integration: 1 to 3.
  std::optional<int> value;
  std::string evidence;
  std::vector<std::string> law;
  Where where = {};      // in the file
  Where where_law = {};  // its law
};

struct Assessment {
  Place place;
  std::string date, by;
  std::array<AssessedAnswer, policy_question_count> policy;
  /// In the order of integration_questions().
  std::vector<AssessedAnswer> integration =
      std::vector<AssessedAnswer>(integration_questions().size());
  std::vector<std::string> remarks = {};
};

Result<Assessment> read_assessment(const std::string& file, std::string_view text);

/// The file that reads back as the assessment, with every question in it.
std::string write_assessment(const Assessment& assessment);

/// 1, 2 or 3 of "1", "no", "partly", "yes"; nothing for other words.
std::optional<int> parse_integration_answer(std::string_view word);

/// Whether it has the form of an address of law: "instrument:...", "provision:...", or a page.
bool is_law_address(std::string_view address);

}  // namespace corridor
