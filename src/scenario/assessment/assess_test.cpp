#include "scenario/assessment/assess.h"

#include "evidence/scratch_workspace.h"
#include "registers/chain_graph.h"
#include "scenario/assessment/ask.h"

#include <fmt/core.h>

#include <algorithm>
#include <deque>

#include <doctest/doctest.h>

namespace corridor::assess_test {
namespace {

constexpr std::string_view law =
    "register: law_test\nversion: \"1\"\ntitle: T\npublisher: P\nlicence: CC-BY-4.0\nauthor: A\n"
    "reason: R\nknown_to: \"2026-11-29\"\ninstruments:\n  - code: icrmw\n    title: {en: Migrant "
    "workers}\n    type: convention\n    binding: true\n    topics: [labour]\n    open_to: world\n"
    "    adopted: \"1990-12-18\"\n    summary: {en: S.}\n    provisions:\n      - {at: art_28, "
    "title: Urgent medical care, gives: [health], summary: {en: S.}, strength: duty}\n";

constexpr std::string_view levels_head = "series,indicator,m49,area,year,value,nature,units,dims\n";

struct Line {
  const char* text;
};

/// Answers from a list; what was prompted, and what was kept last.
struct Script {
  std::deque<std::string> lines;
  std::string prompts = {}, kept = {};
  int keeps = 0;

