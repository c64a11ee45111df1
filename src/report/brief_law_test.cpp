// What a brief says of law: each kind of answer, in every language, with its proofs.

#include "evidence/proof.h"
#include "evidence/scratch_workspace.h"
#include "report/brief.h"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace corridor::brief_law_test {
namespace {

/// Made so that a brief of Bangladesh to Malaysia has every kind of answer.
const std::string made_register = R"(register: made_law
version: "1"
title: Made law
publisher: A test
licence: CC0-1.0
author: A test
reason: To be read
known_to: "2025-12-31"
instruments:
  - code: work
    title: {en: Work Convention, fr: C, es: C, ar: ع, ru: К, zh: 公约, bn: ক}
    type: convention
    topics: [labour]
    adopted: "1990-01-01"
    in_force: "1991-01-01"
    known_to: "2025-12-31"
    summary: {en: On work.}
    provisions:
      - {at: art_1, title: Wages in full, gives: [wage], summary: {en: S.}, leaves_out: [irregular]}
      - {at: art_2, title: No fees, gives: [recruitment], summary: {en: S.}}
      - {at: art_3, title: Safety, gives: [violence], summary: {en: S.}}
      - {at: art_4, title: Health, gives: [health], summary: {en: S.}, strength: limited_duty}
      - {at: art_5, title: Homes, gives: [housing], summary: {en: S.}, strength: aim}
      - {at: art_6, title: Schools, gives: [education], summary: {en: S.}, covers: [refugee]}
      - {at: art_7, title: Unions, gives: [union], summary: {en: S.}}
    events:
      - {kind: accession, party: MYS, date: "2000-05-06"}
      - {kind: accession, party: BGD, date: "2001-05-06"}
      - {kind: reservation, party: MYS, date: "2000-05-06", provisions: [art_7__para_1]}
  - code: home
    title: {en: Home Convention, fr: C, es: C, ar: ع, ru: К, zh: 公约, bn: ক}
    type: convention
    adopted: "1990-01-01"
    in_force: "1991-01-01"
    known_to: "2025-12-31"
    summary: {en: On going home.}
    provisions:
      - {at: art_1, title: Consuls, gives: [consular, entry], summary: {en: S.}}
    events:
      - {kind: accession, party: BGD, date: "2002-05-06"}
  - code: unlisted
    title: {en: Unlisted Convention, fr: C, es: C, ar: ع, ru: К, zh: 公约, bn: ক}
    type: convention
    adopted: "1990-01-01"
    in_force: "1991-01-01"
    summary: {en: Nobody lists its parties.}
    provisions:
      - {at: art_1, title: Family, gives: [family], summary: {en: S.}}
      - {at: art_2, title: Papers, gives: [identity], summary: {en: S.}}
    events:
      - {kind: accession, party: BGD, date: "2003-05-06"}
      - {kind: signature, party: MYS, date: "2003-05-06"}
  - code: equal
    title: {en: Equal Convention, fr: C, es: C, ar: ع, ru: К, zh: 公约, bn: ক}
    type: convention
    adopted: "1990-01-01"
    in_force: "1991-01-01"
    known_to: "2025-12-31"
    summary: {en: As good as another.}
    provisions:
      - {at: art_1, title: Asylum, gives: [asylum, detention], summary: {en: S.}}
    events:
      - {kind: denunciation, party: MYS, date: "1999-01-01"}
      - {kind: ratification, party: MYS, date: "1995-01-01"}
)";

struct MadeLaw {
  ScratchWorkspace store;
  MadeLaw() { REQUIRE(load_file(*store, store.write("law.yml", made_register), {}).has_value()); }

  std::vector<Paragraph> law(const std::string& subject, const std::string& language = "en") {
    const auto brief = write_brief(*store, {.subject = subject, .language = language});
    REQUIRE(brief.has_value());
    document = *brief;
    std::vector<Paragraph> said;
    const auto section = std::ranges::find(brief->sections, "law", &DocumentSection::id);
    REQUIRE(section != brief->sections.end());
    for (const auto& block : section->blocks) {
      if (const auto* paragraph = std::get_if<Paragraph>(&block)) said.push_back(*paragraph);
      if (const auto* bullets = std::get_if<Bullets>(&block)) {
        said.insert(said.end(), bullets->items.begin(), bullets->items.end());
      }
    }
    return said;
  }
  Document document;
};

bool says(const std::vector<Paragraph>& said, std::string_view text) {
  return std::ranges::any_of(
      said, [&](const Paragraph& paragraph) { return paragraph.text.contains(text); });
}

