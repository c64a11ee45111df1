// Synthetic documents in the layout of Akoma Ntoso 3.0; the act is made up.

#include "sources/texts/akoma_ntoso.h"

#include "sources/recording_sink.h"
#include "sources/texts/akoma_uri.h"
#include "sources/texts/text_passages.h"

#include <fmt/core.h>

#include <algorithm>
#include <string>

#include <doctest/doctest.h>

namespace corridor::akoma_ntoso_test {
namespace {

constexpr std::string_view open =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">\n";

/// <meta> of a wording of 2014, or of 2019 as amended.
std::string meta(std::string_view date) {
  return fmt::format(
      R"(<meta>
<identification source="#editor">
<FRBRWork><FRBRthis value="/akn/bd/act/2013/48/!main"/><FRBRuri value="/akn/bd/act/2013/48"/>
<FRBRdate date="2013-10-27" name="Generation"/><FRBRauthor href="#parliament"/>
<FRBRcountry value="bd"/><FRBRnumber value="48"/></FRBRWork>
<FRBRExpression><FRBRthis value="/akn/bd/act/2013/48/eng@{0}/!main"/>
<FRBRuri value="/akn/bd/act/2013/48/eng@{0}"/><FRBRdate date="{0}" name="Consolidation"/>
<FRBRauthor href="#parliament"/><FRBRlanguage language="eng"/></FRBRExpression>
</identification>
<publication date="2013-10-28" name="Gazette" showAs="Gazette" number="7"/>
<lifecycle source="#editor">
<eventRef eId="e1" date="2013-10-27" type="generation" source="#original"/>
<eventRef eId="e2" date="2014-01-01" type="commencement" source="#original"/>
<eventRef eId="e3" date="2015-07-01" type="generation" refersTo="#commence2" source="#original"/>
<eventRef eId="e4" date="2019-05-01" type="amendment" source="#am1"/>
<eventRef eId="e5" date="2021-01-01" type="repeal" source="#am2"/>
</lifecycle>
<analysis source="#editor"><passiveModifications>
<textualMod type="substitution" eId="pm1"><source href="/akn/bd/act/2019/5#sec_2"/>
<destination href="#sec_2__subsec_1"/></textualMod></passiveModifications></analysis>
<temporalData source="#editor">
<temporalGroup eId="t1"><timeInterval refersTo="#inForce" start="#e3"/></temporalGroup>
<temporalGroup eId="t2"><timeInterval refersTo="#inForce" start="#e2" end="#e5"/></temporalGroup>
</temporalData>
<references source="#editor">
<original eId="original" href="/akn/bd/act/2013/48/eng@2013-10-27" showAs="Act 48 of 2013"/>
<passiveRef eId="am1" href="/akn/bd/act/2019/5" showAs="Act 5 of 2019"/>
<passiveRef eId="am2" href="/akn/bd/act/2020/9" showAs="Act 9 of 2020"/>
<TLCConcept eId="commence2" href="/ontology/concept/commencement" showAs="Commencement"/>
<TLCOrganization eId="parliament" href="/ontology/organization/parliament" showAs="Parliament"/>
</references>
</meta>)",
      date);
}

std::string act(std::string_view date, std::string_view pay) {
  return std::string(open) + "<act name=\"act\">" + meta(date) +
         R"(<preface><longTitle><p>An Act to protect people who work abroad: the
<docTitle>Made-up Work Abroad Act</docTitle></p></longTitle></preface>
<preamble><formula name="enacting"><p>It is enacted:</p></formula></preamble>
<body>
<chapter eId="chp_I"><num>Chapter I</num><heading>First</heading>
<section eId="sec_1"><num>1.</num><heading>Name</heading><content><p>This is the <b>Act</b>
<i>itself</i>.</p></content></section>
<section eId="sec_2"><num>2.</num><heading>Pay</heading>
<subsection eId="sec_2__subsec_1"><num>(1)</num><content><p>)" +
         std::string(pay) +
         R"(</p></content></subsection>
<subsection eId="sec_2__subsec_2"><num>(2)</num><intro><p>It covers</p></intro>
<paragraph eId="sec_2__subsec_2__para_a"><num>(a)</num><content><p>wages;</p></content></paragraph>
<paragraph eId="sec_2__subsec_2__para_b"><num>(b)</num><content><p>leave as in
<ref href="/akn/un/convention/1990/icrmw#art_25">article 25</ref>.</p></content></paragraph>
<wrapUp><p>and nothing less.</p></wrapUp></subsection></section></chapter>
<chapter><num>Chapter II</num><heading>Second</heading>
<section period="#t1"><num>3.</num><heading>Later</heading><content>
<blockList eId="sec_3__list_1"><listIntroduction>Nobody pays</listIntroduction>
<item eId="sec_3__list_1__item_a"><num>(a)</num><p>a fee;</p></item>
<item eId="sec_3__list_1__item_b"><num>(b)</num><p>a deposit.</p></item></blockList>
</content></section>
<section period="#t2" status="removed"><num>4.</num><heading>Gone</heading>
<content><p>Old words, see <ref href="#sec_1">section 1</ref>.</p></content></section>
</chapter></body></act></akomaNtoso>)";
}

