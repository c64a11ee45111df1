// The lists of the chain: actors, services, initiatives, practices, recommendations.

#include "sources/recording_sink.h"
#include "vocabulary/named_lines.h"

#include <fmt/core.h>

#include <doctest/doctest.h>

namespace corridor::register_chain_test {
namespace {

constexpr std::string_view head =
    "register: chain\nversion: \"2026-11-29\"\ntitle: Chain\npublisher: Us\nlicence: CC-BY-4.0\n"
    "author: A. Author\nreason: First version\nknown_to: \"2026-11-29\"\n";

constexpr std::string_view actors = R"(actors:
  - code: labour_ministry
    title: {en: Ministry of labour, fr: Ministère du travail}
    short: MoL
    summary: {en: It looks after labour., fr: Il veille au travail.}
    type: ministry
    places: [BGD]
    mandate: {en: The labour act., fr: La loi sur le travail.}
    mandate_source: instrument:labour_act
    topics: [labour, recruitment]
    phases: [before_departure, return]
    since: "1971"
    url: https://example.org/mol
  - code: welfare_board
    title: Welfare board
    summary: It helps people abroad.
    type: agency
    mandate_source: a decision of the cabinet
    part_of: labour_ministry
services:
  - code: hotline
    title: Help line
    summary: Advice by telephone.
    type: hotline
    places: [BGD]
    for: [worker, woman]
    leaves_out: [student]
    by: [welfare_board]
    languages: [bn, en]
    cost: free
initiatives:
  - code: process
    title: A process
    summary: States talk.
    type: regional_process
    topics: [labour]
    places: [BGD, NPL]
    actors: [labour_ministry]
    phases: [policy]
)";

constexpr std::string_view practices = R"(practices:
  - code: courses
    title: Courses before leaving
    summary: Courses about contracts.
    problem: {en: People sign what they cannot read.}
    measure: {en: A course of three days.}
    places: [BGD]
    since: "2004"
    topics: [recruitment]
    phases: [before_departure]
    actors: [welfare_board]
    needs: [information, contract]
    law: [labour_act, "provision:labour_act/sec_4"]
    for: [worker]
    evidence:
      - {kind: randomised, finding: positive, source: "Doe (2019), Courses", year: "2019"}
      - {kind: review, finding: mixed, scope: several_places, source: "Roe (2021), Review"}
  - {code: bare, title: Bare, summary: Nothing is known of it.}
recommendations:
  - code: w1_01
    workshop: w1
    voice: delegates
    who: delegates of origin countries
    page: discussion
    title: {en: Make contracts readable}
    summary: {en: Contracts in the language of the worker.}
    topics: [recruitment]
    responsible: [ministry, recruiter]
    status: begun
    status_note: {en: Two states have done so.}
    commitments: [sdg_10_7_1]
    law: [icrmw, "protection:contract"]
    practices: [courses]
    initiatives: [process]
    indicators: [remittance_cost, SP.POP.TOTL]
    tools: ["corridor law BGD-MYS"]
    deadline: "2030"
)";

Result<Reading> read(const std::string& text, RecordingSink& sink) {
  return read_as("register", text, sink);
}

std::string all() { return fmt::format("{}{}{}", head, actors, practices); }

/// The error of the whole file with one piece put in the place of another.
Error error_with(std::string_view old, std::string_view other) {
  std::string text = all();
  const auto at = text.find(old);
  REQUIRE(at != text.npos);
  RecordingSink sink;
  const auto reading = read(text.replace(at, old.size(), other), sink);
  REQUIRE(!reading.has_value());
  return reading.error();
}

const Record& record_of(const RecordingSink& sink, std::string_view kind, std::string_view code) {
  const auto found = std::ranges::find_if(
      sink.records, [&](const Record& one) { return one.kind == kind && one.code == code; });
  REQUIRE(found != sink.records.end());
  return *found;
}

/// "relation to" of each link from an address, in the order of the file.
std::vector<std::string> links_from(const RecordingSink& sink, std::string_view from) {
  std::vector<std::string> links;
  for (const auto& link : sink.links) {
    if (link.from == from) links.push_back(fmt::format("{} {}", link.relation, link.to));
  }
  return links;
}

}  // namespace

TEST_CASE(
    "an actor keeps its type and mandate, and is linked to its law and to what it is part of") {
  RecordingSink sink;
  const auto reading = read(all(), sink);
  REQUIRE(reading);
  CHECK(reading->rows == 7);
  const auto& ministry = record_of(sink, "actor", "labour_ministry");
  CHECK(ministry.names == "fr=Ministère du travail");
  CHECK(ministry.places == std::vector{Place("BGD")});
  CHECK(ministry.since.text() == "1971");
  const NamedLines fields(ministry.fields);
  CHECK(fields["type"] == "ministry");
  CHECK(fields["mandate"] == "The labour act.");
  CHECK(fields["mandate_fr"] == "La loi sur le travail.");
  CHECK(fields["summary_fr"] == "Il veille au travail.");
  CHECK(fields["phases"] == "before_departure return");
  CHECK(links_from(sink, "actor:labour_ministry") ==
        std::vector<std::string>{"mandated_by instrument:labour_act"});
  CHECK(NamedLines(record_of(sink, "actor", "welfare_board").fields)["mandate_source"] ==
        "a decision of the cabinet");
  CHECK(links_from(sink, "actor:welfare_board") ==
        std::vector<std::string>{"part_of actor:labour_ministry"});
}

