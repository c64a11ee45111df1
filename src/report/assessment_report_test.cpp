#include "report/assessment_report.h"

#include "base/json_document.h"
#include "report/render_document.h"

#include <numeric>

#include <doctest/doctest.h>

namespace corridor::assessment_report_test {
namespace {

/// 11.5 points: half a point short of level 2.
struct Case {
  Assessment assessment{
      .place = Place("BGD"), .date = "2026-11-29", .by = "A ministry", .policy = {}};
  AssessmentFindings findings;

  Case() {
    migration_policies::Inputs inputs;
    assessment.policy[0] = {.value = 1, .evidence = "Circular", .law = {"instrument:icrmw"}};
    for (std::size_t i = 5; i < 16; ++i) assessment.policy[i].value = 2;
    for (std::size_t i = 0; i < policy_question_count; ++i) {
      inputs.half_points[i] = assessment.policy[i].value;
    }
    std::vector<std::size_t> all(policy_question_count);
    std::iota(all.begin(), all.end(), std::size_t{0});
    findings.policies = migration_policies::run(inputs);
    findings.roadmap = migration_policies::next_level(inputs, all, most_sets_listed);
    for (std::size_t i = 0; i < policy_domain_count; ++i) {
      findings.domain_roadmaps[i] = migration_policies::next_level(
          inputs, std::span(all).subspan(i * 5, 5), most_sets_listed);
    }
    findings.law["instrument:icrmw"] = "ICRMW";
    findings.peers[0] = {2019, {Place("NPL")}};
  }
};

}  // namespace

TEST_CASE("JSON has the level, the domains, the smallest sets and what each step takes") {
  const Case one;
  const auto document =
      JsonDocument::parse("a.json", assessment_json(one.assessment, one.findings));
  REQUIRE(document.has_value());
  const auto root = document->root();
  CHECK(root["place"].string() == "BGD");
  CHECK(root["level"].number() == 1.0);
  CHECK(root["half_points"].number() == 23.0);
  CHECK(root["level_at_most"].number() == 3.0);  // 1a stays at half a point
  CHECK(root["domains"].size() == 6);
  const auto road = root["roadmap"];
  CHECK(road["next_level"].number() == 2.0);
  CHECK(road["needed_half_points"].number() == 1.0);
  CHECK(road["steps"].number() == 1.0);
  CHECK(road["ways"].number() == 5.0);
  CHECK(road["sets"].size() == 5);
  CHECK(road["sets"][std::size_t{0}][std::size_t{0}]["question"].string() == "1a");
  CHECK(road["sets"][std::size_t{0}][std::size_t{0}]["to"].string() == "regardless");
  const auto candidate = road["candidates"][std::size_t{0}];
  CHECK(candidate["gain_half_points"].number() == 1.0);
  CHECK_FALSE(candidate["needs"].string().empty());
  CHECK(candidate["peers"][std::size_t{0}].string() == "NPL");
  CHECK(root["missing"]["unanswered"].size() == 18);
  CHECK(root["missing"]["without_evidence"].size() == 11);
  CHECK(root["integration"]["2020"]["overall"].is(JsonValue::Kind::null));
  CHECK(root["answers"].size() == 70);
}

TEST_CASE("text says the level, how far the next is, and what is missing, in sentences") {
  const Case one;
  const auto text = render(assessment_document(one.assessment, one.findings), Format::text);
  REQUIRE(text.has_value());
  CHECK(text->contains("11.5 of 30 points: level 1 of 4"));
  CHECK(text->contains("12 of 30 questions are answered"));
  CHECK(text->contains("1a Health care (legal to regardless)"));
  CHECK(text->contains("Not answered: 1b 1c"));
  CHECK(text->contains("No score: 0 of 8 areas have an answer."));
}

}  // namespace corridor::assessment_report_test