const Record* find(const RecordingSink& sink, std::string_view kind, std::string_view code) {
  const auto found = std::ranges::find_if(
      sink.records, [&](const Record& r) { return r.kind == kind && r.code == code; });
  return found == sink.records.end() ? nullptr : &*found;
}

const Passage* passage(const RecordingSink& sink, std::string_view place_in) {
  const auto found = std::ranges::find(sink.passages, place_in, &Passage::place_in);
  return found == sink.passages.end() ? nullptr : &*found;
}

std::string events_of(const RecordingSink& sink) {
  std::string all;
  for (const auto& e : sink.events) {
    all += fmt::format("{} {} {} {}\n", name_of(e.kind), e.date.text(), e.other, e.provisions);
  }
  return all;
}

Error error_of(std::string_view text) {
  RecordingSink sink;
  const auto reading = read_akoma_ntoso({"act.xml", text, {}}, sink);
  REQUIRE_FALSE(reading.has_value());
  return reading.error();
}

}  // namespace

TEST_CASE("an act becomes an instrument, a wording of it, and provisions with their addresses") {
  RecordingSink sink;
  const auto text = act("2014-01-01", "Pay is equal.");
  const auto source = recognise_source({"act.xml", text, {}});
  REQUIRE(source.has_value());
  CHECK((*source)->name == "akoma_ntoso");
  const auto reading = (*source)->read({"act.xml", text, {}}, sink);
  REQUIRE(reading.has_value());
  CHECK(reading->citation.dataset == "text_bd_act_2013_48");
  CHECK(reading->citation.version == "2014-01-01");
  CHECK(reading->citation.publisher == "Gazette");
  CHECK(reading->part == "en");
  CHECK(sink.flags.empty());

  const auto* instrument = find(sink, "instrument", "bd_act_2013_48");
  REQUIRE(instrument != nullptr);
  CHECK(instrument->title == "Made-up Work Abroad Act");
  CHECK(instrument->places == std::vector{Place("BGD")});
  CHECK(instrument->since.text() == "2014-01-01");
  CHECK(instrument->until.text() == "2021-01-01");
  const NamedLines fields(instrument->fields);
  CHECK(fields["type"] == "statute");
  CHECK(fields["adopted"] == "2013-10-27");
  CHECK(fields["author"] == "Parliament");
  CHECK(fields["number"] == "48");

  const auto* expression = find(sink, "expression", "bd_act_2013_48@2014-01-01/en");
  REQUIRE(expression != nullptr);
  CHECK(expression->parent == "bd_act_2013_48");
  CHECK(expression->since.text() == "2014-01-01");
  CHECK(NamedLines(expression->fields)["language"] == "en");
  CHECK(NamedLines(expression->fields)["publication"] == "Gazette, 7, 2013-10-28");

  const auto* section = find(sink, "provision", "bd_act_2013_48/sec_2");
  REQUIRE(section != nullptr);
  CHECK(section->title == "Pay");
  CHECK(section->parent == "bd_act_2013_48/chp_I");
  CHECK(section->cell.row == 41);
  const auto* part = find(sink, "provision", "bd_act_2013_48/sec_2__subsec_2");
  REQUIRE(part != nullptr);
  CHECK(part->title == "Section 2 (2)");
  CHECK(part->parent == "bd_act_2013_48/sec_2");
}

TEST_CASE("its passages are cited by identifier, points stand with their paragraph") {
  RecordingSink sink;
  REQUIRE(read_akoma_ntoso({"act.xml", act("2014-01-01", "Pay is equal."), {}}, sink).has_value());
  const auto* name = passage(sink, "sec_1");
  REQUIRE(name != nullptr);
  CHECK(name->item == "expression:bd_act_2013_48@2014-01-01/en");
  CHECK(name->heading == "Section 1 - Name");
  CHECK(name->text == "This is the Act itself.");
  CHECK(name->language == "en");
  CHECK(name->since.text() == "2014-01-01");
  CHECK(passage(sink, "sec_2") == nullptr);
  CHECK(passage(sink, "sec_2__subsec_1")->text == "(1) Pay is equal.");
  CHECK(passage(sink, "sec_2__subsec_2")->text ==
        "(2) It covers\n(a) wages;\n(b) leave as in article 25.\nand nothing less.");
  // The chapter has no eId in the file, nor have its sections.
  CHECK(find(sink, "provision", "bd_act_2013_48/chp_II") != nullptr);
  CHECK(passage(sink, "sec_3")->text == "Nobody pays\n(a) a fee;\n(b) a deposit.");
  CHECK(passage(sink, "preface")->text ==
        "An Act to protect people who work abroad: the Made-up Work Abroad Act");
  CHECK(passage(sink, "preamble")->text == "It is enacted:");
}

