#include "vocabulary/policy_questions.h"

#include <set>

#include <doctest/doctest.h>

namespace corridor::policy_questions_test {
namespace {

std::optional<PolicyAnswer> parse(std::string_view id, std::string_view word) {
  return parse_policy_answer(policy_questions()[*find_policy_question(id)], word);
}

int worth(std::string_view id, std::string_view word) {
  const auto answer = parse(id, word);
  return answer ? answer->half_points : -1;
}

}  // namespace

TEST_CASE("thirty questions, five in each of six domains, in order and complete") {
  std::size_t index = 0;
  for (std::size_t domain = 0; domain < policy_domain_count; ++domain) {
    for (char letter = 'a'; letter <= 'e'; ++letter) {
      const auto& question = policy_questions()[index];
      CAPTURE(question.id);
      CHECK(question.domain() == domain);
      CHECK(question.letter() == letter);
      CHECK(find_policy_question(question.id) == index++);
      CHECK(question.question.ends_with("?"));
      CHECK(question.needs.ends_with("."));
      CHECK_FALSE(question.title.empty());
      CHECK_FALSE(question.actor.empty());
      CHECK_FALSE(question.law.empty());
      CHECK_FALSE(question.objectives.empty());
      CHECK((question.area.empty() || find_integration_area(question.area) != nullptr));
    }
  }
  CHECK(index == policy_questions().size());
  CHECK_FALSE(find_policy_question("7a").has_value());
  CHECK_FALSE(find_policy_question("1f").has_value());
}

TEST_CASE("in the first domain an answer says for whom; in the others it is yes or no") {
  CHECK(worth("1a", "regardless") == 2);
  CHECK(worth("1a", "Yes, regardless of immigration status") == 2);
  CHECK(worth("1a", "only with legal status") == 1);
  CHECK(worth("1e", "0.5") == 1);
  CHECK(worth("1e", "1") == 2);
  CHECK(worth("1e", "NO") == 0);
  CHECK(worth("2a", "yes") == 2);
  CHECK(worth("2a", " No ") == 0);
  CHECK(worth("2a", "1.0") == 2);
  for (const auto word : {"0.5", "legal", "regardless", "2", "10", "-1", "yes no", "maybe", ""}) {
    CAPTURE(word);
    CHECK(worth("2a", word) == -1);
  }
  CHECK(worth("1a", "0.25") == -1);
  CHECK(worth("1a", "05") == -1);
}

TEST_CASE("a bare yes in the first domain is read as whatever the status, and says so") {
  CHECK(parse("1a", "yes")->for_whom_untold);
  CHECK(parse("1a", "yes")->half_points == 2);
  CHECK_FALSE(parse("1a", "regardless")->for_whom_untold);
  CHECK_FALSE(parse("2a", "yes")->for_whom_untold);
}

TEST_CASE("no answer is not no") {
  CHECK(is_unanswered(""));
  CHECK(is_unanswered("n/a"));
  CHECK(is_unanswered("No answer"));
  CHECK_FALSE(is_unanswered("no"));
  CHECK_FALSE(is_unanswered("0"));
}

TEST_CASE("the word of an answer reads back as the answer") {
  for (const auto& question : policy_questions()) {
    for (const int half_points : {0, 1, 2}) {
      if (half_points == 1 && question.domain() != 0) continue;
      const auto word = policy_answer_word(question, half_points);
      CHECK(parse_policy_answer(question, word)->half_points == half_points);
    }
  }
}

TEST_CASE("forty questions on integration: five an area, each dimension asked, each id once") {
  std::set<std::string_view> ids, dimensions;
  for (const auto& question : integration_questions()) {
    CAPTURE(question.id);
    CHECK(ids.insert(question.id).second);
    const auto* area = find_integration_area(question.area);
    REQUIRE(area != nullptr);
    CHECK(question.id.starts_with(question.area));
    bool known = false;
    for (const auto dimension : area->dimensions) known = known || dimension == question.dimension;
    CHECK(known);
    CHECK(find_integration_question(question.id) == &question);
  }
  for (const auto& area : integration_areas()) {
    CHECK(find_integration_area(area.title) == &area);
    for (const auto dimension : area.dimensions) {
      bool asked = false;
      for (const auto& question : integration_questions()) {
        asked = asked || (question.area == area.code && question.dimension == dimension);
      }
      CAPTURE(area.code);
      CAPTURE(dimension);
      CHECK(asked);
    }
  }
  CHECK(ids.size() == 40);
}

}  // namespace corridor::policy_questions_test