  Result<void> run(Assessment& assessment) {
    return ask(assessment,
               {.read_line = [this](const std::string& prompt) -> std::optional<std::string> {
                  prompts += prompt;
                  if (lines.empty()) return std::nullopt;
                  auto line = lines.front();
                  lines.pop_front();
                  return line;
                },
                .keep =
                    [this](const Assessment& so_far) {
                      kept = write_assessment(so_far);
                      ++keeps;
                      return Result<void>{};
                    }});
  }
};

Assessment empty() { return {.place = Place("BGD"), .policy = {}}; }

}  // namespace

TEST_CASE("an assessment gives the level, the way on, what is missing, law and countries nearby") {
  ScratchWorkspace scratch;
  REQUIRE(load_file(*scratch, scratch.write("law.yml", law), {}).has_value());
  REQUIRE(scratch
              .load(fmt::format("{}SG_CPA_MIGRS,10.7.2,524,Nepal,2019,3,c,number,policy_domains="
                                "domain1\nSG_CPA_MIGRS,10.7.2,8,Albania,2019,4,c,number,"
                                "policy_domains=domain1\nSG_CPA_MIGRS,10.7.2,458,Malaysia,2019,2,c,"
                                "number,policy_domains=domain1\n",
                                levels_head))
              .has_value());
  Assessment assessment = empty();
  for (std::size_t i = 5; i < 28; ++i) assessment.policy[i].value = 2;  // 23 points
  assessment.policy[0] = {.value = 1, .evidence = "Circular", .law = {"provision:icrmw/art_28"}};
  const auto found = assess(assessment, *scratch);
  REQUIRE(found.has_value());
  CHECK(found->policies.overall.half_points == 47);
  CHECK(found->policies.overall.level == 2);
  CHECK(found->roadmap.next_level == 3);
  CHECK(found->roadmap.steps == 1);
  CHECK(found->roadmap.gained_half_points == 1);
  CHECK(found->roadmap.ways == 5);
  CHECK(found->law.at("provision:icrmw/art_28") == "Migrant workers, art_28: Urgent medical care");
  CHECK(found->peers[0].year == 2019);
  CHECK(found->peers[0].places == std::vector{Place("NPL"), Place("ALB")});
  CHECK(found->peers[1].places.empty());
  CHECK_FALSE(found->integration_2020.overall.has_value());
}

TEST_CASE("law that is named and does not exist is an error at its line") {
  ScratchWorkspace scratch;
  REQUIRE(load_file(*scratch, scratch.write("law.yml", law), {}).has_value());
  const auto refused = [&](const char* address) {
    const auto assessment = read_assessment(
        "a.yml", fmt::format("corridor_assessment: 1\nplace: BGD\nanswers:\n  1a: {{answer: no, "
                             "law: [{}]}}\n",
                             address));
    REQUIRE(assessment.has_value());
    const auto found = assess(*assessment, *scratch);
    REQUIRE_FALSE(found.has_value());
    CHECK(found.error().kind == ErrorKind::invalid);
    CHECK(found.error().where.line == 4);
    return found.error();
  };
  CHECK(refused("provision:icrmw/art_82").hint == "Did you mean art_28?");
  CHECK(refused("instrument:icrnw").message == "no law is called \"instrument:icrnw\"");
  CHECK(refused("provision:icrmw").message == "no law is called \"provision:icrmw\"");
}

TEST_CASE("both editions score what is answered, and neither instrument answers for the other") {
  ScratchWorkspace scratch;
  Assessment assessment = empty();
  for (auto& answer : assessment.integration) answer.value = 2;
  const auto found = assess(assessment, *scratch);
  REQUIRE(found.has_value());
  CHECK(found->integration_2020.overall == 50.0);
  CHECK(found->integration_2015.overall == 50.0);
  CHECK(found->policies.overall.answered == 0);
  CHECK(found->policies.overall.half_points == 0);
}

TEST_CASE("what changed since an earlier assessment is listed by question") {
  Assessment before = empty(), now = empty();
  before.date = "2025-06-30";
  before.policy[0].value = 1;
  before.policy[7].value = 2;
  now.policy[0].value = 2;
  now.policy[7].value = 2;
  now.policy[9].value = 0;
  const auto since = changes_since(before, now);
  CHECK(since.date == "2025-06-30");
  CHECK(since.before.half_points == 3);
  REQUIRE(since.changes.size() == 2);
  CHECK(since.changes[0].question == 0);
  CHECK(since.changes[0].before == 1);
  CHECK(since.changes[0].now == 2);
  CHECK(since.changes[1].question == 9);
  CHECK_FALSE(since.changes[1].before.has_value());
  CHECK(changes_since(now, now).changes.empty());
}

TEST_CASE("the law that the questions name is in the embedded registers") {
  ScratchWorkspace scratch;
  REQUIRE(load_embedded_default(*scratch).has_value());
  const auto found = assess(empty(), *scratch);
  REQUIRE(found.has_value());
  for (const auto& question : policy_questions()) {
    for (std::string_view rest = question.law; !rest.empty();) {
      const auto end = std::min(rest.find(' '), rest.size());
      const std::string address(rest.substr(0, end));
      CAPTURE(address);
      CHECK(found->law.contains(address));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
}

TEST_CASE("a step names practices tried elsewhere that serve what the law of its question gives") {
  ScratchWorkspace scratch;
  REQUIRE(load_embedded_default(*scratch).has_value());
  auto assessment = empty();
  const auto found = assess(assessment, *scratch);
  REQUIRE(found.has_value());
  const auto graph = ChainGraph::read(*scratch);
  REQUIRE(graph.has_value());
  std::size_t with_practices = 0;
  for (const auto& practices : found->practices) {
    with_practices += practices.empty() ? 0 : 1;
    CHECK(practices.size() <= 3);
    for (const auto& practice : practices) {
      CAPTURE(practice.address);
      CHECK(practice.grade != "against");
      CHECK(std::ranges::find(practice.places, Place("BGD")) == practice.places.end());
    }
  }
  CHECK(with_practices >= 10);
  // 1a is on health care, and so are its practices.
  REQUIRE_FALSE(found->practices[0].empty());
  for (const auto& practice : found->practices[0]) {
    const auto index = graph->at(practice.address);
    REQUIRE(index.has_value());
    CHECK(graph->item(*index).record->has("needs", "health"));
  }
}

TEST_CASE("questions are asked in order, kept at once, and asked again from where one left") {
  Assessment assessment = empty();
  Script first{.lines = {"legal", "Circular 12", "provision:icrmw/art_28", "", "quit"}};
  REQUIRE(first.run(assessment).has_value());
  CHECK(assessment.policy[0].value == 1);
  CHECK(assessment.policy[0].evidence == "Circular 12");
  CHECK(assessment.policy[0].law.size() == 1);
  CHECK_FALSE(assessment.policy[1].value.has_value());  // passed over
  CHECK(first.keeps == 2);
  CHECK(first.prompts.contains("[1 of 70] 1a"));
  CHECK(first.prompts.contains("[3 of 70] 1c"));

  auto resumed = read_assessment("a.yml", first.kept);
  REQUIRE(resumed.has_value());
  Script second{.lines = {"no"}};  // and then the input ends
  REQUIRE(second.run(*resumed).has_value());
  CHECK_FALSE(second.prompts.contains("1a Rights"));
  CHECK(second.prompts.contains("[2 of 70] 1b"));
  CHECK(resumed->policy[1].value == 0);
  CHECK(read_assessment("a.yml", second.kept)->policy[1].value == 0);
}

TEST_CASE("a word that is no answer is asked again; ? explains, back returns") {
  Assessment assessment = empty();
  Script script{
      .lines = {"mostly", "yes", "?", "regardless", "", "Labour Act", "", "back", "no", "", ""}};
  REQUIRE(script.run(assessment).has_value());
  CHECK(script.prompts.contains("\"mostly\" is no answer here"));
  CHECK(script.prompts.contains("\"yes\" is no answer here"));  // for whom?
  CHECK(script.prompts.contains("What a better answer takes"));
  CHECK(script.prompts.contains("Expected addresses"));
  CHECK(assessment.policy[0].value == 0);  // changed after going back
  CHECK(assessment.policy[0].law.empty());
}

TEST_CASE("all seventy answered, nothing more is asked") {
  Assessment assessment = empty();
  for (auto& answer : assessment.policy) answer.value = 2;
  for (auto& answer : assessment.integration) answer.value = 3;
  Script script{.lines = {"no"}};
  REQUIRE(script.run(assessment).has_value());
  CHECK(script.prompts.empty());
  CHECK(script.keeps == 0);
}

}  // namespace corridor::assess_test
