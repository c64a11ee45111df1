#include "scenario/population/forecast_flows.h"

#include "base/file.h"
#include "base/scratch_folder.h"
#include "models/flow_forecast/scores.h"
#include "test_data.h"

#include <algorithm>

#include <doctest/doctest.h>

namespace corridor::forecast_flows_test {
namespace {

constexpr std::string_view three_periods =
    "orig,dest,f1990,f1995,f2000,f2005\nA,B,10,20,30,40\nB,A,5,5,5,5\nA,C,0,0,0,0\nC,A,1,2,1,2\n"
    "B,C,100,100,90,80\nC,B,7,7,7,7\n";

std::string error_of(std::string_view text) {
  const auto table = read_flow_history("flows.csv", text);
  REQUIRE_FALSE(table.has_value());
  return describe(table.error());
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

const Cell& cell(const Table& table, std::size_t row, std::size_t column) {
  return table.rows.at(row).at(column);
}
double number(const Table& table, std::size_t row, std::size_t column) {
  return std::get<double>(cell(table, row, column).value);
}

}  // namespace

TEST_CASE("published: 2015-20 beats persistence on flows, and intervals hold what they promise") {
  const auto train = test_data("17_flows/azose_raftery_2019_flows_train.csv");
  const auto seen = test_data("17_flows/abel_cohen_flows_ims2020.csv.gz");
  if (train.empty() || seen.empty()) return;
  const auto forecast = forecast_flows(train, 2015);
  REQUIRE(forecast.has_value());
  const auto scores = score_forecast(*forecast, seen);
  REQUIRE(scores.has_value());
  // Rows: rule by measure. The first four are persistence; the last four are ours.
  REQUIRE(scores->rows.size() == 20);
  const std::size_t ours = 16;
  CHECK(number(*scores, ours, 2) < 0.95 * number(*scores, 0, 2));
  CHECK(number(*scores, ours, 3) == doctest::Approx(80).epsilon(3.0 / 80));
  CHECK(number(*scores, ours, 4) == doctest::Approx(95).epsilon(3.0 / 95));
  CHECK(forecast->past.size() == 200);
}

TEST_CASE("published: earlier periods, of which the weights were chosen, keep their scores") {
  const auto train = test_data("17_flows/azose_raftery_2019_flows_train.csv");
  if (train.empty()) return;
  const auto forecast = forecast_flows(train, 2010);
  REQUIRE(forecast.has_value());
  const auto scores = score_forecast(*forecast, train);
  REQUIRE(scores.has_value());
  CHECK(number(*scores, 0, 2) == doctest::Approx(1006.8).epsilon(1e-4));
  CHECK(number(*scores, 16, 2) == doctest::Approx(837.2).epsilon(1e-3));
  CHECK(has(forecast->notes.front(), "must not know them"));
}

TEST_CASE("published: a gravity of people and distance is three times as far off as persistence") {
  // Welch and Raftery's protocol has 3,165 for such a gravity, against another edition.
  const auto train = test_data("17_flows/azose_raftery_2019_flows_train.csv");
  const auto pairs = test_data("01_country_reference/cepii_geodist_dist_cepii.csv.gz");
  const auto people = test_data("17_flows/wpp2015_pop_200.csv");
  if (train.empty() || pairs.empty() || people.empty()) return;
  const auto forecast = forecast_flows(train, 2010);
  REQUIRE(forecast.has_value());
  const auto scores = score_forecast(*forecast, train, {pairs, people});
  REQUIRE(scores.has_value());
  REQUIRE(scores->rows.size() == 24);
  CHECK(number(*scores, 16, 2) == doctest::Approx(3100).epsilon(0.15));
  CHECK(has(scores->notes.back(), "converged"));
}

TEST_CASE("the forecast is written in the order of the file, a row a pair") {
  const ScratchFolder folder;
  REQUIRE(write_file(folder.file("flows.csv"), three_periods).has_value());
  const auto forecast = forecast_flows(folder.file("flows.csv"), 2010);
  REQUIRE(forecast.has_value());
  const auto csv = flow_forecast_csv(*forecast);
  CHECK(csv.starts_with("orig,dest,median,lower80,upper80,lower95,upper95\nA,B,"));
  CHECK(std::count(csv.begin(), csv.end(), '\n') == 7);
  const auto totals = margin_forecast_csv(*forecast);
  CHECK(has(totals, "\nC,net,"));
}

TEST_CASE("too few periods, periods of unequal length and a wrong horizon are named") {
  const ScratchFolder folder;
  REQUIRE(write_file(folder.file("flows.csv"), three_periods).has_value());
  const auto early = forecast_flows(folder.file("flows.csv"), 2000);
  REQUIRE_FALSE(early.has_value());
  CHECK(has(early.error().message, "expected at least 3 periods before 2000, saw 2"));
  const auto odd = forecast_flows(folder.file("flows.csv"), 2012);
  REQUIRE_FALSE(odd.has_value());
  CHECK(odd.error().hint == "The next is 2010.");
  REQUIRE(write_file(folder.file("gap.csv"), "orig,dest,f1990,f1995,f2005\nA,B,1,1,1\nB,A,1,1,1\n")
              .has_value());
  CHECK_FALSE(forecast_flows(folder.file("gap.csv"), 2010).has_value());
}

TEST_CASE("a pair that is missing, twice, below zero or within one place is named with its line") {
  CHECK(has(error_of("orig,dest,f1990\nA,B,1\nB,A,2\nA,C,1\n"), "expected 6 pairs of 3 places"));
  CHECK(has(error_of("orig,dest,f1990\nA,B,1\nB,A,2\nA,B,3\n"),
            "flows.csv:4: A to B stands here "
            "and in line 2"));
  CHECK(has(error_of("orig,dest,f1990\nA,B,-1\nB,A,2\n"),
            "flows.csv:2:3: expected a number of "
            "people, saw \"-1\""));
  CHECK(has(error_of("orig,dest,f1990\nA,A,1\n"), "expected two places, saw A twice"));
  CHECK(has(error_of("orig,dest,f1990\nA,B,\n"), "saw \"\""));
  CHECK(has(error_of("orig,dest,f1995,f1990\nA,B,1,1\n"), "expected a later year than 1995"));
  CHECK(has(error_of("from,to,f1990\n"), "expected columns orig and dest"));
}

TEST_CASE("Abel and Cohen's layout is read: both sexes, zero where a pair is not listed") {
  const auto table = read_flow_history(
      "x.csv",
      "year0,sex,orig,dest,mig_rate,da_pb_closed\n2015,total,A,B,1,10\n2015,male,A,B,1,6\n"
      "2010,total,B,A,1,4\n");
  REQUIRE(table.has_value());
  CHECK(table->years == std::vector<int>{2010, 2015});
  CHECK(table->periods[1][1] == 10);
  CHECK(table->periods[1][2] == 0);
}

}  // namespace corridor::forecast_flows_test
