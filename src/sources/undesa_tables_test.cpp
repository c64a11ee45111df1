#include "base/text.h"
#include "sources/recording_sink.h"

#include <doctest/doctest.h>

namespace corridor::undesa_tables_test {

TEST_CASE("UN DESA 2019 by destination: Latin-1 is recognised and read, everybody who came") {
  const std::string text =
      "\"\",\"Area\",\"Code\",\"Year\",\"Stock\"\n\"1\",\"WORLD\",\"900\",1990,153011473\n"
      "\"211\",\"R\xE9union\",\"638\",1990,57210\n\"9\",\"Afghanistan\",\"4\",1990,57686\n";
  const auto source = recognise_source({"x.csv", text, {}});
  REQUIRE(source.has_value());
  CHECK((*source)->name == "undesa_2019_totals");
  RecordingSink sink;
  const auto reading = (*source)->read({"x.csv", text, {}}, sink);
  REQUIRE(reading.has_value());
  CHECK(reading->citation.dataset == "undesa_migrant_stock");
  CHECK(reading->citation.version == "1990");
  CHECK(reading->part == "totals");
  CHECK(sink.find("migrant_stock", "_W", "_W")->value == 153'011'473);
  CHECK(sink.find("migrant_stock", "_W", "REU")->value == 57'210);
  CHECK(sink.find("migrant_stock", "_W", "AFG")->key.reporter == Reporter::destination);
  RecordingSink in_utf8;
  REQUIRE(read_as("undesa_2019_totals", utf8_of_latin1(text), in_utf8));
  CHECK(in_utf8.observations.size() == 3);
}

TEST_CASE("UN DESA 2019, refugees: a column a year, shares and changes beside the people") {
  RecordingSink sink;
  const std::string text = std::string(find_source("undesa_2019_refugees")->shape) +
                           "\nWORLD,18977581,18142316,16503717,13757766,15880355,24651000,"
                           "28711526,12.4,11.2,9.5,7.2,7.2,9.9,10.6,-0.9,-1.9,-3.6,2.9,8.8,3.8\n"
                           "UN development groups,..,..,..,..,..,..,..,..,..,..,..,..,..,..,..,..,"
                           "..,..,..,..\n"
                           "South Sudan,..,..,..,..,..,265000,285295,..,..,..,..,..,30,32.9,..,..,"
                           "..,..,..,1.8\n";
  const auto reading = read_as("undesa_2019_refugees", text, sink);
  REQUIRE(reading.has_value());
  CHECK(reading->citation.version == "2019");
  CHECK(sink.observations.size() == 40);
  CHECK(sink.observations[6].value == 28'711'526);
  CHECK(sink.observations[6].key.period == Period::year(2019));
  CHECK(sink.observations[13].key.indicator == "refugee_share_of_migrants");
  CHECK(sink.observations[19].key.period == Period::years(2015, 2019));
  CHECK(sink.observations[20].state == State::missing);
  REQUIRE(sink.rejections.size() == 1);
  CHECK(sink.rejections.front().seen == "UN development groups");
}

TEST_CASE("UN DESA 2020 without unknown origins is a selection of the release") {
  RecordingSink sink;
  const auto reading =
      read_as("undesa_2020_selection",
              "year,birth,residence,total,male,female\n2020,BGD,MYS,415717,247285,168432\n", sink);
  REQUIRE(reading.has_value());
  CHECK(reading->citation.dataset == "undesa_migrant_stock");
  CHECK_FALSE(reading->complete);
  CHECK(sink.find("migrant_stock", "BGD", "MYS")->value == 415'717);
  CHECK(sink.find("migrant_stock", "BGD", "MYS", Sex::female)->value == 168'432);
}

TEST_CASE("World Bank 1960 to 2000: origin, destination, sex and census round") {
  RecordingSink sink;
  const auto reading =
      read_as("worldbank_migrant_stock",
              "orig,dest,sex,year,stock\nROM,FRA,Male,2000,1471\nAFG,FRA,Both,1960,29\n"
              "AFG,FRA,nobody,1960,29\n",
              sink);
  REQUIRE(reading.has_value());
  CHECK(sink.find("migrant_stock_historical", "ROU", "FRA", Sex::male)->value == 1471);
  CHECK(sink.find("migrant_stock_historical", "AFG", "FRA")->key.period == Period::year(1960));
  CHECK(sink.rejections.size() == 1);
}

TEST_CASE("CEPII: codes of 2000, a dot is missing, a code in the place of a number is rejected") {
  RecordingSink sink;
  const auto reading = read_as("cepii_geodist",
                               std::string(find_source("cepii_geodist")->shape) +
                                   "\nZAR,YUG,0,0,0,0,0,ROU,0,0,11.5,12.5,13.5,.\n"
                                   "ZAF,,0,0,0,0,0,0,0,0,1,1,1,1\n",
                               sink);
  REQUIRE(reading.has_value());
  CHECK(reading->citation.version == "2011");
  CHECK(sink.observations.size() == 11);
  CHECK(sink.find("distance_weighted", "COD", "SCG")->value == 13.5);
  CHECK(sink.find("distance", "COD", "SCG")->state == State::missing);
  CHECK(sink.find("contiguity", "COD", "SCG")->value == 0);
  REQUIRE(sink.rejections.size() == 2);
  CHECK(sink.rejections[0].reason == "expected a number in column curcol");
}

TEST_CASE("pairs of 2025: whether the origin was a colony of the destination has a direction") {
  RecordingSink sink;
  REQUIRE(read_as("gravity_pairs_2025",
                  std::string(find_source("gravity_pairs_2025")->shape) +
                      "\nIND,GBR,7470.2,0.18,0.04,1\nGBR,IND,7470.2,0.18,0.04,0\n",
                  sink));
  CHECK(sink.find("colony_of_destination", "IND", "GBR")->value == 1);
  CHECK(sink.find("colony_of_destination", "GBR", "IND")->value == 0);
  CHECK(sink.find("distance", "IND", "GBR")->key.period == Period::year(2025));
}

}  // namespace corridor::undesa_tables_test
