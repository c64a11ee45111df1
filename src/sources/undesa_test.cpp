#include "sources/recording_sink.h"

#include <doctest/doctest.h>

namespace corridor::undesa_test {
namespace {

constexpr std::string_view header_2020 = "orig,dest,year,male,female,total\n";
constexpr std::string_view header_2019 = "dest_iso3,orig_iso3,year,dest_name,orig_name,value\n";

std::string of_2020(std::string_view rows) { return std::string(header_2020) + std::string(rows); }
std::string of_2019(std::string_view rows) { return std::string(header_2019) + std::string(rows); }

}  // namespace

TEST_CASE("UN DESA 2020: three figures a row, origin first, with their cells") {
  RecordingSink sink;
  const auto reading = read_as("undesa_2020", of_2020("BGD,MYS,2020,247285,168432,415717\n"), sink);
  REQUIRE(reading.has_value());
  CHECK(reading->rows == 1);
  CHECK(reading->complete);
  CHECK(reading->citation.version == "2020");
  CHECK(sink.observations.size() == 3);
  const Observation* total = sink.find("migrant_stock", "BGD", "MYS");
  REQUIRE(total != nullptr);
  CHECK(total->value == 415717);
  CHECK(total->status == 'A');
  CHECK(total->key.reporter == Reporter::destination);
  CHECK(total->key.period.text() == "2020");
  CHECK(total->cell.row == 2);
  CHECK(total->cell.column == 6);
  CHECK(sink.find("migrant_stock", "BGD", "MYS", Sex::male)->value == 247285);
  CHECK(sink.find("migrant_stock", "BGD", "MYS", Sex::male)->cell.column == 4);
  CHECK(sink.find("migrant_stock", "BGD", "MYS", Sex::female)->value == 168432);
  CHECK(sink.find("migrant_stock", "MYS", "BGD") == nullptr);
  CHECK(sink.flags.empty());
  CHECK(sink.rejections.empty());
}

TEST_CASE("UN DESA 2020: an empty cell is missing, a zero is zero") {
  RecordingSink sink;
  REQUIRE(read_as("undesa_2020", of_2020("ABW,ARG,1990,,0,0\n"), sink).has_value());
  const Observation* male = sink.find("migrant_stock", "ABW", "ARG", Sex::male);
  REQUIRE(male != nullptr);
  CHECK(male->state == State::missing);
  CHECK(male->status == 'O');
  const Observation* female = sink.find("migrant_stock", "ABW", "ARG", Sex::female);
  CHECK(female->state == State::value);
  CHECK(female->value == 0);
  CHECK(sink.flags.empty());
}

TEST_CASE("UN DESA 2020: XXX are other and unknown origins, CHI the Channel Islands") {
  RecordingSink sink;
  REQUIRE(read_as("undesa_2020", of_2020("XXX,MYS,2020,1,2,3\nCHI,GBR,2020,1,2,3\n"), sink));
  CHECK(sink.rejections.empty());
  CHECK(sink.find("migrant_stock", "CHI", "GBR") != nullptr);
  CHECK(sink.observations.front().key.origin == other_place);
}

TEST_CASE("UN DESA 2020: what cannot be kept is rejected by name, the rest is kept") {
  RecordingSink sink;
  const auto reading = read_as("undesa_2020",
                               of_2020("ATL,MYS,2020,1,1,2\n"
                                       "BGD,MYS,20200,1,1,2\n"
                                       "BGD,MYS,2015,1,one,2\n"
                                       "BGD,MYS,2020,1,1,2\n"),
                               sink);
  REQUIRE(reading.has_value());
  CHECK(reading->rows == 4);
  REQUIRE(sink.rejections.size() == 3);
  CHECK(sink.rejections[0].reason == "no place is called \"ATL\"");
  CHECK(sink.rejections[0].seen == "ATL");
  CHECK(sink.rejections[0].cell.row == 2);
  CHECK(sink.rejections[0].cell.column == 1);
  CHECK(sink.rejections[1].seen == "20200");
  CHECK(sink.rejections[2].reason == "expected a number in column female");
  CHECK(sink.rejections[2].cell.column == 5);
  CHECK(sink.observations.size() == 5);
}

TEST_CASE("UN DESA 2020: a ragged or cut file is an error with its line") {
  RecordingSink sink;
  const auto ragged = read_as("undesa_2020", of_2020("BGD,MYS,2020,1,1,2\nBGD,MYS\n"), sink);
  REQUIRE_FALSE(ragged.has_value());
  CHECK(ragged.error().kind == ErrorKind::malformed);
  CHECK(ragged.error().where.line == 3);
}

TEST_CASE("UN DESA 2019: the three files are told apart by the world total of 1990") {
  for (const auto& [value, part, sex] :
       {std::tuple{"153011473", "total", Sex::total}, std::tuple{"75349784", "female", Sex::female},
        std::tuple{"77661689", "male", Sex::male}}) {
    RecordingSink sink;
    const auto reading =
        read_as("undesa_2019", of_2019(",,1990,WORLD,Total," + std::string(value) + "\n"), sink);
    REQUIRE(reading.has_value());
    CHECK(reading->part == part);
    CHECK(reading->citation.version == "2019");
    CHECK(sink.find("migrant_stock", "_W", "_W", sex) != nullptr);
  }
}

TEST_CASE("UN DESA 2019: without a known world total the file is refused, whatever else it has") {
  for (const auto rows : {",,1990,WORLD,Total,153011474\n", ",,1995,WORLD,Total,153011473\n",
                          "MYS,BGD,1990,Malaysia,Bangladesh,5\n", ""}) {
    RecordingSink sink;
    const auto reading = read_as("undesa_2019", of_2019(rows), sink);
    REQUIRE_FALSE(reading.has_value());
    CHECK(reading.error().kind == ErrorKind::invalid);
    CHECK(reading.error().message.contains("153,011,473"));
  }
}

TEST_CASE("UN DESA 2019: names, areas, world and the two kinds of other origins") {
  RecordingSink sink;
  const auto reading = read_as("undesa_2019",
                               of_2019(",,1990,WORLD,Total,153011473\n"
                                       "MYS,BGD,1990,Malaysia,Bangladesh,23930\n"
                                       ",,1990,Micronesia,Total,5\n"
                                       "FSM,,1990,Micronesia (Fed. States of),Total,6\n"
                                       "MYS,,1990,Malaysia,Other North,7\n"
                                       "MYS,,1990,Malaysia,Other South,8\n"
                                       ",,1990,Atlantis,Total,9\n"),
                               sink);
  REQUIRE(reading.has_value());
  CHECK(sink.find("migrant_stock", "BGD", "MYS")->value == 23930);
  CHECK(sink.find("migrant_stock", "_W", "057")->value == 5);
  CHECK(sink.find("migrant_stock", "_W", "FSM")->value == 6);
  REQUIRE(sink.rejections.size() == 1);
  CHECK(sink.rejections.front().seen == "Atlantis");
  std::vector<std::string> others;
  for (const auto& o : sink.observations) {
    if (o.key.origin == other_place) others.push_back(o.key.dimensions);
  }
  CHECK(others == std::vector<std::string>{"other=north", "other=south"});
}

}  // namespace corridor::undesa_test
