#include "scenario/population/replacement.h"

#include "base/csv.h"
#include "base/file.h"
#include "base/text.h"
#include "test_data.h"
#include "vocabulary/gazetteer.h"

#include <cmath>
#include <map>

#include <doctest/doctest.h>

namespace corridor::replacement_test {
namespace {

PlaceProjection projection(std::string_view place) {
  auto found = projection_of(Place(place), "", {.from_year = {}, .to_year = 2050});
  REQUIRE(found.has_value());
  return *std::move(found);
}

}  // namespace

TEST_CASE("a projection as matrices is the projection, with and without its migration") {
  for (const auto place : {"JPN", "NGA", "DEU", "LBN"}) {
    const auto inputs = projection(place).inputs.inputs;
    auto closed = inputs;
    for (auto& step : closed.steps) step.net_migrants = {};
    const auto as_expected = cohort_projection::run(inputs).outcomes;
    const auto without = cohort_projection::run(closed).outcomes;
    const auto found = replacement_migration::run(
        linear_inputs(inputs), {.target = replacement_migration::Target::population});
    for (std::size_t t = 0; t < found.periods.size(); ++t) {
      CHECK(found.periods[t].without.population ==
            doctest::Approx(cohort_projection::total(without[t].population)).epsilon(1e-9));
      CHECK(found.periods[t].expected.population ==
            doctest::Approx(cohort_projection::total(as_expected[t].population)).epsilon(1e-8));
    }
  }
}

TEST_CASE(
    "where the study looked, more is needed for workers than for people, most for the ratio") {
  for (const auto place : {"JPN", "DEU", "ITA", "FRA"}) {
    std::vector<double> migrants;
    for (const auto target : {"population", "working_age", "support_ratio"}) {
      const auto found = replace({.place = Place(place), .target = target});
      REQUIRE(found.has_value());
      CHECK(found->findings.feasible);
      migrants.push_back(found->findings.migrants);
    }
    CHECK(migrants[0] <= migrants[1]);
    CHECK(migrants[1] <= migrants[2]);
  }
}

TEST_CASE("the answer never stands without what else would do the same") {
  const auto found = replace({.place = Place("JPN"), .target = "support_ratio"});
  REQUIRE(found.has_value());
  const auto table = replacement_table(*found);
  REQUIRE(table.notes.size() >= 3);
  CHECK(table.notes[1].find("working age until") != std::string::npos);
  CHECK(table.notes[1].find("in the labour force") != std::string::npos);
  CHECK(table.notes[1].find("children per woman") != std::string::npos);
}

TEST_CASE("what cannot be asked is named: another target, a year too far, a place without tables") {
  const auto target = replace({.place = Place("JPN"), .target = "workers"});
  REQUIRE_FALSE(target.has_value());
  CHECK(target.error().kind == ErrorKind::usage);
  const auto year = replace({.place = Place("JPN"), .target = "population", .to_year = 2090});
  REQUIRE_FALSE(year.has_value());
  CHECK(year.error().message.find("2050") != std::string::npos);
  const auto place = replace({.place = Place("VAT"), .target = "population"});
  REQUIRE_FALSE(place.has_value());
  CHECK(place.error().kind == ErrorKind::not_found);
}

TEST_CASE(
    "published: totals of ESA/P/WP.160 are five times the yearly numbers, and grow by scenario") {
  const auto path = golden("methods/replacement_migration_un2000.csv");
  if (path.empty()) return;
  const auto file = read_file(path);
  REQUIRE(file.has_value());
  CsvReader csv(path, file->view());
  REQUIRE(csv.read_header().has_value());
  std::map<std::string, std::map<std::string, double>> totals;
  int rows = 0;
  while (*csv.next()) {
    double all = 0;
    for (std::size_t i = 2; i < 13; ++i) all += *parse_number(csv.field(i));
    const double published = *parse_number(csv.field(13));
    CHECK(std::abs(5 * all - published) <= 30);
    totals[std::string(csv.field(0))][std::string(csv.field(1))] = published;
    ++rows;
  }
  CHECK(rows == 24);
  for (const auto& [country, of] : totals) {
    CHECK(of.at("III") <= of.at("IV"));
    CHECK(of.at("IV") <= of.at("V"));
    CHECK(of.at("V") <= of.at("VI"));
  }
}

}  // namespace corridor::replacement_test
