#include "report/participation_report.h"

#include "report/law_samples.h"

#include <doctest/doctest.h>

namespace corridor::participation_report_test {
namespace {

/// Figures as Corridor exports them, of the source that has citizenship law.
std::string figures() {
  std::string text =
      "indicator,origin,place,period,sex,age,reporter,dimensions,value,state,status,low,high,unit,"
      "dataset,version,publisher,licence,edition,proof\n";
  const auto add = [&](std::string_view indicator, int year, std::string_view dimensions,
                       std::string_view value) {
    text += fmt::format(
        "{},,DEU,{},total,total,publisher,{},{},{},A,,,,globalcit_citizenship_law,3.1,GLOBALCIT,"
        "CC-BY-4.0,abcdefabcdef,abcdefabcdef.{}.7\n",
        indicator, year, dimensions, value, value.empty() ? "not_applicable" : "value",
        year - 1900);
  };
  for (int year = 1998; year <= 2003; ++year) {
    add("naturalisation_residence", year, "", year < 2000 ? "15" : "8");
    add("citizenship_law", year, "form=category;mode=A06b", year < 2000 ? "3" : "1");
  }
  add("dual_citizenship", 2003, "", "1");
  return text;
}

constexpr std::string_view law = R"(instruments:
  - code: local_life
    title: Convention on public life at local level
    type: regional
    open_to: [DEU, NOR]
    in_force: "1997-05-01"
    summary: Taking part where one lives.
    provisions:
      - {at: art_5, title: Consultative bodies, gives: [participation], summary: Heard.}
      - {at: art_6, title: A vote in local elections, gives: [participation], summary: Five years.}
      - {at: art_3, title: Meeting, gives: [participation], summary: Meet and speak.}
    events:
      - {kind: ratification, party: DEU, date: "1998-01-01"}
)";

JsonDocument ask(Workspace& workspace, const std::string& place, const std::string& as_of) {
  const auto answer = participation_report(workspace, {place, as_of}, Format::json, 100);
  REQUIRE(answer.has_value());
  return json_of(*answer);
}

JsonValue topic(const JsonDocument& answer, std::string_view code) {
  return element_with(answer.root()["topics"], "topic", code);
}

}  // namespace

TEST_CASE("participation: years in which the law said the same are one run, with the first proof") {
  ScratchWorkspace workspace;
  load_sample(workspace, figures());
  const auto answer = ask(*workspace, "DEU", "2026-11-29");
  const auto measures = topic(answer, "naturalisation")["measures"];
  const auto residence = element_with(measures, "code", "residence");
  REQUIRE(residence["runs"].size() == 2);
  const auto first = residence["runs"][std::size_t{0}], second = residence["runs"][std::size_t{1}];
  CHECK(first["since"].string() == "1998");
  CHECK(first["or_before"].boolean() == true);  // nothing is known of 1997
  CHECK(first["until"].string() == "1999");
  CHECK(first["words"].string() == "15 years");
  CHECK(!first["proof"].string().empty());
  CHECK(second["since"].string() == "2000");
  CHECK(second["or_before"].boolean() == false);
  CHECK(second["until"].is(JsonValue::Kind::null));
  CHECK(second["known_to"].string() == "2003");
  const auto giving_up = element_with(measures, "code", "giving_up");
  CHECK(giving_up["runs"][std::size_t{0}]["words"].string() == "asked for");
  CHECK(giving_up["runs"][std::size_t{1}]["words"].string() == "asked for, with wide exceptions");
  CHECK(element_with(measures, "code", "spouse")["known"].boolean() == false);
}

TEST_CASE("participation: later years are not known on an earlier day") {
  ScratchWorkspace workspace;
  load_sample(workspace, figures());
  const auto answer = ask(*workspace, "DEU", "1999-06-30");
  const auto residence =
      element_with(topic(answer, "naturalisation")["measures"], "code", "residence");
  REQUIRE(residence["runs"].size() == 1);
  CHECK(residence["runs"][std::size_t{0}]["words"].string() == "15 years");
}

TEST_CASE("participation: votes and consultative bodies come from provisions that bind the place") {
  ScratchWorkspace workspace;
  load_sample(workspace, sample_register("law", law));
  const auto germany = ask(*workspace, "DEU", "2026-11-29");
  const auto vote = topic(germany, "local_vote");
  CHECK(vote["known"].boolean() == true);
  CHECK(vote["provisions"][std::size_t{0}]["address"].string() == "provision:local_life/art_6");
  CHECK(vote["provisions"][std::size_t{0}]["since"].string() == "1998-01-01");
  CHECK(topic(germany, "consultative_bodies")["provisions"].size() == 1);
  CHECK(topic(germany, "further")["provisions"].size() == 1);
  CHECK(topic(germany, "national_vote")["known"].boolean() == false);
  const auto norway = ask(*workspace, "NOR", "2026-11-29");
  CHECK(topic(norway, "local_vote")["known"].boolean() == false);
}

TEST_CASE("participation: what is not known is said so in every form") {
  ScratchWorkspace workspace;
  for (const auto format : {Format::text, Format::csv}) {
    const auto answer = participation_report(*workspace, {"DEU"}, format, 100);
    REQUIRE(answer.has_value());
    CHECK((answer->contains("Not known") || answer->contains("not known")));
  }
  CHECK(!participation_report(*workspace, {"Atlantis"}, Format::text, 100).has_value());
}

}  // namespace corridor::participation_report_test
