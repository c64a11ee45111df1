#include "sources/recording_sink.h"

#include <doctest/doctest.h>

namespace corridor::abel_cohen_test {
namespace {

std::vector<std::string> dimensions_of(const RecordingSink& sink) {
  std::vector<std::string> all;
  for (const auto& o : sink.observations) all.push_back(o.key.dimensions);
  return all;
}

}  // namespace

TEST_CASE("Abel and Cohen: six methods side by side, five years from the first") {
  RecordingSink sink;
  const auto reading =
      read_as("abel_cohen_flows",
              "year0,sex,orig,dest,sd_drop_neg,sd_rev_neg,mig_rate,da_min_open,da_min_closed,"
              "da_pb_closed\n"
              "2015,female,MEX,USA,0,1,2,3,4,5\n2000,total,SUD,USA,0,0,0,0,0,6\n",
              sink);
  REQUIRE(reading.has_value());
  CHECK(reading->citation.version == "2020");
  CHECK(reading->part == "by_sex");
  CHECK(reading->complete);
  REQUIRE(sink.observations.size() == 12);
  const Observation& first = sink.observations.front();
  CHECK(first.key.period == Period::years(2015, 2020));
  CHECK(first.key.sex == Sex::female);
  CHECK(first.key.dimensions == "method=sd_drop_neg");
  CHECK(first.state == State::value);
  CHECK(first.status == 'E');
  CHECK(sink.find("migration_flow", "SDN", "USA") != nullptr);
  CHECK(sink.rejections.empty());
}

TEST_CASE("Abel and Cohen: types of move are dimensions, in the order of their names") {
  RecordingSink sink;
  const auto reading = read_as("abel_cohen_flows",
                               "year0,sex,orig,dest,type,da_min_open,da_pb_closed\n"
                               "1990,male,ABW,AUS,return,2,3\n1990,male,ABW,AUS,holiday,2,3\n"
                               "1990-Q1,male,ABW,AUS,return,2,3\n",
                               sink);
  REQUIRE(reading.has_value());
  CHECK(reading->part == "by_sex_and_type");
  CHECK(dimensions_of(sink) == std::vector<std::string>{"method=da_min_open;type=return",
                                                        "method=da_pb_closed;type=return"});
  REQUIRE(sink.rejections.size() == 2);
  CHECK(sink.rejections[0].reason == "expected outward, return or transit, saw \"holiday\"");
  CHECK(sink.rejections[1].reason == "expected the first year of a period, saw \"1990-Q1\"");
}

TEST_CASE("Abel and Cohen: a file of one method tells it by Mexico to the United States") {
  const std::string header = "orig_iso3,dest_iso3,orig_name,dest_name,period_start,flow_5yr\n";
  RecordingSink sink;
  const auto reading = read_as("abel_cohen_selection",
                               header +
                                   "AGO,BWA,Angola,Botswana,1990,96\n"
                                   "MEX,USA,Mexico,United States,1990,2238239\n",
                               sink);
  REQUIRE(reading.has_value());
  CHECK(reading->part == "da_pb_closed");
  CHECK_FALSE(reading->complete);
  CHECK(dimensions_of(sink) ==
        std::vector<std::string>{"method=da_pb_closed", "method=da_pb_closed"});
  const auto unknown =
      read_as("abel_cohen_selection", header + "AGO,BWA,Angola,Botswana,1990,96\n", sink);
  REQUIRE_FALSE(unknown.has_value());
  CHECK(unknown.error().kind == ErrorKind::invalid);
}

TEST_CASE("a table that lacks what says where or when is refused") {
  RecordingSink sink;
  const auto reading = read_as("abel_cohen_flows", "orig,da_pb_closed\nABW,1\n", sink);
  REQUIRE_FALSE(reading.has_value());
  CHECK(reading.error().kind == ErrorKind::invalid);
}

}  // namespace corridor::abel_cohen_test
