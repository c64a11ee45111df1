#include "scenario/flow_estimation/workspace_flow_inputs.h"

#include "base/file.h"
#include "evidence/scratch_workspace.h"
#include "test_data.h"

#include <cmath>

#include <doctest/doctest.h>

namespace corridor::workspace_flow_inputs_test {
namespace {

PairTable read_stock(const std::string& path) {
  const auto bytes = read_file(path);
  REQUIRE(bytes.has_value());
  auto table = read_pair_table(path, bytes->view(), stock_columns);
  REQUIRE(table.has_value());
  return std::move(*table);
}

}  // namespace

TEST_CASE("a period is two years, the earlier first") {
  CHECK(parse_flow_period("2015-2020")->from == 2015);
  CHECK(parse_flow_period("2015-2020")->to == 2020);
  for (const auto* wrong :
       {"2015", "2020-2015", "2015-2015", "15-20", "", "2015-2020-2025", "x-y"}) {
    CHECK(parse_flow_period(wrong).error().kind == ErrorKind::usage);
  }
}

TEST_CASE("without stocks or population the workspace says what to load") {
  ScratchWorkspace store;
  RunRecord run{.model = "flow_estimation"};
  const auto none = flow_inputs(*store, {2015, 2020}, run);
  REQUIRE_FALSE(none.has_value());
  CHECK(none.error().kind == ErrorKind::not_found);
  CHECK(none.error().hint.contains("International Migrant Stock"));
  REQUIRE(store.load("orig,dest,year,male,female,total\nBGD,MYS,2015,6,4,10\nBGD,MYS,2020,6,4,10\n",
                     {.version = "2020"}));
  const auto stocks_only = flow_inputs(*store, {2015, 2020}, run);
  REQUIRE_FALSE(stocks_only.has_value());
  CHECK(stocks_only.error().hint.contains("World Population Prospects"));
}

TEST_CASE("the world from a workspace is what the authors of published tables took") {
  const auto stock = test_data("17_flows/ims2020_bilateral_stock.csv.gz");
  const auto wpp = test_data("17_flows/wpp2022_pop_births_deaths_netmig_annual.csv");
  const auto folder = golden("flows/world");
  if (stock.empty() || wpp.empty() || folder.empty()) return;
  ScratchWorkspace store;
  // The same figures under the name under which they are complete.
  const auto whole = test_data("02_migrant_stock_flow/undesa_2020_bilateral_by_sex.csv");
  if (whole.empty()) return;
  REQUIRE(load_file(*store, whole, {}).has_value());
  REQUIRE(load_file(*store, wpp, {}).has_value());
  for (const int year : {1990, 2005, 2015}) {
    CAPTURE(year);
    RunRecord run{.model = "flow_estimation"};
    const auto read = flow_inputs(*store, {year, year + 5}, run);
    if (!read) FAIL(read.error().message);
    const auto& inputs = read->inputs;
    CHECK(inputs.places.size() == (year == 2015 ? 229 : year == 2005 ? 226 : 225));
    CHECK(run.inputs.size() == 2);
    PlaceList places;
    for (const auto& place : inputs.places) {
      places.add(year < 2010 && place == "SDN"   ? "SUD"
                 : year < 2010 && place == "SRB" ? "SCG"
                                                 : place);
    }
    const std::string base = folder + "/ims2020_wpp2022_" + std::to_string(year);
    for (const bool end : {false, true}) {
      const auto table = read_stock(base + (end ? "/stock_end.csv" : "/stock_start.csv"));
      const auto& stocks = end ? inputs.end : inputs.start;
      double expected = 0;
      for (const auto& cell : table.cells) {
        const auto birth = places.find(table.places.names()[cell.first]);
        const auto residence = places.find(table.places.names()[cell.second]);
        REQUIRE(birth.has_value());
        REQUIRE(residence.has_value());
        CHECK(std::abs(stocks.at(*birth, *residence) - cell.value) < 0.01);
        expected += cell.value;
      }
      CHECK(stocks.total() == doctest::Approx(expected).epsilon(1e-12));
    }
    const auto bytes = read_file(base + "/vitals.csv");
    const auto vitals = read_vitals_table("vitals.csv", bytes->view());
    for (std::size_t r = 0; r < vitals->rows.size(); ++r) {
      const auto place = places.find(vitals->places.names()[r]);
      REQUIRE(place.has_value());
      CHECK(std::abs(inputs.births[*place] - vitals->rows[r].births) < 0.01);
      CHECK(std::abs(inputs.deaths[*place] - vitals->rows[r].deaths) < 0.01);
    }
  }
}

}  // namespace corridor::workspace_flow_inputs_test
