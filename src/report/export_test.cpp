#include "report/export.h"

#include "base/csv.h"
#include "base/json_document.h"
#include "base/text.h"
#include "evidence/scratch_workspace.h"

#include <algorithm>
#include <filesystem>

#include <doctest/doctest.h>

namespace corridor::export_test {
namespace {

const std::string stock =
    "orig,dest,year,male,female,total\nIDN,MYS,2020,,5,5\nBGD,MYS,2015,1,1,2\n"
    "BGD,MYS,2020,6,4,10\nBGD,SGP,2020,7,7,14\nATL,MYS,2020,1,1,2\nMYS,MYS,2020,1,1,2\n";
const std::string wdi = "indicator,iso3,country,year,value\n";

std::string text_of(const Workspace& workspace, const ExportRequest& request) {
  std::string text;
  const auto figures = export_figures(workspace, request, [&](std::string_view piece) {
    text += piece;
    return Result<void>();
  });
  REQUIRE(figures.has_value());
  return text;
}

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(const std::string& text) {
  CsvReader csv("f", text);
  REQUIRE(csv.read_header());
  Rows rows{csv.header()};
  while (csv.next().value()) rows.emplace_back(csv.fields().begin(), csv.fields().end());
  return rows;
}

/// One column of an export by the header's name.
std::vector<std::string> column(const std::string& text, std::string_view name) {
  const Rows rows = rows_of(text);
  const auto index = std::ranges::find(rows.front(), name) - rows.front().begin();
  std::vector<std::string> values;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    values.push_back(rows[i][static_cast<std::size_t>(index)]);
  }
  return values;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("tidy CSV: the promised header, lines ended as RFC 4180 has it, in the order of codes") {
  ScratchWorkspace store;
  REQUIRE(store.load(stock));
  const auto text = text_of(*store, {.filter = {.indicators = {"migrant_stock"},
                                                .subjects = {{{}, Place("MYS")}},
                                                .sex = Sex::total}});
  CHECK(
      text.starts_with("indicator,origin,place,period,sex,age,reporter,dimensions,value,state,"
                       "status,low,high,unit,dataset,version,publisher,licence,edition,proof\r\n"
                       "migrant_stock,BGD,MYS,2015,total,total,destination,,2,value,A,,,persons,"
                       "undesa_migrant_stock,2020,\"UN DESA, Population Division\","));
  CHECK(text.ends_with("\r\n"));
  CHECK(column(text, "origin") == Words{"BGD", "BGD", "IDN", "MYS"});
  CHECK(column(text, "period") == Words{"2015", "2020", "2020", "2020"});
}

TEST_CASE("a missing figure has no value and says why; a byte-order mark where asked for") {
  ScratchWorkspace store;
  REQUIRE(store.load(stock));
  const FigureFilter missing{.subjects = {{Place("IDN"), Place("MYS")}}, .sex = Sex::male};
  const auto text = text_of(*store, {.filter = missing});
  CHECK(column(text, "value") == Words{""});
  CHECK(column(text, "state") == Words{"missing"});
  CHECK(column(text, "status") == Words{"O"});
  CHECK(text_of(*store, {.filter = missing, .byte_order_mark = true}) == "\xEF\xBB\xBF" + text);
}

TEST_CASE("the filter: corridor, origin, years, sex, dataset, edition; and what it lets through") {
  ScratchWorkspace store;
  REQUIRE(store.load(stock));
  REQUIRE(store.load(wdi + "SP.POP.TOTL,MYS,Malaysia,2020,33\n"));
  const auto count = [&](const FigureFilter& filter) {
    return column(text_of(*store, {.filter = filter}), "value").size();
  };
  CHECK(count({.subjects = {{Place("BGD"), Place("MYS")}}}) == 6);
  CHECK(count({.subjects = {{Place("BGD"), Place("MYS")}, {{}, Place("SGP")}}}) == 9);
  CHECK(count({.origins = {Place("BGD")}}) == 9);
  CHECK(count({.origins = {Place("BGD")}, .from_year = 2016}) == 6);
  CHECK(count({.origins = {Place("BGD")}, .to_year = 2015, .sex = Sex::female}) == 1);
  CHECK(count({.subjects = {{{}, Place("MYS")}}}) == 13);
  CHECK(count({.datasets = {"worldbank_wdi"}}) == 1);
  CHECK(count({.indicators = {"population"}}) == 1);
  CHECK(count({.edition = all_editions(*store)->front().short_id()}) == 15);
  CHECK(count({.all_editions = true}) == 16);
  const auto none = export_figures(*store, {.filter = {.origins = {Place("FRA")}}},
                                   [](std::string_view) { return Result<void>(); });
  CHECK(none.error().kind == ErrorKind::not_found);
  CHECK(filtered_editions(*store, {.datasets = {"worldbank_wdy"}}).error().hint ==
        "Did you mean worldbank_wdi?");
  CHECK(check_filter({}).error().kind == ErrorKind::usage);
  CHECK(check_filter({.as_of = "2026-01-01", .all_editions = true}).error().kind ==
        ErrorKind::usage);
}

TEST_CASE("of extracts that overlap each figure comes once, from the newest; all with --all") {
  ScratchWorkspace store;
  REQUIRE(store.load(wdi + "SP.POP.TOTL,MYS,Malaysia,2019,1\nSP.POP.TOTL,MYS,Malaysia,2020,2\n"));
  REQUIRE(store.load(wdi + "SP.POP.TOTL,MYS,Malaysia,2020,3\nSP.POP.TOTL,MYS,Malaysia,2021,4\n"));
  const FigureFilter current{.datasets = {"worldbank_wdi"}};
  CHECK(column(text_of(*store, {.filter = current}), "value") == Words{"1", "3", "4"});
  CHECK(column(text_of(*store, {.filter = {.all_editions = true}}), "value") ==
        Words{"1", "2", "3", "4"});
}

TEST_CASE("as of a day, what the workspace knew then") {
  ScratchWorkspace store;
  {
    const ClockAt day(1'767'225'600);  // 2026-01-01
    REQUIRE(store.load(stock));
  }
  {
    const ClockAt day(1'769'904'000);  // 2026-02-01
    REQUIRE(store.load("orig,dest,year,male,female,total\nBGD,MYS,2021,6,4,10\n"));
  }
  const auto periods = [&](const std::string& as_of) {
    return column(text_of(*store, {.filter = {.indicators = {"migrant_stock"}, .as_of = as_of}}),
                  "period")
        .back();
  };
  CHECK(periods("2026-01-15") == "2020");
  CHECK(periods("") == "2021");
}

TEST_CASE("two workspaces that met the same files in another order give the same bytes") {
  ScratchWorkspace one, other;
  const std::string people = wdi + "SP.POP.TOTL,SGP,Singapore,2020,5\nSP.POP.TOTL,BGD,B,2020,7\n";
  const ClockAt day(1'767'225'600);
  REQUIRE(one.load(stock));
  REQUIRE(one.load(people));
  REQUIRE(other.load(people));
  REQUIRE(other.load(stock));
  for (const auto format :
       {ExportFormat::csv, ExportFormat::spreadsheet, ExportFormat::json, ExportFormat::sdmx_csv}) {
    const ExportRequest request{.filter = {.all_editions = true}, .format = format};
    CHECK(text_of(*one, request) == text_of(*other, request));
  }
}

TEST_CASE("export to a table and load it again: the same figures, tidy or safe for spreadsheets") {
  for (const auto format : {ExportFormat::csv, ExportFormat::spreadsheet}) {
    ScratchWorkspace store, back;
    REQUIRE(store.load(stock));
    const auto path = store.file("export.csv");
    const ExportRequest request{.filter = {.datasets = {"undesa_migrant_stock"}}, .format = format};
    REQUIRE(export_to_file(*store, request, path).value() == 15);
    REQUIRE(load_file(*back, path, {}));
    const auto without_proof = [](const std::string& text) {
      std::string out;
      for (const auto& row : rows_of(text)) {
        for (std::size_t i = 0; i + 2 < row.size(); ++i) out += row[i] + "|";
        out += "\n";
      }
      return out;
    };
    const ExportRequest all{.filter = {.all_editions = true}};
    CHECK(without_proof(text_of(*back, all)) == without_proof(text_of(*store, all)));
  }
}

TEST_CASE("JSON: one object of figures and their editions") {
  ScratchWorkspace store;
  REQUIRE(store.load(stock));
  const auto text = text_of(*store, {.filter = {.subjects = {{Place("IDN"), Place("MYS")}}},
                                     .format = ExportFormat::json});
  const auto document = JsonDocument::parse("f", text);
  REQUIRE(document.has_value());
  const auto root = document->root();
  CHECK(root["corridor_export"].number() == 1);
  REQUIRE(root["figures"].size() == 3);
  const auto figure = root["figures"][std::size_t{0}];
  CHECK(figure["origin"].string() == "IDN");
  CHECK(figure["value"].number() == 5);
  CHECK(figure["low"].is(JsonValue::Kind::null));
  const auto missing = root["figures"][std::size_t{2}];
  CHECK(missing["value"].is(JsonValue::Kind::null));
  CHECK(missing["state"].string() == "missing");
  REQUIRE(root["editions"].size() == 1);
  const auto edition = root["editions"][std::size_t{0}];
  CHECK(edition["edition"].string() == figure["edition"].string());
  CHECK(edition["sha256"].string().size() == 64);
  CHECK(edition["licence"].string() == "CC-BY-3.0-IGO");
}

TEST_CASE("SDMX-CSV 2.0: codes of SDMX's lists, NaN for what is missing, _Z for what is not") {
  ScratchWorkspace store;
  REQUIRE(store.load(stock));
  REQUIRE(store.load(wdi + "SP.POP.TOTL,MYS,Malaysia,2020,33\n"));
  const auto text =
      text_of(*store, {.filter = {.all_editions = true}, .format = ExportFormat::sdmx_csv});
  CHECK(
      text.starts_with("STRUCTURE,STRUCTURE_ID,ACTION,FREQ,INDICATOR,ORIGIN,REF_AREA,SEX,AGE,"
                       "REPORTING_SIDE,BREAKDOWN,TIME_PERIOD,OBS_VALUE,OBS_STATUS,"));
  CHECK(
      text.contains("\r\ndatastructure,CORRIDOR:FIGURES(1.0.0),I,A,migrant_stock,IDN,MYS,M,_T,"
                    "DESTINATION,_Z,2020,NaN,O,,,persons,"));
  CHECK(text.contains("A,population,_Z,MYS,_T,_T,PUBLISHER,_Z,2020,33,A,"));
}

TEST_CASE("SDMX-CSV is read by the reader of SDMX-CSV: the same values, places, sexes, states") {
  ScratchWorkspace store, back;
  REQUIRE(store.load(stock));
  REQUIRE(store.load(wdi + "SP.POP.TOTL,MYS,Malaysia,2020,33\n"));
  const auto path = store.file("export.csv");
  const ExportRequest request{.filter = {.all_editions = true}, .format = ExportFormat::sdmx_csv};
  REQUIRE(export_to_file(*store, request, path).value() == 16);
  const auto report = load_file(*back, path, {});
  REQUIRE(report.has_value());
  CHECK(report->edition.source == "sdmx_csv");
  CHECK(report->edition.rejected == 0);
  const auto facts = [](const Workspace& workspace) {
    const auto text = text_of(workspace, {.filter = {.all_editions = true}});
    std::vector<std::string> lines;
    for (auto row : rows_of(text)) {
      // "Not applicable", which SDMX has a code for, stays that code when it is read.
      if (row[1] == "_Z") row[1].clear();
      lines.push_back(fmt::format("{} {} {} {} {} {} {} {}", row[0], row[1], row[2], row[3], row[4],
                                  row[5], row[8], row[9]));
    }
    std::ranges::sort(lines);
    return lines;
  };
  CHECK(facts(*back) == facts(*store));
}

TEST_CASE("SDMX-CSV: ages, frequencies and bounds") {
  Edition edition;
  edition.sha256 = std::string(64, 'a');
  const auto record = [&](std::string_view period, Age age, std::optional<Interval> interval) {
    const Observation o{.key = {.indicator = "population",
                                .place = Place("MYS"),
                                .period = Period::parse(period).value(),
                                .age = age},
                        .value = 1.5,
                        .interval = interval,
                        .cell = {3, 4}};
    std::string out;
    figure_writer(ExportFormat::sdmx_csv)->add(o, edition, out);
    return out;
  };
  CHECK(record("2015-2020", {0, 4}, {}).contains(",A5,population,_Z,MYS,_T,Y0T4,"));
  CHECK(record("2020-Q3", {65, Age::open}, {}).contains(",Q,population,_Z,MYS,_T,Y_GE65,"));
  CHECK(record("2020-S1", {18, 18}, {}).contains(",S,population,_Z,MYS,_T,Y18,"));
  CHECK(record("2020-07", {}, {}).contains(",M,population,"));
  CHECK(record("2020-07-15", {}, Interval{1, 2}).contains(",2020-07-15,1.5,A,1,2,persons,"));
}

TEST_CASE("formats have names, near ones are suggested") {
  CHECK(parse_export_format("sdmx-csv").value() == ExportFormat::sdmx_csv);
  const auto wrong = parse_export_format("packge");
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().kind == ErrorKind::usage);
  CHECK(wrong.error().hint == "Did you mean package?");
}

TEST_CASE("a write that fails ends the export with its error, and leaves no file") {
  ScratchWorkspace store;
  REQUIRE(store.load(stock));
  const ExportRequest request{.filter = {.all_editions = true}};
  const auto failed = export_figures(*store, request, [](std::string_view) -> Result<void> {
    return fail({ErrorKind::io, "full"});
  });
  REQUIRE_FALSE(failed.has_value());
  CHECK(failed.error().message == "full");
  CHECK_FALSE(export_to_file(*store, request, store.file("no/such/x.csv")).has_value());
  CHECK_FALSE(export_to_file(*store, {.filter = {.origins = {Place("FRA")}}}, store.file("x.csv"))
                  .has_value());
  CHECK_FALSE(std::filesystem::exists(store.file("x.csv")));
}

}  // namespace corridor::export_test
