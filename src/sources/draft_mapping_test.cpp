#include "sources/draft_mapping.h"

#include "base/made_workbook.h"
#include "sources/draft_words.h"
#include "sources/recording_sink.h"

#include <doctest/doctest.h>

namespace corridor::draft_mapping_test {
namespace {

std::string drafted(std::string_view table, const std::string& name = "t.csv") {
  const auto draft = draft_mapping({name, table, {}}, {});
  REQUIRE(draft.has_value());
  return *draft;
}

/// Loads a table with the draft as it is, or with lines put in the place of questions.
Result<Reading> read_drafted(std::string_view table, std::string draft, RecordingSink& sink) {
  const std::vector<Companion> companions{{"draft.yml", std::move(draft)}};
  const SourceInput input{"t.csv", table, {}, companions};
  const auto source = recognise_source(input);
  REQUIRE(source.has_value());
  return (*source)->read(input, sink);
}

std::string with(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  REQUIRE(at != text.npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("the draft of a table of countries, years and sexes loads at once") {
  const std::string table =
      "Country,Year,Sex,Population\nFrance,2019,female,34000000\nFrance,2019,male,32000000\n"
      "Türkiye,2020,female,42000000\n";
  const auto draft = drafted(table);
  CHECK(draft.contains("gives: place\n    scheme: name\n"));
  CHECK(draft.contains("indicator: population\n"));
  CHECK_FALSE(draft.contains("meanings:"));
  CHECK(draft.contains("#   row 2, column D: FRA, 2019, female, population = 34000000\n"));
  CHECK(draft.contains("# In all 3 rows, 3 figures, 0 cells or rows rejected.\n"));
  RecordingSink sink;
  const auto reading = read_drafted(table, draft, sink);
  REQUIRE(reading.has_value());
  CHECK(reading->citation.version == "2020");
  CHECK(sink.find("population", "", "TUR", Sex::female)->value == 42000000);
}

TEST_CASE("the draft of a German table: encoding, separator, marks, words, language and notes") {
  const std::string table =
      "Ausl\xE4nder am Stichtag\n"
      "Stichtag;Staatsangeh\xF6rigkeit;Geschlecht;Anzahl;Alter im Mittel\n"
      "31.12.2022;Bangladesch;M\xE4nner;14.235;33,1\n"
      "31.12.2022;Bangladesch;Frauen;9.870;31,4\n"
      "31.12.2022;T\xFCrkei;M\xE4nner;776.005 p;44,8\n"
      "31.12.2022;Tuvalu;Frauen;-;x\n"
      "31.12.2022;Sonstige;Frauen;7;30,5\n"
      "Quelle: Amt\n";
  const auto draft = drafted(table);
  for (const std::string_view line :
       {"separator: \";\"", "encoding: windows-1252", "decimal: \",\"", "thousands: \".\"",
        "header_row: 2", "stop_at: \"Quelle: Amt\"", "format: dd.mm.yyyy", "gives: origin",
        "language: de", "Männer: male", "# zero: [\"-\", x]", "    p: P",
        "#   Sonstige:", "title: Ausländer am Stichtag", "which place are the figures about?"}) {
    CAPTURE(line);
    CHECK(draft.contains(line));
  }
  RecordingSink sink;
  const auto without_place = read_drafted(table, draft, sink);
  CHECK(without_place.error().message == "nothing gives the place of these figures");
  const auto answered =
      with(with(draft, "# fixed:\n#   place: ", "fixed:\n  place: DEU"), "# zero:", "zero:");
  REQUIRE(read_drafted(table, answered, sink).has_value());
  CHECK(sink.find("anzahl", "TUR", "DEU", Sex::male)->value == 776005);
  CHECK(sink.find("anzahl", "TUR", "DEU", Sex::male)->status == 'P');
  CHECK(sink.find("anzahl", "TUV", "DEU", Sex::female)->value == 0);
  REQUIRE(sink.rejections.size() == 1);
  CHECK(sink.rejections[0].seen == "Sonstige");
}

TEST_CASE("the draft of a workbook with sexes over years in two rows of headings loads at once") {
  const auto book =
      MadeWorkbook()
          .sheet("Read me", {{"About this workbook"}})
          .sheet("T1",
                 {{"Population, both sexes"},
                  {},
                  {"Country", "Males", "", "Females", ""},
                  {"", "2010", "2020", "2010", "2020"},
                  {"Bangladesh", "74000000", "84000000", "74100000", "83900000"},
                  {"Malaysia", "14500000", "..", "13700000", "15900000"}},
                 "<mergeCells><mergeCell ref=\"B3:C3\"/><mergeCell ref=\"D3:E3\"/></mergeCells>")
          .bytes();
  const auto draft = drafted(book, "t.xlsx");
  CHECK(draft.contains("sheet: T1\n"));
  CHECK(draft.contains("header_row: [3, 4]\n"));
  CHECK(draft.contains("from: B\n    to: E\n"));
  RecordingSink sink;
  REQUIRE(read_drafted(book, draft, sink).has_value());
  CHECK(sink.rejections.empty());
  CHECK(sink.observations.size() == 8);
  const auto* figure = sink.find("figures_of_table", "", "MYS", Sex::female);
  REQUIRE(figure != nullptr);
  CHECK(figure->value == 13700000);
  CHECK(figure->key.period.text() == "2010");
}

TEST_CASE("the draft of districts in Bengali asks for their country and keeps what it knows") {
  const auto draft = drafted(
      "জেলা,কোড,বছর,পুরুষ,নারী\nঢাকা,২৬,২০২২,৭৪৫৪২১৬,৭২৮০০০০\n"
      "রংপুর,৮৫,২০২২,১৫৮৩৬৪১,১৬০০০০০\n");
  CHECK(draft.contains("gives: period"));
  CHECK(draft.contains("# - column: কোড\n  #   gives: place\n"));
  CHECK(draft.contains("# - column: জেলা\n  #   gives: place_name\n"));
  CHECK(draft.contains("from: D\n    to: E\n"));
  CHECK(draft.contains("নারী: female"));
}

TEST_CASE("codes and names of the same place are one place; another place is the origin") {
  const auto one = drafted("iso,country,year,n\nFRA,France,2020,5.5\nDEU,Germany,2020,6.5\n");
  CHECK(one.contains("column: iso\n    gives: place\n    scheme: iso3\n"));
  CHECK_FALSE(one.contains("gives: origin"));
  const auto two = drafted("a,b,year,n\nFRA,BGD,2020,5.5\nDEU,BGD,2020,6.5\n");
  CHECK(two.contains("gives: place"));
  CHECK(two.contains("gives: origin"));
  const auto named = drafted("citizenship,residence,year,n\nFRA,BGD,2020,5.5\nDEU,BGD,2020,6.5\n");
  CHECK(named.contains("column: citizenship\n    gives: origin"));
}

TEST_CASE("a mark of thousands that could be a decimal mark is asked about") {
  const auto draft = drafted("place;year;n\nFRA;2020;1.234\nDEU;2020;5.678\n");
  CHECK(draft.contains("could also be read with the other mark"));
  CHECK(draft.contains("thousands: \".\""));
  CHECK_FALSE(drafted("place;year;n\nFRA;2020;1.234\nDEU;2020;5.67\n").contains("other mark"));
}

TEST_CASE("what is no table of figures is refused with what to do") {
  const auto error = [](std::string_view text) {
    return draft_mapping({"t", text, {}}, {}).error();
  };
  CHECK(error("").kind == ErrorKind::invalid);
  CHECK(error("one column\n1\n2\n").message.contains("several columns"));
  CHECK(error("a,b\nx,y\n").message.contains("rows of numbers"));
  CHECK(error("{\"a\": 1}").message.contains("JSON"));
  CHECK(error("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").message.contains(".xls"));
  const auto book = MadeWorkbook().sheet("One", {{"a", "b"}, {"x", "5"}}).bytes();
  CHECK(draft_mapping({"t.xlsx", book, {}}, "Two").error().kind == ErrorKind::not_found);
}

TEST_CASE("texts of the table cannot break out of the draft") {
  const auto draft = drafted(
      "place,year,\"n: {x}\n# y\",\"odd, \"\"q\"\"\"\nFRA,2020,1.5,a: b\nDEU,2020,2.5,\"c\n# "
      "d\"\n");
  RecordingSink sink;
  const auto reading = read_drafted(
      "place,year,\"n: {x}\n# y\",\"odd, \"\"q\"\"\"\nFRA,2020,1.5,a: b\nDEU,2020,2.5,\"c\n# d\"\n",
      draft, sink);
  REQUIRE(reading.has_value());
  CHECK(sink.observations.size() == 2);
}

TEST_CASE("words of many languages") {
  CHECK(sex_of_word("Männer") == Sex::male);
  CHECK(sex_of_word("FEMMES") == Sex::female);
  CHECK(sex_of_word("оба пола") == Sex::total);
  CHECK(sex_of_word("মোট") == Sex::total);
  CHECK_FALSE(sex_of_word("France").has_value());
  CHECK(age_of_words("unter 5 Jahre") == "0-4");
  CHECK(age_of_words("85 and over") == "85+");
  CHECK(age_of_words("65 ans et plus") == "65+");
  CHECK(age_of_words("٢٠-٢٤") == "20-24");
  CHECK(age_of_words("15 bis 24 Jahre") == "15-24");
  CHECK(age_of_words("Insgesamt") == "total");
  CHECK_FALSE(age_of_words("2020").has_value());
  CHECK_FALSE(age_of_words("many").has_value());
  CHECK(hint_of_heading("Herkunftsland") == HeadingHint::origin);
  CHECK(hint_of_heading("Country of birth") == HeadingHint::origin);
  CHECK(hint_of_heading("Bundesland") == HeadingHint::place);
  CHECK(hint_of_heading("Année") == HeadingHint::period);
  CHECK(hint_of_heading("জেলা কোড") == HeadingHint::code);
  CHECK(hint_of_heading("Anzahl") == HeadingHint::none);
}

}  // namespace corridor::draft_mapping_test
