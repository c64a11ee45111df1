#include "evidence/diff.h"

#include "evidence/scratch_workspace.h"
#include "test_data.h"

#include <doctest/doctest.h>

namespace corridor::diff_test {
namespace {

const std::string header = "orig,dest,year,male,female,total\n";
const std::string first = header +
                          "BGD,MYS,2020,6,4,10\n"
                          "IDN,MYS,2020,3,2,5\n"
                          "PHL,MYS,2020,1,1,2\n"
                          "NPL,MYS,2020,,1,1\n";
const std::string second = header +
                           "BGD,MYS,2020,6,4,10\n"
                           "IDN,MYS,2020,3,52,55\n"
                           "NPL,MYS,2020,7,,1\n"
                           "VNM,MYS,2020,1,2,3\n";

Diff compare(ScratchWorkspace& store, const DiffQuery& query) {
  auto diff = diff_editions(*store, query);
  REQUIRE(diff.has_value());
  return *diff;
}

/// The two hand-made releases as 2020 and 2021.
void load_both(ScratchWorkspace& store) {
  REQUIRE(store.load(first, {.version = "2020"}));
  REQUIRE(store.load(second, {.version = "2021"}));
}

std::int64_t number_of(const IndicatorChanges& changed, Change change) {
  return changed.number[static_cast<std::size_t>(change)];
}

/// "revised IDN female 2 52 1-3.5 1-3.5": what is listed, in words.
std::vector<std::string> listed(const IndicatorChanges& changed) {
  std::vector<std::string> lines;
  const auto value = [](const auto& side) {
    if (!side) return std::string("none");
    const auto& o = side->observation;
    return o.state == State::value ? fmt::format("{}", o.value) : std::string(name_of(o.state));
  };
  for (const auto& change : changed.listed) {
    const auto& key = (change.after ? change.after : change.before)->observation.key;
    lines.push_back(fmt::format("{} {} {}: {}, {}", name_of(change.change), key.origin.code(),
                                name_of(key.sex), value(change.before), value(change.after)));
  }
  return lines;
}

}  // namespace

TEST_CASE("each figure is revised, gone, new, now missing, now known, or as it was") {
  ScratchWorkspace store;
  load_both(store);
  const Diff diff = compare(store, {"undesa_migrant_stock@2020", "undesa_migrant_stock@2021"});
  REQUIRE(diff.pairs.size() == 1);
  REQUIRE(diff.indicators.size() == 1);
  const auto& changed = diff.indicators.front();
  CHECK(changed.indicator == "migrant_stock");
  CHECK(changed.before == 12);
  CHECK(changed.after == 12);
  CHECK(changed.unchanged == 5);
  CHECK(number_of(changed, Change::revised) == 2);
  CHECK(number_of(changed, Change::now_missing) == 1);
  CHECK(number_of(changed, Change::now_known) == 1);
  CHECK(number_of(changed, Change::otherwise) == 0);
  CHECK(number_of(changed, Change::gone) == 3);
  CHECK(number_of(changed, Change::added) == 3);
  CHECK(listed(changed) ==
        std::vector<std::string>{
            "revised IDN female: 2, 52", "revised IDN total: 5, 55",
            "now missing NPL female: 1, missing", "now known NPL male: missing, 7",
            "gone PHL total: 2, none", "gone PHL male: 1, none", "gone PHL female: 1, none",
            "new VNM total: none, 3", "new VNM female: none, 2", "new VNM male: none, 1"});
  REQUIRE(changed.sum.has_value());
  CHECK(changed.sum->period.text() == "2020");
  CHECK(changed.sum->before == 18);
  CHECK(changed.sum->after == 69);
}

TEST_CASE("turned round, new is gone and gone is new; with itself, nothing has changed") {
  ScratchWorkspace store;
  load_both(store);
  const Diff back = compare(store, {"undesa_migrant_stock@2021", "undesa_migrant_stock@2020"});
  CHECK(number_of(back.indicators.front(), Change::gone) == 3);
  CHECK(number_of(back.indicators.front(), Change::now_known) == 1);
  const Diff same = compare(store, {"undesa_migrant_stock@2021", "undesa_migrant_stock@2021"});
  CHECK(same.indicators.front().unchanged == 12);
  CHECK(same.indicators.front().listed.empty());
}

TEST_CASE("the dataset alone means its two newest releases; short ids do too") {
  ScratchWorkspace store;
  load_both(store);
  const Diff newest = compare(store, {"undesa_migrant_stock"});
  CHECK(newest.pairs.front().before.front().citation.version == "2020");
  CHECK(newest.pairs.front().after.front().citation.version == "2021");
  const auto editions = all_editions(*store);
  const Diff by_id = compare(store, {editions->at(0).short_id(), editions->at(1).short_id()});
  CHECK(listed(by_id.indicators.front()) == listed(newest.indicators.front()));
}

TEST_CASE("of one release, the two newest loads: a correction") {
  ScratchWorkspace store;
  REQUIRE(store.load(first, {.version = "2020"}));
  CHECK(diff_editions(*store, {"undesa_migrant_stock"}).error().kind == ErrorKind::not_found);
  REQUIRE(store.load(second, {.version = "2020"}));
  CHECK(number_of(compare(store, {"undesa_migrant_stock"}).indicators.front(), Change::revised) ==
        2);
}

TEST_CASE("the largest are listed, of each kind as many as asked for; all are counted") {
  ScratchWorkspace store;
  load_both(store);
  const Diff diff = compare(store, {.before = "undesa_migrant_stock", .most_listed = 1});
  CHECK(listed(diff.indicators.front()) ==
        std::vector<std::string>{"revised IDN female: 2, 52", "now missing NPL female: 1, missing",
                                 "now known NPL male: missing, 7", "gone PHL total: 2, none",
                                 "new VNM total: none, 3"});
  CHECK(number_of(diff.indicators.front(), Change::gone) == 3);
  CHECK(compare(store, {.before = "undesa_migrant_stock", .most_listed = 0})
            .indicators.front()
            .listed.empty());
}

TEST_CASE("one indicator alone, and one that no edition has") {
  ScratchWorkspace store;
  load_both(store);
  CHECK(compare(store, {.before = "undesa_migrant_stock", .indicator = "migrant_stock"})
            .indicators.size() == 1);
  CHECK(compare(store, {.before = "undesa_migrant_stock", .indicator = "gdp"}).indicators.empty());
}

TEST_CASE("the same value with another status is told apart from a revision") {
  ScratchWorkspace store;
  load_both(store);
  REQUIRE(
      store->database().execute("UPDATE observation SET status = 69 WHERE edition = 2"
                                " AND value = 10"));
  const auto changed = compare(store, {"undesa_migrant_stock"}).indicators.front();
  CHECK(number_of(changed, Change::otherwise) == 1);
  CHECK(number_of(changed, Change::revised) == 2);
}

TEST_CASE("matrices of one year each are compared across their years, and it is said") {
  ScratchWorkspace store;
  const std::string matrix = "orig_iso3,dest_iso3,orig_name,dest_name,stock\n";
  REQUIRE(store.load(matrix + "BGD,MYS,Bangladesh,Malaysia,5\n", {.version = "2013"}));
  REQUIRE(store.load(matrix + "BGD,MYS,Bangladesh,Malaysia,7\n", {.version = "2017"}));
  const Diff diff = compare(store, {"knomad_migrants"});
  CHECK(diff.pairs.front().across_periods);
  REQUIRE(diff.indicators.front().listed.size() == 1);
  const auto& change = diff.indicators.front().listed.front();
  CHECK(change.change == Change::revised);
  CHECK(change.before->observation.key.period.text() == "2013");
  CHECK(change.after->observation.key.period.text() == "2017");
}

TEST_CASE("what is not there is named, with what may be meant") {
  ScratchWorkspace store;
  load_both(store);
  for (const auto* name : {"undesa_migrant_stok", "undesa_migrant_stock@2031",
                           "undesa_migrant_stock@2021@female", "a@b@c@d"}) {
    const auto wrong = diff_editions(*store, {name, "undesa_migrant_stock@2020"});
    REQUIRE_FALSE(wrong.has_value());
    CHECK(wrong.error().kind == ErrorKind::not_found);
  }
  CHECK(diff_editions(*store, {"undesa_migrant_stok"}).error().hint ==
        "Did you mean undesa_migrant_stock?");
}

TEST_CASE("KNOMAD 2013 and 2017: every figure is accounted for, and the world as printed") {
  ScratchWorkspace store;
  for (const auto* year : {"2013", "2017"}) {
    const auto path =
        test_data(fmt::format("02_migrant_stock_flow/knomad_bilateral_migration_{}.csv", year));
    if (path.empty()) return;
    REQUIRE(load_file(*store, path, {}));
  }
  const Diff diff = compare(store, {"knomad_migrants@2013", "knomad_migrants@2017"});
  const auto& changed = diff.indicators.front();
  const auto in_both = changed.unchanged + number_of(changed, Change::revised);
  CHECK(changed.before == in_both + number_of(changed, Change::gone));
  CHECK(changed.after == in_both + number_of(changed, Change::added));
  const auto& largest = changed.listed.front();
  CHECK(largest.before->observation.value == 247'245'059);
  CHECK(largest.after->observation.value == 266'143'792);
}

TEST_CASE("UN DESA 2019 in three parts against 2020 in one: compared as a whole, by sex") {
  ScratchWorkspace store;
  for (const auto* name :
       {"undesa_2019_bilateral_female_with_aggregates.csv.gz",
        "undesa_2019_bilateral_male_with_aggregates.csv.gz",
        "undesa_2019_bilateral_total_with_aggregates.csv.gz", "undesa_2020_bilateral_by_sex.csv"}) {
    const auto path = test_data(fmt::format("02_migrant_stock_flow/{}", name));
    if (path.empty()) return;
    REQUIRE(load_file(*store, path, {}));
  }
  const Diff diff = compare(store, {.before = "undesa_migrant_stock", .most_listed = 1});
  REQUIRE(diff.pairs.size() == 1);
  CHECK(diff.pairs.front().before.size() == 3);
  REQUIRE(diff.indicators.front().sum.has_value());
  CHECK(diff.indicators.front().sum->period.text() == "2015");
  // As published in 2020: 247,958,644 migrants in 2015.
  CHECK(diff.indicators.front().sum->after == 247'958'644);
  const Diff by_part =
      compare(store, {"undesa_migrant_stock@2019@female", "undesa_migrant_stock@2019@male"});
  CHECK(number_of(by_part.indicators.front(), Change::revised) == 0);
}

TEST_CASE("the embedded default beside the publisher's file: nothing is revised") {
  const auto path = test_data("02_migrant_stock_flow/undesa_2020_bilateral_by_sex.csv");
  if (path.empty()) return;
  ScratchWorkspace store;
  REQUIRE(load_embedded_default(*store));
  REQUIRE(load_file(*store, path, {}));
  const auto changed =
      compare(store, {"undesa_migrant_stock@2020@selection", "undesa_migrant_stock@2020"})
          .indicators.front();
  CHECK(number_of(changed, Change::revised) == 0);
  CHECK(number_of(changed, Change::now_missing) == 0);
  CHECK(changed.unchanged > 80'000);
}

}  // namespace corridor::diff_test
