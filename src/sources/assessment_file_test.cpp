#include "sources/assessment_file.h"

#include <fmt/core.h>

#include <doctest/doctest.h>

namespace corridor::assessment_file_test {
namespace {

Error refused(std::string_view rest) {
  const auto assessment =
      read_assessment("a.yml", fmt::format("corridor_assessment: 1\nplace: BGD\n{}", rest));
  REQUIRE_FALSE(assessment.has_value());
  CHECK(assessment.error().where.file == "a.yml");
  CHECK_FALSE(assessment.error().hint.empty());
  return assessment.error();
}

}  // namespace

TEST_CASE("answers with evidence and law, in the form of a map") {
  const auto assessment = read_assessment("a.yml",
                                          "corridor_assessment: 1\nplace: Bangladesh\n"
                                          "date: \"2026-11-29\"\nby: A ministry\nanswers:\n"
                                          "  1a: {answer: legal, evidence: Circular 12,"
                                          " law: [provision:icrmw/art_28, https://example.org]}\n"
                                          "  2a: {answer: no}\n  2b:\n"
                                          "integration:\n  labour_1: {answer: 2}\n");
  REQUIRE(assessment.has_value());
  CHECK(assessment->place == Place("BGD"));
  CHECK(assessment->by == "A ministry");
  CHECK(assessment->policy[0].value == 1);
  CHECK(assessment->policy[0].evidence == "Circular 12");
  CHECK(assessment->policy[0].law.size() == 2);
  CHECK(assessment->policy[5].value == 0);
  CHECK_FALSE(assessment->policy[6].value.has_value());
  CHECK(assessment->integration[0].value == 2);
  CHECK_FALSE(assessment->integration[1].value.has_value());
}

TEST_CASE("a list of answers says the same") {
  const auto assessment = read_assessment(
      "a.yml",
      "corridor_assessment: 1\nplace: BGD\nanswers:\n"
      "  - {question: 6e, answer: yes, law: provision:trafficking_protocol/art_9}\n");
  REQUIRE(assessment.has_value());
  CHECK(assessment->policy[29].value == 2);
  CHECK(assessment->policy[29].law ==
        std::vector<std::string>{"provision:trafficking_protocol/art_9"});
}

TEST_CASE("mistakes are told with line and column") {
  const Error key = refused("answres: {}\n");
  CHECK(key.hint == "Did you mean answers?");
  CHECK(key.where.line == 3);
  const Error question = refused("answers:\n  7a: {answer: no}\n");
  CHECK(question.message == "no question is called \"7a\"");
  CHECK(question.where.line == 4);
  CHECK(question.where.column == 3);
  CHECK(
      refused("integration:\n  labor_1: {answer: 1}\n").hint.starts_with("Did you mean labour_1"));
  const Error answer = refused("answers:\n  2a: {answer: legal}\n");
  CHECK(answer.message == "expected an answer to 2a, saw \"legal\"");
  CHECK(answer.hint == "Write yes or no, or nothing where there is no answer.");
  CHECK(answer.where.column == 8);
  CHECK(refused("integration:\n  labour_1: {answer: 4}\n").hint.starts_with("Write 1 (no)"));
  CHECK(refused("answers:\n  1a: {answer: no, law: [Labour Act]}\n").message ==
        "expected the address of a law, saw \"Labour Act\"");
  CHECK(refused("answers:\n  1a: {answer: no, proof: x}\n").message ==
        "no key is called \"proof\" here");
  CHECK(refused("answers:\n  1a: {answer: no}\n  1a: {answer: yes}\n").kind ==
        ErrorKind::malformed);
  CHECK(refused("answers:\n - {question: 1a, answer: no}\n - {question: 1a, answer: legal}\n")
            .message == "1a is answered twice, first in line 4");
  CHECK(refused("answers: yes\n").message.starts_with("expected answers by question"));
  CHECK(refused("answers: {1a: yes}\n").message.starts_with("expected an answer with"));
  CHECK(refused("date: yesterday\n").where.line == 3);
}

TEST_CASE("a file of another kind, without a place, or of nobody's place is refused") {
  CHECK_FALSE(read_assessment("a.yml", "").has_value());
  CHECK_FALSE(read_assessment("a.yml", "place: BGD\n").has_value());
  CHECK_FALSE(read_assessment("a.yml", "corridor_assessment: 2\nplace: BGD\n").has_value());
  CHECK_FALSE(read_assessment("a.yml", "corridor_assessment: 1\n").has_value());
  CHECK_FALSE(read_assessment("a.yml", "- 1\n").has_value());
  CHECK(read_assessment("a.yml", "corridor_assessment: 1\nplace: Atlantis\n").error().message ==
        "no place is called \"Atlantis\"");
}

TEST_CASE("what is written reads back, whatever signs it holds, and a draft is empty") {
  Assessment assessment{
      .place = Place("BGD"), .date = "2026-11-29", .by = "A: \"B\" #1", .policy = {}};
  assessment.policy[0] = {
      .value = 1, .evidence = "Line: one\ntwo \"three\" # é", .law = {"provision:icrmw/art_28"}};
  assessment.policy[7].value = 0;
  assessment.integration[39] = {.value = 3, .evidence = "yes", .law = {}};
  const auto text = write_assessment(assessment);
  const auto back = read_assessment("a.yml", text);
  REQUIRE(back.has_value());
  CHECK(write_assessment(*back) == text);
  CHECK(back->policy[0].evidence == assessment.policy[0].evidence);
  CHECK(back->policy[0].law == assessment.policy[0].law);
  CHECK(back->policy[7].value == 0);
  CHECK(back->integration[39].value == 3);
  CHECK(back->by == assessment.by);

  const auto draft =
      read_assessment("a.yml", write_assessment({.place = Place("DEU"), .policy = {}}));
  REQUIRE(draft.has_value());
  for (const auto& answer : draft->policy) CHECK_FALSE(answer.value.has_value());
  for (const auto& answer : draft->integration) CHECK_FALSE(answer.value.has_value());
}

}  // namespace corridor::assessment_file_test
