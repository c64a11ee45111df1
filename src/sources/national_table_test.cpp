#include "base/file.h"
#include "base/made_workbook.h"
#include "sources/recording_sink.h"

#include <filesystem>

#include <doctest/doctest.h>

namespace corridor::national_table_test {
namespace {

/// What every mapping begins with.
std::string mapping(std::string_view rest) {
  return "corridor_mapping: 1\npublisher: P\ndataset: d\ntitle: T\nversion: \"2022\"\nlicence: "
         "L\n" +
         std::string(rest);
}

Result<Reading> read_table(std::string_view text, const std::string& yaml, RecordingSink& sink) {
  const std::vector<Companion> companions{{"mapping.yml", yaml}};
  const SourceInput input{"t.csv", text, {}, companions};
  const auto source = recognise_source(input);
  if (!source) return std::unexpected(source.error());
  CHECK((*source)->name == "national_table");
  return (*source)->read(input, sink);
}

/// "origin>place period sex age dimensions=value@row,column status", one figure a line.
std::string shown(const RecordingSink& sink) {
  std::string text;
  for (const auto& o : sink.observations) {
    text += fmt::format("{}>{} {} {} {}{}{}={} {}{} {}\n", o.key.origin.code(), o.key.place.code(),
                        o.key.period.text(), name_of(o.key.sex), o.key.age.text(),
                        o.key.dimensions.empty() ? "" : " ", o.key.dimensions,
                        o.state == State::value ? format_shortest(o.value) : name_of(o.state),
                        letters_of_column(o.cell.column), o.cell.row, o.status);
  }
  return text;
}

/// The fenced block of a language that comes first behind a heading of docs/mapping.md.
std::string documented(std::string_view heading, std::string_view language) {
  const auto root = std::filesystem::path(__FILE__).parent_path().parent_path().parent_path();
  const auto file = read_file((root / "docs" / "mapping.md").string());
  REQUIRE(file.has_value());
  const std::string page(file->view());
  const std::string fence = fmt::format("```{}\n", language);
  const auto start = page.find(fence, page.find(heading)) + fence.size();
  return page.substr(start, page.find("```", start) - start);
}

/// UTF-8 of the west's letters as windows-1252 has them.
std::string in_windows_1252(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    out += static_cast<char>(static_cast<unsigned char>(next_character(text, i)));
  }
  return out;
}

}  // namespace

TEST_CASE("the example of docs/mapping.md: a German table in windows-1252 with all its marks") {
  RecordingSink sink;
  const auto table = in_windows_1252(documented("## A whole example", "csv"));
  const auto reading = read_table(table, documented("## A whole example", "yaml"), sink);
  REQUIRE(reading.has_value());
  CHECK(reading->citation.dataset == "destatis_foreign_population");
  CHECK(reading->rows == 10);
  CHECK(sink.rejections.empty());
  std::string stock, age;
  for (const auto& o : sink.observations) {
    RecordingSink one;
    one.observations.push_back(o);
    (o.key.indicator == "migrant_stock" ? stock : age) += shown(one);
  }
  CHECK(stock ==
        "BGD>DEU 2022 male total=14235 D3 A\n"
        "BGD>DEU 2022 female total=9870 D4 A\n"
        "BGD>DEU 2022 total total=24105 D5 P\n"
        "TUR>DEU 2022 male total=776005 D6 A\n"
        "TUR>DEU 2022 female total=711105 D7 A\n"
        "TUV>DEU 2022 male total=0 D8 A\n"
        "TUV>DEU 2022 female total=suppressed D9 Q\n"
        "USA>DEU 2022 total total=121355 D10 A\n"
        "XXA>DEU 2022 total total=29455 D11 A\n"
        "_W>DEU 2022 total total=13383910 D12 A\n");
  CHECK(age.starts_with("BGD>DEU 2022 male total=33.1 E3 A\n"));
  CHECK(age.contains("TUR>DEU 2022 female total=missing E7 O\n"));
  CHECK(age.contains("TUV>DEU 2022 male total=not applicable E8 M\n"));
  CHECK(sink.observations.front().key.reporter == Reporter::destination);
  REQUIRE(sink.items.size() == 1);
  CHECK(sink.items[0].list == "indicator");
}

