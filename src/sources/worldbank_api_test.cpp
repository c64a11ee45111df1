#include "sources/recording_sink.h"

#include <fmt/core.h>

#include <doctest/doctest.h>

namespace corridor::worldbank_api_test {
namespace {

std::string figure(std::string_view series, std::string_view iso3, std::string_view date,
                   std::string_view value) {
  return fmt::format(
      R"({{"indicator":{{"id":"{}","value":"A series"}},"country":{{"id":"XX","value":"A place"}},)"
      R"("countryiso3code":"{}","date":"{}","value":{},"unit":"","obs_status":"","decimal":0}})",
      series, iso3, date, value);
}

std::string page(int number, int pages, const std::string& figures) {
  return fmt::format(R"([{{"page":{},"pages":{},"per_page":2,"total":3,"sourceid":"2",)"
                     R"("lastupdated":"2025-01-28"}},[{}]])",
                     number, pages, figures);
}

Result<Reading> read(const std::string& text, RecordingSink& sink) {
  const auto found = recognise_source({"f.json", text, {}});
  REQUIRE(found.has_value());
  CHECK((*found)->name == "worldbank_api");
  return read_as("worldbank_api", text, sink);
}

}  // namespace

TEST_CASE("World Bank API: the keys are those of the Bank's tables, the version its last update") {
  RecordingSink sink, table;
  const auto reading = read(page(1, 1,
                                 figure("SP.POP.TOTL", "BGD", "2021", "169356251") + "," +
                                     figure("BX.TRF.PWKR.CD.DT", "BGD", "2021", "null")),
                            sink);
  REQUIRE(reading.has_value());
  CHECK(reading->citation.dataset == "worldbank_wdi");
  CHECK(reading->citation.version == "2025-01-28");
  CHECK(reading->supersession == Supersession::by_figure);
  CHECK(reading->rows == 2);
  REQUIRE(read_as("worldbank_wdi",
                  "indicator,iso3,country,year,value\nSP.POP.TOTL,BGD,Bangladesh,2021,169356251\n"
                  "BX.TRF.PWKR.CD.DT,BGD,Bangladesh,2021,\n",
                  table));
  REQUIRE(sink.observations.size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    const auto &a = sink.observations[i].key, &b = table.observations[i].key;
    CHECK(a.indicator == b.indicator);
    CHECK(a.place == b.place);
    CHECK(a.period == b.period);
    CHECK(a.reporter == b.reporter);
    CHECK(sink.observations[i].state == table.observations[i].state);
  }
  CHECK(sink.observations[1].cell.row == 2);
  CHECK(sink.observations[1].status == 'O');
}

TEST_CASE("World Bank API: pages one after another, each on its line; a missing one is flagged") {
  RecordingSink whole, broken;
  const auto first = page(1, 3, figure("SP.POP.TOTL", "BGD", "2021", "1"));
  const auto second = page(2, 3, figure("SP.POP.TOTL", "BGD", "2020", "2"));
  const auto third = page(3, 3, figure("SP.POP.TOTL", "BGD", "2019", "3"));
  REQUIRE(read(first + "\n" + second + "\r\n\n" + third + "\n", whole));
  CHECK(whole.observations.size() == 3);
  CHECK(whole.observations[2].cell.row == 3);
  CHECK(whole.flags.empty());
  REQUIRE(read(first + "\n" + third + "\n", broken));
  CHECK(broken.observations.size() == 2);
  CHECK(broken.has_flag("pages_missing"));
  RecordingSink cut;
  REQUIRE(read(first, cut));
  CHECK(cut.has_flag("pages_missing"));
}

TEST_CASE("World Bank API: a page over several lines, quarters and months, aggregates by name") {
  RecordingSink sink;
  const auto reading = read(
      "[{\"page\":1,\"pages\":1,\n\"per_page\":\"50\",\"total\":3,\"lastupdated\":\"2025-01-28\"},"
      "\n[" +
          figure("DT.DOD", "BGD", "2023Q1", "5") + ",\n" + figure("DT.DOD", "BGD", "2023M02", "6") +
          ",\n" + figure("DT.DOD", "ZQQ", "2023", "7") + "]]",
      sink);
  REQUIRE(reading.has_value());
  REQUIRE(sink.observations.size() == 2);
  CHECK(sink.observations[0].key.period.text() == "2023-Q1");
  CHECK(sink.observations[1].key.period.text() == "2023-02");
  REQUIRE(sink.rejections.size() == 1);
  CHECK(sink.rejections[0].seen == "A place");
}

TEST_CASE("World Bank API: a refusal and an empty answer are errors in plain words") {
  RecordingSink sink;
  const auto refused =
      read(R"([{"message":[{"id":"120","key":"Invalid value","value":"The provided parameter )"
           R"(value is not valid"}]}])",
           sink);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().kind == ErrorKind::invalid);
  CHECK(refused.error().message ==
        "the World Bank refused: The provided parameter value is not valid (Invalid value)");
  const auto empty = read(
      R"([{"page":0,"pages":0,"per_page":0,"total":0,"sourceid":null,"lastupdated":null},null])",
      sink);
  REQUIRE_FALSE(empty.has_value());
  CHECK(empty.error().message == "the World Bank has no figure of what was asked");
  const auto cut =
      read(page(1, 2, figure("SP.POP.TOTL", "BGD", "2021", "1")) + "\n[{\"page\":2,", sink);
  REQUIRE_FALSE(cut.has_value());
  CHECK(cut.error().kind == ErrorKind::malformed);
  CHECK(cut.error().where.line == 2);
}

}  // namespace corridor::worldbank_api_test
