#include "registers/helpful_step.h"

#include "registers/made_law.h"

#include <doctest/doctest.h>

namespace corridor::helpful_step_test {
namespace {

using Kind = LawEventKind;

constexpr std::string_view today = "2020-06-01";

std::vector<std::string_view> codes(const std::vector<const Protection*>& protections) {
  std::vector<std::string_view> found;
  for (const auto* protection : protections) found.push_back(protection->code);
  return found;
}

using Codes = std::vector<std::string_view>;

}  // namespace

// By hand: Malaysia has joined `old` (wage). Of what it has not joined, `wide` would add union and
// health, `narrow` health only, and a compact, a treaty that is not in force and one of another
// region nothing. For Bangladesh, `wide` adds nothing that an origin owes but half of consular
// help.
TEST_CASE("the step that closes most gaps comes first, with what it closes") {
  const auto old = made_instrument("old", {{"art_1", "wage"}});
  const auto wide = made_instrument(
      "wide", {{"art_1", "wage"}, {"art_2", "union"}, {"art_3", "health"}, {"art_4", "consular"}});
  const auto narrow = made_instrument("narrow", {{"art_1", "health"}});
  auto compact = made_instrument("compact", {{"art_1", "asylum"}});
  compact.fields.set("binding", "no");
  auto waiting = made_instrument("waiting", {{"art_1", "asylum"}});
  waiting.in_force = {};
  auto regional = made_instrument("regional", {{"art_1", "asylum"}});
  regional.fields.set("open_to", "ECOWAS");
  const auto map = map_protections(
      bangladesh_malaysia, on(today),
      {made_law(old, {{Kind::accession, "MYS", "2005-01-01"}}, today), made_law(wide, {}, today),
       made_law(narrow, {}, today), made_law(compact, {}, today), made_law(waiting, {}, today),
       made_law(regional, {}, today)});
  const auto steps = helpful_steps(map);
  REQUIRE(steps.size() == 3);
  CHECK(map.laws[steps[0].law].instrument.code == "wide");
  CHECK_FALSE(steps[0].by_origin);
  CHECK(codes(steps[0].closes) == Codes{"union", "health"});
  CHECK(codes(steps[0].improves) == Codes{"consular"});
  CHECK_FALSE(steps[0].tied);
  CHECK(map.laws[steps[1].law].instrument.code == "narrow");
  CHECK(codes(steps[1].closes) == Codes{"health"});
  CHECK(steps[2].by_origin);
  CHECK(steps[2].closes.empty());
  CHECK(codes(steps[2].improves) == Codes{"consular"});
}

TEST_CASE("steps that close as many are tied, and what is not known to be open comes after") {
  const auto one = made_instrument("one", {{"art_1", "health"}});
  auto other = made_instrument("other", {{"art_1", "union"}});
  other.parties_known_to = {};
  const auto map = map_protections(bangladesh_malaysia, on(today),
                                   {made_law(other, {}, today), made_law(one, {}, today)});
  const auto steps = helpful_steps(map);
  REQUIRE(steps.size() == 2);
  CHECK(map.laws[steps[0].law].instrument.code == "one");
  CHECK(steps[0].is_not_joined);
  CHECK_FALSE(steps[1].is_not_joined);
  CHECK(steps[0].tied);
  CHECK(steps[1].tied);
}

TEST_CASE("a step that covers people who were left out closes no gap and says how many it gains") {
  const auto law =
      made_instrument("law", {{.at = "art_1", .gives = "wage", .leaves_out = "domestic_worker"}});
  const auto domestic = made_instrument(
      "domestic",
      {{.at = "art_1", .gives = "wage union", .covers = "regular irregular domestic_worker"}});
  const auto map = map_protections(bangladesh_malaysia, on(today),
                                   {made_law(law, {{Kind::accession, "MYS", "2005-01-01"}}, today),
                                    made_law(domestic, {}, today)});
  const auto steps = helpful_steps(map);
  REQUIRE(steps.size() == 1);
  CHECK(steps[0].closes.empty());
  CHECK(codes(steps[0].improves) == Codes{"union"});
  // Domestic workers, for wages and for unions.
  CHECK(steps[0].groups_gained == 2);
}

TEST_CASE("joining an agreement for people of its parties helps once the other end is bound") {
  auto bilateral = made_instrument("bilateral", {{"art_1", "health"}});
  bilateral.fields.set("type", "bilateral").set("open_to", "BGD MYS");
  const auto alone =
      map_protections(bangladesh_malaysia, on(today), {made_law(bilateral, {}, today)});
  CHECK(helpful_steps(alone).empty());
  const auto met =
      map_protections(bangladesh_malaysia, on(today),
                      {made_law(bilateral, {{Kind::ratification, "BGD", "2005-01-01"}}, today)});
  REQUIRE(helpful_steps(met).size() == 1);
  CHECK(codes(helpful_steps(met).front().closes) == Codes{"health"});
}

}  // namespace corridor::helpful_step_test
