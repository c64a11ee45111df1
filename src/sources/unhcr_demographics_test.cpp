#include "sources/recording_sink.h"

#include <doctest/doctest.h>

namespace corridor::unhcr_demographics_test {
namespace {

Result<Reading> read(std::string_view rows, RecordingSink& sink) {
  std::string text(find_source("unhcr_demographics")->shape);
  return read_as("unhcr_demographics", text.append("\n").append(rows), sink);
}

const Observation& cell_of(const RecordingSink& sink, Sex sex, Age age) {
  const auto found = std::ranges::find_if(sink.observations, [&](const Observation& o) {
    return o.key.sex == sex && o.key.age == age;
  });
  REQUIRE(found != sink.observations.end());
  return *found;
}

constexpr Age small{0, 4}, old{60, Age::open};

}  // namespace

TEST_CASE("UNHCR demographics: sex, age and location are parts of the key, a real zero is zero") {
  RecordingSink sink;
  REQUIRE(
      read("2025,Myanmar,MYA,MMR,Bangladesh,BGD,BGD,REF,Kutupalong; north [Admin 4],R,P,"
           "1,2,3,4,0,6,16,1,2,3,4,5,0,15,31\n",
           sink));
  CHECK(sink.observations.size() == 15);
  const auto& everybody = cell_of(sink, Sex::total, {});
  CHECK(everybody.value == 31);
  CHECK(everybody.key.indicator == "refugees_by_location");
  CHECK(everybody.key.dimensions ==
        "accommodation=P;location=Kutupalong, north [Admin 4];location_type=R");
  CHECK(cell_of(sink, Sex::female, small).value == 1);
  CHECK(cell_of(sink, Sex::female, old).value == 0);
  CHECK(cell_of(sink, Sex::female, old).state == State::value);
  CHECK(cell_of(sink, Sex::female, Age::unknown()).value == 6);
  CHECK(cell_of(sink, Sex::male, {}).value == 15);
}

TEST_CASE("UNHCR demographics: where only a total is given, zeros of sex and age are missing") {
  RecordingSink sink;
  REQUIRE(
      read("2025,Colombia,COL,COL,Aruba,ABW,ABW,OOC,Dispersed,V,I,"
           "0,0,0,0,0,0,0,0,0,0,0,0,0,0,168\n",
           sink));
  CHECK(cell_of(sink, Sex::total, {}).value == 168);
  CHECK(std::ranges::count(sink.observations, State::missing, &Observation::state) == 14);
  CHECK(cell_of(sink, Sex::female, {}).status == 'O');
}

TEST_CASE("UNHCR demographics: where no age of a sex is known, its known ages are missing") {
  RecordingSink sink;
  REQUIRE(
      read("2025,Azerbaijan,AZE,AZE,Azerbaijan,AZE,AZE,IDP,Dispersed,V,U,"
           "0,0,0,0,0,328916,328916,0,0,0,7,0,326296,326303,657155\n",
           sink));
  CHECK(cell_of(sink, Sex::female, small).state == State::missing);
  CHECK(cell_of(sink, Sex::female, Age::unknown()).value == 328916);
  CHECK(cell_of(sink, Sex::male, small).state == State::value);
  CHECK(std::ranges::count(sink.observations, State::missing, &Observation::state) == 5);
}

TEST_CASE("UNHCR demographics: nobody there is a zero everywhere") {
  RecordingSink sink;
  REQUIRE(
      read("2025,Colombia,COL,COL,Aruba,ABW,ABW,ASY,Dispersed,V,I,"
           "0,0,0,0,0,0,0,0,0,0,0,0,0,0,0\n",
           sink));
  CHECK(std::ranges::count(sink.observations, State::value, &Observation::state) == 15);
}

}  // namespace corridor::unhcr_demographics_test
