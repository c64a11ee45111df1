#include "scenario/indicators/compute.h"

#include "evidence/scratch_workspace.h"

#include <fmt/core.h>

#include <doctest/doctest.h>

namespace corridor::compute_test {
namespace {

Result<Workspace> no_workspace() {
  return fail({ErrorKind::internal, "a file alone needs no workspace"});
}

std::size_t column_of(const Table& table, std::string_view name) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].name == name) return i;
  }
  return table.columns.size();
}

std::string text(const Table& table, std::size_t row, std::string_view column) {
  const auto* value = std::get_if<std::string>(&table.rows[row][column_of(table, column)].value);
  return value == nullptr ? "" : *value;
}

std::optional<double> number(const Table& table, std::size_t row, std::string_view column) {
  const auto* value = std::get_if<double>(&table.rows[row][column_of(table, column)].value);
  return value == nullptr ? std::nullopt : std::optional(*value);
}

/// The value of the first row that has all these texts.
std::optional<double> value_of(const Table& table,
                               std::initializer_list<std::pair<const char*, const char*>> where) {
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    bool fits = true;
    for (const auto& [column, wanted] : where) fits = fits && text(table, row, column) == wanted;
    if (fits) return number(table, row, "value");
  }
  return std::nullopt;
}

class Files {
 public:
  Result<Table> figures(std::string indicator, std::string_view rows, std::string group_by = {}) {
    return compute({.indicator = std::move(indicator),
                    .figures = scratch_.write("f.csv", rows),
                    .group_by = std::move(group_by)},
                   no_workspace);
  }
  ScratchWorkspace& scratch() { return scratch_; }

 private:
  ScratchWorkspace scratch_;
};

}  // namespace

TEST_CASE("recruitment: totals, and apart by sex and group, each with what was left out") {
  Files files;
  const auto table = files.figures("10.7.1",
                                   "place,sex,group,cost,earnings\n"
                                   "BGD,male,skilled,4000,200\nBGD,male,domestic,3000,300\n"
                                   "BGD,female,domestic,1000,200\nBGD,female,domestic,,200\n");
  REQUIRE(table.has_value());
  CHECK(*value_of(*table, {{"sex", "total"}, {"group", ""}, {"measure", "mean of ratios"}}) ==
        doctest::Approx(35.0 / 3));
  CHECK(*value_of(*table, {{"sex", "total"}, {"group", ""}, {"measure", "ratio of means"}}) ==
        doctest::Approx(8000.0 / 700));
  CHECK(value_of(*table, {{"sex", "female"}, {"measure", "median of ratios"}}) == 5.0);
  CHECK(value_of(*table, {{"group", "group=domestic"}, {"measure", "mean of ratios"}}) == 7.5);
  CHECK(number(*table, 0, "used") == 3.0);
  CHECK(number(*table, 0, "missing") == 1.0);
  CHECK(files.figures("10.7.1", "cost,earnings\n1,1\n", "region").error().kind == ErrorKind::usage);
}

TEST_CASE("deaths: days make years, camps do not count, nothing known is no zero") {
  Files files;
  const auto table = files.figures("10.7.3",
                                   "place,year,circumstance,dead,missing\n"
                                   "MEX,2019-02-03,way,2,1\nMEX,2019-08,border,1,\n"
                                   "MEX,2019,detention,9,0\nITA,2019,,,\n");
  REQUIRE(table.has_value());
  CHECK(value_of(*table, {{"place", "MEX"}, {"period", "2019"}}) == 4.0);
  CHECK_FALSE(value_of(*table, {{"place", "ITA"}}).has_value());
  CHECK(text(*table, 0, "note").starts_with("at least; 1 give the dead or the missing only"));
  const auto areas =
      files.figures("10.7.3", "place,year,dead,missing\nMEX,2019,2,1\nUSA,2019,3,0\n", "19");
  REQUIRE(areas.has_value());
  CHECK(value_of(*areas, {{"place", "19"}}) == 6.0);
}

