#include "report/coherence_report.h"

#include "registers/coherence.h"
#include "report/coherence_evidence.h"
#include "report/law_samples.h"

#include <map>

#include <doctest/doctest.h>

namespace corridor::coherence_report_test {
namespace {

constexpr std::string_view law = R"(instruments:
  - code: convention
    title: Convention on wages
    short: Wages
    type: convention
    open_to: world
    adopted: "1990-01-01"
    in_force: "1992-01-01"
    summary: Wages for all.
    covers: [regular, irregular, worker]
    provisions:
      - {at: art_5, title: Wages in full, gives: [wage], summary: Paid in full.}
      - {at: art_6__para_1, title: Courts, gives: [remedy], summary: A court hears.}
      - {at: art_9, title: Papers, gives: [documents], strength: aim, summary: Keep them.}
      - {at: art_12, title: Contract, gives: [contract], summary: In writing.}
    events:
      - {kind: ratification, party: BGD, date: "1995-01-01"}
      - {kind: reservation, party: BGD, date: "1995-01-01", provisions: [art_6], note: no courts}
      - {kind: reservation, party: BGD, date: "1995-01-01", provisions: [art_9]}
  - code: other_convention
    title: Convention on courts
    type: convention
    open_to: world
    adopted: "1980"
    in_force: "1982"
    summary: Courts.
    leaves_out: [irregular]
    provisions:
      - {at: art_1, title: Keep workers out, against: [wage], summary: A bar.}
      - {at: art_2, title: Wages too, gives: [wage], strength: limited_duty, summary: Some wages.}
    events:
      - {kind: ratification, party: BGD, date: "1985-01-01"}
  - code: bar
    title: Convention of bars
    type: convention
    open_to: world
    in_force: "1982"
    summary: A bar.
    provisions:
      - {at: art_1, title: No wages, against: [wage], summary: A bar.}
    events:
      - {kind: ratification, party: BGD, date: "1986-01-01"}
  - code: statute
    title: Labour Act
    type: statute
    places: [BGD]
    in_force: "2006-10-11"
    summary: The law of the place.
    provisions:
      - {at: sec_4, title: Not for domestic workers, against: [contract], summary: Left out.}
  - code: labour
    title: Labour agreement
    type: bilateral
    topics: [labour]
    places: [BGD, MYS]
    adopted: "2003-10-26"
    summary: Recruitment.
    provisions:
      - {at: art_2, title: Complaints, gives: [remedy], summary: A complaint is heard.}
    events:
      - {kind: signature, party: BGD, date: "2003-10-26"}
      - {kind: signature, party: MYS, date: "2003-10-26"}
  - code: old
    title: Old convention
    type: convention
    open_to: world
    in_force: "1950"
    summary: Old.
    provisions: [{at: art_1, title: Old, gives: [housing], summary: Old.}]
    events:
      - {kind: ratification, party: BGD, date: "1955-01-01"}
  - code: newer
    title: New convention
    type: convention
    open_to: world
    in_force: "1980"
    replaces: [old]
    summary: New.
    provisions: [{at: art_1, title: New, gives: [housing], summary: New.}]
    events:
      - {kind: ratification, party: BGD, date: "1985-01-01"}
  - code: left
    title: Convention that was left
    type: convention
    open_to: world
    in_force: "1970"
    summary: Left.
    provisions: [{at: art_1, title: Left, gives: [health], summary: Left.}]
    events:
      - {kind: ratification, party: BGD, date: "1975-01-01"}
      - {kind: denunciation, party: BGD, date: "2009-01-01", effective: "2010-01-01"}
  - code: its_protocol
    title: Protocol to it
    type: protocol
    open_to: world
    in_force: "1971"
    protocol_to: [left]
    summary: Rests on it.
    provisions: [{at: art_1, title: Rest, gives: [health], summary: Rest.}]
    events:
      - {kind: ratification, party: BGD, date: "1976-01-01"}
)";

std::string ask(Workspace& workspace, const std::string& subject, Format format = Format::json,
                const std::string& rule = {}) {
  const auto answer = coherence_report(
      workspace, {.subject = subject, .as_of = "2026-11-29", .rule = rule}, format, 100);
  REQUIRE(answer.has_value());
  return *answer;
}

/// The findings of a rule.
std::vector<JsonValue> of_rule(const JsonDocument& answer, std::string_view rule) {
  std::vector<JsonValue> found;
  for (auto one = answer.root()["findings"].first(); one; one = one.next()) {
    if (one["rule"].string() == rule) found.push_back(one);
  }
  return found;
}

std::string address(JsonValue finding, std::size_t side) {
  return std::string(finding["sides"][side]["address"].string());
}

}  // namespace

