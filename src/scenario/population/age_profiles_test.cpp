#include "scenario/population/age_profiles.h"

#include <doctest/doctest.h>

namespace corridor::age_profiles_test {
namespace {

std::string profile_error(std::string_view text) {
  const auto read = read_age_profiles("ages.csv", text);
  REQUIRE_FALSE(read.has_value());
  return describe(read.error());
}

}  // namespace

TEST_CASE("age profiles: rates from people who moved, by sex, the open group left out") {
  const auto read = read_age_profiles(
      "ages.csv",
      "sex,age,migrants,population\nfemale,0-4,1,10\nfemale,5-9,3,10\nfemale,10+,9,9\n"
      "male,0-4,0,0\nmale,5-9,2,10\n");
  REQUIRE(read.has_value());
  REQUIRE(read->profiles.size() == 2);
  CHECK(read->open_group_left);
  CHECK(read->profiles[0].profile.rates == std::vector<double>{0.1, 0.3});
  CHECK(read->profiles[1].profile.rates == std::vector<double>{0, 0.2});
  const auto table = age_index_table(*read, false);
  CHECK(table.csv.starts_with("sex,index,value\nfemale,gross_intensity,2\n"));
  CHECK(table.csv.contains("female,peak_age,7.5\n"));
  CHECK(table.csv.contains("male,asymmetry,\n"));
  CHECK_FALSE(table.csv.contains("a1/c"));
  REQUIRE(table.notes.size() == 3);
  CHECK(table.notes[1].contains("needs more age groups than its 7 parameters, saw 2"));
}

TEST_CASE("age profiles: gaps, other widths, net migration, nobody and no columns are named") {
  CHECK(profile_error("age,rate\n0-4,1\n10-14,1\n")
            .contains("ages.csv:3:1: expected age 5 and 5 years to a group, saw \"10-14\""));
  CHECK(profile_error("age,rate\n0,1\n1-4,1\n").contains("ages.csv:3:1: expected age 1 and 1"));
  CHECK(profile_error("age,rate\n0,1\n1,-2\n")
            .contains("ages.csv:3:2: expected a rate, zero or more, saw \"-2\""));
  CHECK(profile_error("age,rate\n0,1\n1,\n").contains("saw \"\""));
  CHECK(profile_error("age,rate\nold,1\n").contains("ages.csv:2:1: expected an age, saw \"old\""));
  CHECK(profile_error("age,migrants,population\n0,3,0\n")
            .contains("ages.csv:2:3: expected people of the age of 3 migrants"));
  CHECK(profile_error("age,rate\n0,0\n").contains("expected moves at some age, saw none"));
  CHECK(profile_error("age,rate\n").contains("saw none"));
  CHECK(profile_error("age,people\n0,1\n").contains("expected columns age and rate"));
}

}  // namespace corridor::age_profiles_test
