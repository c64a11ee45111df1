#include "report/agreements_report.h"

#include "report/agreements_timeline.h"
#include "report/law_samples.h"
#include "test_data.h"

#include <doctest/doctest.h>

namespace corridor::agreements_report_test {
namespace {

constexpr std::string_view agreements = R"(instruments:
  - code: labour_1992
    title: Labour agreement of the two
    type: bilateral
    topics: [labour]
    places: [PHL, KOR]
    adopted: "1992-04-23"
    in_force: "1993-01-01"
    summary: How workers are recruited.
    provisions:
      - {at: art_3, title: No fees, gives: [recruitment], summary: Workers pay nothing.}
  - code: labour_elsewhere
    title: Labour agreement with a third
    type: bilateral
    topics: [labour]
    places: [PHL, ITA]
    summary: Of no use here.
  - code: trade_2006
    title: ASEAN - Korea Free Trade Agreement
    type: agreement
    topics: [trade]
    open_to: [ASEAN, KOR]
    adopted: "2006-08-24"
    summary: Trade in goods.
    events:
      - {kind: signature, party: PHL, date: "2006-08-24"}
      - {kind: signature, party: KOR, date: "2006-08-24"}
  - code: trade_2006_again
    title: Association of Southeast Asian Nations Korea
    type: agreement
    topics: [trade]
    open_to: [ASEAN, KOR]
    summary: The same in another list.
    events:
      - {kind: signature, party: PHL, date: "2006"}
      - {kind: signature, party: KOR, date: "2006"}
  - code: rights
    title: A treaty for all the world
    type: convention
    topics: [labour]
    open_to: world
    summary: No agreement of a corridor.
    events:
      - {kind: ratification, party: PHL, date: "1995-07-05"}
      - {kind: ratification, party: KOR, date: "1996-07-05"}
)";
constexpr std::string_view stock =
    "orig,dest,year,male,female,total\nPHL,KOR,1990,4,6,10\nPHL,KOR,1995,40,60,100\n"
    "KOR,PHL,1990,1,1,2\n";

class Sample {
 public:
  Sample() {
    load_sample(workspace_, sample_register("law", agreements));
    load_sample(workspace_, std::string(stock));
  }
  JsonDocument json(const std::string& corridor, const std::string& as_of = "2026-11-29") {
    return json_of(text(corridor, Format::json, as_of));
  }
  std::string text(const std::string& corridor, Format format,
                   const std::string& as_of = "2026-11-29") {
    const auto answer = agreements_report(*workspace_, {corridor, as_of}, format, 100);
    REQUIRE(answer.has_value());
    return *answer;
  }
  Workspace& operator*() { return *workspace_; }

 private:
  ScratchWorkspace workspace_;
};

}  // namespace

TEST_CASE("agreements: those of the two, with dates and proofs; not a treaty that is open to all") {
  Sample sample;
  const auto answer = sample.json("PHL-KOR");
  const auto all = answer.root()["agreements"];
  CHECK(all.size() == 3);
  CHECK(!element_with(all, "code", "rights"));
  CHECK(!element_with(all, "code", "labour_elsewhere"));
  const auto labour = element_with(all, "code", "labour_1992");
  CHECK(labour["number"].number() == 1);
  CHECK(labour["signed"]["date"].string() == "1992-04-23");
  CHECK(labour["in_force"]["date"].string() == "1993-01-01");
  CHECK(!labour["in_force"]["proof"].string().empty());
  CHECK(labour["status"].string() == "in force since 1993-01-01");
  CHECK(labour["provisions"][std::size_t{0}]["address"].string() == "provision:labour_1992/art_3");
  CHECK(labour["model"].is(JsonValue::Kind::null));  // nobody coded its text
  const auto trade = element_with(all, "code", "trade_2006");
  CHECK(trade["status"].string() == "signed 2006-08-24; entry into force not known");
  CHECK(trade["mobility"].is(JsonValue::Kind::null));
}

TEST_CASE("agreements: two entries of one title and year are told once, and neither is lost") {
  Sample sample;
  const auto answer = sample.json("PHL-KOR");
  const auto again = element_with(answer.root()["agreements"], "code", "trade_2006_again");
  CHECK(again["probably"].string() == "trade_2006");
  int told = 0;
  for (auto event = answer.root()["timeline"].first(); event; event = event.next()) {
    told += event["agreement"].string() == "trade_2006" ? 1 : 0;
    CHECK(event["agreement"].string() != "trade_2006_again");
  }
  CHECK(told == 1);
}