TEST_CASE("coherence: a reservation against a promise, graded by what else gives it") {
  ScratchWorkspace workspace;
  load_sample(workspace, sample_register("law", law));
  const auto answer = json_of(ask(*workspace, "BGD"));
  const auto found = of_rule(answer, "reservation_against_promise");
  REQUIRE(found.size() == 2);
  // To art_6, of which art_6__para_1 is a part. The agreement is only signed, but it is agreed.
  CHECK(address(found[0], 0) == "provision:convention/art_6__para_1");
  CHECK(address(found[0], 1) == "event:convention/BGD/reservation/1995-01-01/art_6");
  CHECK(found[0]["severity"].string() == "medium");
  CHECK(found[0]["sides"][std::size_t{1}]["says"].string() == "1995-01-01: no courts");
  CHECK(found[0]["sides"][std::size_t{0}]["proofs"].size() >= 2);
  CHECK(found[0]["verdict"].is(JsonValue::Kind::null));
  CHECK(address(found[1], 0) == "provision:convention/art_9");
  CHECK(found[1]["severity"].string() == "low");
  const auto agreement = of_rule(answer, "agreement_against_reservation");
  REQUIRE(agreement.size() == 1);
  CHECK(address(agreement[0], 0) == "provision:labour/art_2");
}

TEST_CASE("coherence: what works against a promise comes once, and a limit of its own is none") {
  ScratchWorkspace workspace;
  load_sample(workspace, sample_register("law", law));
  const auto found_answer = json_of(ask(*workspace, "BGD"));
  const auto found = of_rule(found_answer, "opposite_duties");
  // Nothing in `bar` gives wages; `other_convention` sets a limit to its own promise of them, which
  // takes nothing from what `convention` promises.
  REQUIRE(found.size() == 1);
  CHECK(address(found[0], 1) == "provision:bar/art_1");
  CHECK(found[0]["severity"].string() == "high");
  CHECK(address(found[0], 0) == "provision:convention/art_5");
  REQUIRE(found[0]["also"].size() == 1);
  CHECK(found[0]["also"][std::size_t{0}]["address"].string() == "provision:other_convention/art_2");
}

TEST_CASE("coherence: what a treaty promises and the law of the place denies") {
  ScratchWorkspace workspace;
  load_sample(workspace, sample_register("law", law));
  const auto found_answer = json_of(ask(*workspace, "BGD"));
  const auto found = of_rule(found_answer, "promise_against_national_law");
  REQUIRE(found.size() == 1);
  CHECK(address(found[0], 0) == "provision:convention/art_12");
  CHECK(address(found[0], 1) == "provision:statute/sec_4");
  CHECK(found[0]["severity"].string() == "high");
  CHECK(found[0]["sides"][std::size_t{1}]["date"].string() == "2006-10-11");
}

