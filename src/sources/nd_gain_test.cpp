#include "sources/recording_sink.h"

#include <doctest/doctest.h>

namespace corridor::nd_gain_test {

TEST_CASE("ND-GAIN: components as indicators; one that is not ours keeps its name") {
  RecordingSink sink;
  REQUIRE(read_as("nd_gain",
                  "iso3,name,component,year,score\nNOR,Norway,gain/gain,2020,75.4\n"
                  "NOR,Norway,vulnerability/water,2020,0.3\nNOR,Norway,readiness/trade,2020,0.5\n"
                  "NOR,Norway,all of it,2020,0.5\n",
                  sink));
  CHECK(sink.find("nd_gain", "", "NOR")->value == 75.4);
  CHECK(sink.find("nd_gain_vulnerability_water", "", "NOR")->value == 0.3);
  CHECK(sink.find("nd_gain_readiness_trade", "", "NOR")->value == 0.5);
  CHECK(sink.rejections.size() == 1);
}

}  // namespace corridor::nd_gain_test
