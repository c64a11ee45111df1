#include "sources/recording_sink.h"

#include <doctest/doctest.h>

namespace corridor::idmc_test {

TEST_CASE("IDMC by year: two categories, Abyei among the places, a licence that is not free") {
  RecordingSink sink;
  const auto reading =
      read_as("idmc_displacements",
              "iso,category,t,v\nAB9,Conflict,2022,56000\nBGD,Disaster,2022,1500000"
              "\nBGD,Famine,2022,1\nATL,Conflict,2022,1\n",
              sink);
  REQUIRE(reading.has_value());
  CHECK(reading->citation.licence.contains("non-commercial"));
  CHECK(reading->citation.version == "2022");
  CHECK(sink.find("displacements_conflict", "", "AB9")->value == 56000);
  CHECK(sink.find("displacements_disaster", "", "BGD")->value == 1500000);
  REQUIRE(sink.rejections.size() == 2);
  CHECK(sink.rejections[0].seen == "Famine");
  CHECK(sink.rejections[1].reason == "no place is called \"ATL\"");
}

TEST_CASE("IDMC by event: rows that are alike are figures of their own, by row") {
  RecordingSink sink;
  REQUIRE(read_as("idmc_events",
                  "iso,category,type,t,longitude,latitude,v\n"
                  "AFG,Disaster,Flood,2020,68.4,33.5,7\nAFG,Disaster,Flood,2020,68.4,33.5,7\n"
                  "AFG,Conflict,Conflict,2020,,,12\n",
                  sink));
  REQUIRE(sink.observations.size() == 3);
  CHECK(sink.observations[0].key.indicator == "displacement_events_disaster");
  CHECK(sink.observations[0].key.dimensions == "hazard=Flood;latitude=33.5;longitude=68.4;row=2");
  CHECK(sink.observations[1].key.dimensions == "hazard=Flood;latitude=33.5;longitude=68.4;row=3");
  CHECK(sink.observations[2].key.dimensions == "hazard=Conflict;row=4");
}

}  // namespace corridor::idmc_test