TEST_CASE("a total of an area is withheld where fewer than half of its places are known") {
  Files files;
  const std::string some = "place,year,refugees,population\nBGD,2019,10,90\nNPL,2019,,80\n";
  const auto half = files.figures("10.7.4", some, "34");
  REQUIRE(half.has_value());
  CHECK(value_of(*half, {{"place", "34"}}) == 10'000.0);
  CHECK(text(*half, 0, "status") == "E");
  const auto less = files.figures("10.7.4", some + "IND,2019,5,\n", "34");
  REQUIRE(less.has_value());
  CHECK_FALSE(value_of(*less, {{"place", "34"}}).has_value());
  CHECK(text(*less, 0, "note") == "1 of 3 places in the file have what it takes: no total");
  CHECK(files.figures("10.7.4", some, "145").error().kind == ErrorKind::not_found);
}

TEST_CASE("services: corridors go the way of the people, SmaRT at 200 US$, both promises judged") {
  Files files;
  const std::string head =
      "sending,receiving,year,provider,amount,fee,mid_rate,applied_rate,transparent,accessible,"
      "days\n";
  std::string rows;
  for (const auto& [provider, fee] : {std::pair("a", 2), std::pair("b", 4), std::pair("c", 6)}) {
    rows += fmt::format("MYS,BGD,2020-Q3,{},200,{},100,99,yes,yes,1\n", provider, fee);
  }
  rows += "MYS,BGD,2020-Q3,d,200,,100,99,yes,yes,1\nMYS,BGD,2020-Q3,a,500,5,100,99,yes,yes,1\n";
  const auto table = files.figures("10.c.1", head + rows);
  REQUIRE(table.has_value());
  // 1, 2 and 3 percent of fee and 1 of margin.
  CHECK(*value_of(*table, {{"place", "BGD-MYS"},
                           {"group", "amount=200"},
                           {"measure", "mean over services"}}) == doctest::Approx(3));
  CHECK(*value_of(*table, {{"place", "BGD-MYS"}, {"group", "amount=200"}, {"measure", "SmaRT"}}) ==
        doctest::Approx(3));
  CHECK_FALSE(
      value_of(*table, {{"place", "BGD-MYS"}, {"group", "amount=500"}, {"measure", "SmaRT"}})
          .has_value());
  CHECK(number(*table, 0, "missing") == 1.0);
  for (std::size_t row = 0; row < table->rows.size(); ++row) {
    if (text(*table, row, "group") != "amount=200" || text(*table, row, "unit") != "verdict")
      continue;
    const bool mean = text(*table, row, "measure").starts_with("promise: mean");
    CHECK(text(*table, row, "value") == (mean ? "not met" : "met"));
  }
}

TEST_CASE("injuries by sex, status and severity, and of an area by adding up first") {
  Files files;
  const std::string rows =
      "place,year,sex,status,severity,cases,workers,hours\n"
      "DEU,2019,total,migrant,fatal,4,200000,\nDEU,2019,total,non_migrant,fatal,10,1000000,\n"
      "FRA,2019,total,migrant,fatal,2,100000,\nFRA,2019,female,migrant,non_fatal,,50000,\n";
  const auto table = files.figures("8.8.1", rows);
  REQUIRE(table.has_value());
  CHECK(*value_of(*table, {{"place", "DEU"}, {"group", "status=migrant;severity=fatal"}}) ==
        doctest::Approx(2));
  CHECK(*value_of(*table, {{"place", "DEU"}, {"group", "status=non_migrant;severity=fatal"}}) ==
        doctest::Approx(1));
  CHECK_FALSE(value_of(*table, {{"sex", "female"}}).has_value());
  const auto area = files.figures("8.8.1", rows, "155");
  REQUIRE(area.has_value());
  CHECK(*value_of(*area, {{"group", "status=migrant;severity=fatal"}}) == doctest::Approx(2));
}

TEST_CASE("refugees by sex and age group, of places and of an area") {
  Files files;
  const std::string rows =
      "place,year,sex,group,refugees,population\nBGD,2019,total,,10,190\nBGD,2019,female,,6,94\n"
      "BGD,2019,male,,4,96\nBGD,2019,,0-17,5,45\nNPL,2019,female,,2,98\n";
  const auto table = files.figures("10.7.4", rows);
  REQUIRE(table.has_value());
  CHECK(value_of(*table, {{"place", "BGD"}, {"sex", "total"}, {"group", ""}}) == 5'000.0);
  CHECK(value_of(*table, {{"place", "BGD"}, {"sex", "female"}}) == 6'000.0);
  CHECK(value_of(*table, {{"place", "BGD"}, {"sex", "male"}}) == 4'000.0);
  CHECK(value_of(*table, {{"place", "BGD"}, {"group", "group=0-17"}}) == 10'000.0);
  const auto area = files.figures("10.7.4", rows, "34");
  REQUIRE(area.has_value());
  CHECK(value_of(*area, {{"place", "34"}, {"sex", "female"}}) == 4'000.0);
}

TEST_CASE("labour rights are scored apart by whose rights were coded") {
  Files files;
  const auto table =
      files.figures("8.8.2",
                    "place,status,criterion,law_weight,practice_weight,in_law,in_practice\n"
                    "BGD,migrant,1,10,9,yes,yes\nBGD,non_migrant,1,10,9,no,no\n");
  REQUIRE(table.has_value());
  CHECK(value_of(*table, {{"group", "status=migrant"}}) == 2.0);
  CHECK(value_of(*table, {{"group", "status=non_migrant"}}) == 0.0);
}

TEST_CASE("labour rights from criteria, and of an area from scores") {
  Files files;
  const auto table = files.figures("8.8.2",
                                   "place,criterion,law_weight,practice_weight,in_law,in_practice\n"
                                   "BGD,1,10,9,yes,yes\nBGD,2,5,5,no,no\nBGD,3,5,5,,\n");
  REQUIRE(table.has_value());
  CHECK(value_of(*table, {{"place", "BGD"}}) == 2.0);
  CHECK(text(*table, 0, "status") == "E");
  CHECK(number(*table, 0, "missing") == 1.0);
  const auto area = files.figures("8.8.2",
                                  "place,year,score,labour_force,ratified\n"
                                  "BGD,2017,8,60,yes\nNPL,2017,4,20,no\n",
                                  "34");
  REQUIRE(area.has_value());
  CHECK(value_of(*area, {{"place", "34"}}) == 7.0);
}

TEST_CASE("remittances need both parts, or the two together") {
  Files files;
  const auto table = files.figures("17.3.2",
                                   "place,year,personal_transfers,compensation,remittances,gdp\n"
                                   "NPL,2021,7,1,,40\nBGD,2021,7,,,40\nTON,2021,,,9,20\n");
  REQUIRE(table.has_value());
  CHECK(value_of(*table, {{"place", "NPL"}}) == 20.0);
  CHECK_FALSE(value_of(*table, {{"place", "BGD"}}).has_value());
  CHECK(value_of(*table, {{"place", "TON"}}) == 45.0);
}

TEST_CASE("victims of trafficking: detected, and with an estimate where there is one; no areas") {
  Files files;
  const std::string rows =
      "place,year,sex,age,form,detected,undetected,population\n"
      "NPL,2018,female,18+,labour,12,,600000\nNPL,2018,male,18+,labour,6,24,600000\n";
  const auto table = files.figures("16.2.2", rows);
  REQUIRE(table.has_value());
  CHECK(*value_of(*table, {{"sex", "female"}, {"measure", "victims detected"}}) ==
        doctest::Approx(2));
  CHECK(*value_of(*table, {{"sex", "male"}, {"measure", "victims detected and estimated"}}) ==
        doctest::Approx(5));
  CHECK(files.figures("16.2.2", rows, "region").error().kind == ErrorKind::usage);
}

TEST_CASE("integration: by areas' scores as published, and by options in both editions") {
  Files files;
  // Migrant Integration Policy Index 2015, Sweden 2014.
  const auto sweden = files.figures("integration",
                                    "place,year,area,score\nSWE,2014,labour,98\n"
                                    "SWE,2014,family,78\nSWE,2014,education,77\n"
                                    "SWE,2014,health,62\nSWE,2014,participation,71\n"
                                    "SWE,2014,residence,79\nSWE,2014,nationality,73\n"
                                    "SWE,2014,discrimination,85\n");
  REQUIRE(sweden.has_value());
  CHECK(*value_of(*sweden, {{"measure", "overall"}}) == doctest::Approx(77.875));
  CHECK(value_of(*sweden, {{"measure", "overall, rounded"}}) == 78.0);

  const auto path = files.scratch().write(
      "o.csv",
      "place,area,dimension,indicator,option\nSWE,labour,x,1,1\nSWE,labour,x,2,3\n"
      "SWE,labour,x,3,3\nSWE,labour,x,4,3\nSWE,labour,y,1,1\nSWE,labour,y,2,\n");
  const auto score = [&](const char* edition) {
    const auto table =
        compute({.indicator = "mipex", .answers = path, .edition = edition}, no_workspace);
    REQUIRE(table.has_value());
    CHECK_FALSE(value_of(*table, {{"measure", "overall"}}).has_value());
    return value_of(*table, {{"group", "area=labour"}});
  };
  CHECK(score("2015") == 37.5);
  CHECK(score("2020") == 60.0);
  CHECK_FALSE(compute({.indicator = "mipex", .answers = path, .edition = "2012"}, no_workspace));
}

TEST_CASE("answers: levels, domains, questions, and what is not answered") {
  Files files;
  std::string rows = "place,domain,subcategory,answer\n";
  for (int domain = 1; domain <= 6; ++domain) {
    for (const char letter : {'a', 'b', 'c', 'd', 'e'}) {
      if (domain == 6 && letter == 'e') continue;
      rows += fmt::format("BGD,{},{},{}\n", domain, letter, domain == 1 ? "legal" : "yes");
    }
  }
  const auto path = files.scratch().write("a.csv", rows);
  const auto table = compute({.indicator = "10.7.2", .answers = path}, no_workspace);
  REQUIRE(table.has_value());
  CHECK(table->rows.size() == 37);
  CHECK(number(*table, 0, "half_points") == 53.0);
  CHECK(number(*table, 0, "level") == 3.0);
  CHECK(number(*table, 0, "answered") == 29.0);
  CHECK(number(*table, 1, "percent") == 50.0);
  REQUIRE(table->notes.size() == 1);
  CHECK(table->notes[0].starts_with("BGD: 1 of 30 questions are not answered and count as no"));
  const auto areas =
      compute({.indicator = "10.7.2", .answers = path, .group_by = "34"}, no_workspace);
  REQUIRE(areas.has_value());
  CHECK(number(*areas, 0, "alldomains") == 100.0);
  CHECK(number(*areas, 0, "domain1") == 0.0);
}

TEST_CASE("levels that contradict each other are told with their line") {
  Files files;
  const auto path =
      files.scratch().write("c.csv",
                            "m49,name,alldomains,domain1,domain2,domain3,domain4,domain5,domain6\n"
                            "50,Bangladesh,3,2,4,4,3,4,3\n8,Albania,4,2,4,4,3,3,2\n");
  const auto table = compute({.indicator = "10.7.2", .codes = path}, no_workspace);
  REQUIRE_FALSE(table.has_value());
  CHECK(table.error().kind == ErrorKind::invalid);
  CHECK(table.error().where.line == 3);
}

TEST_CASE("published values: sums, weighted means, and no mean of means") {
  Files files;
  const auto path =
      files.scratch().write("v.csv",
                            "m49,name,year,value\n34,Southern Asia,2017,7\n50,Bangladesh,2017,8\n"
                            "524,Nepal,2017,4\n356,India,2017,\n");
  const auto weights =
      files.scratch().write("w.csv", "place,year,value\nBGD,2015,60\nBGD,2020,90\nNPL,2017,20\n");
  const auto run = [&](const char* indicator) {
    return compute({.indicator = indicator, .values = path, .weights = weights}, no_workspace);
  };
  const auto weighted = run("8.8.2");
  REQUIRE(weighted.has_value());
  CHECK(number(*weighted, 0, "value") == 7.0);
  CHECK(number(*weighted, 0, "missing") == 1.0);
  CHECK(text(*weighted, 0, "note").contains("of 2015 to 2017"));
  CHECK(text(*weighted, 1, "measure") == "as published");
  CHECK(text(*weighted, 1, "note") == "differs by 0.00");
  const auto sum = run("10.7.3");
  REQUIRE(sum.has_value());
  CHECK(number(*sum, 0, "value") == 12.0);
  const auto refused = run("10.c.1");
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().message.contains("a mean of places' means is another number"));
}

TEST_CASE("a rate of an area is that of its people: published rates and populations give it back") {
  Files files;
  // 10 of 100 and 300 of 1,000 people are refugees: 310 of 1,100.
  const auto path = files.scratch().write(
      "v.csv", "m49,name,year,value\n34,A,2019,0\n50,B,2019,10000\n524,N,2019,30000\n");
  const auto weights =
      files.scratch().write("w.csv", "place,year,value\nBGD,2019,90\nNPL,2019,700\n");
  const auto table =
      compute({.indicator = "10.7.4", .values = path, .weights = weights}, no_workspace);
  REQUIRE(table.has_value());
  CHECK(*number(*table, 0, "value") == doctest::Approx(100'000.0 * 310 / 1100));
}

TEST_CASE("from the workspace: inputs with their proofs, the published figure beside them") {
  ScratchWorkspace scratch;
  REQUIRE(scratch
              .load("indicator,iso3,country,year,value\nBX.TRF.PWKR.CD.DT,NPL,Nepal,2021,8\n"
                    "NY.GDP.MKTP.CD,NPL,Nepal,2021,40\nBX.TRF.PWKR.DT.GD.ZS,NPL,Nepal,2021,20.1\n"
                    "BX.TRF.PWKR.CD.DT,BGD,Bangladesh,2021,5\n")
              .has_value());
  const auto open = [&] {
    return Workspace::open(scratch.file("store.sqlite"), Workspace::Access::read);
  };
  const auto table = compute({.indicator = "17.3.2", .place = "NPL"}, open);
  REQUIRE(table.has_value());
  CHECK(number(*table, 0, "value") == 20.0);
  CHECK(text(*table, 0, "proofs").contains(".2.5 "));
  CHECK(text(*table, 1, "measure") == "as published");
  CHECK(*number(*table, 1, "value") == doctest::Approx(20.1));
  const auto without = compute({.indicator = "17.3.2", .place = "BGD"}, open);
  REQUIRE(without.has_value());
  CHECK_FALSE(number(*without, 0, "value").has_value());
  CHECK(number(*without, 0, "missing") == 1.0);
  CHECK(compute({.indicator = "10.7.4", .place = "NPL"}, open).error().kind ==
        ErrorKind::not_found);
  CHECK(compute({.indicator = "16.2.2", .place = "034"}, open).error().kind == ErrorKind::usage);
}

TEST_CASE("a request that does not say from what, or says it twice, is told what there is") {
  const auto refused = [](const ComputeRequest& request) {
    const auto table = compute(request, no_workspace);
    REQUIRE_FALSE(table.has_value());
    CHECK_FALSE(table.error().hint.empty());
    return table.error();
  };
  CHECK(refused({.indicator = "10.7.22"}).kind == ErrorKind::not_found);
  CHECK(refused({.indicator = "10.7.2", .answers = "a", .codes = "b"}).kind == ErrorKind::usage);
  CHECK(refused({.indicator = "10.7.1", .codes = "b"}).message ==
        "10.7.1 is not computed from --codes");
  CHECK(refused({.indicator = "10.7.1", .group_by = "region"}).kind == ErrorKind::usage);
  CHECK(refused({.indicator = "10.7.4", .figures = "nowhere.csv"}).kind == ErrorKind::not_found);
  CHECK(compute({.indicator = "10.7.4"}, no_workspace)->rows.size() == 6);
  CHECK(calculators_table().rows.size() == all_calculators().size());
}

}  // namespace corridor::compute_test
