#include "evidence/series.h"

#include "evidence/proof.h"
#include "evidence/scratch_workspace.h"
#include "test_data.h"

#include <doctest/doctest.h>

namespace corridor::series_test {
namespace {

const std::string stock =
    "orig,dest,year,male,female,total\n"
    "BGD,MYS,2020,6,4,10\n"
    "IDN,MYS,2020,3,2,5\n"
    "XXX,MYS,2020,,7,7\n"
    "BGD,IND,2020,1,1,2\n"
    "BGD,MYS,2015,1,1,2\n";

/// Which figures: the two sexes together in 2020, by what is known now, unless said.
struct Which {
  Sex sex = Sex::total;
  int year = 2020;
  std::string as_of = {};
};

std::vector<Figure> ask(ScratchWorkspace& store, std::string_view indicator,
                        std::string_view subject, const Which& which = {}) {
  auto query = parse_series_query(*store, indicator, subject);
  REQUIRE(query.has_value());
  query->sex = which.sex;
  query->from_year = query->to_year = which.year;
  query->as_of = which.as_of;
  auto figures = series(*store, *query);
  REQUIRE(figures.has_value());
  return std::move(*figures);
}

double value_of(ScratchWorkspace& store, std::string_view indicator, std::string_view subject,
                const Which& which = {}) {
  const auto figures = ask(store, indicator, subject, which);
  REQUIRE(figures.size() == 1);
  return figures.front().value();
}

}  // namespace

TEST_CASE("a corridor's figure is the publisher's cell, not a sum") {
  ScratchWorkspace store;
  REQUIRE(store.load(stock));
  const auto figures = ask(store, "migrant_stock", "BGD-MYS");
  REQUIRE(figures.size() == 1);
  CHECK(figures.front().value() == 10);
  CHECK_FALSE(figures.front().derived);
  CHECK(figures.front().observation.cell.row == 2);
  CHECK(figures.front().observation.cell.column == 6);
  CHECK(ask(store, "migrant_stock", "MYS-BGD").empty());
}

TEST_CASE("a place stands for all who came to it; unknown origins count") {
  ScratchWorkspace store;
  REQUIRE(store.load(stock));
  const auto figures = ask(store, "migrant_stock", "MYS");
  REQUIRE(figures.size() == 1);
  CHECK(figures.front().value() == 22);
  CHECK(figures.front().derived);
  CHECK(figures.front().parents == 3);
  CHECK(figures.front().missing_parents == 0);
  CHECK(figures.front().observation.status == 'A');
}

TEST_CASE("a sum of which a part is missing is an estimate, a lower bound") {
  ScratchWorkspace store;
  REQUIRE(store.load(stock));
  const auto male = ask(store, "migrant_stock", "MYS", {.sex = Sex::male});
  REQUIRE(male.size() == 1);
  CHECK(male.front().value() == 9);
  CHECK(male.front().missing_parents == 1);
  CHECK(male.front().observation.status == 'E');
}

TEST_CASE("a sum of which every part is missing is missing, not zero") {
  ScratchWorkspace store;
  REQUIRE(store.load("orig,dest,year,male,female,total\nBGD,MYS,2020,,4,4\n"));
  const auto male = ask(store, "migrant_stock", "MYS", {.sex = Sex::male});
  REQUIRE(male.size() == 1);
  CHECK_FALSE(male.front().has_value());
  CHECK(male.front().observation.status == 'O');
}

TEST_CASE("sums over destinations, over the world, over areas and groups") {
  ScratchWorkspace store;
  REQUIRE(store.load(stock));
  CHECK(value_of(store, "migrant_stock", "BGD-_W") == 12);
  CHECK(value_of(store, "migrant_stock", "_W") == 24);
  CHECK(value_of(store, "migrant_stock", "BGD-ASEAN") == 10);
  CHECK(value_of(store, "migrant_stock", "ASEAN-MYS") == 5);
  CHECK(value_of(store, "migrant_stock", "034-035") == 10);
  CHECK(value_of(store, "migrant_stock", "142") == 24);
}

TEST_CASE(
    "a total that the publisher prints is given as printed, and areas are never added to it") {
  ScratchWorkspace store;
  REQUIRE(
      store.load("dest_iso3,orig_iso3,year,dest_name,orig_name,value\n"
                 ",,1990,WORLD,Total,153011473\n"
                 ",,1990,Asia,Total,100\n"
                 ",,1990,South-Eastern Asia,Total,50\n"
                 "MYS,,1990,Malaysia,Total,30\n"
                 "MYS,BGD,1990,Malaysia,Bangladesh,20\n"
                 "MYS,IDN,1990,Malaysia,Indonesia,7\n"));
  CHECK(value_of(store, "migrant_stock", "_W", {.year = 1990}) == 153011473);
  CHECK(value_of(store, "migrant_stock", "142", {.year = 1990}) == 100);
  CHECK(value_of(store, "migrant_stock", "MYS", {.year = 1990}) == 30);
  CHECK(value_of(store, "migrant_stock", "BGD-_W", {.year = 1990}) == 20);
  // Not printed: the sum of ASEAN's countries that are shown, without the area they lie in.
  CHECK(value_of(store, "migrant_stock", "BGD-ASEAN", {.year = 1990}) == 20);
}

TEST_CASE("figures by several methods are added up apart, and each sum has its proof") {
  ScratchWorkspace store;
  REQUIRE(
      store.load("year0,orig,dest,mig_rate,da_pb_closed\n2015,BGD,MYS,1,10\n2015,IDN,MYS,2,20\n"));
  const auto sums = ask(store, "migration_flow", "MYS", {.year = 2015});
  REQUIRE(sums.size() == 2);
  CHECK(sums[0].observation.key.dimensions == "method=da_pb_closed");
  CHECK(sums[0].value() == 30);
  CHECK(sums[1].value() == 3);
  CHECK_FALSE(sums[0].is_plain());
  for (const auto& sum : sums) {
    const auto proof = prove(*store, proof_id(sum));
    REQUIRE(proof.has_value());
    CHECK(proof->figure.value() == sum.value());
    CHECK(proof->parents.size() == 2);
  }
}

TEST_CASE("a sum of forecasts is a forecast") {
  ScratchWorkspace store;
  REQUIRE(
      store.load("country_code,name,year,pop_k,popdec31_k,births_k,deaths_k,netmig_k\n"
                 "50,Bangladesh,2024,1,1,1,1,1\n458,Malaysia,2024,1,1,1,1,1\n",
                 {.version = "2024"}));
  const auto sums = ask(store, "population", "_W", {.year = 2024});
  REQUIRE(sums.size() == 1);
  CHECK(sums.front().observation.status == 'F');
  CHECK(sums.front().value() == 2000);
  CHECK(sums.front().is_plain());
}

TEST_CASE("parts of a release stand together; what a part prints goes before a sum of another") {
  ScratchWorkspace store;
  const std::string balance =
      "country_code,name,year,pop_k,popdec31_k,births_k,deaths_k,netmig_k\n";
  REQUIRE(
      store.load("country_code,year,births,cbr,cdr,deaths,PopChange,growthrate,cnmr,NatChangeRT\n"
                 "900,2020,130000.5,1,1,1,1,1,1,1\n",
                 {.version = "2024"}));
  REQUIRE(store.load(balance + "50,Bangladesh,2020,170,171,3,1,-1\n", {.version = "2024"}));
  REQUIRE(store.load(balance + "50,Bangladesh,2020,99,99,9,9,-9\n", {.version = "2022"}));
  CHECK(value_of(store, "population", "BGD") == 170'000);
  CHECK(value_of(store, "births", "_W") == 130'000'500);
  CHECK(value_of(store, "births", "BGD") == 3'000);
}

TEST_CASE("percentages and costs are never added up") {
  ScratchWorkspace store;
  REQUIRE(
      store.load("send_iso3,send_country,recv_iso3,recv_country,series,quarter,cost_pct\n"
                 "SAU,Saudi Arabia,SDN,Sudan,ATCR.CORR,2020Q2,5\n"
                 "ARE,United Arab Emirates,SDN,Sudan,ATCR.CORR,2020Q2,7\n"));
  CHECK(value_of(store, "remittance_cost", "SDN-SAU") == 5);
  CHECK(ask(store, "remittance_cost", "SDN-_W").empty());
}

TEST_CASE("the higher version counts; as of an earlier day the store knows what it knew then") {
  ScratchWorkspace store;
  {
    const ClockAt monday(1767607200);  // 2026-01-05
    REQUIRE(store.load(stock, {.version = "2020"}));
  }
  {
    const ClockAt friday(1767952800);  // 2026-01-09
    REQUIRE(store.load("orig,dest,year,male,female,total\nBGD,MYS,2020,60,40,100\n",
                       {.version = "2024"}));
  }
  CHECK(value_of(store, "migrant_stock", "BGD-MYS") == 100);
  CHECK(value_of(store, "migrant_stock", "BGD-MYS", {.as_of = "2026-01-08"}) == 10);
  CHECK(value_of(store, "migrant_stock", "BGD-MYS", {.as_of = "2026-01-09"}) == 100);
  CHECK(ask(store, "migrant_stock", "BGD-MYS", {.as_of = "2026-01-04"}).empty());
  // The older edition's other figures are not mixed into the newer release.
  CHECK(ask(store, "migrant_stock", "BGD-IND").empty());
}

TEST_CASE("of extracts each figure is taken from the newest that has it") {
  ScratchWorkspace store;
  const std::string header = "indicator,iso3,country,year,value\n";
  REQUIRE(store.load(header + "SP.POP.TOTL,BGD,Bangladesh,2020,1\n"
                              "SP.POP.TOTL,BGD,Bangladesh,2021,2\n"));
  REQUIRE(store.load(header + "SP.POP.TOTL,BGD,Bangladesh,2020,5\n"
                              "SP.POP.TOTL,BGD,Bangladesh,2022,6\n"));
  CHECK(value_of(store, "population", "BGD", {.year = 2020}) == 5);
  CHECK(value_of(store, "population", "BGD", {.year = 2021}) == 2);
  CHECK(value_of(store, "population", "BGD", {.year = 2022}) == 6);
}

TEST_CASE("the partners of a place, largest first, totals left out") {
  ScratchWorkspace store;
  REQUIRE(store.load(stock));
  auto query = parse_series_query(*store, "migrant_stock", "MYS");
  query->sex = Sex::total;
  query->from_year = query->to_year = 2020;
  const auto origins = partners(*store, *query, Side::origin);
  REQUIRE(origins.has_value());
  REQUIRE(origins->size() == 3);
  CHECK((*origins)[0].observation.key.origin == Place("BGD"));
  CHECK((*origins)[1].observation.key.origin == other_place);
  query->origin = Place("BGD");
  const auto destinations = partners(*store, *query, Side::destination);
  REQUIRE(destinations->size() == 2);
  CHECK((*destinations)[0].value() == 10);
  CHECK((*destinations)[1].value() == 2);
}

TEST_CASE("a query that cannot be read says what may be meant") {
  ScratchWorkspace store;
  REQUIRE(store.load(stock));
  const auto indicator = parse_series_query(*store, "migrant_stok", "BGD");
  CHECK(indicator.error().kind == ErrorKind::not_found);
  CHECK(indicator.error().hint == "Did you mean migrant_stock?");
  CHECK(parse_series_query(*store, "migrant_stock", "Atlantis").error().kind ==
        ErrorKind::not_found);
  const auto one_place = parse_series_query(*store, "population", "BGD-MYS");
  CHECK(one_place.error().kind == ErrorKind::usage);
  CHECK(one_place.error().hint == "Ask for BGD or MYS alone.");
  CHECK(parse_series_query(*store, "SP.POP.TOTL", "BGD")->indicator == "population");
}

TEST_CASE("the real file: 280,598,105 migrants in 2020, and every sum is that of its parts") {
  const std::string path = test_data("02_migrant_stock_flow/undesa_2020_bilateral_by_sex.csv");
  if (path.empty()) return;
  ScratchWorkspace store;
  REQUIRE(load_file(*store, path, {}));
  CHECK(value_of(store, "migrant_stock", "_W") == 280'598'105);
  double regions = 0;
  for (const auto region : {"002", "019", "142", "150", "009"}) {
    regions += value_of(store, "migrant_stock", region);
  }
  CHECK(regions == 280'598'105);
  double incomes = 0;
  for (const auto group : {"WB_L", "WB_LM", "WB_UM", "WB_H"}) {
    incomes += value_of(store, "migrant_stock", group);
  }
  CHECK(incomes <= 280'598'105);
  const auto female = ask(store, "migrant_stock", "_W", {.sex = Sex::female});
  const auto male = ask(store, "migrant_stock", "_W", {.sex = Sex::male});
  CHECK(female.front().value() + male.front().value() == 280'598'105);
}

}  // namespace corridor::series_test
