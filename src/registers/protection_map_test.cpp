#include "registers/protection_map.h"

#include "registers/made_law.h"

#include <algorithm>

#include <doctest/doctest.h>

namespace corridor::protection_map_test {
namespace {

using Kind = LawEventKind;

ProtectionMap map_of(std::vector<LawOnDay> laws, std::string_view day = "2020-06-01") {
  return map_protections(bangladesh_malaysia, on(day), std::move(laws));
}

std::vector<std::string_view> codes(const std::vector<const PersonGroup*>& groups) {
  std::vector<std::string_view> found;
  for (const auto* group : groups) found.push_back(group->code);
  return found;
}

bool has(const std::vector<const PersonGroup*>& groups, std::string_view code) {
  const auto all = codes(groups);
  return std::ranges::find(all, code) != all.end();
}

}  // namespace

TEST_CASE("a protection is promised where those are bound who owe it") {
  const auto instrument =
      made_instrument("x", {{"art_1", "wage"}, {"art_2", "departure"}, {"art_3", "consular"}});
  const MadeEvent by_malaysia{Kind::accession, "MYS", "2005-01-01"};
  const MadeEvent by_bangladesh{Kind::accession, "BGD", "2005-01-01"};

  const auto destination = map_of({made_law(instrument, {by_malaysia}, "2020-06-01")});
  CHECK(destination.row("wage").promise == Promise::full);
  CHECK(destination.row("wage").binding == Binding::destination);
  CHECK(destination.row("departure").promise == Promise::none);
  CHECK(destination.row("consular").promise == Promise::partly);
  CHECK(destination.row("consular").conditions.one_end);
  CHECK(destination.row("asylum").promise == Promise::none);
  CHECK(destination.row("asylum").binding == Binding::neither);

  const auto origin = map_of({made_law(instrument, {by_bangladesh}, "2020-06-01")});
  CHECK(origin.row("wage").promise == Promise::none);
  CHECK(origin.row("wage").binding == Binding::origin);
  CHECK(origin.row("departure").promise == Promise::full);

  const auto both = map_of({made_law(instrument, {by_bangladesh, by_malaysia}, "2020-06-01")});
  CHECK(both.row("consular").promise == Promise::full);
  CHECK(both.row("consular").binding == Binding::both);
  CHECK(both.count(Promise::full) == 3);
}

TEST_CASE("not known is not no") {
  auto unlisted = made_instrument("x", {{"art_1", "wage"}});
  unlisted.parties_known_to = {};
  const auto unknown = map_of({made_law(unlisted, {}, "2020-06-01")});
  CHECK(unknown.row("wage").promise == Promise::not_known);
  CHECK(unknown.row("wage").binding == Binding::not_known);
  CHECK(has(unknown.row("wage").groups_with(Cover::not_known), "irregular"));

  const auto listed = made_instrument("y", {{"art_1", "wage"}});
  const auto no = map_of({made_law(listed, {}, "2020-06-01")});
  CHECK(no.row("wage").promise == Promise::none);
  CHECK(no.row("wage").binding == Binding::neither);

  // What is known for certain comes first.
  const MadeEvent joined{Kind::accession, "MYS", "2005-01-01"};
  const auto certain =
      map_of({made_law(unlisted, {}, "2020-06-01"), made_law(listed, {joined}, "2020-06-01")});
  CHECK(certain.row("wage").promise == Promise::full);
  CHECK(certain.row("wage").grants.front().law == 1);

  // Joined in the course of 2020: on a day of that year it is not known, a year later it is.
  const MadeEvent in_the_year{Kind::accession, "MYS", "2020"};
  CHECK(map_of({made_law(listed, {in_the_year}, "2020-06-01")}).row("wage").promise ==
        Promise::not_known);
  CHECK(map_of({made_law(listed, {in_the_year}, "2021-06-01")}, "2021-06-01").row("wage").promise ==
        Promise::full);
}

TEST_CASE("a signature does not bind, and neither does a treaty that was left") {
  const auto instrument = made_instrument("x", {{"art_1", "wage"}});
  const MadeEvent sign{Kind::signature, "MYS", "1991-01-01"};
  const MadeEvent ratify{Kind::ratification, "MYS", "2005-01-01"};
  const MadeEvent leave{Kind::denunciation, "MYS", "2015-01-01"};
  const auto promise_on = [&](std::string_view day) {
    return map_of({made_law(instrument, {sign, ratify, leave}, day)}, day).row("wage").promise;
  };
  CHECK(promise_on("2004-12-31") == Promise::none);
  CHECK(promise_on("2005-01-01") == Promise::full);
  CHECK(promise_on("2014-12-31") == Promise::full);
  CHECK(promise_on("2015-01-01") == Promise::none);
}

TEST_CASE("a reservation takes a place out of the provision it names, until it is withdrawn") {
  const auto instrument = made_instrument(
      "x", {{"art_9", "nationality"}, {"art_10__para_2", "family"}, {"art_91", "health"}});
  const MadeEvent bangladesh{Kind::accession, "BGD", "2005-01-01"};
  const MadeEvent ratify{Kind::accession, "MYS", "2005-01-01"};
  const MadeEvent reserve{Kind::reservation, "MYS", "2005-01-01", "art_9 art_10"};
  const MadeEvent part{Kind::reservation, "MYS", "2005-01-01", "art_91__para_1"};
  const MadeEvent withdraw{Kind::withdrawal, "MYS", "2010-01-01", "art_9 art_10"};
  const std::vector all{bangladesh, ratify, reserve, part, withdraw};

  const auto before = map_of({made_law(instrument, all, "2009-12-31")}, "2009-12-31");
  CHECK(before.row("family").promise == Promise::none);
  CHECK(before.row("family").grants.front().destination == Hold::none);
  CHECK(before.row("nationality").promise == Promise::partly);  // both owe it; one end is left
  CHECK(before.row("nationality").conditions.one_end);
  CHECK(before.row("health").promise == Promise::partly);  // to a part: said, and still bound
  CHECK(before.row("health").conditions.reserved);
  const auto& provision = before.provision(before.row("family").grants.front());
  CHECK(reservations_to(provision, before.laws[0].standings[1]).size() == 1);

  const auto after = map_of({made_law(instrument, all, "2010-01-01")}, "2010-01-01");
  CHECK(after.row("family").promise == Promise::full);
  CHECK(after.row("nationality").promise == Promise::full);
  CHECK(after.row("health").conditions.reserved);
}

TEST_CASE("a reservation that names nothing is said of every provision and takes none away") {
  const auto instrument = made_instrument("x", {{"art_9", "health"}, {"art_10", "family"}});
  const auto map = map_of(
      {made_law(instrument,
                {{Kind::accession, "MYS", "2005-01-01"}, {Kind::reservation, "MYS", "2005-01-01"}},
                "2020-06-01")});
  for (const auto protection : {"health", "family"}) {
    CHECK(map.row(protection).promise == Promise::partly);
    CHECK(map.row(protection).conditions.reserved);
  }
}

TEST_CASE("a provision begins on a day of its own") {
  const auto instrument =
      made_instrument("x", {{"art_1", "wage"},
                            {.at = "art_2", .gives = "union", .since = "2012-01-01"},
                            {"art_3", "health"}});
  const std::vector<MadeEvent> events{{Kind::accession, "MYS", "2005-01-01"},
                                      {Kind::commencement, "", "2015-01-01", "art_3"},
                                      {Kind::termination, "", "2018-01-01", "art_3"}};
  const auto promised = [&](std::string_view day, std::string_view protection) {
    return map_of({made_law(instrument, events, day)}, day).row(protection).promise ==
           Promise::full;
  };
  CHECK(promised("2011-12-31", "wage"));
  CHECK_FALSE(promised("2011-12-31", "union"));
  CHECK(promised("2012-01-01", "union"));
  CHECK_FALSE(promised("2014-12-31", "health"));
  CHECK(promised("2015-01-01", "health"));
  CHECK_FALSE(promised("2018-01-01", "health"));
}

TEST_CASE("an aim and a duty within limits are promised in part, and a duty comes before them") {
  const auto aim =
      made_instrument("aim", {{.at = "art_1", .gives = "health", .strength = "aim"},
                              {.at = "art_2", .gives = "wage", .strength = "limited_duty"}});
  const auto duty = made_instrument("duty", {{"art_5", "health"}});
  const MadeEvent joined{Kind::accession, "MYS", "2005-01-01"};
  const auto weak = map_of({made_law(aim, {joined}, "2020-06-01")});
  CHECK(weak.row("health").promise == Promise::partly);
  CHECK(weak.row("health").conditions.aim);
  CHECK(weak.row("wage").conditions.limited);
  const auto strong =
      map_of({made_law(aim, {joined}, "2020-06-01"), made_law(duty, {joined}, "2020-06-01")});
  CHECK(strong.row("health").promise == Promise::full);
  CHECK(strong.row("health").holding().size() == 1);
  CHECK(strong.instrument(*strong.row("health").holding().front()).code == "duty");
}

TEST_CASE("a compact guides and binds nobody") {
  auto compact = made_instrument("gcm", {{"obj_15", "health"}});
  compact.fields.set("binding", "no").set("type", "compact");
  const auto map =
      map_of({made_law(compact, {{Kind::accession, "MYS", "2005-01-01"}}, "2020-06-01")});
  CHECK(map.row("health").promise == Promise::none);
  CHECK(map.row("health").grants.empty());
  CHECK(map.row("health").guides.size() == 1);
}

TEST_CASE("free movement is for people of its parties") {
  auto protocol = made_instrument("free", {{"art_1", "entry"}});
  protocol.fields.set("topics", "free_movement").set("open_to", "ASEAN BGD");
  const MadeEvent malaysia{Kind::accession, "MYS", "2005-01-01"};
  const MadeEvent bangladesh{Kind::accession, "BGD", "2005-01-01"};
  const auto one = map_of({made_law(protocol, {malaysia}, "2020-06-01")});
  CHECK(one.row("entry").promise == Promise::none);
  CHECK(one.row("entry").binding == Binding::destination);
  const auto both = map_of({made_law(protocol, {malaysia, bangladesh}, "2020-06-01")});
  CHECK(both.row("entry").promise == Promise::full);
  protocol.fields.set("protects", "everyone");
  CHECK(map_of({made_law(protocol, {malaysia}, "2020-06-01")}).row("entry").promise ==
        Promise::full);
}

TEST_CASE("who falls outside: groups that no provision in force covers") {
  const auto law =
      made_instrument("x", {{.at = "art_1",
                             .gives = "wage",
                             .covers = "regular worker",
                             .leaves_out = "domestic_worker"},
                            {.at = "art_2", .gives = "education", .covers = "refugee"}});
  const auto domestic = made_instrument(
      "y", {{.at = "art_3", .gives = "wage", .covers = "regular irregular domestic_worker"}});
  const MadeEvent joined{Kind::accession, "MYS", "2005-01-01"};
  const auto one =
      map_of({made_law(law, {joined}, "2020-06-01"), made_law(domestic, {}, "2020-06-01")});
  const auto outside = one.row("wage").groups_with(Cover::none);
  CHECK(has(outside, "irregular"));
  CHECK(has(outside, "domestic_worker"));
  CHECK_FALSE(has(outside, "seasonal_worker"));
  CHECK_FALSE(has(outside, "woman"));
  CHECK_FALSE(has(outside, "family_member"));  // no matter of theirs
  CHECK(one.row("education").promise == Promise::partly);
  CHECK(one.row("education").conditions.only == std::vector<std::string_view>{"refugee"});
  CHECK(has(one.row("education").groups_with(Cover::some), "woman"));

  const auto two =
      map_of({made_law(law, {joined}, "2020-06-01"), made_law(domestic, {joined}, "2020-06-01")});
  const auto left = two.row("wage").groups_with(Cover::none);
  CHECK_FALSE(has(left, "domestic_worker"));
  CHECK(has(two.row("wage").groups_with(Cover::some), "irregular"));  // if they work in a home
}

TEST_CASE("provisions that work against a protection are listed with whom they bind") {
  const auto instrument = made_instrument("x", {{.at = "art_9", .gives = "", .against = "union"}});
  const auto map =
      map_of({made_law(instrument, {{Kind::accession, "MYS", "2005-01-01"}}, "2020-06-01")});
  REQUIRE(map.row("union").against.size() == 1);
  CHECK(map.row("union").against.front().destination == Hold::bound);
  CHECK(map.row("union").promise == Promise::none);
}

TEST_CASE("an address is within another at a part's border only") {
  CHECK(is_within("art_9", "art_9"));
  CHECK(is_within("art_9__para_2", "art_9"));
  CHECK_FALSE(is_within("art_91", "art_9"));
  CHECK_FALSE(is_within("art_9", "art_9__para_2"));
}

TEST_CASE("what is for nationals of some states counts on ways from there alone") {
  auto visas = made_instrument("visas", {{.at = "art_3", .gives = "", .against = "entry"},
                                         {.at = "art_4", .gives = "entry"}});
  const MadeEvent by_malaysia{Kind::accession, "MYS", "2005-01-01"};
  const auto entry = [&](std::string_view need_one_not, std::string_view free) {
    visas.provisions[0].fields.set("nationals_not_of", need_one_not);
    visas.provisions[1].fields.set("nationals_of", free);
    const auto map = map_of({made_law(visas, {by_malaysia}, "2020-06-01")});
    return std::pair(map.row("entry").promise, map.row("entry").against.size());
  };
  CHECK(entry("", "") == std::pair(Promise::full, std::size_t{1}));
  CHECK(entry("IND", "IND") == std::pair(Promise::none, std::size_t{1}));
  CHECK(entry("IND BGD", "IND BGD") == std::pair(Promise::full, std::size_t{0}));
  CHECK(entry("SAARC", "SAARC") == std::pair(Promise::full, std::size_t{0}));  // its group
  CHECK(entry("ASEAN", "ASEAN") == std::pair(Promise::none, std::size_t{1}));  // the other end's
}

}  // namespace corridor::protection_map_test
