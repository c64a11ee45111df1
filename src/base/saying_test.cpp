#include "base/saying.h"

#include <doctest/doctest.h>

namespace corridor::saying_test {

TEST_CASE("a saying is filled, and its parts that are sentences are said in the language too") {
  const Saying plain{"bound since {day}", {{"day", "2011"}}};
  CHECK(plain.text() == "bound since 2011");
  CHECK(Saying().empty());
  const Saying counted{"reviewed every {span}", {{"span", "{count} years", true, "5"}}};
  CHECK(counted.text() == "reviewed every 5 years");
  const auto french = Words::in("fr");
  REQUIRE(french.has_value());
  const Saying nested{"{what}: {day}", {{"what", "A written contract", true}, {"day", "2011"}}};
  CHECK(nested.in(*french) == french->say("A written contract") + ": 2011");
  CHECK(nested.in(*french) != nested.text());
  const Saying of_place{"parties of {place}", {{"place", "BGD"}}};
  CHECK(of_place.with("place", [](std::string_view code) { return "<" + std::string(code) + ">"; })
            .text() == "parties of <BGD>");
}

}  // namespace corridor::saying_test
