#include "base/file.h"
#include "sources/recording_sink.h"
#include "test_data.h"

#include <set>

#include <doctest/doctest.h>

namespace corridor::gapminder_test {
namespace {

constexpr std::string_view population = "total_population_with_projections";

Result<Reading> read(const std::vector<std::string>& rows, RecordingSink& sink) {
  std::string text = "indicator,geo,year,value\n";
  for (const auto& row : rows) text += row + '\n';
  return read_as("gapminder", text, sink);
}

std::string population_row(std::string_view rest) {
  return std::string(population) + ',' + std::string(rest);
}

}  // namespace

TEST_CASE("population: what the UN estimated, what Gapminder did, and what was to come") {
  RecordingSink sink;
  const auto reading =
      read({population_row("bgd,1941,38170000"), population_row("bgd,2010,148700000"),
            population_row("bgd,2011,150500000")},
           sink);
  REQUIRE(reading.has_value());
  CHECK(reading->citation.version == "2010");
  CHECK(reading->supersession == Supersession::by_figure);
  REQUIRE(sink.observations.size() == 3);
  CHECK(sink.observations[0].key.indicator == "population");
  CHECK(sink.observations[0].status == 'E');
  CHECK(sink.observations[1].status == 'A');
  CHECK(sink.observations[2].status == 'F');
  CHECK(sink.observations[2].cell.row == 4);
  CHECK(sink.observations[2].cell.column == 4);
}

TEST_CASE("Gapminder's own ids are mapped; one that stands for no place is named") {
  RecordingSink sink;
  REQUIRE(read({"internet_users,hos,2010,1", "internet_users,kos,2010,2",
                "internet_users,chanisl,2010,3", "internet_users,gbm,2010,4",
                "internet_users,ussr,1990,5", "internet_users,akr_a_dhe,2010,6"},
               sink)
              .has_value());
  double value = 1;
  for (const std::string_view code : {"VAT", "XKX", "CHI", "IMN", "SUN"}) {
    const auto* figure = sink.find("internet_users", "", code);
    REQUIRE(figure != nullptr);
    CHECK(figure->value == value++);
  }
  REQUIRE(sink.rejections.size() == 1);
  CHECK(sink.rejections[0].seen == "akr_a_dhe");
}

TEST_CASE("population: nobody of a former state is counted again, a part of a place is flagged") {
  RecordingSink sink;
  REQUIRE(read({population_row("ussr,1990,288500000"), population_row("yug,1990,22720000"),
                population_row("kos,2005,2422000"), population_row("srb,2005,9856000")},
               sink)
              .has_value());
  CHECK(sink.observations.size() == 2);
  CHECK(sink.rejections.size() == 2);
  CHECK(sink.has_flag("inside_another_place"));
}

TEST_CASE("other series keep the publisher's name; the future of the population's is told") {
  RecordingSink sink;
  REQUIRE(read({"children_and_elderly_per_100_adults,bgd,2023,53.1",
                "children_and_elderly_per_100_adults,bgd,2024,52.6",
                "long_term_unemployment_rate_percent,bgd,2024,1"},
               sink)
              .has_value());
  CHECK(sink.observations[0].key.indicator == "children_and_elderly_per_100_adults");
  CHECK(sink.observations[0].status == 'A');
  CHECK(sink.observations[1].status == 'F');
  CHECK(sink.observations[2].status == 'A');
}

TEST_CASE("the publisher's file") {
  const auto path = test_data("03_wdi/gapminder_systema_globalis_selected.csv.gz");
  if (path.empty()) return;
  const auto file = unpack(path, read_file(path).value());
  REQUIRE(file.has_value());
  RecordingSink sink;
  const auto reading = read_as("gapminder", file->text(), sink);
  REQUIRE(reading.has_value());
  CHECK(reading->rows == 524'445);
  CHECK(reading->citation.version == "2025");
  CHECK(sink.observations.size() + sink.rejections.size() == 524'445);
  std::set<std::pair<Place, Period>> seen;
  double in_2010 = 0;
  int repeats = 0;
  for (const auto& o : sink.observations) {
    if (o.key.indicator != "population") continue;
    repeats += seen.emplace(o.key.place, o.key.period).second ? 0 : 1;
    if (o.key.period == Period::year(2010)) in_2010 += o.value;
  }
  CHECK(repeats == 0);
  // World Population Prospects, the 2010 revision: 6,896 million in 2010 (four digits a place).
  CHECK(in_2010 == doctest::Approx(6'896e6).epsilon(0.001));
}

}  // namespace corridor::gapminder_test
