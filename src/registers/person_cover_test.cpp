#include "registers/person_cover.h"

#include "registers/made_law.h"

#include <doctest/doctest.h>

namespace corridor::person_cover_test {
namespace {

struct Case {
  std::string_view instrument_covers, instrument_leaves_out;
  MadeProvision provision;
};

ProvisionCover cover(const Case& c, std::string_view protection = "health") {
  auto instrument = made_instrument("x", {c.provision});
  instrument.covers = made_groups(c.instrument_covers);
  instrument.leaves_out = made_groups(c.instrument_leaves_out);
  return cover_of(instrument, instrument.provisions.front(), protection);
}

Cover of(const ProvisionCover& cover, std::string_view group) {
  const auto all = all_person_groups();
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].code == group) return cover.groups[i];
  }
  FAIL("no group is called ", group);
  return Cover::none;
}

}  // namespace

TEST_CASE("no list covers everyone") {
  const auto everyone = cover({"", "", {"art_1", "health"}});
  for (const auto& group : all_person_groups()) {
    CAPTURE(group.code);
    CHECK(of(everyone, group.code) == Cover::all);
  }
  CHECK(everyone.only.empty());
}

TEST_CASE("a provision has its own list or that of its instrument") {
  const auto inherited = cover({"regular worker", "", {"art_1", "health"}});
  CHECK(of(inherited, "regular") == Cover::all);
  CHECK(of(inherited, "irregular") == Cover::none);
  const auto own = cover({"regular worker", "", {"art_1", "health", "irregular worker"}});
  CHECK(of(own, "irregular") == Cover::all);
  CHECK(of(own, "regular") == Cover::none);
}

TEST_CASE("what is left out is not covered, unless the provision names it") {
  const Case left{"regular irregular worker", "seafarer refugee", {"art_1", "health"}};
  CHECK(of(cover(left), "seafarer") == Cover::none);
  CHECK(of(cover(left), "refugee") == Cover::none);
  CHECK(of(cover(left), "stateless") == Cover::all);
  const Case named{"regular irregular worker", "seafarer", {"art_2", "health", "seafarer"}};
  CHECK(of(cover(named), "seafarer") == Cover::all);
  const Case own{"", "", {"art_3", "health", "", "domestic_worker"}};
  CHECK(of(cover(own), "domestic_worker") == Cover::none);
  CHECK(of(cover(own), "worker") == Cover::all);
}

TEST_CASE("workers are of every kind, people of both statuses are all people") {
  const auto workers = cover({"", "", {"art_1", "wage", "regular irregular worker"}});
  for (const auto group : {"domestic_worker", "seasonal_worker", "seafarer", "refugee", "smuggled",
                           "woman", "child", "disabled_person"}) {
    CAPTURE(group);
    CHECK(of(workers, group) == Cover::all);
  }
  CHECK(of(workers, "self_employed") == Cover::none);
  CHECK(of(workers, "student") == Cover::none);
  CHECK(of(workers, "family_member") == Cover::none);
  const auto families = cover({"", "", {"art_1", "family", "regular worker family_member"}});
  CHECK(of(families, "family_member") == Cover::all);
  CHECK(of(families, "refugee") == Cover::none);
}

TEST_CASE("women named beside workers do not shut others out; children named do, and women alone") {
  const auto beside = cover({"", "", {"art_1", "violence", "regular irregular worker woman"}});
  CHECK(of(beside, "child") == Cover::all);
  CHECK(of(beside, "worker") == Cover::all);
  CHECK(beside.only.empty());
  const auto children = cover({"", "", {"art_1", "violence", "regular irregular worker child"}});
  CHECK(of(children, "child") == Cover::all);
  CHECK(of(children, "woman") == Cover::none);
  CHECK(of(children, "worker") == Cover::some);
  CHECK(children.only == std::vector<std::string_view>{"child"});
  const auto women = cover({"", "", {"art_1", "violence", "woman"}});
  CHECK(of(women, "woman") == Cover::all);
  CHECK(of(women, "irregular") == Cover::some);
  const auto household = cover({"", "", {"art_1", "health", "regular worker child family_member"}});
  CHECK(of(household, "woman") == Cover::all);
}