TEST_CASE("agreements: none at hand is said of each kind, and is not none exists") {
  Sample sample;
  const auto answer = sample.json("PHL-KOR");
  const auto none = answer.root()["none_at_hand"];
  REQUIRE(none.size() == 3);
  CHECK(none[std::size_t{0}].string() == "mobility");
  const auto text = sample.text("BGD-MYS", Format::text);
  CHECK(text.contains("None at hand: Labour agreements"));
  CHECK(text.contains("not that none exists"));
}

TEST_CASE("agreements: on a day before it was in force an agreement is only signed") {
  Sample sample;
  const auto answer = sample.json("PHL-KOR", "1992-12-31");
  const auto labour = element_with(answer.root()["agreements"], "code", "labour_1992");
  CHECK(labour["status"].string() == "in force from 1993-01-01");
}

TEST_CASE("agreements: the timeline has events and figures in order, with the warning") {
  Sample sample;
  const auto csv = sample.text("PHL-KOR", Format::csv);
  CHECK(
      csv.starts_with("date,entry,what,agreement,kinds,title,indicator,origin,place,dimensions,"
                      "value,status,proof\n1990,figure,"));
  const auto figure = csv.find("1990,figure,,,,,migrant_stock,PHL,KOR,,10,");
  const auto event = csv.find("1993-01-01,event,in force,labour_1992,labour,");
  const auto later = csv.find("1995,figure,,,,,migrant_stock,PHL,KOR,,100,");
  CHECK(figure < event);
  CHECK(event < later);
  for (const auto format : {Format::text, Format::html, Format::markdown, Format::json}) {
    CHECK(sample.text("PHL-KOR", format).contains("need not follow from it"));
  }
}

TEST_CASE("agreements: around an event stand the last figure before it and the first not before") {
  Sample sample;
  const auto answer = sample.json("PHL-KOR");
  auto event = answer.root()["timeline"].first();
  while (event && event["what"].string() != "in force") event = event.next();
  REQUIRE(event);
  const auto around = element_with(event["around"], "origin", "PHL");
  CHECK(around["before"]["period"].string() == "1990");
  CHECK(around["before"]["value"].number() == 10);
  CHECK(around["after"]["period"].string() == "1995");
  CHECK(!around["after"]["proof"].string().empty());
  // Of the way back there is one figure only, and it lies before.
  const auto back = element_with(event["around"], "origin", "KOR");
  CHECK(back["after"].is(JsonValue::Kind::null));
}

TEST_CASE("agreements: the page draws each event beside the figures, by its number") {
  Sample sample;
  const auto html = sample.text("PHL-KOR", Format::html);
  CHECK(html.contains("<svg"));
  CHECK(html.contains("class=\"event\""));
  CHECK(html.contains("1993-01-01 in force: Labour agreement of the two"));
}

TEST_CASE("agreements: a place alone, and a corridor to itself, are wrong calls") {
  Sample sample;
  for (const auto* written : {"PHL-PHL", "Atlantis-KOR"}) {
    CAPTURE(written);
    CHECK(!agreements_report(*sample, {written}, Format::text, 100).has_value());
  }
}

TEST_CASE(
    "agreements: the eight labour agreements of the Philippines and Korea, six of them coded") {
  if (find_source("bla_formation") == nullptr || find_source("bla_coding") == nullptr) {
    return skip_test("readers of the Bilateral Labor Agreements Dataset");
  }
  const auto formation = test_data("08_agreements_trade/bla_formation_1945_2020.csv");
  const auto coding = test_data("08_agreements_trade/bla_coding_provisions.csv");
  if (formation.empty() || coding.empty()) return;
  ScratchWorkspace workspace;
  for (const auto& file : {formation, coding}) {
    REQUIRE(load_file(*workspace, file, {}).has_value());
  }
  const auto text = agreements_report(*workspace, {"PHL-KOR"}, Format::json, 100);
  REQUIRE(text.has_value());
  const auto answer = json_of(*text);
  const auto all = answer.root()["agreements"];
  CHECK(all.size() == 8);
  int coded = 0;
  for (auto one = all.first(); one; one = one.next()) coded += one["model"].size() == 20 ? 1 : 0;
  CHECK(coded == 6);
  // Row bla-820 has recruit_cost_mig 0, recruit_auth 1, wage_prot 1 and joint_commit 0.
  const auto of_2014 = element_with(all, "code", "bla-820");
  CHECK(of_2014["signed"]["date"].string() == "2014-04-08");
  const auto model = of_2014["model"];
  CHECK(element_with(model, "code", "fair_recruitment")["extent"].string() == "part");
  CHECK(element_with(model, "code", "wages")["extent"].string() == "whole");
  CHECK(element_with(model, "code", "joint_committee")["extent"].string() == "none");
}

}  // namespace corridor::agreements_report_test