bool has_latin_word(std::string_view text) {
  int letters = 0;
  for (const char c : text) {
    letters = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? letters + 1 : 0;
    if (letters > 1) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a brief answers each question of a person who goes this way") {
  MadeLaw made;
  const auto said = made.law("BGD-MYS");
  CHECK(says(said,
             "treaties make 3 a duty of the states concerned; for 6 there is a weaker promise"));
  CHECK(says(said,
             "Am I paid in full and on time? Yes: Wages in full (Work Convention, article 1; "
             "Bangladesh since 2001, Malaysia since 2000). Not for: people without a permit."));
  CHECK(says(said, "May an agent charge me? No: No fees (Work Convention, article 2;"));
  CHECK(says(said, "Who protects me from violence? There are rules: Safety (Work Convention"));
  CHECK(says(said,
             "Am I treated when I am ill? Only in part: Health (Work Convention, article 4; "
             "Bangladesh since 2001, Malaysia since 2000). Only as far as the state's own law or "
             "means allow."));
  CHECK(says(said, "The state is to work towards it; it need not be there."));
  CHECK(says(said, "Only if you are one of these: refugees."));
  CHECK(says(said, "Malaysia has made a reservation that may bear on it."));
  CHECK(says(said,
             "May my consulate help me? Only in part: Consuls (Home Convention, article 1; "
             "Bangladesh since 2002). Both would owe it; Bangladesh is bound, Malaysia is not."));
  CHECK(says(said, "Both would owe it; Bangladesh is bound, of Malaysia it is not known."));
  CHECK(
      says(said, "May I change my job? No treaty at hand that binds Malaysia protects you here."));
  CHECK(says(said, "May I leave? No treaty at hand that binds Bangladesh protects you here."));
  CHECK(says(said,
             "May my family come, or stay together? Not known. It would be in: Unlisted "
             "Convention."));
  CHECK(says(said, "Not for people without a permit: Wages."));
  CHECK(says(said,
             "if Malaysia joins Equal Convention, 2 more would be duties (Limits to "
             "detention; Asylum). As much would come if: Malaysia joins Home Convention."));
  CHECK(says(said, "Some lists of who has joined end on 2025-12-31"));
}

TEST_CASE("what a brief says of law leads back to the line of the register") {
  MadeLaw made;
  const auto said = made.law("BGD-MYS");
  const auto wages = std::ranges::find_if(
      said, [](const Paragraph& paragraph) { return paragraph.text.starts_with("Am I paid"); });
  REQUIRE(wages != said.end());
  REQUIRE(wages->proofs.size() == 3);
  const auto provision = prove(*made.store, wages->proofs[0]);
  REQUIRE(provision.has_value());
  REQUIRE(provision->rows.size() == 1);
  CHECK(provision->rows[0].address == "provision:work/art_1");
  CHECK(provision->in_file.same_bytes);
  CHECK(provision->in_file.cell.contains("Wages in full"));
  const auto joined = prove(*made.store, wages->proofs[1]);
  REQUIRE(joined.has_value());
  REQUIRE(joined->rows.size() == 1);
  CHECK(joined->rows[0].kind == "event");
  CHECK(joined->rows[0].title == "accession of work by BGD");
  for (const auto& proof : wages->proofs) {
    CHECK(std::ranges::find(made.document.proofs, proof, &ProofNote::id) !=
          made.document.proofs.end());
  }
}

TEST_CASE("a brief of a place tells what binds it and what does not") {
  MadeLaw made;
  const auto said = made.law("MYS");
  CHECK(says(said,
             "Malaysia: of the treaties and laws described here that it could join or has, 1 "
             "bind it, 2 it has not joined or has left, and of 1 it is not known here."));
  CHECK(says(said, "Not joined: Home Convention."));
  CHECK(says(said, "Not known whether joined: Unlisted Convention."));
  CHECK(says(said, "Left: Equal Convention."));
}

TEST_CASE("law is told in every language, without a word of English") {
  MadeLaw made;
  for (const std::string subject : {"BGD-MYS", "MYS", "BGD", "ASEAN"}) {
    const auto english = made.law(subject);
    for (const std::string language : {"ar", "bn", "ru", "zh", "fr", "es"}) {
      const auto said = made.law(subject, language);
      REQUIRE(said.size() == english.size());
      for (std::size_t i = 0; i < said.size(); ++i) {
        CAPTURE(language);
        CAPTURE(said[i].text);
        CHECK(said[i].text != english[i].text);
        if (language != "fr" && language != "es") CHECK_FALSE(has_latin_word(said[i].text));
      }
    }
  }
}

TEST_CASE("a brief that knows of no register says so") {
  ScratchWorkspace store;
  const auto brief = write_brief(*store, {.subject = "BGD-MYS"});
  REQUIRE(brief.has_value());
  const auto section = std::ranges::find(brief->sections, "law", &DocumentSection::id);
  REQUIRE(section->blocks.size() == 1);
  CHECK(std::get<Paragraph>(section->blocks[0]).text == "The workspace has no register of law.");
}

}  // namespace corridor::brief_law_test