TEST_CASE("a French table: narrow spaces between thousands, departments by their ISO codes") {
  RecordingSink sink;
  const auto reading = read_table(
      "Immigrés par département;;;\n\nDép.;Année;Hommes;Femmes\n"
      "75;2020;201\u202F345;222\u00A0111\n"
      "2A;2020;7\u202F802;(7 950)\n"
      "75;2019;n.d.;220 000 e\n"
      "Ensemble;2020;1;1\n",
      mapping("file: {separator: \";\", decimal: \",\", thousands: space, header_row: 3,\n"
              "  missing: [n.d.], marks: {e: E, \"()\": U}}\n"
              "columns:\n"
              "  - {column: Dép., gives: place, scheme: iso3166-2, country: FRA,\n"
              "     meanings: {Ensemble: skip}}\n"
              "  - {column: annee, gives: period}\n"
              "values:\n"
              "  - from: Hommes\n    to: Femmes\n    indicator: migrant_stock\n"
              "    fixed: {origin: _W}\n"
              "    across:\n"
              "      - {gives: sex, meanings: {Hommes: male, Femmes: female}}\n"),
      sink);
  REQUIRE(reading.has_value());
  CHECK(sink.rejections.empty());
  CHECK(shown(sink) ==
        "_W>FR-75 2020 male total=201345 C4 A\n"
        "_W>FR-75 2020 female total=222111 D4 A\n"
        "_W>FR-2A 2020 male total=7802 C5 A\n"
        "_W>FR-2A 2020 female total=7950 D5 U\n"
        "_W>FR-75 2019 male total=missing C6 O\n"
        "_W>FR-75 2019 female total=220000 D6 E\n");
}

TEST_CASE("a wide workbook: sexes over years in two rows of headings, merged, in thousands") {
  RecordingSink sink;
  const auto book =
      MadeWorkbook()
          .sheet("Notes", {{"read me"}}, {}, "hidden")
          .sheet(
              "Table 2",
              {{"Foreign-born residents, thousands"},
               {},
               {"Country", "Code", "Men", "", "", "Women", ""},
               {"", "", "2010", "", "2020", "2010", "2020"},
               {"Bangladesh", "BD", "1.5", "", "2.25", "..", "<c r=\"G5\" t=\"e\"><v>#N/A</v></c>"},
               {"", "", "", "x"},
               {"Myanmar", "MM", "3", "", "'1,234.5", "4"}},
              "<mergeCells><mergeCell ref=\"C3:E3\"/><mergeCell ref=\"F3:G3\"/>"
              "<mergeCell ref=\"B3:B4\"/></mergeCells>")
          .bytes();
  const auto reading = read_table(
      book,
      mapping("file: {sheet: Table 2, header_row: [3, 4], thousands: \",\"}\n"
              "fixed: {place: MYS}\n"
              "columns:\n  - {column: Code, gives: origin, scheme: iso2, fill_down: true}\n"
              "values:\n  - from: C\n    to: G\n    factor: 1000\n    indicator: migrant_stock\n"
              "    across:\n"
              "      - {row: 3, gives: sex, meanings: {Men: male, Women: female}}\n"
              "      - {row: 4, gives: period}\n"),
      sink);
  REQUIRE(reading.has_value());
  CHECK(shown(sink) ==
        "BGD>MYS 2010 male total=1500 C5 A\n"
        "BGD>MYS 2020 male total=2250 E5 A\n"
        "BGD>MYS 2010 female total=missing F5 O\n"
        "BGD>MYS 2010 male total=missing C6 O\n"
        "BGD>MYS 2020 male total=missing E6 O\n"
        "BGD>MYS 2010 female total=missing F6 O\n"
        "BGD>MYS 2020 female total=missing G6 O\n"
        "MMR>MYS 2010 male total=3000 C7 A\n"
        "MMR>MYS 2020 male total=1234500 E7 A\n"
        "MMR>MYS 2010 female total=4000 F7 A\n"
        "MMR>MYS 2020 female total=missing G7 O\n");
  REQUIRE(sink.rejections.size() == 2);
  CHECK(sink.rejections[0].seen == "#N/A");
  CHECK(sink.rejections[0].cell.column == 7);
  CHECK(sink.rejections[1].reason == "expected a heading above the column, saw none");
  CHECK(reading->steps.front().name == "Men / 2010, sheet Table 2");
  CHECK(reading->steps.front().step == "multiplied by 1000");
}

