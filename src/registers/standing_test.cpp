#include "registers/standing.h"

#include <doctest/doctest.h>

namespace corridor::standing_test {
namespace {

using Kind = LawEventKind;
using Stage = Standing::Stage;

Period date(std::string_view text) {
  if (text.empty()) return {};
  const auto parsed = parse_date(text);
  REQUIRE(parsed);
  return *parsed;
}

Day day(std::string_view text) { return first_day(date(text)); }

Instrument treaty(std::string_view in_force, std::string_view fields = "") {
  Instrument instrument{.code = "t", .title = "A treaty"};
  instrument.fields = NamedLines(fields);
  instrument.in_force = date(in_force);
  instrument.parties_known_to = date("2026-01-01");
  return instrument;
}

SourcedEvent event(Kind kind, std::string_view party, std::string_view on) {
  return {{.instrument = "t", .kind = kind, .party = Place(party), .date = date(on)}, "p"};
}

Standing standing(const Instrument& instrument, const std::vector<SourcedEvent>& events,
                  std::string_view party, std::string_view on) {
  return standing_on(instrument, events,
                     {Place(party), day(on), entry_into_force(instrument, events)});
}

constexpr std::string_view icrmw_rules =
    "force_consents=20\nforce_delay=first of month after 3 months\n"
    "joining_delay=first of month after 3 months\nleaving_notice=first of month after 12 months";

}  // namespace

TEST_CASE("a state that ratifies before the treaty is in force is bound from that day only") {
  // Migrant Workers Convention: Egypt acceded on 19 February 1993, the convention is in force since
  // 1 July 2003 (article 87).
  const auto icrmw = treaty("2003-07-01", icrmw_rules);
  const std::vector events{event(Kind::accession, "EGY", "1993-02-19")};
  CHECK(standing(icrmw, events, "EGY", "1993-02-18").stage == Stage::not_party);
  CHECK(standing(icrmw, events, "EGY", "2003-06-30").stage == Stage::consented);
  const auto bound = standing(icrmw, events, "EGY", "2003-07-01");
  CHECK(bound.stage == Stage::in_force);
  CHECK(bound.since.text() == "2003-07-01");
  CHECK(bound.consent.text() == "1993-02-19");
}

TEST_CASE("a state that ratifies later waits for the delay of the treaty") {
  // Bangladesh signed on 7 October 1998 and ratified on 24 August 2011: bound from 1 December 2011.
  const auto icrmw = treaty("2003-07-01", icrmw_rules);
  const std::vector events{event(Kind::signature, "BGD", "1998-10-07"),
                           event(Kind::ratification, "BGD", "2011-08-24")};
  CHECK(standing(icrmw, events, "BGD", "2005-01-01").stage == Stage::signed_only);
  CHECK(standing(icrmw, events, "BGD", "2011-11-30").stage == Stage::consented);
  CHECK(standing(icrmw, events, "BGD", "2011-12-01").binds());
}

TEST_CASE(
    "a treaty without a stated day enters into force after the consent that makes the number") {
  const auto two = treaty("", "force_consents=2\nforce_delay=12 months\njoining_delay=12 months");
  // Domestic Workers Convention: Uruguay 14 June 2012, Philippines 5 September 2012; in force on
  // 5 September 2013 (article 21).
  const std::vector events{event(Kind::ratification, "PHL", "2012-09-05"),
                           event(Kind::ratification, "URY", "2012-06-14")};
  CHECK(entry_into_force(two, events).text() == "2013-09-05");
  CHECK(entry_into_force(two, std::span(events).first(1)).empty());
  const std::vector uruguay{events[1]};
  const StandingQuestion question{Place("URY"), day("2013-06-14"), date("2013-09-05")};
  CHECK(standing_on(two, uruguay, question).stage == Stage::consented);
}

TEST_CASE("a successor state is bound from the day it became one") {
  // Refugee Convention: Croatia notified its succession on 12 October 1992; it is bound since it
  // became independent (the gazetteer has 25 June 1991).
  const auto convention = treaty("1954-04-22", "joining_delay=90 days");
  const std::vector events{event(Kind::succession, "HRV", "1992-10-12")};
  const auto bound = standing(convention, events, "HRV", "1993-01-01");
  CHECK(bound.binds());
  CHECK(bound.since.text() == "1991-06-25");
  // Before the notification nobody knew, and the point in time is what was done by that day.
  CHECK(standing(convention, events, "HRV", "1992-01-01").stage == Stage::not_party);
  SUBCASE("or from the day its notification says") {
    auto stated = events;
    stated[0].event.effective = date("1991-10-08");
    CHECK(standing(convention, stated, "HRV", "1993-01-01").since.text() == "1991-10-08");
  }
}

TEST_CASE("a successor that said nothing is no party, and its predecessor is named") {
  const auto convention = treaty("1954-04-22");
  const auto silent = standing(convention, {}, "MKD", "2000-01-01");
  CHECK(silent.stage == Stage::not_party);
  CHECK(silent.note.contains("YUG"));
}

TEST_CASE("a party that denounces is bound until its notice is over") {
  const auto icrmw = treaty("2003-07-01", icrmw_rules);
  const std::vector events{event(Kind::accession, "EGY", "1993-02-19"),
                           event(Kind::denunciation, "EGY", "2010-01-15")};
  CHECK(standing(icrmw, events, "EGY", "2010-01-15").binds());
  CHECK(standing(icrmw, events, "EGY", "2011-01-31").binds());
  const auto left = standing(icrmw, events, "EGY", "2011-02-01");
  CHECK(left.stage == Stage::ended);
  CHECK(left.until.text() == "2011-02-01");
  SUBCASE("and may join again") {
    auto again = events;
    again.push_back(event(Kind::accession, "EGY", "2015-03-10"));
    CHECK(standing(icrmw, again, "EGY", "2015-06-30").stage == Stage::consented);
    CHECK(standing(icrmw, again, "EGY", "2015-07-01").binds());
  }
}

TEST_CASE("a reservation holds until it is withdrawn, and only what is named is withdrawn") {
  const auto treaty_ = treaty("1954-04-22");
  std::vector events{
      event(Kind::ratification, "BRA", "1960-11-16"), event(Kind::reservation, "BRA", "1960-11-16"),
      event(Kind::reservation, "BRA", "1960-11-16"), event(Kind::withdrawal, "BRA", "1990-12-07")};
  events[1].event.provisions = "art_15 art_17";
  events[2].event.provisions = "art_24";
  events[3].event.provisions = "art_15 art_17";
  CHECK(standing(treaty_, events, "BRA", "1990-12-06").reservations.size() == 2);
  const auto after = standing(treaty_, events, "BRA", "1990-12-07");
  REQUIRE(after.reservations.size() == 1);
  CHECK(after.reservations[0].event.provisions == "art_24");
  SUBCASE("all of them where the withdrawal names none") {
    events[3].event.provisions.clear();
    CHECK(standing(treaty_, events, "BRA", "1991-01-01").reservations.empty());
  }
}

TEST_CASE("a territory is bound once the treaty is extended to it, and not before") {
  const auto treaty_ = treaty("1954-04-22", "joining_delay=90 days");
  std::vector events{event(Kind::extension, "GBR", "1956-10-25")};
  events[0].event.territory = Place("FLK");
  CHECK(standing(treaty_, events, "FLK", "1956-10-25").stage == Stage::consented);
  const auto bound = standing(treaty_, events, "FLK", "1957-01-23");
  CHECK(bound.binds());
  CHECK(bound.since.text() == "1957-01-23");
  // The state itself is not bound by what it did for a territory.
  CHECK(standing(treaty_, events, "GBR", "1957-01-23").stage == Stage::not_party);
}

TEST_CASE("where only the year is known, the days within it are told as uncertain") {
  const auto treaty_ = treaty("1969-01-04");
  const std::vector events{event(Kind::ratification, "MYS", "1995")};
  CHECK(standing(treaty_, events, "MYS", "1994-12-31").stage == Stage::not_party);
  const auto within = standing(treaty_, events, "MYS", "1995-06-01");
  CHECK(within.uncertain);
  const auto after = standing(treaty_, events, "MYS", "1996-01-01");
  CHECK(after.binds());
  CHECK(!after.uncertain);
}

TEST_CASE("of two publishers the one that tells the day is followed") {
  const auto treaty_ = treaty("1969-01-04", "joining_delay=30 days");
  const std::vector events{event(Kind::accession, "AFG", "1983"),
                           event(Kind::accession, "AFG", "1983-07-06")};
  const auto bound = standing(treaty_, events, "AFG", "1983-08-05");
  CHECK(bound.binds());
  CHECK(bound.since.text() == "1983-08-05");
  CHECK(bound.proofs.size() == 1);
}

TEST_CASE("no list of parties is not the same as not being on it") {
  auto treaty_ = treaty("1952-01-22");
  treaty_.parties_known_to = {};
  CHECK(standing(treaty_, {}, "MYS", "2020-01-01").stage == Stage::not_known);
  treaty_.parties_known_to = date("2021");
  const auto absent = standing(treaty_, {}, "MYS", "2020-01-01");
  CHECK(absent.stage == Stage::not_party);
  CHECK(absent.known_to.text() == "2021");
}

TEST_CASE("a treaty of a region is not open to others") {
  const auto ecowas = treaty("1980-04-08", "open_to=ECOWAS");
  CHECK(standing(ecowas, {}, "MYS", "2020-01-01").stage == Stage::not_open);
  CHECK(standing(ecowas, {}, "GHA", "2020-01-01").stage == Stage::not_party);
  CHECK(is_open_to(ecowas, Place("GHA"), day("2020-01-01")));
  CHECK(!is_open_to(ecowas, Place("BGD"), day("2020-01-01")));
}

TEST_CASE("a regulation binds the members of its group while they are members") {
  auto regulation = treaty("2010-05-01", "type=regulation");
  regulation.places = {Place("EU")};
  CHECK(standing(regulation, {}, "GBR", "2015-01-01").binds());
  CHECK(standing(regulation, {}, "GBR", "2021-06-01").stage == Stage::ended);
  const auto croatia = standing(regulation, {}, "HRV", "2014-01-01");
  CHECK(croatia.binds());
  CHECK(croatia.since.text() == "2013-07-01");
  CHECK(standing(regulation, {}, "BGD", "2014-01-01").stage == Stage::not_open);
  SUBCASE("but for those who opted out, until they come in") {
    // Directive 2001/55 on temporary protection: Denmark stays out; Ireland accepted it in 2003.
    const std::vector denmark{event(Kind::exclusion, "DNK", "2001-07-20")};
    CHECK(standing(regulation, denmark, "DNK", "2014-01-01").stage == Stage::not_party);
    const std::vector ireland{event(Kind::exclusion, "IRL", "2001-07-20"),
                              event(Kind::acceptance, "IRL", "2003-10-02")};
    CHECK(standing(regulation, ireland, "IRL", "2014-01-01").binds());
  }
  SUBCASE("and others where they took it over") {
    const std::vector norway{event(Kind::in_force, "NOR", "2012-06-01")};
    CHECK(standing(regulation, norway, "NOR", "2014-01-01").binds());
  }
}

TEST_CASE("an act of the future is not yet done") {
  const auto treaty_ = treaty("1954-04-22");
  const std::vector events{event(Kind::ratification, "BGD", "2030-01-01")};
  CHECK(standing(treaty_, events, "BGD", "2026-01-01").stage == Stage::not_party);
}

}  // namespace corridor::standing_test
