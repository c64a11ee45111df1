// Verdicts worked by hand on a handful of figures.

#include "evidence/claims/verdict.h"

#include "evidence/claims/small_evidence.h"
#include "evidence/proof.h"

#include <doctest/doctest.h>

namespace corridor::verdict_test {
namespace {

ClaimVerdict judged(ScratchWorkspace& store, std::string_view claim, std::string_view as_of = {}) {
  CAPTURE(claim);
  auto checker = ClaimChecker::open(*store, as_of);
  REQUIRE(checker.has_value());
  auto verdict = checker->check(claim);
  if (!verdict) FAIL(verdict.error().message);
  return std::move(*verdict);
}

std::string_view verdict_on(ScratchWorkspace& store, std::string_view claim) {
  return code_of(judged(store, claim).kind);
}

double left_of(ScratchWorkspace& store, std::string_view claim) {
  const auto verdict = judged(store, claim);
  REQUIRE(verdict.usual.left.known);
  return verdict.usual.left.range.value;
}

/// Three countries of ASEAN and two others.
void load_small_world(ScratchWorkspace& store) {
  load_figures(store, "stocks", "2020",
               {{"migrant_stock,_W,_W,2020,total,200"},
                {"migrant_stock,_W,_W,2020,female,90"},
                {"migrant_stock,_W,MYS,2020,total,100"},
                {"migrant_stock,_W,THA,2020,total,60"},
                {"migrant_stock,_W,BGD,2020,total,40"},
                {"migrant_stock,_W,MYS,2010,total,70"},
                {"migrant_stock,BGD,MYS,2020,total,50"},
                {"migrant_stock,IDN,MYS,2020,total,30"},
                {"migrant_stock,NPL,MYS,2020,total,15"},
                {"migrant_stock,BGD,_W,2020,total,80"},
                {"migrant_stock,IDN,_W,2020,total,"}});
  load_figures(store, "people", "2020",
               {{"population,,MYS,2020,total,1000"},
                {"population,,THA,2020,total,2000"},
                {"population,,BGD,2020,total,5000"},
                {"population,,MYS,2021,total,1010"},
                {"unemployment,,MYS,2010,total,4"},
                {"unemployment,,MYS,2020,total,5"},
                {"unemployment,,THA,2020,total,3"},
                {"unemployment,,BGD,2020,total,7"}});
}

}  // namespace

TEST_CASE("by hand: 100 migrants among 1,000 people are 10 percent") {
  ScratchWorkspace store;
  load_small_world(store);
  CHECK(left_of(store, "migrant_stock / population in MYS in 2020 > 5 %") == doctest::Approx(0.1));
  CHECK(verdict_on(store, "migrant_stock / population in MYS in 2020 > 5 %") == "supported");
  CHECK(verdict_on(store, "migrant_stock / population in MYS in 2020 > 10 %") == "contradicted");
  CHECK(verdict_on(store, "share of migrants in population in MYS in 2020 = 10 %") == "supported");
  CHECK(verdict_on(store, "migrants in MYS in 2020 = 99") == "contradicted");
  CHECK(left_of(store, "migrants per 1,000 people in MYS in 2020 > 1") == doctest::Approx(100));
}

TEST_CASE("every figure comes with its proof, of the edition that it is from") {
  ScratchWorkspace store;
  load_small_world(store);
  const auto verdict = judged(store, "migrant_stock / population in MYS in 2020 > 5 %");
  REQUIRE(verdict.usual.left.figures.size() == 2);
  for (const auto& figure : verdict.usual.left.figures) {
    const auto proof = prove(*store, proof_id(figure));
    REQUIRE(proof.has_value());
    CHECK(proof->figure.value() == figure.value());
  }
  CHECK_FALSE(verdict.estimate);
}

TEST_CASE("another year or place never stands in: the nearest is offered, as a claim of its own") {
  ScratchWorkspace store;
  load_small_world(store);
  const auto verdict = judged(store, "migrant_stock / population in MYS in 2021 > 5 %");
  CHECK(verdict.kind == ClaimVerdictKind::cannot_tell);
  REQUIRE(verdict.missing.size() == 1);
  CHECK(verdict.missing[0].what == "migrant_stock in MYS in 2021");
  CHECK(verdict.missing[0].reason == "no figure for 2021; there are for 2020, 2010");
  REQUIRE(verdict.offers.size() == 1);
  CHECK(verdict.offers[0].expression ==
        "migrant_stock in MYS in 2020 / population in MYS in 2020 > 5 %");
  CHECK(verdict.offers[0].verdict == ClaimVerdictKind::supported);

  const auto elsewhere = judged(store, "migrant_stock in VNM in 2020 > 5");
  CHECK(elsewhere.kind == ClaimVerdictKind::cannot_tell);
  CHECK(elsewhere.missing[0].reason.contains("selection"));
  CHECK(elsewhere.offers.empty());
  CHECK(judged(store, "refugees in MYS in 2020 > 5").missing[0].reason ==
        "nothing in the workspace has refugees");
  CHECK(
      judged(store, "migrant_stock from BGD to MYS in 2020 by sex female > 5").missing[0].reason ==
      "figures are for all together, none by sex or age as asked");
  CHECK(judged(store, "migrants in MYS in 2020 according to nobody > 5").missing[0].reason ==
        "no figure of the dataset nobody");
}

TEST_CASE("missing is not zero: a cell that the publisher shows as missing decides nothing") {
  ScratchWorkspace store;
  load_small_world(store);
  const auto verdict = judged(store, "migrant_stock from IDN in 2020 < 1000");
  CHECK(verdict.kind == ClaimVerdictKind::cannot_tell);
  CHECK(verdict.missing[0].reason == "the publisher shows it as missing");
}

TEST_CASE("a change, a growth, and percentage points") {
  ScratchWorkspace store;
  load_small_world(store);
  CHECK(left_of(store, "change of migrants in MYS from 2010 to 2020 > 0") == 30);
  CHECK(left_of(store, "growth of migrants in MYS from 2010 to 2020 > 40 %") ==
        doctest::Approx(3.0 / 7));
  CHECK(left_of(store, "change of unemployment in MYS from 2010 to 2020 > 0 percentage points") ==
        doctest::Approx(0.01));
  CHECK(left_of(store, "growth of unemployment in MYS from 2010 to 2020 > 20 %") ==
        doctest::Approx(0.25));
  const auto gap = judged(store, "change of migrants in MYS from 2005 to 2020 > 0");
  CHECK(gap.kind == ClaimVerdictKind::cannot_tell);
  REQUIRE(gap.offers.size() == 1);
  CHECK(gap.offers[0].expression == "change of migrant_stock in MYS from 2010 to 2020 > 0");
}

TEST_CASE("a rank goes through the countries with a figure, 1 being the largest") {
  ScratchWorkspace store;
  load_small_world(store);
  CHECK(left_of(store, "rank of THA by migrant_stock in 2020 <= 2") == 2);
  // 100 of 1,000, 60 of 2,000, 40 of 5,000
  CHECK(left_of(store, "rank of BGD by migrant_stock / population in 2020 = 3") == 3);
  CHECK(left_of(store, "rank of BGD by population in 2020 = 1") == 1);
}

TEST_CASE("ranks among a group, medians, means, and how many") {
  ScratchWorkspace store;
  load_small_world(store);
  CHECK(left_of(store, "rank of THA by migrant_stock in 2020 among ASEAN = 2") == 2);
  CHECK(left_of(store, "median of unemployment in 2020 among countries > 4 %") == 0.05);
  CHECK(left_of(store, "mean of unemployment in 2020 among ASEAN > 3 %") == doctest::Approx(0.04));
  CHECK(left_of(store, "largest of unemployment in 2020 among countries > 6 %") ==
        doctest::Approx(0.07));
  CHECK(left_of(store, "number of countries with unemployment > 4 % in 2020 >= 2") == 2);
  CHECK(left_of(store, "share of countries with unemployment > 4 % in 2020 > half") ==
        doctest::Approx(2.0 / 3));
  const auto sum = judged(store, "sum of migrant_stock in 2020 among ASEAN > 100");
  CHECK(sum.usual.left.range.value == 160);
  CHECK(sum.kind == ClaimVerdictKind::supported);  // more members could only add
  CHECK(verdict_on(store, "sum of migrant_stock in 2020 among ASEAN < 500") == "cannot_tell");
  const auto nowhere = judged(store, "rank of VNM by migrant_stock in 2020 = 1");
  CHECK(nowhere.kind == ClaimVerdictKind::cannot_tell);
}

TEST_CASE("the largest origin is told from a selection only where none unseen could be larger") {
  ScratchWorkspace store;
  load_small_world(store);
  // 100 live there, 95 are shown: what is not shown is 5 at most.
  const auto first = judged(store, "largest origin of migrants in MYS in 2020 is BGD");
  CHECK(first.kind == ClaimVerdictKind::supported);
  CHECK(verdict_on(store, "2nd largest origin of migrants in MYS in 2020 is BGD") ==
        "contradicted");
  CHECK(verdict_on(store, "largest origin of migrants in MYS in 2020 is in SAARC") == "supported");
  CHECK(verdict_on(store, "largest origin of migrants in MYS in 2020 is not IDN") == "supported");
  CHECK(verdict_on(store, "largest destination of migrants in 2020 is MYS") == "supported");
  load_figures(store, "more", "2020",
               {{"refugees,_W,MYS,2020,total,100"}, {"refugees,MMR,MYS,2020,total,40"}});
  CHECK(verdict_on(store, "largest origin of refugees in MYS in 2020 is MMR") == "cannot_tell");
}

TEST_CASE("a group is added up from its members, and what is not told apart bounds the rest") {
  ScratchWorkspace store;
  load_small_world(store);
  // All of the world's 200 are in three countries: the other members of ASEAN have none.
  const auto exact = judged(store, "migrants in ASEAN in 2020 = 160");
  CHECK(exact.kind == ClaimVerdictKind::supported);
  CHECK(exact.usual.left.figures.size() == 2);
  // Of people nobody knows the world's total: a lower bound.
  CHECK(verdict_on(store, "population in ASEAN in 2020 > 2,500") == "supported");
  CHECK(verdict_on(store, "population in ASEAN in 2020 > 3,500") == "cannot_tell");
  CHECK(verdict_on(store, "population in 2020 > 7,000") == "supported");
  // From SAARC 65 are shown in Malaysia; at most 5 more are not told apart.
  const auto pairs = judged(store, "migrants from SAARC to MYS in 2020 between 65 and 70");
  CHECK(pairs.kind == ClaimVerdictKind::supported);
  CHECK(pairs.usual.left.range.low == 65);
  CHECK(pairs.usual.left.range.high == 70);
  // Averages are not made into one of a group.
  const auto average = judged(store, "unemployment in ASEAN in 2020 > 1 %");
  CHECK(average.kind == ClaimVerdictKind::cannot_tell);
  CHECK(average.missing[0].reason.starts_with("averages"));
}

TEST_CASE("ages that are published make up others exactly, or not at all") {
  ScratchWorkspace store;
  load_figures(store, "people", "2020",
               {{"population,,MYS,2020,total,100"},
                {"population,,MYS,2020,total,20", "A", "", "", "0-4"},
                {"population,,MYS,2020,total,25", "A", "", "", "5-17"},
                {"population,,MYS,2020,total,9", "A", "", "", "0-1"},
                {"population,,MYS,2020,total,15", "A", "", "", "65+"}});
  const auto children = judged(store, "population by age 0-17 in MYS in 2020 = 45");
  CHECK(children.kind == ClaimVerdictKind::supported);
  CHECK(children.usual.left.figures.size() == 2);
  CHECK(verdict_on(store, "population by age 65+ in MYS in 2020 = 15") == "supported");
  CHECK(verdict_on(store, "population by age 0-15 in MYS in 2020 > 1") == "cannot_tell");
  CHECK(verdict_on(store, "population by age 0+ in MYS in 2020 = 100") == "supported");
}

TEST_CASE("figures that are told apart are not added up unasked") {
  ScratchWorkspace store;
  load_figures(store, "decisions", "2024",
               {{"asylum_decisions,_W,DEU,2024,total,70", "A", "", "", "total", "level=FI"},
                {"asylum_decisions,_W,DEU,2024,total,30", "A", "", "", "total", "level=AR"}});
  CHECK(judged(store, "asylum_decisions in DEU in 2024 > 5").missing[0].reason ==
        "figures are told apart by level; say of which: by level VALUE");
  CHECK(verdict_on(store, "asylum_decisions by level FI in DEU in 2024 = 70") == "supported");
}

TEST_CASE("where the source gives an interval, the whole of it must hold") {
  ScratchWorkspace store;
  load_figures(store, "flows", "2020", {{"migration_flow,BGD,MYS,2020,total,50", "E", "40", "60"}});
  const auto inside = judged(store, "migration_flow from BGD to MYS in 2020 > 30");
  CHECK(inside.kind == ClaimVerdictKind::supported);
  CHECK(inside.estimate);
  CHECK(verdict_on(store, "migration_flow from BGD to MYS in 2020 > 45") == "cannot_tell");
  CHECK(verdict_on(store, "migration_flow from BGD to MYS in 2020 > 60") == "contradicted");
}

TEST_CASE("it depends where another definition says otherwise for the same place and time") {
  ScratchWorkspace store;
  load_figures(store, "stocks", "2020", {{"migrant_stock,_W,MYS,2020,total,100"}});
  load_figures(store, "matrix", "2020", {{"migrant_stock_compiled,_W,MYS,2020,total,130"}});
  const auto verdict = judged(store, "migrants in MYS in 2020 > 110");
  CHECK(verdict.kind == ClaimVerdictKind::depends);
  REQUIRE(verdict.spread.size() == 1);
  CHECK(verdict.spread[0].by == "definition");
  CHECK(verdict.spread[0].left.range.value == 130);
  CHECK(verdict_on(store, "migrants in MYS in 2020 > 90") == "supported");
  CHECK(verdict_on(store, "migrants in MYS in 2020 > 140") == "contradicted");
  // Where the claim names a dataset, that one is meant.
  CHECK(verdict_on(store, "migrants in MYS in 2020 according to stocks > 110") == "contradicted");
}

TEST_CASE("it depends where another dataset or an earlier edition says otherwise") {
  ScratchWorkspace store;
  load_figures(store, "a_count", "2020", {{"refugees,_W,MYS,2020,total,100"}});
  load_figures(store, "b_count", "2020", {{"refugees,_W,MYS,2020,total,130"}});
  const auto datasets = judged(store, "refugees in MYS in 2020 > 110");
  CHECK(datasets.kind == ClaimVerdictKind::depends);
  CHECK(datasets.spread[0].by == "dataset");

  load_figures(store, "c_count", "2020", {{"stateless,_W,MYS,2020,total,100"}});
  load_figures(store, "c_count", "2021", {{"stateless,_W,MYS,2020,total,130"}});
  const auto editions = judged(store, "stateless people in MYS in 2020 > 110");
  CHECK(editions.usual.left.range.value == 130);
  CHECK(editions.kind == ClaimVerdictKind::depends);
  CHECK(editions.spread[0].by == "edition");
}

TEST_CASE("a figure that is alike by definition stands in, and it is said") {
  ScratchWorkspace store;
  load_figures(store, "money", "2021",
               {{"gdp_per_capita_current,,NPL,2021,total,1200"},
                {"population,,NPL,2021,total,1000"},
                {"remittances_received,,NPL,2021,total,300000"}});
  const auto verdict = judged(store, "remittances_received / gdp in NPL in 2021 = 25 %");
  CHECK(verdict.kind == ClaimVerdictKind::supported);
  CHECK(verdict.usual.left.figures.size() == 3);
  REQUIRE_FALSE(verdict.notes.empty());
  CHECK(verdict.notes[0].contains("gdp_per_capita_current * population"));
}

TEST_CASE("where no year is named, the newest with all figures is meant, and it is said") {
  ScratchWorkspace store;
  load_small_world(store);
  const auto verdict = judged(store, "migrant_stock / population in MYS > 5 %");
  CHECK(verdict.kind == ClaimVerdictKind::supported);
  CHECK(verdict.reading == "migrant_stock in MYS in 2020 / population in MYS in 2020 > 5 %");
  CHECK(verdict.notes[0] ==
        "No period is named: 2020 is the newest for which all figures are "
        "there.");
  const auto everywhere = judged(store, "migrants in 2020 > 100");
  CHECK(everywhere.notes[0] == "No place is named: read as the world.");
}

TEST_CASE("as of an earlier day only what was loaded by then counts") {
  ScratchWorkspace store;
  {
    const ClockAt january(1'767'225'600);  // 2026-01-01
    load_figures(store, "a_count", "2020", {{"refugees,_W,MYS,2020,total,100"}});
  }
  {
    const ClockAt march(1'772'323'200);  // 2026-03-01
    load_figures(store, "a_count", "2021", {{"refugees,_W,MYS,2020,total,130"}});
  }
  CHECK(judged(store, "refugees in MYS in 2020 > 110", "2026-02-01").kind ==
        ClaimVerdictKind::contradicted);
  CHECK(judged(store, "refugees in MYS in 2020 > 110").kind == ClaimVerdictKind::depends);
  CHECK(judged(store, "refugees in MYS in 2020 > 110", "2025-12-01").kind ==
        ClaimVerdictKind::cannot_tell);
}

TEST_CASE("nothing is divided by zero, and nothing grew from zero") {
  ScratchWorkspace store;
  load_figures(store, "a_count", "2020",
               {{"refugees,_W,MYS,2010,total,0"},
                {"refugees,_W,MYS,2020,total,5"},
                {"asylum_seekers,_W,MYS,2020,total,0"}});
  CHECK(verdict_on(store, "refugees / asylum_seekers in MYS in 2020 > 1") == "cannot_tell");
  CHECK(verdict_on(store, "growth of refugees in MYS from 2010 to 2020 > 1 %") == "cannot_tell");
  CHECK(verdict_on(store, "change of refugees in MYS from 2010 to 2020 = 5") == "supported");
}

}  // namespace corridor::verdict_test
