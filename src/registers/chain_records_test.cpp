#include "registers/chain_records.h"

#include <doctest/doctest.h>

namespace corridor::chain_records_test {

TEST_CASE("what holds everywhere, in a group, in an area or in a country reaches a place") {
  const auto reach = [](std::vector<Place> places, std::string_view place) {
    return reach_of(places, Place(place));
  };
  CHECK(reach({}, "BGD") == Reach::everywhere);
  CHECK(reach({world}, "BGD") == Reach::everywhere);
  CHECK(reach({Place("BGD"), Place("NPL")}, "NPL") == Reach::place);
  CHECK(reach({Place("ASEAN")}, "MYS") == Reach::group);
  CHECK(reach({Place("ASEAN")}, "BGD") == Reach::none);
  CHECK(reach({Place("034")}, "BGD") == Reach::group);  // Southern Asia
  CHECK(reach({Place("MYS")}, "ASEAN") == Reach::none);
  // The country itself counts more than a group that it is in.
  CHECK(reach({Place("ASEAN"), Place("MYS")}, "MYS") == Reach::place);
}

TEST_CASE("a part of a country is reached by what holds in the country, not the other way") {
  CHECK(reach_of(std::vector{Place("DEU")}, Place("DE-BY")) == Reach::place);
  CHECK(reach_of(std::vector{Place("EU")}, Place("DE-BY")) == Reach::group);
  CHECK(reach_of(std::vector{Place("DE-BY")}, Place("DEU")) == Reach::none);
}

TEST_CASE("one who asks often gets the same answers") {
  PlaceReach here(Place("MYS"));
  for (int i = 0; i < 3; ++i) {
    CHECK(here.of(std::vector{Place("ASEAN")}) == Reach::group);
    CHECK(here.of(std::vector{Place("EU")}) == Reach::none);
  }
}

TEST_CASE("an entry has ended when its last day is over, and not within its last year") {
  ChainRecord record;
  CHECK(!record.has_ended(first_day(Period::year(2026))));
  record.until = Period::year(2020);
  CHECK(!record.has_ended(last_day(Period::year(2020))));
  CHECK(record.has_ended(first_day(Period::year(2021))));
}

TEST_CASE("a title is given in a language that has one, else in English") {
  ChainRecord record{.title = "Board"};
  record.names.set("fr", "Conseil");
  record.fields.set("topics", "labour skills");
  CHECK(record.title_in("fr") == "Conseil");
  CHECK(record.title_in("bn") == "Board");
  CHECK(record.short_title() == "Board");
  CHECK(record.has("topics", "skills"));
  CHECK(!record.has("topics", "skill"));
}

}  // namespace corridor::chain_records_test
