#include "evidence/reconcile.h"

#include "evidence/scratch_workspace.h"
#include "test_data.h"

#include <doctest/doctest.h>

namespace corridor::reconcile_test {
namespace {

const std::string header = "dest_iso3,orig_iso3,year,dest_name,orig_name,value\n";

std::vector<Difference> differences_of(std::string_view rows) {
  ScratchWorkspace store;
  // The world stands without members in these tests: its row only tells which file this is.
  REQUIRE(store.load(header + ",,1990,WORLD,Total,153011473\n" + std::string(rows)));
  auto differences = reconcile_totals(*store);
  REQUIRE(differences.has_value());
  std::erase_if(*differences, [](const Difference& d) { return d.where.contains("(World)"); });
  return std::move(*differences);
}

}  // namespace

TEST_CASE("a total that its members make is in order, one that they do not is listed") {
  const std::string members = "IND,,1990,India,Total,40\nBGD,,1990,Bangladesh,Total,2\n";
  CHECK(differences_of(",,1990,Southern Asia,Total,42\n" + members).empty());
  const auto differences = differences_of(",,1990,Southern Asia,Total,50\n" + members);
  REQUIRE(differences.size() == 1);
  CHECK(differences.front().where == "migrant_stock 034 (Southern Asia), 1990, total");
  CHECK(differences.front().reason == "the publisher prints 50, its members make 42: -8");
}

TEST_CASE("a destination's total is compared with its origins") {
  const auto differences = differences_of(
      "BGD,,1990,Bangladesh,Total,10\nBGD,IND,1990,Bangladesh,India,6\n"
      "BGD,,1990,Bangladesh,Other South,5\n");
  REQUIRE(differences.size() == 1);
  CHECK(differences.front().reason == "the publisher prints 10, its origins make 11: +1");
}

TEST_CASE("UN DESA 2019 adds up: world, regions, development and income groups, to the person") {
  for (const std::string part : {"total", "female", "male"}) {
    const std::string path = test_data("02_migrant_stock_flow/undesa_2019_bilateral_" + part +
                                       "_with_aggregates.csv.gz");
    if (path.empty()) return;
    ScratchWorkspace store;
    REQUIRE(load_file(*store, path, {}));
    const auto differences = reconcile_totals(*store);
    REQUIRE(differences.has_value());
    const std::string first = differences->empty() ? "" : differences->front().where;
    CHECK_MESSAGE(differences->empty(), first);
    // Were nothing compared, nothing would differ.
    CHECK(store.count("SELECT count(DISTINCT place) FROM observation JOIN place ON place.id = place"
                      " WHERE code GLOB '[0-9]*'") > 30);
  }
}

TEST_CASE("KNOMAD 2017: what the publisher prints for the world is 2 million US$ above its cells") {
  const std::string path = test_data("04_remittances/knomad_bilateral_remittances_2017.csv");
  if (path.empty()) return;
  ScratchWorkspace store;
  REQUIRE(load_file(*store, path, {}));
  const auto differences = reconcile_totals(*store);
  REQUIRE(differences.has_value());
  REQUIRE(differences->size() == 1);
  CHECK(differences->front().reason ==
        "the publisher prints 613,465,842,855.2, its members make 613,463,804,625.5: "
        "-2,038,229.6");
}

}  // namespace corridor::reconcile_test
