#include "scenario/chain/place_gaps.h"

#include "evidence/claims/small_evidence.h"
#include "scenario/chain/made_chain.h"

#include <algorithm>
#include <map>

#include <doctest/doctest.h>

namespace corridor::place_gaps_test {
namespace {

PlaceGaps gaps_of(MadeChain& made, std::string_view place) {
  auto finder = GapFinder::open(made.workspace());
  REQUIRE(finder.has_value());
  auto gaps = finder->gaps(Place(place));
  REQUIRE(gaps.has_value());
  return std::move(*gaps);
}

const Gap* find(const PlaceGaps& gaps, std::string_view kind, std::string_view item) {
  const auto found = std::ranges::find_if(
      gaps.gaps, [&](const Gap& gap) { return gap.kind->code == kind && gap.item == item; });
  return found == gaps.gaps.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE(
    "gaps of a place: what binds it counts as promised, what does not as missing or unknown") {
  MadeChain made;
  const auto here = gaps_of(made, "BGD");
  CHECK(here.counts.promised == 1);
  CHECK(here.counts.protections == all_protections().size());
  CHECK(find(here, "need_without_law", "protection:contract") == nullptr);
  // Malaysia is not on the list of parties, which is known to 2026.
  const auto there = gaps_of(made, "MYS");
  CHECK(there.counts.promised == 0);
  REQUIRE(find(there, "need_without_law", "protection:contract") != nullptr);
}

TEST_CASE("a gap weighs its severity times one and what hangs on it") {
  MadeChain made;
  const auto gaps = gaps_of(made, "MYS");
  const auto* contract = find(gaps, "need_without_law", "protection:contract");
  REQUIRE(contract != nullptr);
  // One commitment calls on it: 3 x (1 + 1).
  CHECK(contract->hanging == std::vector<std::string>{"commitment:sdg_10_7"});
  CHECK(contract->weight() == 6);
  const auto* unmeasured = find(gaps, "commitment_without_indicator", "commitment:gcm_02");
  REQUIRE(unmeasured != nullptr);
  // The commitment that it serves hangs on it.
  CHECK(unmeasured->weight() == 4);
  for (std::size_t i = 1; i < gaps.gaps.size(); ++i) {
    CHECK(gaps.gaps[i - 1].weight() >= gaps.gaps[i].weight());
  }
  int sum = 0;
  for (const auto& gap : gaps.gaps) sum += gap.weight();
  CHECK(gaps.weight() == sum);
}

TEST_CASE("a duty has its actor where a body of the state deals with it, and none elsewhere") {
  MadeChain made;
  const auto* duty = "duty_without_actor_here";
  CHECK(find(gaps_of(made, "BGD"), duty, "protection:contract") == nullptr);
  CHECK(find(gaps_of(made, "BGD"), "responsible_not_here", "actor_type:ministry") != nullptr);
  CHECK(find(gaps_of(made, "MYS"), "responsible_not_here", "actor_type:ministry") == nullptr);
  // Where no actor is registered that one gap stands for all.
  const auto empty = gaps_of(made, "NPL");
  CHECK(find(empty, "no_actor_here", "place:NPL") != nullptr);
  CHECK(find(empty, "responsible_not_here", "actor_type:ministry") == nullptr);
  // A body that deals with something else, under no such mandate, does not do.
  made.execute(
      "UPDATE record SET fields = 'topics=trade' || char(10) || 'type=agency' WHERE code "
      "= 'board'");
  made.execute("DELETE FROM link WHERE relation = 'mandated_by'");
  CHECK(find(gaps_of(made, "BGD"), duty, "protection:contract") != nullptr);
}

TEST_CASE(
    "a measured commitment without a figure of the place is a gap, an old one a smaller one") {
  const ClockAt clock(1'795'000'000);  // November 2026
  MadeChain made;
  const auto* address = "commitment:sdg_10_7";
  CHECK(find(gaps_of(made, "BGD"), "commitment_without_figures", address) != nullptr);
  made.measure_by("unemployment");
  CHECK(find(gaps_of(made, "BGD"), "commitment_without_figures", address) != nullptr);
  load_figures(made.scratch(), "a", "1", {{"unemployment,,BGD,2001,total,5"}});
  const auto old = gaps_of(made, "BGD");
  CHECK(find(old, "commitment_without_figures", address) == nullptr);
  REQUIRE(find(old, "commitment_with_old_figures", address) != nullptr);
  CHECK(find(old, "commitment_with_old_figures", address)->detail == "2001");
  CHECK(old.counts.measured == 1);
  CHECK(old.counts.with_figures == 1);
  CHECK(find(gaps_of(made, "MYS"), "commitment_without_figures", address) != nullptr);
  load_figures(made.scratch(), "a", "2",
               {{"unemployment,,BGD,2001,total,5"}, {"unemployment,,BGD,2026,total,5"}});
  const auto recent = gaps_of(made, "BGD");
  CHECK(find(recent, "commitment_with_old_figures", address) == nullptr);
  CHECK(recent.counts.with_figures == 1);
}

TEST_CASE("what can be computed of a place is a figure: gaps and commitments agree") {
  const ClockAt clock(1'795'000'000);  // November 2026
  MadeChain made;
  made.measure_by("refugees_of_origin_per_100000");
  load_figures(made.scratch(), "a", "1",
               {{"refugees,BGD,_W,2024,total,100"},
                {"population,,BGD,2024,total,1000000"},
                {"population,,BGD,2025,total,1000000"}});
  const auto* address = "commitment:sdg_10_7";
  const auto figures = FiguresAtHand::open(made.workspace());
  REQUIRE(figures.has_value());
  CHECK(figures->of("refugees_of_origin_per_100000") == AtHand::figures);
  CHECK(figures->of("remittances_received_percent_gdp") == AtHand::name_only);  // no money, no GDP
  CHECK(figures->of("nobody_knows_it") == AtHand::nothing);
  auto judge = CommitmentJudge::open(made.workspace(), {});
  const auto promises = read_commitments(made.workspace());
  REQUIRE(judge.has_value());
  REQUIRE(promises.has_value());
  for (const std::string_view place : {"BGD", "MYS"}) {
    const auto judged = judge->judge(*promises, Place(place));
    REQUIRE(judged.has_value());
    const auto can_judge = std::ranges::count_if(*judged, &JudgedCommitment::has_figures);
    CHECK(can_judge == (place == "BGD" ? 1 : 0));
    const auto gaps = gaps_of(made, place);
    CHECK(gaps.counts.with_figures == static_cast<std::size_t>(can_judge));
    CHECK((find(gaps, "commitment_without_figures", address) == nullptr) == (can_judge == 1));
  }
}

TEST_CASE("services and practices of the place itself are counted, those for elsewhere are not") {
  MadeChain made;
  const auto here = gaps_of(made, "BGD");
  CHECK(here.counts.services == 1);
  CHECK(here.counts.practices == 1);
  CHECK(here.counts.actors == 2);
  CHECK(find(here, "no_service_here", "place:BGD") == nullptr);
  CHECK(find(here, "practice_without_evidence", "practice:bare") == nullptr);
  CHECK(find(gaps_of(made, "MYS"), "practice_without_evidence", "practice:bare") != nullptr);
  CHECK(find(gaps_of(made, "NPL"), "no_service_here", "place:NPL") != nullptr);
}

TEST_CASE("what has ended no longer helps, and no longer binds") {
  MadeChain made;
  made.execute("UPDATE record SET until = " + std::to_string(Period::year(2001).key()) +
               " WHERE kind IN ('service', 'actor', 'commitment')");
  const auto here = gaps_of(made, "BGD");
  CHECK(here.counts.services == 0);
  CHECK(here.counts.actors == 0);
  CHECK(here.counts.commitments == 0);
  CHECK(find(here, "no_service_here", "place:BGD") != nullptr);
}

TEST_CASE("a commitment holds for all but those that it leaves out") {
  MadeChain made;
  made.execute("UPDATE record SET fields = 'except=MYS' WHERE kind = 'commitment'");
  CHECK(gaps_of(made, "BGD").counts.commitments == 2);
  CHECK(gaps_of(made, "MYS").counts.commitments == 0);
  made.execute("UPDATE record SET places = ' ASEAN ', fields = '' WHERE code = 'gcm_02'");
  CHECK(gaps_of(made, "MYS").counts.commitments == 1);
  CHECK(gaps_of(made, "BGD").counts.commitments == 1);
}

TEST_CASE("an area has no gaps of its own") {
  MadeChain made;
  auto finder = GapFinder::open(made.workspace());
  REQUIRE(finder.has_value());
  const auto asked = finder->gaps(Place("ASEAN"));
  REQUIRE(!asked.has_value());
  CHECK(asked.error().kind == ErrorKind::usage);
}

}  // namespace corridor::place_gaps_test
