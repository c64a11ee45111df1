#include "sources/texts/text_outline.h"

#include "sources/texts/text_language.h"
#include "sources/texts/text_passages.h"

#include <fmt/core.h>

#include <algorithm>
#include <string>

#include <doctest/doctest.h>

namespace corridor::text_outline_test {
namespace {

/// Units with their identifiers, one a line: "art_1 [Heading] words".
std::string shown(const TextLines& lines) {
  auto outline = outline_of(lines);
  name_units(outline.units);
  std::string all;
  for (const auto& unit : outline.units) {
    all += unit.eid;
    if (!unit.heading.empty()) all += " [" + unit.heading + "]";
    std::string words = unit.text;
    std::ranges::replace(words, '\n', '/');
    if (!words.empty()) all += " " + words;
    all += "\n";
  }
  return all;
}

std::string shown(std::string_view text) { return shown(lines_of_plain_text(text)); }

}  // namespace

TEST_CASE("a text whose paragraphs are lines has its articles, paragraphs and points") {
  CHECK(shown("AGREEMENT ON WORK\n\nThe Parties agree:\n\nArticle 1\n\nPurpose\n\nThis is the "
              "purpose.\n\nArticle 2: Pay\n\n1. Equal pay.\n\n(a) for all;\n\n(b) at once.\n\n2. "
              "No fees.\n") ==
        "preamble AGREEMENT ON WORK/The Parties agree:\n"
        "art_1 [Purpose] This is the purpose.\n"
        "art_2 [Pay]\n"
        "art_2__para_1 Equal pay.\n"
        "art_2__para_1__point_a for all;\n"
        "art_2__para_1__point_b at once.\n"
        "art_2__para_2 No fees.\n");
}

TEST_CASE("lines that a paragraph runs over are joined, and references at their starts are words") {
  const std::string text =
      "AGREEMENT\nArticle 1\nScope\nThis Agreement applies to all workers who move between the "
      "two\n"
      "Parties, in accordance with the provisions of Chapter 4 and in line with\n"
      "Article 5 of the Convention on migrant workers, which both Parties have\n"
      "ratified and which they apply in good faith to everybody who works and to\n"
      "members of their fami-\nlies, and to families of others who are abroad as\nthey are.\n"
      "Article 2\nDuties of the Parties\nEach Party ensures that recruitment is free of charge "
      "and\n"
      "that contracts are in writing, as is set out at length in the text of\n"
      "Article 9\nof the same Convention.\n";
  CHECK(shown(text) ==
        "preamble AGREEMENT\n"
        "art_1 [Scope] This Agreement applies to all workers who move between the two Parties, in "
        "accordance with the provisions of Chapter 4 and in line with Article 5 of the Convention "
        "on migrant workers, which both Parties have ratified and which they apply in good faith "
        "to everybody who works and to members of their families, and to families of others who "
        "are abroad as they are.\n"
        "art_2 [Duties of the Parties] Each Party ensures that recruitment is free of charge and "
        "that contracts are in writing, as is set out at length in the text of Article 9 of the "
        "same Convention.\n");
}

TEST_CASE("a list of contents opens no articles") {
  const std::string text =
      "TREATY\n\nChapter 1 General\n\nArticle 1 Purpose ..... 3\n\nArticle 2 Pay ..... 4\n\n"
      "Chapter 2 Last\n\nArticle 3 Force ..... 9\n\nThe two Parties, wishing to work together for "
      "the good of those who move and of those who stay, with respect for their rights and for "
      "the law of nations, and mindful of the duties which they have taken up, agree on this:\n\n"
      "Chapter 1 General\n\nArticle 1 Purpose\n\nWords one.\n\nArticle 2 Pay\n\nWords two.\n\n"
      "Chapter 2 Last\n\nArticle 3 Force\n\nWords three.\n";
  const auto outline = outline_of(lines_of_plain_text(text));
  CHECK(outline.articles == 3);
  CHECK(outline.contents_first == 3);
  CHECK(outline.contents_last == 11);
  const auto all = shown(text);
  CHECK(all.contains("preamble TREATY/The two Parties"));
  CHECK(
      all.ends_with("chp_1 [General]\nart_1 [Purpose] Words one.\nart_2 [Pay] Words two.\n"
                    "chp_2 [Last]\nart_3 [Force] Words three.\n"));
}

TEST_CASE("numbers that restart in each chapter and in annexes keep addresses apart") {
  CHECK(
      shown("CHAPTER 1\n\nArticle 1\n\nA.\n\nArticle 2\n\nB.\n\nCHAPTER 2\n\nArticle 1\n\nC.\n\n"
            "ANNEX\n\nArticle 1\n\nD.\n") ==
      "chp_1\nchp_1__art_1 A.\nchp_1__art_2 B.\nchp_2\nchp_2__art_1 C.\nann_1\nann_1__art_1 D.\n");
  // Behind an annex in the middle, the text goes on.
  CHECK(shown("Article 1\n\nA.\n\nAnnex 1\n\nA list.\n\nArticle 2\n\nB.\n") ==
        "art_1 A.\nann_1 A list.\nart_2 B.\n");
  // A number misread stands twice.
  CHECK(shown("Article 1\n\nA.\n\nArticle 1\n\nB.\n") == "art_1 A.\nart_1_2 B.\n");
}

TEST_CASE("a text in one line is broken where articles and paragraphs begin") {
  std::string filler;
  for (int i = 0; i < 200; ++i) filler += " and so forth";
  const std::string text =
      "EUROPE AGREEMENT establishing an association, HAVE AGREED AS FOLLOWS: "
      "ARTICLE 1 An association is established" +
      filler + ". ARTICLE 2 1. Talks are held" + filler +
      " as in Article 1 of the Statute. 2. They are free.ARTICLE 3 End.\n";
  const auto lines = lines_of_plain_text(text);
  CHECK(lines.running == 1);
  const auto all = shown(lines);
  CHECK(all.contains("\nart_1 An association"));
  CHECK(all.contains("\nart_2\nart_2__para_1 Talks are held"));
  CHECK(all.contains("\nart_2__para_2 They are free."));
}

TEST_CASE("page numbers and lines at the edges of pages are left out") {
  std::string text;
  for (int page = 1; page <= 4; ++page) {
    const std::string words(static_cast<std::size_t>(page), 'x');
    text += fmt::format(
        "Official Gazette no. {0}\n\n{1} words of the page, which go on\nand on, "
        "number {1}\n\n{0}\n\f",
        page, words);
  }
  const auto lines = lines_of_plain_text(text);
  CHECK(lines.left_out == 8);
  CHECK(lines.lines.size() == 8);
  CHECK(lines.lines.back().line == 22);
  CHECK(lines_of_plain_text("Page 12 of 90\nwords\nPage 13 of 90\n").lines.size() == 1);
}

TEST_CASE("a text without articles has paragraphs, numbered ones by their numbers") {
  CHECK(shown("A speech\n\nOne thing.\n\nAnother.\n") ==
        "par_1 A speech\npar_2 One thing.\npar_3 Another.\n");
  CHECK(shown("A compact\n\n1. We came.\n\n2. We saw.\n\nAnd more.\n\n3. We agreed.\n") ==
        "par_1 A compact\npara_1 We came.\npara_2 We saw./And more.\npara_3 We agreed.\n");
  const auto long_text =
      shown("Words.\n\n" + std::string(1000, 'a') + ". " + std::string(1000, 'b') + ".\n");
  CHECK(std::ranges::count(long_text, '\n') == 3);
}

TEST_CASE("Markdown: headings, emphasis, links, items and comments") {
  CHECK(shown(lines_of_markdown(
            "# An *Act*\n\nIntro with a [link](http://x) and `code`.\n<!-- no -->\n"
            "## Article 1 - **Scope**\nAll who move,\nand all who stay.\n\n"
            "1. first\n2. second \\* star\n   goes on\n\nArticle 2\n---------\n"
            "> quoted\n")) ==
        "preamble An Act/Intro with a link and code.\n"
        "art_1 [Scope] All who move, and all who stay.\n"
        "art_1__para_1 first\n"
        "art_1__para_2 second * star goes on\n"
        "art_2 quoted\n");
  CHECK(shown(lines_of_markdown("# Guide\n\nOne.\n\n## Before\n\nTwo.\n\n## After\n\nThree.\n")) ==
        "hcontainer_1 [Guide]\nhcontainer_1__par_1 One.\nhcontainer_2 [Before]\n"
        "hcontainer_2__par_1 Two.\nhcontainer_3 [After]\nhcontainer_3__par_1 Three.\n");
}

TEST_CASE("sections are the articles of a text that has none, and hold them else") {
  CHECK(shown("Section 1. Short title.-(1) This is the Act.\n\n(2) It applies.\n\nSection 2. "
              "Meaning\n\nIn this Act:\n\n(a) work means work.\n") ==
        "sec_1 [Short title]\nsec_1__para_1 This is the Act.\nsec_1__para_2 It applies.\n"
        "sec_2 [Meaning] In this Act:\nsec_2__point_a work means work.\n");
  CHECK(shown("ধারা ১। সংজ্ঞা\n\nএই আইনে কর্মী অর্থ কর্মী।\n\nধারা ২। বেতন\n\n(১) সমান বেতন।\n") ==
        "sec_1 [সংজ্ঞা] এই আইনে কর্মী অর্থ কর্মী।\nsec_2 [বেতন]\nsec_2__para_1 সমান বেতন।\n");
}

TEST_CASE("pieces are cut at lines, sentences and words, and never within a character") {
  const std::string words = "One two three. Four five six. Seven eight nine.";
  const auto pieces = cut_at_sentences(words, 20);
  REQUIRE(pieces.size() == 3);
  CHECK(pieces[0] == "One two three. ");
  CHECK(pieces[1] == "Four five six. ");
  std::string han;
  for (int i = 0; i < 100; ++i) han += "工人有权";
  for (const auto piece : cut_at_sentences(han, 30)) {
    CHECK(piece.size() == (piece.data() + piece.size() == han.data() + han.size() ? 30u : 90u));
  }
  CHECK(cut_at_sentences("").empty());
}

TEST_CASE("the language is told by script and small words, and by codes") {
  CHECK(guess_language("Each Party shall ensure that the workers of the other are free to move") ==
        "en");
  CHECK(guess_language("Les Parties veillent à ce que les travailleurs du pays aient une copie") ==
        "fr");
  CHECK(guess_language("Las Partes velarán por que los trabajadores del país y una copia se") ==
        "es");
  CHECK(guess_language("As Partes asseguram que os trabalhadores não paguem e que as taxas da") ==
        "pt");
  CHECK(guess_language("تكفل الأطراف للعمال") == "ar");
  CHECK(guess_language("Стороны обеспечивают") == "ru");
  CHECK(guess_language("缔约国应当保证工人") == "zh");
  CHECK(guess_language("労働者の権利を") == "ja");
  CHECK(guess_language("কর্মীদের অধিকার") == "bn");
  CHECK(guess_language("KOR SGP 2005") == "und");
  CHECK(guess_language("") == "und");
  CHECK(language_of_code("eng") == "en");
  CHECK(language_of_code("fre") == "fr");
  CHECK(language_of_code("ben") == "bn");
  CHECK(language_of_code("en-GB") == "en");
  CHECK(language_of_code("zh_Hans") == "zh");
  CHECK(language_of_code("English").empty());
  CHECK(language_of_code("1").empty());
}

}  // namespace corridor::text_outline_test