TEST_CASE("a Bengali table of districts: digits, groups of lakh, own codes with their names") {
  RecordingSink sink;
  const auto reading = read_table(
      "জেলা,কোড,বছর,পুরুষ,নারী\n"
      "ঢাকা,২৬,২০২২,\"৭৪,৫৪,২১৬\",\"৭২,৮০,০০০\"\n"
      "রংপুর,৮৫,২০২২,\"১৫,৮৩,৬৪১\",–\n",
      mapping("file: {thousands: \",\", missing: [\"–\"]}\n"
              "columns:\n"
              "  - {column: জেলা, gives: place_name}\n"
              "  - {column: কোড, gives: place, scheme: own, country: Bangladesh}\n"
              "  - {column: বছর, gives: period}\n"
              "values:\n"
              "  - {column: পুরুষ, indicator: population, fixed: {sex: male}}\n"
              "  - {column: নারী, indicator: population, fixed: {sex: female}}\n"),
      sink);
  REQUIRE(reading.has_value());
  CHECK(sink.rejections.empty());
  CHECK(shown(sink) ==
        ">BD:26 2022 male total=7454216 D2 A\n"
        ">BD:26 2022 female total=7280000 E2 A\n"
        ">BD:85 2022 male total=1583641 D3 A\n"
        ">BD:85 2022 female total=missing E3 O\n");
  REQUIRE(sink.items.size() == 2);
  CHECK(sink.items[0].list == "place");
  CHECK(sink.items[0].code == "BD:26");
  CHECK(sink.items[0].name == "ঢাকা");
  CHECK(sink.items[0].place == Place("BD:26"));
}

TEST_CASE("an Arabic table in UTF-16: its digits, decimal mark and marks of direction") {
  RecordingSink sink;
  std::string wide = "\xFF\xFE";
  const std::string_view text = "البلد|سنة|العدد\n\u200Fمصر\u200F|٢٠١٧|١٬٢٣٤٫٥\nالأردن|٢٠١٧|٩\n";
  for (std::size_t i = 0; i < text.size();) {
    const auto c = next_character(text, i);
    wide += {static_cast<char>(c & 0xFF), static_cast<char>(c >> 8)};
  }
  const auto reading = read_table(
      wide,
      mapping("file: {encoding: utf-16, separator: \"|\", decimal: ٫, thousands: ٬}\n"
              "fixed: {place: SAU}\n"
              "columns:\n  - {column: البلد, gives: origin}\n  - {column: سنة, gives: period}\n"
              "values: [{column: العدد, indicator: remittances}]\n"),
      sink);
  REQUIRE(reading.has_value());
  CHECK(sink.rejections.empty());
  CHECK(shown(sink) == "EGY>SAU 2017 total total=1234.5 C2 A\nJOR>SAU 2017 total total=9 C3 A\n");
}

