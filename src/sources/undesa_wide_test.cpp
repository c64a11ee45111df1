// The layouts are UN DESA's, as described by those who read the published workbooks; the figures
// are the publisher's where they are named in UN DESA's re-tabulations, the rest is made up.

#include "base/file.h"
#include "base/made_workbook.h"
#include "sources/recording_sink.h"
#include "test_data.h"
#include "vocabulary/gazetteer.h"

#include <map>

#include <doctest/doctest.h>

namespace corridor::undesa_wide_test {
namespace {

using Row = std::vector<std::string>;

Row year_headings(Row row, std::initializer_list<const char*> years) {
  for (int sex = 0; sex < 3; ++sex) row.insert(row.end(), years.begin(), years.end());
  return row;
}

/// Ten rows of titles, then the headings in row 11, as in the release of 2020.
std::string release_2020(const std::vector<Row>& rows, const std::string& title = {}) {
  MadeWorkbook::Rows sheet(10);
  sheet[0] = {"United Nations"};
  sheet[7] = {
      "Table 1. International migrant stock at mid-year by sex and by region, country or "
      "area of destination and origin, 1990-2020"};
  sheet[9] = {"", "", "", "", "", "", "", title};
  sheet.push_back(year_headings(
      {"Index", "Region, development group, country or area of destination", "Notes of destination",
       "Location code of destination", "Type of data of destination",
       "Region, development group, country or area of origin", "Location code of origin"},
      {"2015", "2020"}));
  sheet.insert(sheet.end(), rows.begin(), rows.end());
  sheet.push_back({"", "Notes: see the sheet of notes."});
  return MadeWorkbook().sheet("Table of contents", {{"x"}}).sheet("Table 1", sheet).bytes();
}

Result<Reading> read_book(const std::string& bytes, RecordingSink& sink) {
  const auto source = recognise_source({"f.xlsx", bytes, {}});
  if (!source) return std::unexpected(source.error());
  CHECK((*source)->name == "undesa_wide");
  return (*source)->read({"f.xlsx", bytes, {}}, sink);
}

const Row world_row{"1",         "WORLD",     "",  "900",       "",  "WORLD",    "900",
                    "247958644", "280598105", "1", "145702123", "1", "134895982"};

}  // namespace

TEST_CASE("UN DESA's workbook of 2020: places by location code, sexes in three runs of years") {
  RecordingSink sink;
  const auto reading = read_book(
      release_2020(
          {world_row,
           {"2", "Malaysia", "21", "458", "C R", "Bangladesh*", "50", "350000", "415717", "210000",
            "247285", "140000", "168432"},
           {"3", "Somalia", "", "706", "I", "Others", "2003", "..", "7", "..", "4", "..", "3"},
           {"4", "Northern America", "", "905", "", "Sub-Saharan Africa", "947", "1", "2", "1", "1",
            "0", "1"}}),
      sink);
  REQUIRE(reading.has_value());
  CHECK(reading->citation.dataset == "undesa_migrant_stock");
  CHECK(reading->citation.version == "2020");
  CHECK(reading->part.empty());
  CHECK(reading->rows == 4);
  CHECK(sink.rejections.empty());
  CHECK(sink.observations.size() == 4 * 6);
  const Observation* world_figure = nullptr;
  for (const auto& o : sink.observations) {
    const bool wanted = o.key.period.text() == "2020" && o.key.sex == Sex::total;
    if (wanted && o.key.place == world && o.key.origin == world) world_figure = &o;
    if (wanted && o.key.place == Place("MYS")) {
      CHECK(o.value == 415717);
      CHECK(o.cell.row == 13);
      CHECK(o.cell.column == 9);
      CHECK(o.key.reporter == Reporter::destination);
    }
    if (o.key.period.text() == "2020" && o.key.place == Place("MYS")) {
      CHECK((o.key.sex != Sex::male || o.value == 247285));
      CHECK((o.key.sex != Sex::female || o.value == 168432));
    }
  }
  REQUIRE(world_figure != nullptr);
  CHECK(world_figure->value == 280598105);
  const Observation* others = sink.find("migrant_stock", "_O", "SOM");
  REQUIRE(others != nullptr);
  CHECK(others->state == State::missing);
  CHECK(sink.find("migrant_stock", "202", "021") != nullptr);
  CHECK(sink.observations[2 * 6 + 1].status == 'I');
}

TEST_CASE("UN DESA's workbook: the title above a run of years decides which sex it is") {
  RecordingSink sink;
  REQUIRE(read_book(release_2020({world_row}, "International migrant stock (females)"), sink));
  CHECK(sink.observations.front().key.sex == Sex::female);
}

TEST_CASE("UN DESA's workbook: location codes of all areas of the tables are known") {
  // World, SDG regions, geographic regions, development groups, income groups.
  for (const auto code :
       {"900",  "947",  "1833", "912",  "922",  "921",  "5500", "5501", "1832", "906",
        "920",  "1830", "915",  "916",  "931",  "1835", "927",  "928",  "954",  "957",
        "1829", "917",  "923",  "924",  "925",  "926",  "918",  "903",  "910",  "911",
        "913",  "914",  "935",  "908",  "904",  "905",  "909",  "901",  "902",  "941",
        "934",  "1636", "1637", "1503", "1517", "1502", "1501", "1500", "4",    "2003"}) {
    RecordingSink sink;
    REQUIRE(read_book(
        release_2020(
            {world_row, {"2", "x", "", code, "B", "y", "900", "1", "2", "1", "1", "0", "1"}}),
        sink));
    CAPTURE(code);
    CHECK(sink.rejections.empty());
  }
}

TEST_CASE("UN DESA's workbook: what cannot be kept is rejected with its cell") {
  RecordingSink sink;
  const auto reading =
      read_book(release_2020({world_row,
                              {"2", "Atlantis", "", "1234", "B", "World", "900", "1"},
                              {"3", "Malaysia", "", "458", "B", "World", "900", "many", "2"}}),
                sink);
  REQUIRE(reading.has_value());
  REQUIRE(sink.rejections.size() == 2);
  CHECK(sink.rejections[0].reason == "no place has the location code \"1234\"");
  CHECK(sink.rejections[0].cell.row == 13);
  CHECK(sink.rejections[0].cell.column == 4);
  CHECK(sink.rejections[1].seen == "many");
  CHECK(sink.rejections[1].cell.column == 8);
}

TEST_CASE("UN DESA's workbook of 2024 has other headings and one year more") {
  MadeWorkbook::Rows sheet(10);
  sheet.push_back(year_headings(
      {"Index", "Region, development group, country or area of destination", "Coverage",
       "Data type", "Location code of destination",
       "Region, development group, country or area of origin", "Location code of origin"},
      {"2020", "2024"}));
  sheet.push_back(
      {"1", "Malaysia", "", "B", "458", "Bangladesh", "50", "5", "6", "3", "4", "2", "2"});
  RecordingSink sink;
  const auto reading = read_book(MadeWorkbook().sheet("Table 1", sheet).bytes(), sink);
  REQUIRE(reading.has_value());
  CHECK(reading->citation.version == "2024");
  CHECK(sink.find("migrant_stock", "BGD", "MYS", Sex::female)->value == 2);
}

TEST_CASE("UN DESA's workbook of 2019: three sheets told apart by the world total of 1990") {
  const auto table = [](const char* world_1990) {
    MadeWorkbook::Rows sheet(14);
    sheet.push_back({"Year", "Sort\norder", "Major area, region, country or area of destination",
                     "Notes", "Code", "Type of data (a)", "Country or area of origin"});
    sheet.push_back({"", "", "", "", "", "", "Total", "Other South", "Other North", "Bangladesh"});
    sheet.push_back(
        {"1990", "1990001", "WORLD", "", "900", "", world_1990, "6548526", "2366800", "5"});
    sheet.push_back({"1990", "1990002", "Malaysia", "", "458", "C", "9", "", "..", "23930"});
    return sheet;
  };
  RecordingSink sink;
  const auto reading = read_book(MadeWorkbook()
                                     .sheet("CONTENTS", {{"x"}})
                                     .sheet("Table 1", table("153011473"))
                                     .sheet("Table 2", table("77661689"))
                                     .sheet("Table 3", table("75349784"))
                                     .bytes(),
                                 sink);
  REQUIRE(reading.has_value());
  CHECK(reading->citation.version == "1990");
  CHECK(sink.rejections.empty());
  CHECK(sink.observations.size() == 3 * 2 * 4);
  const Observation* total = sink.find("migrant_stock", "BGD", "MYS");
  REQUIRE(total != nullptr);
  CHECK(total->value == 23930);
  CHECK(total->cell.row == 18);
  CHECK(total->cell.column == 10);
  const Observation* women = sink.find("migrant_stock", "BGD", "MYS", Sex::female);
  REQUIRE(women != nullptr);
  CHECK(women->cell.row == 18 + 2 * 1'048'576);
  CHECK(sink.find("migrant_stock", "_O", "MYS")->key.dimensions == "other=south");
  CHECK(sink.find("migrant_stock", "_W", "_W", Sex::male)->value == 77661689);
  RecordingSink none;
  const auto wrong = read_book(MadeWorkbook().sheet("Table 1", table("153011474")).bytes(), none);
  CHECK(wrong.error().message.contains("153,011,473"));
}

TEST_CASE("the whole release of 2020 in its workbook's layout: 280,598,105 migrants in 2020") {
  const std::string path = test_data("02_migrant_stock_flow/undesa_2020_bilateral_by_sex.csv");
  if (path.empty()) return;
  const auto text = read_file(path);
  REQUIRE(text.has_value());
  RecordingSink table;
  REQUIRE(read_as("undesa_2020", *text, table));
  const auto code = [](Place place) {
    return place == other_place ? "2003" : Gazetteer::get().find(place)->m49;
  };
  std::map<std::pair<Place, Place>, Row> rows;
  for (const auto& o : table.observations) {
    if (o.key.period.start_year() < 2015) continue;
    auto& row = rows[{o.key.place, o.key.origin}];
    if (row.empty()) {
      row = {"1", "d", "", code(o.key.place), "B", "o", code(o.key.origin)};
      row.resize(13, "..");
    }
    const auto run = o.key.sex == Sex::total ? 7u : o.key.sex == Sex::male ? 9u : 11u;
    const auto year = o.key.period.start_year() == 2015 ? 0u : 1u;
    if (o.state == State::value) row[run + year] = format_shortest(o.value);
  }
  std::vector<Row> sheet;
  for (auto& [corridor, row] : rows) sheet.push_back(std::move(row));
  RecordingSink sink;
  REQUIRE(read_book(release_2020(sheet), sink));
  CHECK(sink.rejections.empty());
  double sum = 0;
  for (const auto& o : sink.observations) {
    const bool wanted = o.key.period.text() == "2020" && o.key.sex == Sex::total;
    if (wanted && o.state == State::value) sum += o.value;
  }
  CHECK(sum == 280'598'105);
}

TEST_CASE("another workbook is not UN DESA's") {
  const auto none =
      recognise_source({"f.xlsx", MadeWorkbook().sheet("Table 1", {{"a"}, {"1"}}).bytes(), {}});
  REQUIRE_FALSE(none.has_value());
  CHECK(none.error().message == "no source knows this file, with XLSX of another shape");
}

}  // namespace corridor::undesa_wide_test
