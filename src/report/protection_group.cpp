#include "report/protection_group.h"

#include <algorithm>

namespace corridor {
namespace {

Promise capped(Promise promise, Cover cover) {
  switch (cover) {
    case Cover::all:
      return promise;
    case Cover::some:
      return std::min(promise, Promise::partly);
    case Cover::not_known:
      return std::min(promise, Promise::not_known);
    case Cover::none:
      break;
  }
  return Promise::none;
}

std::string_view answer_word(const GroupAnswer& answer) {
  switch (answer.promise) {
    case Promise::partly:
      return "Only in part";
    case Promise::not_known:
      return "Not known here";
    case Promise::none:
      return "No treaty at hand";
    case Promise::full:
      break;
  }
  switch (answer_to(*answer.row->protection)) {
    case AnswerWord::yes:
      return "Yes";
    case AnswerWord::no:
      return "No";
    case AnswerWord::rules:
      break;
  }
  return "There are rules";
}

Cell law_cell(LawWords& words, const ProtectionMap& map, const GroupAnswer& answer) {
  if (answer.grant == nullptr) return Cell::nothing(words.say("none"));
  if (answer.promise == Promise::not_known) {
    return words.say("It would be in: {instruments}.",
                     {{"instruments", words.handy_title(map.instrument(*answer.grant))}});
  }
  auto text = law_in_words(words, map, *answer.grant);
  for (const auto& condition : condition_words(words, map, *answer.grant)) text += ". " + condition;
  return words.cell(std::move(text), proofs_of_grant(map, *answer.grant).front());
}

}  // namespace

std::vector<GroupAnswer> answers_for(const ProtectionMap& map, const PersonGroup& group) {
  const auto groups = all_person_groups();
  const auto at = static_cast<std::size_t>(&group - groups.data());
  std::vector<GroupAnswer> answers;
  for (const auto& row : map.rows) {
    if (!concerns(row.protection->code, group)) continue;
    GroupAnswer answer{.row = &row};
    for (const auto& grant : row.grants) {
      const auto promise = capped(grant.promise, grant.groups[at]);
      if (promise <= answer.promise) continue;
      answer.promise = promise;
      answer.grant = &grant;
    }
    answers.push_back(answer);
  }
  std::ranges::stable_sort(answers, std::greater(), &GroupAnswer::promise);
  return answers;
}

Table protections_of_group(LawWords& words, const ProtectionMap& map, const PersonGroup& group) {
  Table table;
  table.title = words.say("What protects you: {group}", {{"group", words.group(group)}});
  table.columns = {{"question", words.say("Question")},
                   {"answer", words.say("Answer")},
                   {"law", words.say("By which law")}};
  for (const auto& answer : answers_for(map, group)) {
    table.rows.push_back({words.say(answer.row->protection->question),
                          words.say(answer_word(answer)), law_cell(words, map, answer)});
  }
  return table;
}

}  // namespace corridor
