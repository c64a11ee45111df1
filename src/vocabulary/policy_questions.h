#pragma once
// The questions of a country about its migration policies, in our own words: the thirty of SDG
// indicator 10.7.2 (six domains, five questions each), and questions in the eight areas of policy
// on integration. One table each; from them come the questionnaire of a self-assessment, the
// reading of files of answers, and what a step forward takes.
//
// The two instruments stay apart: an answer to one is never an answer to the other. `area` names
// where the evidence for an answer is worth reading again.

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace corridor {

inline constexpr std::size_t policy_domain_count = 6, questions_per_domain = 5;
inline constexpr std::size_t policy_question_count = policy_domain_count * questions_per_domain;

/// Titles of the six domains, in order.
std::span<const std::string_view> policy_domains();

struct PolicyQuestion {
  std::string_view id;          // "1a"
  std::string_view title;       // "Health care"
  std::string_view question;    // what is asked
  std::string_view needs;       // what a better answer takes
  std::string_view actor;       // whose task it mostly is
  std::string_view law;         // what it may rest on: addresses (record.h), by spaces
  std::string_view objectives;  // of the Global Compact for Migration, by spaces
  std::string_view area;        // code of the integration area it is near to; empty: none

  std::size_t domain() const { return static_cast<std::size_t>(id[0] - '1'); }  // from 0
  char letter() const { return id[1]; }
};

/// All thirty: 1a, 1b ... 6e.
std::span<const PolicyQuestion> policy_questions();
/// Index of "1a"; nothing where no question is called so.
std::optional<std::size_t> find_policy_question(std::string_view id);

/// What an answer is worth, in halves of a point, so that nothing is lost to rounding. In the first
/// domain: 2 whatever people's status, 1 with a legal status only, 0 no. In the others: 2 yes, 0
/// no.
struct PolicyAnswer {
  int half_points = 0;
  bool for_whom_untold = false;  // a bare "yes" in the first domain: read as whatever the status
};
/// Nothing where the word is no answer to that question. "yes", "no", "1", "0"; in the first domain
/// "regardless", "legal", "0.5" and how people put them.
std::optional<PolicyAnswer> parse_policy_answer(const PolicyQuestion& question,
                                                std::string_view word);
/// Whether the word says that there is no answer: empty, "NA", "no answer", "unknown".
bool is_unanswered(std::string_view word);
/// "regardless", "legal", "yes", "no": how a file writes it.
std::string_view policy_answer_word(const PolicyQuestion& question, int half_points);
/// The answers a question takes, for a person: "regardless, legal or no".
std::string_view policy_answer_choice(const PolicyQuestion& question);

struct IntegrationArea {
  std::string_view code;                       // "labour"
  std::string_view title;                      // "Labour market"
  std::array<std::string_view, 4> dimensions;  // codes
};
inline constexpr std::size_t integration_area_count = 8;
std::span<const IntegrationArea> integration_areas();
const IntegrationArea* find_integration_area(std::string_view code_or_title);

struct IntegrationQuestion {
  std::string_view id;         // "labour_1"
  std::string_view area;       // code
  std::string_view dimension;  // code
  /// What the best answer (3) says; 2 is in part or with conditions, 1 is no.
  std::string_view statement;
};
std::span<const IntegrationQuestion> integration_questions();
const IntegrationQuestion* find_integration_question(std::string_view id);

}  // namespace corridor
