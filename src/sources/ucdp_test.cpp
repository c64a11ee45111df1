#include "sources/gleditsch_ward.h"
#include "sources/recording_sink.h"
#include "vocabulary/gazetteer.h"

#include <doctest/doctest.h>

namespace corridor::ucdp_test {
namespace {

Result<Reading> read(std::string_view source, std::string_view rows, RecordingSink& sink) {
  std::string text(find_source(source)->shape);
  return read_as(source, text.append("\n").append(rows), sink);
}

}  // namespace

TEST_CASE("numbers of states: one number stands for other states in other years") {
  CHECK(place_of_state(345, 1991) == Place("YUG"));
  CHECK(place_of_state(345, 2004) == Place("SCG"));
  CHECK(place_of_state(345, 2024) == Place("SRB"));
  CHECK(place_of_state(365, 1991) == Place("SUN"));
  CHECK(place_of_state(365, 1992) == Place("RUS"));
  CHECK(place_of_state(678, 1989) == Place("YAR"));
  CHECK(place_of_state(816, 1976) == Place("VNM"));
  CHECK_FALSE(place_of_state(21, 1947).has_value());
  CHECK_FALSE(place_of_state(0, 1947).has_value());
  CHECK_FALSE(place_of_state(9999, 1947).has_value());
}

TEST_CASE("numbers of states: every code is one of the gazetteer's") {
  for (int number = 0; number < 1000; ++number) {
    for (const int year : {1946, 1990, 2003, 2024}) {
      const auto place = place_of_state(number, year);
      if (place) CHECK_MESSAGE(Gazetteer::get().find(*place) != nullptr, number);
    }
  }
}

TEST_CASE("UCDP battle deaths: best between low and high; a part of a state is rejected by name") {
  RecordingSink sink;
  REQUIRE(read("ucdp_battle_deaths",
               "369,Ukraine,independent,369,Kiev,30,50,1,1,2022,80000,95000,83000,UCDP GED 23.1\n"
               "369,Ukraine,independent,369,Kiev,30,50,1,1,2021,,95,83,UCDP GED 23.1\n"
               "369,Ukraine,independent,369,Kiev,30,50,1,1,2020,1,many,,UCDP GED 23.1\n"
               "21,Newfoundland,colony,200,St. John's,-52,47,1,1,1946,0,0,0,PRIO\n",
               sink));
  REQUIRE(sink.observations.size() == 3);
  CHECK(sink.observations[0].value == 83000);
  CHECK(sink.observations[0].cell.column == 13);
  REQUIRE(sink.observations[0].interval.has_value());
  CHECK(sink.observations[0].interval->low == 80000);
  CHECK(sink.observations[0].interval->high == 95000);
  CHECK_FALSE(sink.observations[1].interval.has_value());
  CHECK(sink.observations[2].state == State::missing);
  REQUIRE(sink.rejections.size() == 2);
  CHECK(sink.rejections[0].seen == "many");
  CHECK(sink.rejections[1].reason == "state 21 in 1946, Newfoundland has no code of a place");
}

TEST_CASE("UCDP deaths by country: taken as they are") {
  RecordingSink sink;
  REQUIRE(read("ucdp_conflict_deaths", "1994,RWA,500000\n1994,ABW,0\n", sink));
  CHECK(sink.find("conflict_deaths", "", "RWA")->value == 500000);
  CHECK(sink.find("conflict_deaths", "", "ABW")->state == State::value);
}

TEST_CASE("UCDP participants: a state stands once for each conflict, year and part") {
  RecordingSink sink;
  const std::string intrastate = ",,,territory,1,II,1997-05-29,1,2012-11-15,1,0,\n";
  REQUIRE(read("ucdp_participants",
               "1,2012,490,517" + intrastate + "1,2012,490,500" + intrastate +
                   "2,1967,651,,666,,territory,2,interstate,1967-06-05,1,1967-06-05,1,1,\n"
                   "3,1948,751," +
                   intrastate,
               sink));
  CHECK(sink.observations.size() == 5);
  const auto* congo = sink.find("armed_conflict_intensity", "", "COD");
  REQUIRE(congo != nullptr);
  CHECK(congo->value == 1);
  CHECK(congo->key.dimensions == "conflict=1;over=territory;part=party_a;type=II");
  CHECK(sink.find("armed_conflict_intensity", "", "UGA")->key.dimensions ==
        "conflict=1;over=territory;part=supporter_a;type=II");
  CHECK(sink.find("armed_conflict_intensity", "", "ISR")->key.dimensions ==
        "conflict=2;over=territory;part=party_b;type=interstate");
  REQUIRE(sink.rejections.size() == 1);
  CHECK(sink.rejections.front().reason == "state 751 in 1948 has no code of a place");
}

TEST_CASE(
    "Fragile States Index: total and twelve indicators; a year that is not told is asked for") {
  RecordingSink sink;
  const std::string text = std::string(find_source("fragile_states_index")->shape) +
                           "\nYEM,Yemen,Low,111.7,9.4,10,9.4,9.8,7.7,6.7,9.9,9.8,9.7,9.8,9.8,9.7\n";
  const auto untold = read_as("fragile_states_index", text, sink);
  REQUIRE_FALSE(untold.has_value());
  CHECK(untold.error().hint.contains("--release"));
  const auto reading = read_as("fragile_states_index", text, sink, "2021");
  REQUIRE(reading.has_value());
  CHECK(sink.observations.size() == 13);
  CHECK(sink.find("fragile_states_index", "", "YEM")->value == 111.7);
  CHECK(sink.find("fragility_elites", "", "YEM")->value == 10);
  CHECK(sink.find("fragility_intervention", "", "YEM")->value == 9.7);
}

}  // namespace corridor::ucdp_test
