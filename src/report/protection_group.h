#pragma once
// What protects one group of people on a way: the questions that concern them, each with the answer
// for them, which may be less than for others.

#include "report/protection_words.h"

#include <vector>

namespace corridor {

struct GroupAnswer {
  const ProtectionRow* row = nullptr;
  Promise promise = Promise::none;
  const Grant* grant = nullptr;  // what the answer rests on, or would rest on; none for "none"
};

/// The strongest answers first. What is for some of the group only is promised in part.
std::vector<GroupAnswer> answers_for(const ProtectionMap& map, const PersonGroup& group);

/// A row each: question, answer, law.
Table protections_of_group(LawWords& words, const ProtectionMap& map, const PersonGroup& group);

}  // namespace corridor