TEST_CASE("what happened to it is told with its day and by what, also of parts") {
  RecordingSink sink;
  REQUIRE(read_akoma_ntoso({"act.xml", act("2014-01-01", "Pay is equal."), {}}, sink).has_value());
  CHECK(events_of(sink) ==
        "adopted 2013-10-27  \n"
        "in_force 2014-01-01  \n"
        "amendment 2019-05-01 bd_act_2019_5 \n"
        "termination 2021-01-01 bd_act_2020_9 \n"
        "commencement 2015-07-01  sec_3\n");
  const auto* later = find(sink, "provision", "bd_act_2013_48/sec_3");
  REQUIRE(later != nullptr);
  CHECK(later->since.text() == "2015-07-01");
  CHECK(passage(sink, "sec_3")->since.text() == "2015-07-01");
  const auto* gone = find(sink, "provision", "bd_act_2013_48/sec_4");
  REQUIRE(gone != nullptr);
  CHECK(gone->until.text() == "2021-01-01");
  CHECK(NamedLines(gone->fields)["status"] == "removed");
  CHECK(passage(sink, "sec_4")->until.text() == "2021-01-01");
}

TEST_CASE("it is linked to what amends it and to what it cites") {
  RecordingSink sink;
  REQUIRE(read_akoma_ntoso({"act.xml", act("2014-01-01", "Pay is equal."), {}}, sink).has_value());
  std::string all;
  for (const auto& l : sink.links) all += fmt::format("{} {} {}\n", l.from, l.relation, l.to);
  CHECK(all ==
        "instrument:bd_act_2019_5 amends instrument:bd_act_2013_48\n"
        "provision:bd_act_2019_5/sec_2 amends provision:bd_act_2013_48/sec_2__subsec_1\n"
        "provision:bd_act_2013_48/sec_2__subsec_2 cites "
        "provision:un_convention_1990_icrmw/art_25\n"
        "provision:bd_act_2013_48/sec_4 cites provision:bd_act_2013_48/sec_1\n");
}

TEST_CASE("two wordings of one act stand side by side") {
  RecordingSink before, after;
  REQUIRE(read_akoma_ntoso({"a.xml", act("2014-01-01", "Pay is equal."), {}}, before).has_value());
  const auto reading =
      read_akoma_ntoso({"b.xml", act("2019-05-01", "Pay is equal and on time."), {}}, after);
  REQUIRE(reading.has_value());
  CHECK(reading->supersession == Supersession::by_figure);
  CHECK(reading->citation.version == "2019-05-01");
  CHECK(passage(before, "sec_2__subsec_1")->item != passage(after, "sec_2__subsec_1")->item);
  CHECK(passage(after, "sec_2__subsec_1")->since.text() == "2019-05-01");
  CHECK(before.records.front().code == after.records.front().code);
}

TEST_CASE(
    "a draft's namespace, a prefix, older ids, attachments and words without parts are read") {
  RecordingSink sink;
  const std::string text =
      "<an:akomaNtoso xmlns:an=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0/CSD13\">"
      "<an:doc name=\"convention\"><an:meta><an:identification><an:FRBRWork>"
      "<an:FRBRuri value=\"/akn/un/convention/1990/x\"/><an:FRBRcountry "
      "value=\"un\"/></an:FRBRWork>"
      "</an:identification></an:meta><an:mainBody><an:p>Words alone.</an:p>"
      "<an:article id=\"art5\"><an:num>Article 5</an:num><an:content><an:p>Words<an:authorialNote>"
      "<an:p>no</an:p></an:authorialNote> here.</an:p></an:content></an:article></an:mainBody>"
      "<an:attachments><an:attachment><an:heading>Form</an:heading><an:doc name=\"annex\">"
      "<an:mainBody><an:article><an:num>Article 1</an:num><an:content><an:p>Inside.</an:p>"
      "</an:content></an:article></an:mainBody></an:doc></an:attachment></an:attachments>"
      "</an:doc></an:akomaNtoso>";
  REQUIRE(read_akoma_ntoso({"x.xml", text, {}}, sink).has_value());
  CHECK(passage(sink, "body")->text == "Words alone.");
  CHECK(passage(sink, "art5")->text == "Words here.");
  CHECK(passage(sink, "art5")->heading == "Article 5");
  CHECK(passage(sink, "att_1__art_1")->text == "Inside.");
  CHECK(sink.records.front().code == "un_convention_1990_x");
  CHECK(sink.records.front().places == std::vector{world});
  CHECK(NamedLines(sink.records.front().fields)["type"] == "convention");
  CHECK(sink.has_flag("language_guessed"));
}