TEST_CASE("coherence: replaced, left and differently covered instruments") {
  ScratchWorkspace workspace;
  load_sample(workspace, sample_register("law", law));
  const auto answer = json_of(ask(*workspace, "BGD"));
  const auto replaced = of_rule(answer, "replaced_but_binding");
  REQUIRE(replaced.size() == 1);
  CHECK(address(replaced[0], 0) == "standing:old/BGD");
  CHECK(address(replaced[0], 1) == "standing:newer/BGD");
  CHECK(replaced[0]["severity"].string() == "medium");
  const auto left = of_rule(answer, "denounced_but_relied_on");
  REQUIRE(left.size() == 1);
  CHECK(address(left[0], 0) == "standing:its_protocol/BGD");
  CHECK(left[0]["severity"].string() == "high");
  // People without a permit have a duty of wages by `convention`, and `other_convention`, which
  // leaves them out, gives no more than a limited one: nobody is without.
  CHECK(of_rule(answer, "groups_covered_differently").empty());
}

TEST_CASE("coherence: people whom a duty leaves out, and whom only an aim covers") {
  ScratchWorkspace workspace;
  load_sample(workspace, sample_register("law", R"(instruments:
  - code: duty
    title: A duty for some
    type: convention
    open_to: world
    in_force: "1990"
    summary: Schools.
    leaves_out: [irregular]
    provisions:
      - {at: art_1, title: School, gives: [education], summary: School.}
      - {at: art_2, title: Health, gives: [health], summary: Health.}
    events: [{kind: ratification, party: BGD, date: "1995-01-01"}]
  - code: aim
    title: An aim for all
    type: convention
    open_to: world
    in_force: "1990"
    summary: Schools.
    covers: [regular, irregular]
    provisions:
      - {at: art_1, title: School, gives: [education], strength: aim, summary: School.}
      - {at: art_2, title: Health, gives: [health], summary: Health.}
    events: [{kind: ratification, party: BGD, date: "1995-01-01"}]
)"));
  const auto answer = json_of(ask(*workspace, "BGD"));
  const auto groups = of_rule(answer, "groups_covered_differently");
  REQUIRE(groups.size() == 1);
  CHECK(address(groups[0], 0) == "provision:aim/art_1");
  CHECK(address(groups[0], 1) == "provision:duty/art_1");
  CHECK(groups[0]["groups"][std::size_t{0}].string() == "irregular");
  REQUIRE(groups[0]["protections"].size() == 1);  // health is a duty to all
  CHECK(groups[0]["severity"].string() == "medium");
}

TEST_CASE("coherence: what works against both ends of a corridor is one finding, and one matter") {
  ScratchWorkspace workspace;
  load_sample(workspace, sample_register("law", R"(instruments:
  - code: promise
    title: A promise
    type: convention
    open_to: world
    in_force: "1990"
    summary: Wages.
    provisions:
      - {at: art_1, title: Wages, gives: [wage], summary: Paid.}
      - {at: art_2, title: Courts, gives: [remedy], summary: Heard.}
    events:
      - {kind: ratification, party: BGD, date: "1995-01-01"}
      - {kind: ratification, party: MYS, date: "1996-01-01"}
  - code: immunity
    title: Immunity
    type: convention
    open_to: world
    in_force: "1990"
    summary: Immunity.
    provisions:
      - {at: art_1, title: Immunity, against: [wage, remedy], summary: None is sued.}
      - {at: art_2, title: It may be put off, against: [remedy], strength: power, summary: May.}
    events:
      - {kind: ratification, party: BGD, date: "1995-01-01"}
      - {kind: ratification, party: MYS, date: "1996-01-01"}
)"));
  const auto answer = json_of(ask(*workspace, "BGD-MYS"));
  const auto found = of_rule(answer, "opposite_duties");
  REQUIRE(found.size() == 2);
  CHECK(found[0]["sides"][std::size_t{1}]["place"].string() == "MYS");
  CHECK(found[0]["also_in"][std::size_t{0}].string() == "BGD");
  CHECK(found[0]["protections"].size() == 2);
  CHECK(found[0]["severity"].string() == "high");
  CHECK(found[1]["severity"].string() == "low");  // what a state may do obliges nobody
  CHECK(of_rule(answer, "two_sides_opposed").empty());
  const auto themes = answer.root()["themes"];
  REQUIRE(themes.size() == 1);
  CHECK(themes[std::size_t{0}]["findings"].size() == 2);
  const auto text = ask(*workspace, "BGD-MYS", Format::text);
  CHECK(
      text.contains("Immunity, article 1; article 2 works against the promises of A promise and"));
}

TEST_CASE("coherence: where everyone born there is a citizen, a child needs no other way") {
  ScratchWorkspace workspace;
  load_sample(workspace, sample_register("law", R"(instruments:
  - code: children
    title: Children
    type: convention
    open_to: world
    in_force: "1990"
    summary: Children.
    provisions:
      - {at: art_7, title: Nationality, gives: [nationality], covers: [child], summary: One.}
    events:
      - {kind: ratification, party: USA, date: "1995-01-01"}
      - {kind: ratification, party: NGA, date: "1995-01-01"}
)"));
  const std::string header =
      "iso2,iso3,country,region,year,A01a_bin,A01a_cat,A02a_bin,A02a_cat,A03b_bin,A03b_cat,note\n";
  const std::string born_there = "US,USA,United States,Americas,2024,1,1,1,1,0,0,\n";
  const std::string no_way = "NG,NGA,Nigeria,Africa,2024,1,1,0,0,0,0,\n";
  const auto loaded =
      load_file(*workspace, workspace.write("law.csv", header + born_there + no_way), {});
  REQUIRE_MESSAGE(loaded.has_value(), loaded.error().message);
  CHECK(of_rule(json_of(ask(*workspace, "USA")), "nationality_beside_citizenship_law").empty());
  const auto answer = json_of(ask(*workspace, "NGA"));
  const auto found = of_rule(answer, "nationality_beside_citizenship_law");
  REQUIRE(found.size() == 1);
  CHECK(address(found[0], 1) == "figure:citizenship_law/NGA/A03b");
}

TEST_CASE("coherence: the id of a finding stays whatever else is loaded") {
  ScratchWorkspace workspace;
  load_sample(workspace, sample_register("law", law));
  std::map<std::string, std::string> before;
  const auto first = json_of(ask(*workspace, "BGD"));
  for (auto one = first.root()["findings"].first(); one; one = one.next()) {
    before[std::string(one["id"].string())] = one["rule"].string();
    CHECK(one["id"].string().size() == 12);
  }
  load_sample(workspace, sample_register("more", R"(instruments:
  - code: a_stronger_one
    title: Convention on wages again
    type: convention
    open_to: world
    in_force: "1930"
    summary: Wages.
    provisions: [{at: art_1, title: Wages, gives: [wage], summary: Paid.}]
    events: [{kind: ratification, party: BGD, date: "1935-01-01"}]
)"));
  const auto second = json_of(ask(*workspace, "BGD"));
  for (const auto& [id, rule] : before) {
    CAPTURE(rule);
    CHECK(element_with(second.root()["findings"], "id", id));
  }
}

TEST_CASE("coherence: a person's verdict stands beside the finding, the latest first") {
  ScratchWorkspace workspace;
  load_sample(workspace, sample_register("law", law));
  const auto first = json_of(ask(*workspace, "BGD"));
  const std::string id(of_rule(first, "promise_against_national_law")[0]["id"].string());
  const auto verdict = [&](std::string_view name, std::string_view word, std::string_view day) {
    load_sample(workspace,
                sample_register(name, fmt::format("coherence_verdicts:\n  - {{finding: \"{}\", "
                                                  "verdict: {}, by: A. Judge, on: \"{}\", note: "
                                                  "Read both.}}\n",
                                                  id, word, day)));
  };
  verdict("one", "unclear", "2025-01-01");
  verdict("two", "agreed", "2026-01-01");
  const auto answer = json_of(ask(*workspace, "BGD"));
  const auto finding = element_with(answer.root()["findings"], "id", id);
  CHECK(finding["verdict"]["verdict"].string() == "agreed");
  CHECK(finding["verdict"]["by"].string() == "A. Judge");
  CHECK(finding["verdict"]["on"].string() == "2026-01-01");
  CHECK(finding["earlier_verdicts"][std::size_t{0}]["verdict"].string() == "unclear");
  CHECK(ask(*workspace, "BGD", Format::text).contains("agreed (A. Judge, 2026-01-01): Read both."));
}

TEST_CASE(
    "coherence: one side bound, of what both would owe, only where the other is known not to") {
  ScratchWorkspace workspace;
  load_sample(workspace, sample_register("law", R"(instruments:
  - code: known
    title: Parties known
    type: convention
    open_to: world
    in_force: "1990"
    summary: Recruitment.
    provisions: [{at: art_1, title: Fair recruitment, gives: [recruitment, wage], summary: Fair.}]
    events:
      - {kind: ratification, party: BGD, date: "1995-01-01"}
      - {kind: signature, party: MYS, date: "1996-01-01"}
  - code: silent
    title: Of the other side nothing is said
    type: convention
    open_to: world
    in_force: "1990"
    summary: Recruitment.
    provisions: [{at: art_1, title: Fair recruitment, gives: [recruitment], summary: Fair.}]
    events:
      - {kind: ratification, party: BGD, date: "1995-01-01"}
)"));
  const auto found_answer = json_of(ask(*workspace, "BGD-MYS"));
  const auto found = of_rule(found_answer, "one_side_bound");
  REQUIRE(found.size() == 1);
  CHECK(address(found[0], 0) == "standing:known/BGD");
  CHECK(address(found[0], 1) == "standing:known/MYS");
  CHECK(found[0]["severity"].string() == "high");
  REQUIRE(found[0]["protections"].size() == 1);  // wages are owed by the destination alone
  CHECK(found[0]["protections"][std::size_t{0}].string() == "recruitment");
  const auto back_answer = json_of(ask(*workspace, "MYS-BGD"));
  const auto back = of_rule(back_answer, "one_side_bound");
  REQUIRE(back.size() == 1);
  CHECK(back[0]["severity"].string() == "medium");
}

TEST_CASE("coherence: a visa asked for beside free movement, once both are bound") {
  ScratchWorkspace workspace;
  load_sample(workspace, sample_register("law", R"(instruments:
  - code: free_movement
    title: Protocol on free movement
    type: regional
    topics: [free_movement]
    open_to: ECOWAS
    in_force: "1980-04-08"
    summary: Entry without a visa.
    provisions: [{at: art_3, title: Entry without a visa, gives: [entry], summary: Ninety days.}]
    events:
      - {kind: ratification, party: NGA, date: "1979-09-12"}
      - {kind: ratification, party: SEN, date: "1980-05-24"}
)"));
  const auto before = json_of(ask(*workspace, "SEN-NGA"));
  CHECK(of_rule(before, "free_movement_beside_visa").empty());
  CHECK(before.root()["not_looked_at"].size() > 0);
  const auto loaded =
      load_file(*workspace,
                workspace.write("2025-01-12.csv",
                                "Passport,Destination,Requirement\nSenegal,Nigeria,visa required\n"
                                "Ghana,Nigeria,visa required\nNigeria,Senegal,90\n"),
                {});
  REQUIRE(loaded.has_value());
  for (const auto* subject : {"SEN-NGA", "NGA"}) {
    CAPTURE(subject);
    const auto found_answer = json_of(ask(*workspace, subject));
    const auto found = of_rule(found_answer, "free_movement_beside_visa");
    REQUIRE(found.size() == 1);  // of Ghana it is not known whether it is bound
    CHECK(address(found[0], 0) == "provision:free_movement/art_3");
    CHECK(address(found[0], 1) == "figure:visa_requirement/SEN-NGA");
    CHECK(found[0]["severity"].string() == "high");
    CHECK(found[0]["sides"][std::size_t{1}]["date"].string() == "2025-01-12");
  }
  CHECK(of_rule(json_of(ask(*workspace, "NGA-SEN")), "free_movement_beside_visa").empty());
}

TEST_CASE("coherence: a reservation to the whole weighs more where a register says that it is") {
  ScratchWorkspace workspace;
  load_sample(workspace, sample_register("law", R"(instruments:
  - code: refuge
    title: Refuge
    type: convention
    open_to: world
    in_force: "1954"
    summary: Refuge.
    provisions: [{at: art_33, title: No return, gives: [non_refoulement], summary: None.}]
    events:
      - {kind: ratification, party: TUR, date: "1962-03-30"}
      - {kind: reservation, party: TUR, date: "1962-03-30", note: For people of one region.}
)"));
  const auto answer = json_of(ask(*workspace, "TUR"));
  const auto found = of_rule(answer, "reservation_against_promise");
  REQUIRE(found.size() == 1);
  CHECK(address(found[0], 0) == "instrument:refuge");
  CHECK(found[0]["severity"].string() == "medium");
  CHECK(ask(*workspace, "TUR", Format::text)
            .contains("Türkiye has reservations to the whole of Refuge, or that name no"));
}

TEST_CASE("coherence: signed long ago, and a list of parties that would show a consent") {
  // A publisher's list says how far it knows; a register's own events do not.
  Instrument treaty{.code = "treaty", .title = "Treaty"};
  treaty.fields.set("type", "convention").set("binding", "yes");
  LawStatus status{.instrument = &treaty, .place = Place("MYS")};
  status.standing.stage = Standing::Stage::signed_only;
  CHECK(!status.lists_consents());
  treaty.parties_known_to = *parse_date("2015-03");
  CHECK(status.lists_consents());
  treaty.fields.set("type", "bilateral");
  CHECK(!status.lists_consents());
}

TEST_CASE("coherence: every rule has an id of its own and says how it grades") {
  std::map<std::string_view, int> ids;
  for (const auto& rule : law_rules()) {
    ++ids[rule.rule.id];
    CHECK(!rule.rule.severity.empty());
  }
  for (const auto& rule : evidence_rules()) {
    ++ids[rule.rule.id];
    CHECK(!rule.rule.severity.empty());
    CHECK(!rule.indicators.empty());
  }
  CHECK(ids.size() == law_rules().size() + evidence_rules().size());
}

TEST_CASE("coherence: a rule alone, an unknown rule, and a store without law") {
  ScratchWorkspace workspace;
  const auto empty = json_of(ask(*workspace, "BGD"));
  CHECK(empty.root()["findings"].size() == 0);
  CHECK(empty.root()["not_looked_at"][std::size_t{0}].string().contains("No register"));
  load_sample(workspace, sample_register("law", law));
  const auto one = json_of(ask(*workspace, "BGD", Format::json, "replaced_but_binding"));
  CHECK(one.root()["findings"].size() == 1);
  CHECK(one.root()["rules"].size() == 1);
  const auto wrong =
      coherence_report(*workspace, {.subject = "BGD", .rule = "opposite_dutys"}, Format::json, 100);
  REQUIRE(!wrong.has_value());
  CHECK(wrong.error().hint == "Did you mean opposite_duties?");
  CHECK(!coherence_report(*workspace, {.subject = "BGD-BGD"}, Format::json, 100).has_value());
  const auto nobody = coherence_report(*workspace, {.subject = "_W"}, Format::json, 100);
  REQUIRE(!nobody.has_value());
  CHECK(nobody.error().message == "expected a state or a group of states, saw World (_W)");
  const auto csv = ask(*workspace, "BGD", Format::csv);
  CHECK(csv.starts_with("id,rule,severity,because,one_address,one_place,"));
}

}  // namespace corridor::coherence_report_test