TEST_CASE(
    "a service says for whom it is and links to who gives it; an initiative to who leads it") {
  RecordingSink sink;
  REQUIRE(read(all(), sink));
  const NamedLines fields(record_of(sink, "service", "hotline").fields);
  CHECK(fields["covers"] == "worker woman");
  CHECK(fields["leaves_out"] == "student");
  CHECK(fields["languages"] == "bn en");
  CHECK(fields["cost"] == "free");
  CHECK(links_from(sink, "service:hotline") == std::vector<std::string>{"by actor:welfare_board"});
  CHECK(links_from(sink, "initiative:process") ==
        std::vector<std::string>{"by actor:labour_ministry"});
}

TEST_CASE("each study of a practice becomes a record that is evidence for it") {
  RecordingSink sink;
  REQUIRE(read(all(), sink));
  CHECK(links_from(sink, "practice:courses") ==
        std::vector<std::string>{"serves protection:information", "serves protection:contract",
                                 "by actor:welfare_board", "calls_on instrument:labour_act",
                                 "calls_on provision:labour_act/sec_4"});
  const auto& study = record_of(sink, "study", "courses/1");
  CHECK(study.title == "Doe (2019), Courses");
  CHECK(study.since.text() == "2019");
  CHECK(NamedLines(study.fields)["study"] == "randomised");
  CHECK(NamedLines(study.fields)["scope"] == "one_place");
  CHECK(links_from(sink, "study:courses/2") ==
        std::vector<std::string>{"evidence_for practice:courses"});
  CHECK(links_from(sink, "practice:bare").empty());
}

TEST_CASE("a recommendation is linked to who is to act and to all that answers it") {
  RecordingSink sink;
  REQUIRE(read(all(), sink));
  CHECK(links_from(sink, "recommendation:w1_01") ==
        std::vector<std::string>{
            "responsible actor_type:ministry", "responsible actor_type:recruiter",
            "answered_by commitment:sdg_10_7_1", "answered_by practice:courses",
            "answered_by initiative:process", "calls_on instrument:icrmw",
            "calls_on protection:contract", "about indicator:remittance_cost",
            "about indicator:SP.POP.TOTL", "tool tool:corridor law BGD-MYS"});
  const NamedLines fields(record_of(sink, "recommendation", "w1_01").fields);
  CHECK(fields["status"] == "begun");
  CHECK(fields["status_note"] == "Two states have done so.");
  CHECK(fields["deadline"] == "2030");
  CHECK(fields["voice"] == "delegates");
}

TEST_CASE("a word that a list of the chain does not have is told with its line and the near ones") {
  const auto error = error_with("type: ministry", "type: ministery");
  CHECK(error.where.line == 14);
  CHECK(error.hint.contains("ministry"));
  CHECK(error_with("type: agency", "").message.contains("\"type\""));
  CHECK(error_with("phases: [policy]", "phases: [polcy]").hint.contains("policy"));
  CHECK(error_with("kind: randomised", "kind: randomized").hint.contains("randomised"));
  CHECK(error_with("finding: mixed", "finding: good").hint.contains("negative"));
  CHECK(error_with("needs: [information", "needs: [inform").message.contains("protection"));
  CHECK(error_with("for: [worker, woman]", "for: [workers]").hint.contains("worker"));
  CHECK(error_with("workshop: w1", "workshop: w4").hint.contains("w1"));
  CHECK(error_with("[ministry, recruiter]", "[ministry, agents]").message.contains("agents"));
  CHECK(error_with("short: MoL", "shrt: MoL").hint.contains("short"));
}

TEST_CASE("so are law, tools, languages, addresses, days and statuses that are none") {
  CHECK(error_with("\"protection:contract\"", "\"actor:contract\"").message.contains("law"));
  CHECK(error_with("\"corridor law BGD-MYS\"", "law BGD-MYS").message.contains("command"));
  CHECK(error_with("[bn, en]", "[Bengali]").message.contains("language"));
  CHECK(error_with("https://example.org/mol", "example.org").message.contains("https"));
  CHECK(error_with("since: \"1971\"", "since: \"1971\"\n    until: \"1970\"")
            .message.contains("end after"));
  CHECK(error_with("    status_note: {en: Two states have done so.}\n", "")
            .message.contains("status_note"));
  CHECK(error_with("code: bare", "code: courses").hint.contains("already"));
}

}  // namespace corridor::register_chain_test
