#include "sources/recording_sink.h"

#include <doctest/doctest.h>

namespace corridor::unhcr_table_test {
namespace {

Result<Reading> read(std::string_view source, std::string_view rows, RecordingSink& sink) {
  std::string text(find_source(source)->shape);
  return read_as(source, text.append("\n").append(rows), sink);
}

}  // namespace

TEST_CASE("UNHCR flows: an empty cell is missing; stateless and unknown stand in ISO columns too") {
  RecordingSink sink;
  REQUIRE(read("unhcr_flows",
               "1962,,TIB,TIB,Nepal,NEP,NPL,2236,,,\n"
               "1980,Stateless,STA,STA,Unknown/other,UKN,UKN,,40,,0\n",
               sink));
  CHECK(sink.rejections.empty());
  CHECK(sink.find("refugee_flow", "TIB", "NPL")->value == 2236);
  CHECK(sink.find("asylum_seeker_flow", "TIB", "NPL")->state == State::missing);
  CHECK(sink.find("asylum_seeker_flow", "XXA", "_U")->value == 40);
  CHECK(sink.find("others_needing_protection_flow", "XXA", "_U")->value == 0);
}

TEST_CASE("UNHCR flows: an ISO column that repeats UNHCR's code of a country is rejected") {
  RecordingSink sink;
  REQUIRE(read("unhcr_flows", "1962,China,CHI,CHI,Nepal,NEP,NPL,1,,,\n", sink));
  CHECK(sink.observations.empty());
  CHECK(sink.rejections.size() == 1);
}

TEST_CASE(
    "UNHCR solutions: returned, resettled and naturalised, from origin to where it happened") {
  RecordingSink sink;
  REQUIRE(read("unhcr_solutions",
               "2024,Syrian Arab Rep.,SYR,SYR,Germany,GFR,DEU,,2907,5,\n"
               "2024,Syrian Arab Rep.,SYR,SYR,Syrian Arab Rep.,SYR,SYR,,,,513896\n",
               sink));
  CHECK(sink.find("refugees_resettled", "SYR", "DEU")->value == 2907);
  CHECK(sink.find("refugees_naturalised", "SYR", "DEU")->value == 5);
  CHECK(sink.find("returned_refugees", "SYR", "DEU")->state == State::missing);
  CHECK(sink.find("returned_internally_displaced", "SYR", "SYR")->value == 513896);
}

TEST_CASE("UNHCR's partners: displaced people at home are IDMC's, about one place") {
  RecordingSink sink;
  const auto reading = read("unhcr_partners",
                            "2024,Palestinian,GAZ,PSE,State of Palestine,GAZ,PSE,2000000\n"
                            "2024,Abyei Area,AB9,AB9,Abyei Area,AB9,AB9,20000\n"
                            "1990,Unknown,UKN,UNK,Unknown,UKN,UNK,21300000\n"
                            "2024,Sudan,SUD,SDN,Chad,CHD,TCD,5\n",
                            sink);
  REQUIRE(reading.has_value());
  CHECK(reading->citation.dataset == "unhcr_idmc");
  CHECK(reading->citation.licence.contains("non-commercial"));
  CHECK(sink.find("internally_displaced_idmc", "", "AB9")->value == 20000);
  CHECK(sink.find("internally_displaced_idmc", "", "_U")->value == 21300000);
  REQUIRE(sink.rejections.size() == 1);
  CHECK(sink.rejections.front().cell.row == 5);
}

TEST_CASE("UNHCR's partners: Palestinians abroad are UNRWA's; what cannot be told is refused") {
  RecordingSink sink;
  const auto reading = read("unhcr_partners",
                            "1952,Palestinian,GAZ,PSE,State of Palestine,GAZ,PSE,206014\n"
                            "1952,Palestinian,GAZ,PSE,Lebanon,LEB,LBN,103137\n",
                            sink);
  REQUIRE(reading.has_value());
  CHECK(reading->citation.dataset == "unhcr_unrwa");
  CHECK(sink.find("palestine_refugees", "PSE", "LBN")->value == 103137);
  const auto untold =
      read("unhcr_partners", "1952,Palestinian,GAZ,PSE,State of Palestine,GAZ,PSE,206014\n", sink);
  REQUIRE_FALSE(untold.has_value());
  CHECK(untold.error().kind == ErrorKind::invalid);
}

TEST_CASE("UNHCR by pair: an empty code is unknown, NA missing, zero zero") {
  RecordingSink sink;
  const auto reading = read("unhcr_dyads", "2018,,ALB,200,0\n2020,VEN,GUY,NA,5\n", sink);
  REQUIRE(reading.has_value());
  CHECK(reading->citation.version == "2020");
  CHECK(sink.find("refugees", "_U", "ALB")->value == 200);
  CHECK(sink.find("asylum_seekers", "_U", "ALB")->value == 0);
  CHECK(sink.find("refugees", "VEN", "GUY")->state == State::missing);
}

TEST_CASE("UNHCR's codes of places become a list with ISO code and regions") {
  RecordingSink sink;
  REQUIRE(read("unhcr_countries",
               "AUT,AUS,Austria,Europe,Europe,Western Europe,\n,CRB,CRB,,,,\n,,nobody,,,,\n",
               sink));
  REQUIRE(sink.items.size() == 2);
  CHECK(sink.items[0].code == "AUS");
  CHECK(sink.items[0].place == Place("AUT"));
  CHECK(sink.items[0].details ==
        "iso=AUT;unhcr_region=Europe;unsd_region=Europe;unsd_subregion=Western Europe");
  CHECK(sink.items[1].place.empty());
  CHECK(sink.rejections.size() == 1);
}

}  // namespace corridor::unhcr_table_test
