#include "sources/article_names.h"
#include "sources/law_reading.h"
#include "sources/recording_sink.h"

#include <doctest/doctest.h>

namespace corridor::untc_test {
namespace {

using Kind = LawEventKind;

const std::string status_header = "treaty_id,treaty_name,participant,column,raw,date,action_code\n";

/// What happens in one cell below a heading.
LawEvent event_under(const std::string& heading, const std::string& letters) {
  RecordingSink sink;
  REQUIRE(read_as(
      "untc_status",
      status_header + "4-13,Convention,Peru,\"" + heading + "\",x,2005-09-14," + letters + "\n",
      sink));
  REQUIRE(sink.events.size() == 1);
  return sink.events[0];
}

Reading read_declarations(std::string_view text, RecordingSink& sink) {
  const Source* source = find_source("untc_declarations");
  REQUIRE(source != nullptr);
  auto reading = source->read({"folder/4-13.txt", text, {}}, sink);
  REQUIRE(reading.has_value());
  return std::move(*reading);
}

}  // namespace

TEST_CASE("UNTC: the heading says what no letters mean, and what each letter does") {
  const std::string joining = "Ratification, Accession(a), Succession(d)";
  CHECK(event_under(joining, "").kind == Kind::ratification);
  CHECK(event_under(joining, "a").kind == Kind::accession);
  CHECK(event_under(joining, "d").kind == Kind::succession);
  CHECK(event_under(joining, "d").note.empty());
  CHECK(event_under("Acceptance(A), Approval(AA), Ratification", "AA").kind == Kind::approval);
  CHECK(event_under("Signature, Succession to signature(d)", "").kind == Kind::signature);
  const auto succeeded = event_under("Signature, Succession to signature(d)", "d");
  CHECK(succeeded.kind == Kind::signature);
  CHECK(succeeded.note == "Succession to signature");
}

TEST_CASE("UNTC: consent of a kind of its own is acceptance with the publisher's words") {
  const auto definitive = event_under("Definitive signature(s), Acceptance(A)", "s");
  CHECK(definitive.kind == Kind::acceptance);
  CHECK(definitive.note == "Definitive signature");
  CHECK(event_under("Succession(d), Consent to be bound(P)", "P").note == "Consent to be bound");
  CHECK(event_under("Provisional application(n)", "n").kind == Kind::provisional);
  CHECK(event_under("Notification under article 21 (1)", "").kind == Kind::declaration);
  CHECK(event_under("Formal confirmation(c), Ratification", "c").kind == Kind::confirmation);
}

TEST_CASE(
    "UNTC: a comma before a small letter does not end a form; several forms are noted whole") {
  const auto joined = event_under(
      "Participation in the Convention by virtue of ratification, accession or succession", "");
  CHECK(joined.kind == Kind::acceptance);
  const std::string several =
      "Definitive signature of the Protocol, Acceptance of the Protocol, "
      "Succession to the Protocol";
  CHECK(event_under(several, "").kind == Kind::acceptance);
  CHECK(event_under(several, "").note == several);
}

TEST_CASE("UNTC: a participant that is no place and a heading that is no action are named") {
  RecordingSink sink;
  REQUIRE(read_as(
      "untc_status",
      status_header + "9-3,Statute,World Health Organization,Signature,x,1996-10-28,\n" +
          "9-3,Statute,Peru,Weather,x,1996-10-28,\n" + "9-3,Statute,Peru,Signature,x,1996-13-28,\n",
      sink));
  CHECK(sink.events.empty());
  REQUIRE(sink.rejections.size() == 3);
  CHECK(sink.rejections[0].seen == "World Health Organization");
  CHECK(sink.rejections[0].cell.row == 2);
  CHECK(sink.rejections[1].seen == "Weather");
  CHECK(sink.rejections[2].seen == "1996-13-28");
}

TEST_CASE("UNTC: the six rows of a member's admission are one acceptance") {
  RecordingSink sink;
  REQUIRE(read_as("untc_status",
                  status_header + "1-2,Declarations,Angola,Resolution,31/44,,\n" +
                      "1-2,Declarations,Angola,Date of Adoption,1 Dec 1976,1976-12-01,\n" +
                      "1-2,Declarations,Angola,UNTS Page,205,,\n" +
                      "1-2,Declarations,Benin,Date of Adoption,20 Sep 1960,1960-09-20,\n",
                  sink));
  REQUIRE(sink.events.size() == 2);
  CHECK(sink.events[0].kind == Kind::acceptance);
  CHECK(sink.events[0].party == Place("AGO"));
  CHECK(sink.events[0].date.text() == "1976-12-01");
  CHECK(sink.events[0].note == "Resolution 31/44, UNTS Page 205");
  CHECK(sink.events[1].party == Place("BEN"));
}

TEST_CASE(
    "UNTC: a party that ratified before it signed is kept and flagged, whichever comes first") {
  for (const bool swapped : {false, true}) {
    const std::string signs = "4-13,Convention,Peru,Signature,x,2004-09-22,\n";
    const std::string ratifies = "4-13,Convention,Peru,Ratification,x,2004-09-14,\n";
    RecordingSink sink;
    REQUIRE(read_as("untc_status", status_header + (swapped ? ratifies + signs : signs + ratifies),
                    sink));
    CHECK(sink.events.size() == 2);
    CHECK(sink.has_flag("consent_before_signature"));
  }
}

TEST_CASE("UNTC: pages that were saved earlier are known to the last act they have") {
  RecordingSink sink;
  REQUIRE(read_as("untc_status",
                  status_header + "18-12,Convention,Peru,Signature,x,2000-12-14,\n" +
                      "5-2,\"Convention. Geneva, 28 July 1951\",Peru,Accession(a),x,1964-12-21,a\n",
                  sink));
  REQUIRE(sink.records.size() == 2);
  CHECK(NamedLines(sink.records[0].fields)["known_to"] == "2013-10");
  const NamedLines refugees(sink.records[1].fields);
  CHECK(refugees["known_to"] == "2015-03");
  CHECK(refugees["topics"] == "refugees");
  CHECK(refugees["type"] == "convention");
  CHECK(refugees["adopted"] == "1951-07-28");
}

TEST_CASE("UNTC index: numbers as in the status, the day of adoption, what belongs to what") {
  RecordingSink sink;
  REQUIRE(read_as("untc_treaties",
                  "chapter_no,treaty_no,treaty_name,url,chapter_url,chapter_name\n"
                  "18,12,\"Convention. New York, 15 November 2000\",u,v,Penal Matters\n"
                  "18,12.a,\"Protocol. New York, 15 November 2000\",u,v,Penal Matters\n"
                  "4,11,Convention,u,v,Human Rights\n4,11.a,Amendment to article 43,u,v,x\n"
                  "5,2,Convention,u,v,Refugees\n5,5,Protocol,u,v,Refugees\n",
                  sink));
  REQUIRE(sink.records.size() == 6);
  CHECK(sink.records[1].code == "untc-18-12-a");
  CHECK(NamedLines(sink.records[1].fields)["topics"] == "trafficking");
  // The list does not say who is a party, so nobody's absence from it means anything.
  CHECK(NamedLines(sink.records[1].fields)["known_to"].empty());
  REQUIRE(sink.events.size() == 2);
  CHECK(sink.events[0].kind == Kind::adopted);
  CHECK(sink.events[0].date.text() == "2000-11-15");
  REQUIRE(sink.links.size() == 3);
  CHECK(sink.links[0].relation == "protocol_to");
  CHECK(sink.links[0].to == "instrument:untc-18-12");
  CHECK(sink.links[1].relation == "amends");
  CHECK(sink.links[2].from == "instrument:untc-5-5");
  CHECK(sink.links[2].to == "instrument:untc-5-2");
}

TEST_CASE("UNTC declarations: a state's words are a passage and an event of their kind") {
  RecordingSink sink;
  const auto reading = read_declarations(
      "#Algeria\nIt does not consider itself bound by article 92, paragraph 1 of this Convention.\n"
      "\n#Turkey\nThe restrictions of its laws are preserved.\n",
      sink);
  CHECK(reading.part == "4-13");
  CHECK(reading.rows == 2);
  CHECK(reading.known_to == "2015-03");
  REQUIRE(sink.events.size() == 2);
  CHECK(sink.events[0].instrument == "untc-4-13");
  CHECK(sink.events[0].kind == Kind::reservation);
  CHECK(sink.events[0].party == Place("DZA"));
  CHECK(sink.events[0].provisions == "art_92__para_1");
  CHECK(sink.events[0].cell.row == 2);
  CHECK(sink.events[1].kind == Kind::declaration);  // preserved is not reserved
  REQUIRE(sink.passages.size() == 2);
  CHECK(sink.passages[0].item == "instrument:untc-4-13");
  CHECK(sink.passages[0].heading == "Algeria");
  CHECK(sink.passages[0].text.starts_with("It does not consider"));
}

TEST_CASE("UNTC declarations: the publisher's own headings divide a text") {
  RecordingSink sink;
  read_declarations(
      "#Nicaragua\nDeclarationIt applies it within its laws.Reservations:It grants no "
      "political rights.\n#Sweden\nIt therefore objects to the reservations.\n",
      sink);
  REQUIRE(sink.events.size() == 3);
  CHECK(sink.events[0].kind == Kind::declaration);
  CHECK(sink.events[1].kind == Kind::reservation);
  CHECK(sink.events[2].kind == Kind::objection);
  CHECK(sink.events[0].cell.column != sink.events[1].cell.column);
  CHECK(sink.passages[0].text == "It applies it within its laws.");
  CHECK(sink.passages[1].text == "It grants no political rights.");
}

TEST_CASE("UNTC declarations: articles stand directly behind the words, and are the treaty's own") {
  const auto provisions_of = [](const std::string& words) {
    RecordingSink sink;
    read_declarations("#Peru\n" + words + "\n", sink);
    REQUIRE(sink.events.size() == 1);
    return sink.events[0].provisions;
  };
  CHECK(provisions_of("It is not bound by articles 9 (2), 16 (1) (c) and 29, paragraph 1.") ==
        "art_16__para_1__point_c art_29__para_1 art_9__para_2");
  CHECK(provisions_of("It is not bound by article IV of the Protocol.") == "art_4");
  CHECK(provisions_of("A reservation made under article 42, paragraph 1.").empty());
  CHECK(provisions_of("A reservation by article 103 of the Charter.").empty());
  CHECK(provisions_of("It reads article 5 as an aim.").empty());
}

TEST_CASE("articles: one or many, with paragraphs and points, in both kinds of numbers") {
  using Names = std::vector<std::string>;
  CHECK(articles_named_in(" the provisions of article 92 (1) of the Convention") ==
        Names{"art_92__para_1"});
  CHECK(articles_named_in(" articles 7, 17 and article 26") == Names{"art_7", "art_17", "art_26"});
  CHECK(articles_named_in(" article 24, paragraph 1 (b) and IV") ==
        Names{"art_24__para_1__point_b", "art_4"});
  CHECK(articles_named_in(" article ( a )").empty());
  CHECK(articles_named_in(" the law. Article 5 holds").empty());
  CHECK(roman_number("XIV") == 14);
  CHECK(roman_number("IX") == 9);
  CHECK(roman_number("IIX") == 0);
  CHECK(roman_number("i") == 0);
}

TEST_CASE("UNTC declarations: lost texts and references elsewhere are told") {
  RecordingSink sink;
  read_declarations("A word too early\n#Egypt\n\n#Peru\nSee chapter IV.3.\n#Atlantis\nHello.\n",
                    sink);
  REQUIRE(sink.rejections.size() == 3);
  CHECK(sink.rejections[0].cell.row == 1);
  CHECK(sink.rejections[1].seen == "Egypt");
  CHECK(sink.rejections[2].seen == "Atlantis");
  REQUIRE(sink.events.size() == 1);
  CHECK(sink.events[0].note == "the text stands with untc-4-3");
  CHECK(sink.passages.empty());
}

TEST_CASE("UNTC declarations: a file without the number of a treaty in its name is refused") {
  const Source* source = find_source("untc_declarations");
  REQUIRE(source != nullptr);
  RecordingSink sink;
  const auto reading = source->read({"texts.txt", "#Peru\nHello.\n", {}}, sink);
  REQUIRE(!reading.has_value());
  CHECK(reading.error().kind == ErrorKind::invalid);
  CHECK(reading.error().hint.contains("4-13.txt"));
}

TEST_CASE("dates of law: known coarsely, nothing is said to be before anything") {
  const auto date = [](std::string_view text) { return *Period::parse(text); };
  CHECK(is_before(date("1999-05-01"), date("1999-05-02")));
  CHECK(!is_before(date("1999"), date("1999-05-02")));
  CHECK(!is_before(date("1999-05"), date("1999-05-02")));
  CHECK(is_before(date("1998"), date("1999-05-02")));
  CHECK(parse_american_date("5/19/1947")->text() == "1947-05-19");
  CHECK(!parse_american_date("19/5/1947"));
  CHECK(!parse_american_date("1/26/1951, 4/24/1951"));
  CHECK(day_at_end("Done at New York, 18 December 1990")->text() == "1990-12-18");
  CHECK(!day_at_end("Resolution of 1990"));
  CHECK(slug("EC - Côte d'Ivoire") == "ec-cote-divoire");
}

}  // namespace corridor::untc_test
