#include "scenario/chain/place_likeness.h"

#include "scenario/chain/find_practices.h"
#include "scenario/chain/made_chain.h"

#include <algorithm>

#include <doctest/doctest.h>

namespace corridor::place_likeness_test {
namespace {

/// In Southern Asia, and in South-eastern Asia.
PlaceFacts here(double income, double share, double size) {
  return {income, share, size, Place("034"), Place("142")};
}
PlaceFacts next_door(double income, double share, double size) {
  return {income, share, size, Place("035"), Place("142")};
}

}  // namespace

TEST_CASE(
    "likeness by hand: ten times the income, twice the share, ten times the size, next door") {
  const auto one = here(1'000, 2, 1e6);
  const auto other = next_door(10'000, 4, 1e7);
  // Distances: income log 10 / log 10 = 1; share log 2 / log 10 = 0.30103; size log 10 / log 100 =
  // 0.5; region, the same continent, 0.5. Their mean is 0.57526.
  const auto like = likeness(one, other);
  REQUIRE(like.has_value());
  CHECK(like->value == doctest::Approx(1 - 0.5752575).epsilon(1e-6));
  CHECK(like->measured == 4);
  CHECK(likeness(other, one)->value == doctest::Approx(like->value));
}

TEST_CASE("a place is wholly like itself; the farthest are wholly unlike") {
  const auto one = here(500, 1, 1e5);
  CHECK(likeness(one, one)->value == doctest::Approx(1));
  const PlaceFacts far{50'000, 80, 1e9, Place("155"), Place("150")};
  CHECK(likeness(one, far)->value == doctest::Approx(0));
}

TEST_CASE("what is not at hand is left out, and with fewer than two figures nothing is said") {
  auto one = here(1'000, 2, 1e6), other = here(1'000, 2, 1e6);
  other.migrant_share_percent.reset();
  CHECK(likeness(one, other)->measured == 3);
  other.population = 0;  // no logarithm
  CHECK(!likeness(one, other).has_value());
  one.continent = {};
  CHECK(!likeness(one, other).has_value());
}

TEST_CASE("practices: those that serve an unmet need first, with their grade of evidence") {
  MadeChain made;
  const auto grade_of = [](const FoundPractices& found, std::string_view code) {
    const auto one = std::ranges::find_if(
        found.practices, [&](const FoundPractice& p) { return p.record->code == code; });
    REQUIRE(one != found.practices.end());
    return std::string(one->grade);
  };
  const auto all = find_practices(made.workspace(), {});
  REQUIRE(all.has_value());
  REQUIRE(all->practices.size() == 2);
  CHECK(grade_of(*all, "courses") == "moderate");
  CHECK(grade_of(*all, "bare") == "described");
  // In Bangladesh the treaty gives a contract; nothing is said of smuggled people.
  const auto here = find_practices(made.workspace(), {.subject = Subject{{}, Place("BGD")}});
  REQUIRE(here.has_value());
  CHECK(here->practices.front().record->code == "bare");
  CHECK(here->practices.front().unmet_needs == std::vector<std::string_view>{"smuggling"});
  CHECK(here->practices.back().unmet_needs.empty());
  // On a way to where the treaty does not bind, a contract is promised in part only.
  const auto there = find_practices(made.workspace(), {.subject = Subject{{}, Place("MYS")}});
  REQUIRE(there.has_value());
  CHECK(there->practices.front().unmet_needs.size() == 1);
  const auto need = find_practices(made.workspace(), {.need = "contract"});
  REQUIRE(need.has_value());
  CHECK(need->practices.size() == 1);
}

TEST_CASE("a need that is none is refused with the near ones") {
  MadeChain made;
  const auto asked = find_practices(made.workspace(), {.need = "contracts"});
  REQUIRE(!asked.has_value());
  CHECK(asked.error().kind == ErrorKind::usage);
  CHECK(asked.error().hint.contains("contract"));
}

}  // namespace corridor::place_likeness_test
