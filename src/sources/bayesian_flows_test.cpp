#include "sources/recording_sink.h"

#include <doctest/doctest.h>

namespace corridor::bayesian_flows_test {
namespace {

std::string file_of(std::string_view source, std::string_view rows) {
  return std::string(find_source(source)->shape) + "\n" + std::string(rows);
}

}  // namespace

TEST_CASE("Azose and Raftery: a column a period, CLI is the Channel Islands") {
  RecordingSink sink;
  const auto reading =
      read_as("azose_raftery_flows", file_of("azose_raftery_flows", "CLI,GBR,1,2,3,4,5\n"), sink);
  REQUIRE(reading.has_value());
  CHECK(reading->citation.version == "2019");
  REQUIRE(sink.observations.size() == 5);
  CHECK(sink.observations[0].key.origin == Place("CHI"));
  CHECK(sink.observations[0].key.period == Period::years(1990, 1995));
  CHECK(sink.observations[4].key.period == Period::years(2010, 2015));
  CHECK(sink.observations[4].value == 5);
}

TEST_CASE("Welch and Raftery: the year of a forecast is the middle of its period") {
  RecordingSink sink;
  REQUIRE(read_as(
      "welch_raftery_population",
      file_of("welch_raftery_population", "4,2023,1,2,3,4,5,11,12,13,14,15,21,22,23,24,25\n"),
      sink));
  REQUIRE(sink.observations.size() == 9);
  const Observation* total = sink.find("population", "", "AFG");
  CHECK(total->value == 23);
  CHECK(total->key.period == Period::year(2025));
  CHECK(total->status == 'F');
  CHECK(total->interval->low == 21);
  CHECK(total->interval->high == 25);
  CHECK(sink.find("population", "", "AFG", Sex::female)->value == 3);
  CHECK(sink.observations[1].key.dimensions == "bound=80_low");
  CHECK(sink.observations[1].value == 2);
}

TEST_CASE("Welch and Raftery: inflow comes from the world, outflow goes to it") {
  RecordingSink sink;
  REQUIRE(read_as("welch_raftery_flows",
                  file_of("welch_raftery_flows",
                          "4,2023,1,2,3,4,5,11,12,13,14,15,-2,-1,0,1,2\n4,999,,,,,,,,,,,,,,,\n"),
                  sink));
  CHECK(sink.find("migration_flow", "_W", "AFG")->value == 3);
  CHECK(sink.find("migration_flow", "AFG", "_W")->value == 13);
  CHECK(sink.find("migration_flow", "AFG", "_W")->key.period == Period::years(2020, 2025));
  CHECK(sink.find("net_migration", "", "AFG")->interval->low == -2);
  CHECK(sink.rejections.size() == 1);
}

TEST_CASE("Welch and Raftery: the world has no column of its own") {
  RecordingSink sink;
  REQUIRE(read_as("welch_raftery_flows_world",
                  file_of("welch_raftery_flows_world", "2043,1,1.2,1.5,1.7,2,10,20,30,40,50\n"),
                  sink));
  CHECK(sink.find("migration_flow_percent", "", "_W")->value == 1.5);
  CHECK(sink.find("migration_flow", "_W", "_W")->value == 30);
  CHECK(sink.find("migration_flow", "_W", "_W")->key.period == Period::years(2040, 2045));
}

TEST_CASE("Welch and Raftery, inputs: population when the period starts, shares as percent") {
  RecordingSink sink;
  REQUIRE(read_as(
      "welch_raftery_inputs",
      file_of("welch_raftery_inputs", "AFG,2020,38054945,2020-2025,-3e+05,,FALSE,-0.0075,\n"),
      sink));
  REQUIRE(sink.observations.size() == 5);
  CHECK(sink.observations[0].key.period == Period::year(2020));
  CHECK(sink.observations[1].value == -300000);
  CHECK(sink.observations[1].key.dimensions == "method=un");
  CHECK(sink.observations[1].status == 'F');
  CHECK(sink.observations[2].state == State::missing);
  CHECK(sink.observations[3].value == -0.75);
}

}  // namespace corridor::bayesian_flows_test