TEST_CASE("month beside year, ages, dimensions, indicators and status from columns") {
  RecordingSink sink;
  const auto reading = read_table(
      "y,m,who,age,visa,what,n,flag\n"
      "2020,3,F,0–4,work,arr,5,e\n"
      "2020,13,F,0-4,work,arr,5,\n"
      "2020,4,M,65 +,study;exchange,dep,,c\n"
      "2020,4,M,old,study,dep,1,\n"
      "2020,4,X,65+,study,dep,1,\n"
      "2020,4,M,65+,study,gone,1,\n"
      "2020,5,M,65+,study,arr,1,z\n",
      mapping("new_indicators: {arrivals: Arrivals, departures: Departures}\n"
              "fixed: {place: NZL}\n"
              "columns:\n  - {column: y, gives: period}\n  - {column: m, gives: month}\n"
              "  - {column: who, gives: sex}\n  - {column: age, gives: age}\n"
              "  - {column: visa, gives: dimension, name: visa}\n"
              "  - {column: what, gives: indicator, meanings: {arr: arrivals, dep: departures}}\n"
              "values:\n  - column: n\n"
              "    status: {column: flag, meanings: {e: E, c: Q}}\n"),
      sink);
  REQUIRE(reading.has_value());
  CHECK(shown(sink) ==
        ">NZL 2020-03 female 0-4 visa=work=5 G2 E\n"
        ">NZL 2020-04 male 65+ visa=study,exchange=suppressed G4 Q\n");
  CHECK(sink.observations[0].key.indicator == "arrivals");
  REQUIRE(sink.rejections.size() == 5);
  CHECK(sink.rejections[0].reason == "expected what gives month, saw \"13\"");
  CHECK(sink.rejections[1].reason == "expected what gives age, saw \"old\"");
  CHECK(sink.rejections[2].seen == "X");
  CHECK(sink.rejections[3].cell.column == 6);
  CHECK(sink.rejections[4].seen == "z");
}

TEST_CASE("rows above, below and between are no figures; a short row has missing ones") {
  RecordingSink sink;
  const auto reading = read_table("title\nplace,2019,2020\n\nFRA,1\n,,\nDEU,2,3\nSource: x,9,9\n",
                                  mapping("file: {header_row: 2, stop_at: [\"Source\"]}\n"
                                          "columns: [{column: place, gives: place}]\n"
                                          "values:\n  - from: B\n    to: C\n"
                                          "    indicator: population\n"
                                          "    across: [{gives: period}]\n"),
                                  sink);
  REQUIRE(reading.has_value());
  CHECK(reading->rows == 2);
  CHECK(shown(sink) ==
        ">FRA 2019 total total=1 B4 A\n>FRA 2020 total total=missing C4 O\n"
        ">DEU 2019 total total=2 B6 A\n>DEU 2020 total total=3 C6 A\n");
}

TEST_CASE("a table of a sheet that is not there, without figures or in another encoding says so") {
  RecordingSink sink;
  const std::string rest =
      "columns: [{column: a, gives: place}]\n"
      "values: [{column: b, indicator: population, fixed: {period: 2020}}]\n";
  const auto book = MadeWorkbook().sheet("One", {{"a", "b"}, {"FRA", "5"}}).bytes();
  const auto sheet = read_table(book, mapping("file: {sheet: Tow}\n" + rest), sink);
  CHECK(sheet.error().kind == ErrorKind::not_found);
  CHECK(sheet.error().hint == "The workbook has \"One\".");
  CHECK(read_table(book, mapping("file: {sheet: 1}\n" + rest), sink).has_value());
  const auto late = read_table(book, mapping("file: {first_row: 9}\n" + rest), sink);
  CHECK(late.error().message == "expected figures from row 9 on, saw no such row");
  const auto latin = read_table(
      "a,b\nCura\xE7"
      "ao,5\n",
      mapping(rest), sink);
  CHECK(latin.error().kind == ErrorKind::malformed);
  CHECK(latin.error().hint.contains("windows-1252"));
  const auto column = read_table("x,b\nFRA,5\n", mapping(rest), sink);
  CHECK(column.has_value());  // "a" is the letter of the first column
  const auto named = read_table(
      "country,b\nFRA,5\n",
      mapping("columns: [{column: countyr, gives: place}]\n" + rest.substr(rest.find("values"))),
      sink);
  CHECK(named.error().where.file == "mapping.yml");
  CHECK(named.error().where.line == 7);
  CHECK(named.error().hint == "Did you mean country?");
}

TEST_CASE("without a mapping nothing is read this way, with one nothing else is tried") {
  CHECK_FALSE(recognise_source({"t.csv", "a,b\n1,2\n", {}}).has_value());
  const std::vector<Companion> companions{{"m.yml", mapping("")}};
  const auto source = recognise_source(
      {"t.csv", "orig,dest,year,male,female,total\nBGD,MYS,2020,1,1,2\n", {}, companions});
  REQUIRE(source.has_value());
  CHECK((*source)->name == "national_table");
}

}  // namespace corridor::national_table_test