TEST_CASE("a companion comes before what the document says of itself") {
  RecordingSink sink;
  const std::vector<Companion> companions{
      {"act.yml", "corridor_text: 1\ncode: overseas_act\ntitle: Our title\ndate: \"2015\"\n"}};
  const auto reading =
      read_akoma_ntoso({"act.xml", act("2014-01-01", "Pay is equal."), {}, companions}, sink);
  REQUIRE(reading.has_value());
  CHECK(reading->citation.title == "Our title");
  CHECK(find(sink, "expression", "overseas_act@2015/en") != nullptr);
  CHECK(sink.events.front().instrument == "overseas_act");
}

TEST_CASE("a missing or an older namespace is told with what is understood") {
  const auto none = error_of("<akomaNtoso>\n<act/></akomaNtoso>");
  CHECK(none.kind == ErrorKind::malformed);
  CHECK(none.message.contains("saw no namespace"));
  CHECK(none.where.line == 1);
  CHECK(none.hint.contains("xmlns="));
  const auto old =
      error_of("\n <akomaNtoso xmlns=\"http://www.akomantoso.org/2.0\"><act/></akomaNtoso>");
  CHECK(old.kind == ErrorKind::malformed);
  CHECK(old.message.contains("http://www.akomantoso.org/2.0"));
  CHECK(old.where.line == 2);
  CHECK(old.hint.contains("older"));
}

TEST_CASE("broken, hostile and other documents are refused with their place") {
  const auto whole = act("2014-01-01", "Pay is equal.");
  const auto cut = error_of(std::string_view(whole).substr(0, whole.size() / 2));
  CHECK(cut.kind == ErrorKind::malformed);
  CHECK(cut.where.line > 10);
  const std::string laughs =
      "<?xml version=\"1.0\"?><!DOCTYPE akomaNtoso [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>"
      "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"><act>&b;</act>"
      "</akomaNtoso>";
  CHECK(is_akoma_ntoso(laughs));
  CHECK(error_of(laughs).message.contains("<!DOCTYPE"));
  CHECK(recognise_source({"x.xml", laughs, {}}).error().message.contains("<!DOCTYPE"));
  std::string deep(open);
  for (int i = 0; i < 200; ++i) deep += "<part>";
  for (int i = 0; i < 200; ++i) deep += "</part>";
  CHECK(error_of(deep + "</akomaNtoso>").kind == ErrorKind::limit);
  CHECK(error_of(std::string(open) + "<judgment/></akomaNtoso>").kind == ErrorKind::invalid);
  CHECK(error_of(std::string(open) + "</akomaNtoso>").kind == ErrorKind::malformed);
  CHECK(error_of(std::string(open) + "<act/></akomaNtoso>").message.contains("FRBRuri"));
  const auto no_words =
      std::string(open) +
      "<act><meta><identification><FRBRWork><FRBRuri "
      "value=\"/akn/x/y\"/></FRBRWork></identification></meta></act></akomaNtoso>";
  CHECK(error_of(no_words).kind == ErrorKind::invalid);
  CHECK(error_of(std::string(open) + "<act>\xFF\xFE</act></akomaNtoso>").kind ==
        ErrorKind::malformed);
  CHECK(error_of(std::string(open) + std::string(largest_text_bytes, ' ')).kind ==
        ErrorKind::limit);
}

TEST_CASE("only a root that is called so is taken for Akoma Ntoso") {
  CHECK(is_akoma_ntoso(
      "\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<!-- c -->\n<akn:akomaNtoso xmlns:akn=\"\">"));
  CHECK_FALSE(is_akoma_ntoso("<html><p>akomaNtoso <akomaNtoso></p>"));
  CHECK_FALSE(is_akoma_ntoso("<akomaNtosoX>"));
  CHECK_FALSE(is_akoma_ntoso("akomaNtoso"));
  CHECK_FALSE(is_akoma_ntoso(""));
}

TEST_CASE("addresses name the instrument and its part") {
  const auto target = akoma_target("/akn/bd/act/2013/48/eng@2016-01-01/!main#sec_5");
  CHECK(target.code == "bd_act_2013_48");
  CHECK(target.provision == "sec_5");
  CHECK(akoma_target("http://laws.example/akn/za-cpt/act/by-law/2010/x/~sec_5").code ==
        "za_cpt_act_by_law_2010_x");
  CHECK(akoma_target("#sec_5").address("own") == "provision:own/sec_5");
  CHECK(akoma_target("/kn/act/1990/x").code == "kn_act_1990_x");
  CHECK(akoma_target("https://example.org/page").code.empty());
}

}  // namespace corridor::akoma_ntoso_test
