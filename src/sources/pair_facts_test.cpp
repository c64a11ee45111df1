#include "sources/pair_facts.h"

#include <doctest/doctest.h>

namespace corridor::pair_facts_test {

TEST_CASE("facts of pairs are read by today's codes, without those that are not known") {
  const auto facts = read_pair_facts(
      "x.csv", "iso_o,iso_d,contig,comlang_off,colony,dist\nROM,MDA,1,1,0,358\nROM,FRA,0,0,0,.\n");
  REQUIRE(facts.has_value());
  CHECK(facts->size() == 1);
  const auto& fact = facts->at({"ROU", "MDA"});
  CHECK(fact.distance_km == 358);
  CHECK(fact.contiguous);
  CHECK_FALSE(fact.colonial_link);
}

TEST_CASE("a missing column, a border that is neither and people who are not counted are named") {
  CHECK_FALSE(read_pair_facts("x.csv", "iso_o,iso_d,dist\nA,B,1\n").has_value());
  const auto border =
      read_pair_facts("x.csv", "iso_o,iso_d,contig,comlang_off,colony,dist\nA,B,2,0,0,9\n");
  REQUIRE_FALSE(border.has_value());
  CHECK(border.error().where.line == 2);
  CHECK(border.error().where.column == 3);
  CHECK_FALSE(read_population_table("x.csv", "iso,1990\nA,many\n").has_value());
  const auto people = read_population_table("x.csv", "iso,1990,1995\nA,1.5,2\n");
  REQUIRE(people.has_value());
  CHECK(people->at({"A", 1990}) == 1500);
}

}  // namespace corridor::pair_facts_test
