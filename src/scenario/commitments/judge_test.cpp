#include "scenario/commitments/judge.h"

#include "evidence/claims/small_evidence.h"

#include <doctest/doctest.h>

namespace corridor::judge_test {
namespace {

using commitment_verdict::Rule;
using commitment_verdict::Verdict;

Commitment promise(CommitmentMeasure measure) {
  return {.code = "pledge_a",
          .framework = "pledge",
          .number = {},
          .title = "A",
          .summary = "A.",
          .measures = {std::move(measure)}};
}

JudgedMeasure judged(const Workspace& workspace, const CommitmentMeasure& measure,
                     std::string_view place, std::string as_of = {}) {
  auto judge = CommitmentJudge::open(workspace, std::move(as_of));
  REQUIRE(judge);
  auto found = judge->judge({promise(measure)}, Place(place));
  REQUIRE_MESSAGE(found.has_value(), (found ? "" : found.error().message));
  return found->front().measures.front();
}

const CommitmentMeasure unemployment{.indicator = "unemployment", .wanted_down = true};

}  // namespace

TEST_CASE("figures of a place are judged, each with its proof") {
  ScratchWorkspace store;
  load_figures(store, "a", "1",
               {{"unemployment,,NPL,2015,total,10"},
                {"unemployment,,NPL,2016,total,9"},
                {"unemployment,,NPL,2017,total,8.1"},
                {"unemployment,,NPL,2018,total,7.29"},
                {"unemployment,,NPL,2030,total,50", "F"}});
  const auto measure = judged(*store, unemployment, "NPL");
  CHECK(measure.found.verdict == Verdict::on_track);
  CHECK(measure.found.trend->percent_per_year.value == doctest::Approx(-10));
  CHECK(measure.measured.whole.figures.size() == 4);  // a forecast is no measurement
  for (const auto& figure : measure.measured.whole.figures) CHECK(figure.proofs.size() == 1);
  CHECK(judged(*store, unemployment, "BGD").found.rule == Rule::nothing_known);
}

TEST_CASE("a revised edition changes the verdict by its numbers, and by nothing else") {
  ScratchWorkspace store;
  const auto verdict = [&] { return judged(*store, unemployment, "NPL").found; };
  load_figures(store, "a", "1",
               {{"unemployment,,NPL,2015,total,10"},
                {"unemployment,,NPL,2016,total,9"},
                {"unemployment,,NPL,2017,total,8.1"}});
  const auto first = verdict();
  CHECK(first.verdict == Verdict::on_track);
  load_figures(store, "a", "2",
               {{"unemployment,,NPL,2015,total,10"},
                {"unemployment,,NPL,2016,total,9"},
                {"unemployment,,NPL,2017,total,8.1"},
                {"unemployment,,BGD,2017,total,4"}});
  const auto same = verdict();
  CHECK(same.verdict == first.verdict);
  CHECK(same.trend->percent_per_year.low == first.trend->percent_per_year.low);
  load_figures(store, "a", "3",
               {{"unemployment,,NPL,2015,total,10"},
                {"unemployment,,NPL,2016,total,11"},
                {"unemployment,,NPL,2017,total,12.1"}});
  CHECK(verdict().verdict == Verdict::moving_away);
  CHECK(verdict().trend->percent_per_year.value == doctest::Approx(10));
}

TEST_CASE("two publishers one after the other are no trend") {
  ScratchWorkspace store;
  load_figures(store, "a", "1",
               {{"unemployment,,NPL,2015,total,10"},
                {"unemployment,,NPL,2016,total,10.1"},
                {"unemployment,,NPL,2017,total,10.2"}});
  load_figures(store, "b", "1", {{"unemployment,,NPL,2019,total,3"}});
  const auto measure = judged(*store, unemployment, "NPL");
  CHECK(measure.measured.whole.figures.size() == 3);
  REQUIRE(measure.measured.notes.size() == 1);
  CHECK(measure.measured.notes[0].text().contains("3 in 2019"));
}

TEST_CASE("a break that a publisher marks is kept apart") {
  ScratchWorkspace store;
  load_figures(store, "a", "1",
               {{"unemployment,,NPL,2015,total,20"},
                {"unemployment,,NPL,2016,total,19"},
                {"unemployment,,NPL,2017,total,5", "B"},
                {"unemployment,,NPL,2018,total,5.5"},
                {"unemployment,,NPL,2019,total,6.05"}});
  const auto measure = judged(*store, unemployment, "NPL");
  CHECK(measure.found.verdict == Verdict::moving_away);
  CHECK(measure.found.trend->from_year == 2017);
  CHECK(measure.used().size() == 3);
}

TEST_CASE("a group that gets worse behind a good total is named: sex, age, part of the country") {
  ScratchWorkspace store;
  load_figures(store, "a", "1",
               {{"unemployment,,NPL,2016,total,10"},
                {"unemployment,,NPL,2017,total,9"},
                {"unemployment,,NPL,2018,total,8.1"},
                {"unemployment,,NPL,2016,female,8"},
                {"unemployment,,NPL,2017,female,8.8"},
                {"unemployment,,NPL,2018,female,9.68"},
                {"unemployment,,NPL,2016,male,11"},
                {"unemployment,,NPL,2017,male,9"},
                {"unemployment,,NPL,2018,male,7"},
                {"unemployment,,NPL,2016,total,20", "A", "", "", "15-24"},
                {"unemployment,,NPL,2017,total,22", "A", "", "", "15-24"},
                {"unemployment,,NPL,2018,total,24.2", "A", "", "", "15-24"},
                {"unemployment,,NPL,2016,total,5", "A", "", "", "total", "location=rural"},
                {"unemployment,,NPL,2018,total,6", "A", "", "", "total", "location=rural"}});
  const auto measure = judged(*store, unemployment, "NPL");
  CHECK(measure.found.verdict == Verdict::on_track);
  CHECK(measure.groups == 4);
  std::vector<std::string> names;
  for (const auto& group : measure.hidden) names.push_back(group.name);
  CHECK(names == std::vector<std::string>{"ages 15-24", "female", "location=rural"});
}

TEST_CASE("what nobody published is computed: refugees of a place over its people") {
  ScratchWorkspace store;
  load_figures(store, "a", "1",
               {{"refugees,NPL,_W,2015,total,100"},
                {"refugees,NPL,_W,2016,total,110"},
                {"refugees,NPL,_W,2017,total,121"},
                {"population,,NPL,2015,total,1000000"},
                {"population,,NPL,2016,total,1000000"},
                {"population,,NPL,2017,total,1000000"}});
  const CommitmentMeasure measure{.indicator = "refugees_of_origin_per_100000"};
  const auto found = judged(*store, measure, "NPL");
  CHECK(found.measured.way.text() == "computed: refugees per population");
  REQUIRE(found.has_figures());
  CHECK(found.measured.whole.figures.back().value == doctest::Approx(100'000 * 121.0 / 1'000'121));
  CHECK(found.measured.whole.figures.back().proofs.size() >= 2);
  CHECK(found.found.verdict == Verdict::moving_away);
}

TEST_CASE("the dearest corridor and each corridor behind the mean are told") {
  ScratchWorkspace store;
  load_figures(store, "a", "1",
               {{"remittance_cost,NPL,MYS,2015,total,9"},
                {"remittance_cost,NPL,MYS,2016,total,7"},
                {"remittance_cost,NPL,MYS,2017,total,5"},
                {"remittance_cost,NPL,QAT,2015,total,3"},
                {"remittance_cost,NPL,QAT,2016,total,3.3"},
                {"remittance_cost,NPL,QAT,2017,total,3.63"}});
  const auto mean = judged(*store, {.indicator = "remittance_cost_received", .target = 3}, "NPL");
  CHECK(mean.measured.whole.figures.back().value == doctest::Approx(4.315));
  REQUIRE(mean.hidden.size() == 1);
  CHECK(mean.hidden[0].name == "NPL-QAT");
  const auto highest = judged(
      *store, {.indicator = "remittance_cost", .take = "highest corridor", .target = 5}, "NPL");
  CHECK(highest.measured.whole.figures.back().value == 5);
  CHECK(highest.found.verdict == Verdict::met);
}

TEST_CASE("answers of policy are levels, by domain where a promise asks for one") {
  ScratchWorkspace store;
  load_figures(store, "a", "1",
               {{"migration_policy_level,,NPL,2019,total,2"},
                {"migration_policy_level,,NPL,2019,total,3", "A", "", "", "total",
                 "policy_domains=domain3"}});
  CommitmentMeasure measure{
      .indicator = "migration_policy_level", .wanted_down = false, .kind = "level", .target = 3};
  CHECK(judged(*store, measure, "NPL").found.rule == Rule::levels_only);
  measure.part = "policy_domains=domain3";
  CHECK(judged(*store, measure, "NPL").found.verdict == Verdict::met);
}

TEST_CASE("a country's own answers are a further round of 10.7.2, and name their file") {
  ScratchWorkspace store;
  load_figures(store, "a", "1", {{"migration_policy_level,,NPL,2019,total,2"}});
  std::string text = "corridor_assessment: 1\nplace: NPL\ndate: \"2024-05-01\"\nby: Us\nanswers:\n";
  for (int domain = 1; domain <= 6; ++domain) {
    for (const char letter : {'a', 'b', 'c', 'd', 'e'}) {
      const bool no = domain == 2 && letter == 'a';
      text += fmt::format("  {}{}: {{answer: {}}}\n", domain, letter,
                          domain == 1 ? "regardless"
                          : no        ? "\"no\""
                                      : "\"yes\"");
    }
  }
  const auto path = store.write("npl.yml", text);
  auto judge = CommitmentJudge::open(*store, "");
  REQUIRE(judge);
  const auto added = judge->add_assessment(*store, path, Place("NPL"));
  REQUIRE_MESSAGE(added.has_value(), (added ? "" : added.error().message));
  const CommitmentMeasure overall{
      .indicator = "migration_policy_level", .wanted_down = false, .kind = "level", .target = 3};
  CommitmentMeasure second = overall;
  second.part = "policy_domains=domain2";
  auto promises = promise(overall);
  promises.measures.push_back(second);
  const auto found = judge->judge({promises}, Place("NPL"));
  REQUIRE(found);
  const auto& measures = found->front().measures;
  REQUIRE(measures[0].measured.whole.figures.size() == 2);
  CHECK(measures[0].measured.whole.figures.back().period.text() == "2024");
  CHECK(measures[0].found.verdict == Verdict::met);  // 29 of 30: level 3
  CHECK(measures[0].measured.notes.back().text().contains("npl.yml"));
  REQUIRE(measures[1].has_figures());
  CHECK(measures[1].measured.whole.figures.back().value == 3);  // 4 of 5
  CHECK(judge->add_assessment(*store, path, Place("BGD")).error().kind == ErrorKind::conflict);
}

TEST_CASE("a place that voted against did not promise; a member of a group that did, did") {
  Commitment commitment = promise(unemployment);
  CHECK(commitment.is_of(Place("NPL")));
  commitment.except = {"NPL"};
  CHECK_FALSE(commitment.is_of(Place("NPL")));
  commitment.places = {Place("ECOWAS")};
  CHECK(commitment.is_of(Place("GHA")));
  CHECK_FALSE(commitment.is_of(Place("BGD")));
}

}  // namespace corridor::judge_test
