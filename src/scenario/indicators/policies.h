#pragma once
// 10.7.2 in words: what levels are called, and how files' answers become a model's inputs.

#include "base/table.h"
#include "models/migration_policies/migration_policies.h"
#include "sources/policy_answers.h"

#include <span>
#include <string>
#include <string_view>

namespace corridor {

/// "needs further progress", "partly meets", "meets", "fully meets".
std::string_view policy_level_title(int level);

/// One row for a place's overall level, one for each domain and one for each question.
Table policy_answers_table(const PolicyAnswersFile& file);

/// The sentence about what is not answered; empty where all is.
std::string unanswered_note(const PolicyAnswers& answers);

}  // namespace corridor
