#include "sources/recording_sink.h"

#include <doctest/doctest.h>

namespace corridor::unhcr_population_test {
namespace {

Result<Reading> read(std::string_view rows, RecordingSink& sink) {
  std::string text =
      "year,coo_name,coo,coo_iso,coa_name,coa,coa_iso,refugees,asylum_seekers,returned_refugees,"
      "idps,returned_idps,stateless,ooc,oip,hst\n";
  return read_as("unhcr_population", text.append(rows), sink);
}

}  // namespace

TEST_CASE("UNHCR: nine figures a row, an empty cell missing and a zero zero") {
  RecordingSink sink;
  const auto reading =
      read("2024,Myanmar,MYA,MMR,Bangladesh,BGD,BGD,1005520,0,3,4,5,6,7,,9\n", sink);
  REQUIRE(reading.has_value());
  CHECK(reading->citation.version == "2024");
  CHECK(sink.observations.size() == 9);
  CHECK(sink.find("refugees", "MMR", "BGD")->value == 1005520);
  CHECK(sink.find("refugees", "MMR", "BGD")->cell.column == 8);
  CHECK(sink.find("asylum_seekers", "MMR", "BGD")->value == 0);
  CHECK(sink.find("asylum_seekers", "MMR", "BGD")->state == State::value);
  CHECK(sink.find("others_needing_protection", "MMR", "BGD")->state == State::missing);
  CHECK(sink.find("host_community", "MMR", "BGD")->value == 9);
  CHECK(sink.find("internally_displaced", "MMR", "BGD")->value == 4);
  CHECK(sink.flags.empty());
}

TEST_CASE("UNHCR: its own codes are read, so AUS with ISO AUT is Austria") {
  RecordingSink sink;
  REQUIRE(
      read("2024,Afghanistan,AFG,AFG,Austria,AUS,AUT,1,0,0,0,0,0,0,0,0\n"
           "2024,China,CHI,CHN,Australia,AUL,AUS,2,0,0,0,0,0,0,0,0\n",
           sink));
  CHECK(sink.rejections.empty());
  CHECK(sink.find("refugees", "AFG", "AUT")->value == 1);
  CHECK(sink.find("refugees", "CHN", "AUS")->value == 2);
}

TEST_CASE("UNHCR: a row whose two codes disagree is rejected with both") {
  RecordingSink sink;
  REQUIRE(read("2024,Afghanistan,AFG,AFG,Australia,AUS,AUS,1,0,0,0,0,0,0,0,0\n", sink));
  CHECK(sink.observations.empty());
  REQUIRE(sink.rejections.size() == 1);
  CHECK(sink.rejections.front().reason == "UNHCR's code means AUT, the ISO column says AUS");
  CHECK(sink.rejections.front().cell.column == 6);
}

TEST_CASE("UNHCR: unknown and stateless are codes of their own, kept and never dropped") {
  RecordingSink sink;
  REQUIRE(
      read("1951,Unknown,UKN,UNK,Australia,AUL,AUS,180000,0,0,0,0,0,0,,0\n"
           "2024,Stateless,STA,XXA,Bangladesh,BGD,BGD,5,0,0,0,0,0,0,0,0\n"
           "2024,Tibetan,TIB,TIB,India,IND,IND,7,0,0,0,0,0,0,0,0\n",
           sink));
  CHECK(sink.rejections.empty());
  CHECK(sink.find("refugees", "_U", "AUS")->value == 180000);
  CHECK(sink.find("refugees", "XXA", "BGD")->value == 5);
}

TEST_CASE("UNHCR: an unknown origin in an unknown country of asylum is kept") {
  RecordingSink sink;
  REQUIRE(read("1951,Unknown,UKN,UNK,Unknown,UKN,UNK,158800,0,0,0,0,0,0,,0\n", sink));
  CHECK(sink.find("refugees", "_U", "_U")->value == 158800);
  CHECK(sink.flags.empty());
}

TEST_CASE("UNHCR: a count below zero is kept, text in its place rejected") {
  RecordingSink sink;
  REQUIRE(read("2024,Myanmar,MYA,MMR,Bangladesh,BGD,BGD,-5,many,0,0,0,0,0,0,0\n", sink));
  REQUIRE(sink.rejections.size() == 1);
  CHECK(sink.rejections.front().reason == "expected a number in column asylum_seekers");
  CHECK(sink.observations.size() == 8);
}

}  // namespace corridor::unhcr_population_test
