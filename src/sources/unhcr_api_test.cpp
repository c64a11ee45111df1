// The pages here are written after the interface's published layout; the figures of Syria are
// UNHCR's, those of the other rows ours.

#include "sources/recording_sink.h"

#include <doctest/doctest.h>

namespace corridor::unhcr_api_test {
namespace {

const std::string population_page =
    R"({"page":1,"short-url":"","maxPages":2,"total":[],"items":[)"
    R"({"year":2023,"coo_id":185,"coo_name":"Syrian Arab Rep.","coo":"SYR","coo_iso":"SYR",)"
    R"("coa_id":72,"coa_name":"Germany","coa":"GFR","coa_iso":"DEU","refugees":705812,)"
    R"("asylum_seekers":72642,"returned_refugees":"0","idps":"0","returned_idps":"0",)"
    R"("stateless":"0","ooc":"0","oip":"-","hst":"0"},)"
    R"({"year":2023,"coo_id":"-","coo_name":"-","coo":"-","coo_iso":"-","coa_id":12,)"
    R"("coa_name":"Austria","coa":"AUS","coa_iso":"AUT","refugees":7,"asylum_seekers":null,)"
    R"("returned_refugees":"many","idps":{"a":1},"returned_idps":"0","stateless":"0","ooc":"0",)"
    R"("hst":"0"}]})";

const Observation* find_dated(const RecordingSink& sink, std::string_view indicator,
                              std::string_view period) {
  for (const auto& o : sink.observations) {
    if (o.key.indicator == indicator && o.key.period.text() == period) return &o;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("UNHCR's interface: numbers and text are figures, a dash is missing or everybody") {
  RecordingSink sink;
  const auto reading = read_as("unhcr_api", population_page, sink);
  REQUIRE(reading.has_value());
  CHECK(reading->citation.dataset == "unhcr_population_api");
  CHECK(reading->supersession == Supersession::by_figure);
  CHECK_FALSE(reading->complete);
  CHECK(reading->rows == 2);
  const auto* refugees = sink.find("refugees", "SYR", "DEU");
  REQUIRE(refugees != nullptr);
  CHECK(refugees->value == 705812);
  CHECK(refugees->cell.row == 1);
  CHECK(refugees->cell.column == 1);
  CHECK(sink.find("internally_displaced", "SYR", "DEU")->value == 0);
  CHECK(sink.find("others_needing_protection", "SYR", "DEU")->state == State::missing);
  CHECK(sink.find("others_needing_protection", "SYR", "DEU")->cell.column == 8);
  CHECK(sink.find("refugees", "_W", "AUT")->value == 7);
  CHECK(sink.find("asylum_seekers", "_W", "AUT")->state == State::missing);
}

TEST_CASE("UNHCR's interface: what is no number is rejected, what is not there is not observed") {
  RecordingSink sink;
  REQUIRE(read_as("unhcr_api", population_page, sink));
  REQUIRE(sink.rejections.size() == 2);
  CHECK(sink.rejections[0].seen == "many");
  CHECK(sink.rejections[0].cell.row == 2);
  CHECK(sink.rejections[0].cell.column == 3);
  CHECK(sink.rejections[1].seen == "{...}");
  CHECK(sink.find("others_needing_protection", "_W", "AUT") == nullptr);
}

TEST_CASE("UNHCR's interface: pages one a line are one text, also with blank lines between") {
  RecordingSink sink;
  const std::string second =
      R"({"page":2,"maxPages":3,"items":[{"year":"2024","coo":"SYR","coo_iso":"SYR","coa":"GFR",)"
      R"("coa_iso":"DEU","refugees":725102}]})";
  const std::string text =
      population_page + "\n\n" + second + "\r\n{\"page\":3,\"maxPages\":3,\"items\":[]}\n";
  const auto reading = read_as("unhcr_api", text, sink, "2026-11-01");
  REQUIRE(reading.has_value());
  CHECK(reading->citation.version == "2026-11-01");
  CHECK(reading->rows == 3);
  REQUIRE(find_dated(sink, "refugees", "2024") != nullptr);
  CHECK(find_dated(sink, "refugees", "2024")->value == 725102);
  CHECK(find_dated(sink, "refugees", "2024")->cell.row == 3);
}

TEST_CASE(
    "UNHCR's interface: one page may stand over many lines; a torn one is named by its line") {
  RecordingSink sink;
  std::string spread = population_page;
  for (std::size_t at = spread.find(','); at != spread.npos; at = spread.find(',', at + 2)) {
    spread.insert(at + 1, "\n");
  }
  REQUIRE(read_as("unhcr_api", spread, sink));
  CHECK(sink.find("refugees", "SYR", "DEU")->value == 705812);
  const auto torn =
      read_as("unhcr_api", population_page + "\n" + population_page.substr(0, 300), sink);
  REQUIRE_FALSE(torn.has_value());
  CHECK(torn.error().kind == ErrorKind::malformed);
  CHECK(torn.error().where.line == 2);
}

TEST_CASE("UNHCR's interface: claims and decisions keep stage, level, procedure and unit") {
  RecordingSink sink;
  REQUIRE(read_as(
      "unhcr_api",
      R"({"items":[{"year":2015,"coo":"-","coo_iso":"-","coa":"USA","coa_iso":"USA",)"
      R"("procedure_type":"G","app_type":"N","dec_level":"IN","app_pc":"C","applied":90582}]})",
      sink));
  CHECK(sink.find("asylum_cases", "_W", "USA")->value == 90582);
  CHECK(sink.find("asylum_cases", "_W", "USA")->key.dimensions == "level=IN;procedure=G;stage=N");
  REQUIRE(read_as("unhcr_api",
                  R"({"items":[{"year":2024,"coo":"SYR","coo_iso":"SYR","coa":"MOR",)"
                  R"("coa_iso":"MAR","procedure_type":"U","dec_level":"FI","dec_pc":"P",)"
                  R"("dec_recognized":"0","dec_other":"0","dec_rejected":"0","dec_closed":5,)"
                  R"("dec_total":5}]})",
                  sink));
  CHECK(sink.find("asylum_closed", "SYR", "MAR")->value == 5);
}

TEST_CASE(
    "UNHCR's interface: demographics have no location; without their kind they are rejected") {
  const std::string row =
      R"("year":2025,"coo":"SYR","coo_iso":"SYR","coa":"-","coa_iso":"-","f_0_4":"0",)"
      R"("f_total":"0","m_total":"0","total":9}]})";
  RecordingSink sink;
  REQUIRE(read_as("unhcr_api", R"({"items":[{"pop_type":"IDP",)" + row, sink));
  CHECK(sink.find("internally_displaced_by_location", "SYR", "_W")->value == 9);
  CHECK(sink.find("internally_displaced_by_location", "SYR", "_W")->key.dimensions.empty());
  CHECK(sink.find("internally_displaced_by_location", "SYR", "_W", Sex::female)->state ==
        State::missing);
  REQUIRE(read_as("unhcr_api", R"({"items":[{)" + row, sink));
  REQUIRE(sink.rejections.size() == 1);
  CHECK(sink.rejections.front().reason == "the row does not say its pop_type");
}

TEST_CASE("UNHCR's interface: partners' counts are told by a row, estimates of a month refused") {
  RecordingSink sink;
  const auto reading = read_as(
      "unhcr_api",
      R"({"items":[{"year":2024,"coo":"-","coo_iso":"-","coa":"JOR","coa_iso":"JOR","total":1},)"
      R"({"year":2024,"coo":"GAZ","coo_iso":"PSE","coa":"JOR","coa_iso":"JOR","total":2371387}]})",
      sink);
  REQUIRE(reading.has_value());
  CHECK(reading->citation.dataset == "unhcr_unrwa_api");
  CHECK(sink.find("palestine_refugees", "PSE", "JOR")->value == 2371387);
  for (const std::string_view item :
       {R"({"year":2024,"coo":"-","coo_iso":"-","coa":"-","coa_iso":"-","total":1})",
        R"({"year":2026,"coo_iso":"-","coa_iso":"JOR","refugees":1,"month":"August"})",
        R"({"year":2026,"coo_iso":"-","coa_iso":"JOR","footnote":"x"})", "7", ""}) {
    CAPTURE(item);
    const auto refused = read_as("unhcr_api", R"({"items":[)" + std::string(item) + "]}", sink);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().kind == ErrorKind::invalid);
  }
}

TEST_CASE("UNHCR's interface: rows of another table among the first ones are rejected by name") {
  RecordingSink sink;
  REQUIRE(read_as("unhcr_api",
                  R"({"items":[{"year":2024,"coo":"SYR","coo_iso":"SYR","coa":"GFR",)"
                  R"("coa_iso":"DEU","refugees":5},{"year":2024,"coo":"SYR","coo_iso":"SYR",)"
                  R"("coa":"GFR","coa_iso":"DEU","applied":5},"text"]})",
                  sink));
  CHECK(sink.observations.size() == 1);
  CHECK(sink.rejections.size() >= 2);
  CHECK(sink.rejections.front().reason == "has none of the figures of unhcr_population");
}

}  // namespace corridor::unhcr_api_test
