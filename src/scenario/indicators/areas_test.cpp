#include "scenario/indicators/areas.h"

#include <set>

#include <doctest/doctest.h>

namespace corridor::areas_test {

TEST_CASE("regions are those of the SDG database, each with members, the world with all") {
  const auto areas = areas_by("region", 2019);
  REQUIRE(areas.has_value());
  CHECK(areas->size() == 40);
  std::set<std::string> codes;
  for (const auto& area : *areas) {
    CAPTURE(area.code);
    CHECK(codes.insert(area.code).second);
    CHECK((area.place == world || area.members.size() >= 2));
    CHECK(area.has(Place("BGD")) == (area.code == "1" || area.code == "142" || area.code == "34" ||
                                     area.code == "62" || area.code == "199" ||
                                     area.code == "515"));
  }
}

TEST_CASE("developed and developing regions share out the world's countries") {
  const auto areas = *areas_by("514,515", 2019);
  for (const auto country : {"JPN", "CYP", "ISR", "DEU", "USA", "AUS"}) {
    CHECK(areas[0].has(Place(country)));
    CHECK_FALSE(areas[1].has(Place(country)));
  }
  for (const auto country : {"BGD", "CHN", "BRA", "FJI", "KEN", "TUR"}) {
    CHECK_FALSE(areas[0].has(Place(country)));
    CHECK(areas[1].has(Place(country)));
  }
}

TEST_CASE("groups have the members of the year") {
  CHECK((*areas_by("EU", 2019))[0].has(Place("GBR")));
  CHECK_FALSE((*areas_by("EU", 2021))[0].has(Place("GBR")));
  CHECK((*areas_by("LDC", 2019))[0].has(Place("BTN")));
  CHECK_FALSE((*areas_by("LDC", 2025))[0].has(Place("BTN")));
}

TEST_CASE("areas by number, code and name; what has no members is refused") {
  const auto areas = areas_by("35, 753,ASEAN,World", std::nullopt);
  REQUIRE(areas.has_value());
  CHECK((*areas)[0].place == Place("035"));
  CHECK((*areas)[1].place == Place("1832"));
  CHECK((*areas)[2].has(Place("MYS")));
  CHECK((*areas)[3].has(Place("KIR")));
  for (const auto word : {"regoin", "BGD", "", "region,"}) {
    CAPTURE(word);
    const auto refused = areas_by(word, std::nullopt);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().kind == ErrorKind::usage);
    CHECK_FALSE(refused.error().hint.empty());
  }
}

}  // namespace corridor::areas_test