TEST_CASE("the first group named says whom a rule is for") {
  const auto trafficked =
      cover({"", "", {"art_1", "entry", "trafficked regular irregular woman worker"}}, "entry");
  CHECK(of(trafficked, "trafficked") == Cover::all);
  CHECK(of(trafficked, "regular") == Cover::none);
  CHECK(of(trafficked, "domestic_worker") == Cover::some);
  CHECK(trafficked.only == std::vector<std::string_view>{"trafficked"});
  const auto last = cover({"", "", {"art_1", "health", "regular irregular worker trafficked"}});
  CHECK(last.only == std::vector<std::string_view>{"trafficked"});
  const auto sailors = cover({"", "", {"art_1", "wage", "seafarer worker student"}}, "wage");
  CHECK(of(sailors, "seafarer") == Cover::all);
  CHECK(of(sailors, "domestic_worker") == Cover::none);
  CHECK(of(sailors, "irregular") == Cover::some);
  const auto women = cover({"", "", {"art_1", "wage", "woman worker domestic_worker"}}, "wage");
  CHECK(women.only == std::vector<std::string_view>{"woman"});
  CHECK(of(women, "child") == Cover::none);
  CHECK(of(women, "regular") == Cover::some);
  // Refugees named behind workers are covered too; nobody's status is left out.
  const auto pensions = cover({"", "", {"art_1", "portability", "worker refugee stateless"}});
  CHECK(pensions.only.empty());
  CHECK(of(pensions, "regular") == Cover::all);
  CHECK(of(pensions, "refugee") == Cover::all);
}

TEST_CASE("a rule for refugees covers women among them, and is not narrow where it is on asylum") {
  const auto education = cover({"refugee", "", {"art_22", "education"}}, "education");
  CHECK(of(education, "refugee") == Cover::all);
  CHECK(of(education, "regular") == Cover::none);
  CHECK(of(education, "woman") == Cover::some);
  CHECK(education.only == std::vector<std::string_view>{"refugee"});
  const auto asylum = cover({"refugee", "", {"art_33", "asylum"}}, "asylum");
  CHECK(of(asylum, "woman") == Cover::all);
  CHECK(asylum.only.empty());
}

TEST_CASE("a protection concerns those whom it can be about") {
  CHECK_FALSE(concerns("wage", *find_person_group("family_member")));
  CHECK(concerns("wage", *find_person_group("domestic_worker")));
  CHECK(concerns("asylum", *find_person_group("refugee")));
  CHECK(concerns("asylum", *find_person_group("woman")));
  CHECK_FALSE(concerns("asylum", *find_person_group("regular")));
  CHECK_FALSE(concerns("children", *find_person_group("older_person")));
  CHECK(concerns("health", *find_person_group("irregular")));
}

TEST_CASE(
    "family members named behind a status shut nobody out; named first they are whom it is for") {
  // The Return Directive: everyone without a permit, families and children in particular.
  const auto returned = cover({"irregular child family_member detained", "", {"art_1", "remedy"}});
  CHECK(of(returned, "worker") == Cover::all);
  CHECK(of(returned, "family_member") == Cover::all);
  CHECK(of(returned, "regular") == Cover::none);
  CHECK(returned.only.empty());
  const auto families = cover({"family_member regular child", "", {"art_1", "education"}});
  CHECK(of(families, "family_member") == Cover::all);
  CHECK(of(families, "worker") == Cover::none);
  CHECK(families.only == std::vector<std::string_view>{"family_member"});
}

// docs/registers.md, "Whom it covers": the table of examples.
TEST_CASE("the examples that docs/registers.md gives for lists of several kinds") {
  struct Example {
    std::string_view covers, group;
    Cover how;
  };
  constexpr Example examples[] = {
      {"", "irregular", Cover::all},
      {"child", "child", Cover::all},
      {"child", "woman", Cover::none},
      {"child", "irregular", Cover::some},
      {"worker", "seasonal_worker", Cover::all},
      {"worker", "self_employed", Cover::none},
      {"worker", "irregular", Cover::all},
      {"regular worker", "irregular", Cover::none},
      {"regular worker", "domestic_worker", Cover::all},
      {"regular irregular worker woman", "refugee", Cover::all},
      {"regular irregular worker woman", "child", Cover::all},
      {"woman worker", "child", Cover::none},
      {"woman worker", "worker", Cover::some},
      {"refugee", "regular", Cover::none},
      {"refugee", "domestic_worker", Cover::some},
      {"trafficked regular irregular", "regular", Cover::none},
      {"regular irregular family_member child", "worker", Cover::all},
      {"family_member regular", "worker", Cover::none},
  };
  for (const auto& [covers, group, how] : examples) {
    CAPTURE(covers);
    CAPTURE(group);
    CHECK(name_of(of(cover({"", "", {"art_1", "health", covers}}), group)) == name_of(how));
  }
}

TEST_CASE("two rules may meet in one person only where they meet by status, work and person") {
  const auto groups = [](std::string_view covers) {
    return cover({"", "", {"art_1", "health", covers}}).groups;
  };
  CHECK(may_meet(groups(""), groups("irregular")));
  CHECK(may_meet(groups("worker"), groups("irregular")));
  CHECK_FALSE(may_meet(groups("refugee worker"), groups("irregular worker")));
  CHECK_FALSE(may_meet(groups("seafarer"), groups("self_employed")));
  CHECK_FALSE(may_meet(groups("child"), groups("older_person")));
}

}  // namespace corridor::person_cover_test
