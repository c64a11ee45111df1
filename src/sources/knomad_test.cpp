#include "sources/recording_sink.h"

#include <doctest/doctest.h>

namespace corridor::knomad_test {
namespace {

constexpr std::string_view remittances =
    "sender_iso3,receiver_iso3,sender_name,receiver_name,usd_millions\n";
constexpr std::string_view world_2021 = ",,WORLD,WORLD,781075.7065100862\n";

Result<Reading> read(std::string_view rows, RecordingSink& sink, const std::string& year = {}) {
  return read_as("knomad_remittances", std::string(remittances) + std::string(rows), sink, year);
}

}  // namespace

TEST_CASE("remittances: the sender is where migrants live, the receiver where they come from") {
  RecordingSink sink;
  const auto reading =
      read("MYS,BGD,Malaysia,Bangladesh,1196.138035710083\n" + std::string(world_2021), sink);
  REQUIRE(reading.has_value());
  CHECK(reading->citation.version == "2021");
  const Observation* money = sink.find("remittances", "BGD", "MYS");
  REQUIRE(money != nullptr);
  CHECK(money->value == doctest::Approx(1196138035.710083));
  CHECK(money->status == 'E');
  CHECK(money->key.period.text() == "2021");
  CHECK(money->cell.column == 5);
  CHECK(sink.find("remittances", "MYS", "BGD") == nullptr);
  CHECK(sink.find("remittances", "_W", "_W")->value == doctest::Approx(781075706510.0862));
}

TEST_CASE("remittances: rows and columns of the world keep their direction") {
  RecordingSink sink;
  REQUIRE(
      read("MYS,,Malaysia,WORLD,10\n,BGD,WORLD,Bangladesh,20\n" + std::string(world_2021), sink));
  CHECK(sink.find("remittances", "_W", "MYS")->value == 10e6);
  CHECK(sink.find("remittances", "BGD", "_W")->value == 20e6);
}

TEST_CASE("a matrix without a known world total needs its year told") {
  RecordingSink sink;
  const auto unknown = read("MYS,BGD,Malaysia,Bangladesh,1\n", sink);
  REQUIRE_FALSE(unknown.has_value());
  CHECK(unknown.error().kind == ErrorKind::invalid);
  CHECK(unknown.error().hint.contains("--release"));
  CHECK(sink.observations.empty());
  const auto told = read("MYS,BGD,Malaysia,Bangladesh,1\n", sink, "2019");
  REQUIRE(told.has_value());
  CHECK(told->citation.version == "2019");
  CHECK(sink.observations.front().key.period.text() == "2019");
  CHECK(read("MYS,BGD,Malaysia,Bangladesh,1\n", sink, "soon").error().kind == ErrorKind::malformed);
}

TEST_CASE("remittances: own country and amounts below zero are kept; names rejected") {
  RecordingSink sink;
  REQUIRE(
      read("VUT,VUT,Vanuatu,Vanuatu,0.003762154361601538\nMYS,BGD,Malaysia,Bangladesh,-1\n"
           "ATL,BGD,Atlantis,Bangladesh,1\n" +
               std::string(world_2021),
           sink));
  CHECK(sink.observations.size() == 3);
  REQUIRE(sink.rejections.size() == 1);
  CHECK(sink.rejections.front().seen == "Atlantis");
}

TEST_CASE("migrants: the first place is the origin, people are people") {
  RecordingSink sink;
  const auto reading = read_as("knomad_migrants",
                               "orig_iso3,dest_iso3,orig_name,dest_name,stock\n"
                               "BGD,MYS,Bangladesh,Malaysia,5\n,MYS,Other North,Malaysia,6\n"
                               ",MYS,Other South,Malaysia,7\n,,WORLD,WORLD,282222943\n",
                               sink);
  REQUIRE(reading.has_value());
  CHECK(reading->citation.version == "2021");
  CHECK(sink.find("migrant_stock_compiled", "BGD", "MYS")->value == 5);
  REQUIRE(sink.observations.size() == 4);
  CHECK(sink.observations[1].key.dimensions == "other=north");
  CHECK(sink.observations[2].key.dimensions == "other=south");
  CHECK(sink.observations[1].key.origin == other_place);
}

}  // namespace corridor::knomad_test
