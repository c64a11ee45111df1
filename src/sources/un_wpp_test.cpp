#include "sources/un_wpp.h"

#include "sources/recording_sink.h"

#include <doctest/doctest.h>

namespace corridor::un_wpp_test {
namespace {

const Observation* with(const RecordingSink& sink, std::string_view indicator,
                        std::string_view dimensions, Sex sex = Sex::total) {
  const auto found = std::ranges::find_if(sink.observations, [&](const Observation& o) {
    return o.key.indicator == indicator && o.key.dimensions == dimensions && o.key.sex == sex;
  });
  return found == sink.observations.end() ? nullptr : &*found;
}

/// A file as the source recognises it by the header it shows.
std::string file_of(std::string_view source, std::string_view rows) {
  return std::string(find_source(source)->shape) + "\n" + std::string(rows);
}

}  // namespace

TEST_CASE("WPP: each release estimates to a year; what reaches beyond it is projected") {
  CHECK(last_estimate_of_wpp("2024") == 2023);
  CHECK(last_estimate_of_wpp("2022") == 2021);
  CHECK(last_estimate_of_wpp("2019") == 2020);
  CHECK(last_estimate_of_wpp("2017") == 2015);
  CHECK(last_estimate_of_wpp("2015") == 2015);
  CHECK(last_estimate_of_wpp("a draft") == 9999);
}

TEST_CASE("WPP: thousands become persons without what multiplying leaves behind") {
  RecordingSink sink;
  const auto reading = read_as("un_wpp_balance",
                               file_of("un_wpp_balance",
                                       "4,Afghanistan,1950,7776.18,7825.768,383.985,290.97,6.161\n"
                                       "4,Afghanistan,2024,7776.18,,383.985,290.97,-6.161\n"),
                               sink, "2024");
  REQUIRE(reading.has_value());
  CHECK(reading->citation.dataset == "un_wpp");
  CHECK(reading->part == "balance");
  REQUIRE(sink.observations.size() == 10);
  CHECK(sink.find("population", "", "AFG")->value == 7776180);
  CHECK(sink.find("population", "", "AFG")->status == 'E');
  CHECK(sink.find("population_end_of_year", "", "AFG")->value == 7825768);
  CHECK(sink.find("net_migration", "", "AFG")->value == 6161);
  CHECK(sink.observations[5].status == 'F');
  CHECK(sink.observations[6].state == State::missing);
  CHECK(sink.observations[6].status == 'O');
  CHECK(sink.observations[9].value == -6161);
  CHECK(reading->steps[2].name == "births_k");
  CHECK(reading->steps[2].step == "multiplied by 1,000");
}

TEST_CASE("WPP: two releases of one shape are told apart, and a third is asked for") {
  RecordingSink sink;
  const auto release = [&](std::string_view row) {
    const auto reading = read_as("un_wpp_balance", file_of("un_wpp_balance", row), sink);
    return reading ? reading->citation.version : std::string(name_of(reading.error().kind));
  };
  CHECK(release("4,Afghanistan,2023,41454.7615,42044.649,1469.029,240.296,-48.958\n") == "2024");
  CHECK(release("4,Afghanistan,2023,42239.8545,42802.657,1459.505,268.054,-65.846\n") == "2022");
  CHECK(release("4,Afghanistan,2023,43000,43000,1400,260,-60\n") == "invalid");
  const auto unknown =
      read_as("un_wpp_net_migration", file_of("un_wpp_net_migration", "4,2023,-1\n"), sink);
  REQUIRE_FALSE(unknown.has_value());
  CHECK(unknown.error().hint == "Say which release it is: --release 2024.");
}

TEST_CASE("WPP: the interval of 95 percent goes with the median, bounds of 80 stand alone") {
  RecordingSink sink;
  const auto reading =
      read_as("un_wpp_net_migration_projected",
              file_of("un_wpp_net_migration_projected",
                      "900,2024,0,0,0,0,0\n4,2024,-44.089,-1432.173,1177.815,-2128.133,1774.92\n"),
              sink);
  REQUIRE(reading.has_value());
  CHECK(reading->complete);
  CHECK(reading->citation.version == "2024");
  sink.observations.erase(sink.observations.begin(), sink.observations.begin() + 3);
  const Observation* median = with(sink, "net_migration", "");
  CHECK(median->value == -44089);
  CHECK(median->status == 'F');
  CHECK(median->interval->low == -2128133);
  CHECK(median->interval->high == 1774920);
  CHECK(with(sink, "net_migration", "bound=80_low")->value == -1432173);
  CHECK(with(sink, "net_migration", "bound=80_high")->value == 1177815);
  CHECK_FALSE(with(sink, "net_migration", "bound=80_low")->interval.has_value());
  RecordingSink countries;
  const auto selection = read_as("un_wpp_net_migration_projected",
                                 file_of("un_wpp_net_migration_projected",
                                         "4,2024,-44.089,-1432.173,1177.815,-2128.133,1774.92\n"),
                                 countries);
  CHECK_FALSE(selection->complete);
}

TEST_CASE("WPP: a bound that is no number costs the interval, a number too large is none") {
  RecordingSink sink;
  REQUIRE(read_as("un_wpp_net_migration_projected",
                  file_of("un_wpp_net_migration_projected",
                          "4,2024,-44.089,1,2,low,1774.92\n4,2025,1e308,1,2,,1e307\n"),
                  sink, "2024"));
  CHECK_FALSE(sink.observations.front().interval.has_value());
  REQUIRE(sink.rejections.size() == 3);
  CHECK(sink.rejections[0].cell.column == 6);
  CHECK(sink.rejections[1].seen == "1e307");
  CHECK(sink.rejections[2].seen == "1e308");
  CHECK(sink.observations.size() == 5);
}

TEST_CASE("WPP: populations to come by sex, bound and variant, all at the end of the year") {
  RecordingSink sink;
  REQUIRE(read_as("un_wpp_population_projected",
                  file_of("un_wpp_population_projected",
                          "900,2024,4120769.361000003,4076211.488000003,8193342.404,8200765.122,"
                          "8191304.756,8202563.887,8182430.618,8211530.616\n"),
                  sink));
  REQUIRE(sink.observations.size() == 8);
  const std::string_view people = "population_end_of_year";
  CHECK(with(sink, people, "", Sex::male)->value == 4'120'769'361);
  CHECK(with(sink, people, "", Sex::female)->value == 4'076'211'488);
  CHECK(with(sink, people, "bound=95_low")->value == 8'191'304'756);
  CHECK(with(sink, people, "variant=low")->value == 8'182'430'618);
  CHECK(with(sink, people, "variant=high")->status == 'F');
}

TEST_CASE("WPP by age: groups of a life table, of five years, and open ones") {
  RecordingSink sink;
  REQUIRE(read_as("un_wpp_death_rates",
                  file_of("un_wpp_death_rates",
                          "4,0,2015-2020,0.06,0.05\n4,1,2015-2020,0.006,0.005\n"
                          "4,85,2020-2025,0.2,0.1\n4,100,2020-2025,0.9,0.8\n"
                          "4,2,2020-2025,0.9,0.8\n"),
                  sink, "2019"));
  REQUIRE(sink.observations.size() == 8);
  CHECK(sink.observations[0].key.age == Age{0, 0});
  CHECK(sink.observations[0].key.period.text() == "2015-01-01/P5Y");
  CHECK(sink.observations[0].status == 'E');
  CHECK(sink.observations[2].key.age == Age{1, 4});
  CHECK(sink.observations[4].key.age == Age{85, 89});
  CHECK(sink.observations[4].status == 'F');
  CHECK(sink.observations[6].key.age == Age{100, Age::open});
  REQUIRE(sink.rejections.size() == 1);
  CHECK(sink.rejections.front().reason ==
        "expected the first year of an age group (0, 1, 5, 10 ... 100), saw \"2\"");
}

TEST_CASE("WPP 2019: boys for each girl become boys for 100, derived births say so") {
  RecordingSink sink;
  REQUIRE(read_as("un_wpp_five_years",
                  file_of("un_wpp_five_years",
                          "4,1950-1955,7.45,1.06,-20,27.94,29.43,Afghanistan,2015.477,1476.602\n"
                          "4,2020-2025,4,1.06,-300,63,66,Afghanistan,,\n"),
                  sink, "2019"));
  CHECK(sink.find("sex_ratio_at_birth", "", "AFG")->value == 106);
  CHECK(sink.find("life_expectancy", "", "AFG", Sex::female)->value == 29.43);
  CHECK(with(sink, "births", "method=derived")->value == 2015477);
  CHECK(sink.observations.back().state == State::missing);
}

TEST_CASE("WPP: how migration is timed is a code, a place not known is named") {
  RecordingSink sink;
  const auto reading = read_as("un_wpp_migration_timing",
                               file_of("un_wpp_migration_timing", "4,0\n276,9\n5502,0\n"), sink);
  CHECK(reading->citation.version == "2019");
  CHECK(sink.find("migration_timing", "", "DEU")->value == 9);
  REQUIRE(sink.rejections.size() == 1);
  CHECK(sink.rejections.front().reason == "no place is called \"5502\"");
}

namespace {

/// The columns that say where and when, and two of the figures: an extract, as people make them.
std::string indicators(std::string_view rows) {
  std::string text =
      "\xEF\xBB\xBFSortOrder,LocID,LocTypeName,Location,VarID,Variant,Time,TPopulation1Jan,"
      "TPopulation1July,Births1519,LE65Female\n";
  return text.append(rows);
}

}  // namespace

TEST_CASE("WPP as downloaded: the release by the world of 1950, 1 January a year earlier") {
  RecordingSink sink;
  const auto reading =
      read_as("un_wpp_indicators",
              indicators(",900,World,World,2,Medium,1950,2461706.1,2493092.8,10000.5,12.5\n"
                         "1,4,Country/Area,Afghanistan,2,Medium,2024,42044.649,42647.49,120.5,11\n"
                         "1,4,Country/Area,Afghanistan,2,Medium,2101,1,,,\n"),
              sink);
  REQUIRE(reading.has_value());
  CHECK(reading->citation.version == "2024");
  CHECK(reading->part == "demographic_indicators");
  CHECK(sink.find("population", "", "_W")->value == 2'493'092'800);
  CHECK(sink.find("population", "", "_W")->status == 'E');
  CHECK(sink.find("population", "", "AFG")->status == 'F');
  CHECK(sink.find("population_end_of_year", "", "AFG")->value == 42'044'649);
  CHECK(sink.find("population_end_of_year", "", "AFG")->key.period == Period::year(2023));
  CHECK(sink.find("population_end_of_year", "", "AFG")->status == 'E');
  CHECK(sink.find("births", "", "AFG")->key.age == Age{15, 19});
  CHECK(sink.find("life_expectancy", "", "AFG", Sex::female)->key.age == Age{65, 65});
  CHECK(sink.observations.back().state == State::missing);
}

TEST_CASE("WPP as downloaded: variants are dimensions, groupings are named once") {
  RecordingSink sink;
  const auto reading = read_as("un_wpp_indicators",
                               indicators(",5507,x,ADB region,9,High,2030,1,2,3,4\n"
                                          ",5507,x,ADB region,9,High,2031,1,2,3,4\n"
                                          ",4,x,Afghanistan,9,High,2030,1,2,3,4\n"
                                          ",4,x,Afghanistan,9,Upper 80 PI,2030,1,2,3,4\n"
                                          ",4,x,Afghanistan,9,Zero migration,2030,1,2,3,4\n"
                                          ",4,x,Afghanistan,9,,2030,1,2,3,4\n"),
                               sink, "2024");
  REQUIRE(reading.has_value());
  CHECK(reading->part == "demographic_indicators_variants");
  CHECK(with(sink, "population", "variant=high")->value == 2000);
  CHECK(with(sink, "population", "bound=80_high") != nullptr);
  CHECK(with(sink, "population", "variant=zero_migration") != nullptr);
  REQUIRE(sink.rejections.size() == 2);
  CHECK(sink.rejections[0].reason == "expected the name of a variant, such as Medium");
  CHECK(sink.rejections[1].reason == "no place is called \"5507\"; 2 rows of it are left out");
  CHECK(sink.rejections[1].cell.row == 2);
}

TEST_CASE("WPP as downloaded: a release that cannot be told is asked for") {
  RecordingSink sink;
  const auto reading =
      read_as("un_wpp_indicators", indicators(",4,x,Afghanistan,2,Medium,2030,1,2,3,4\n"), sink);
  REQUIRE_FALSE(reading.has_value());
  CHECK(reading.error().hint == "Say which release it is: --release 2024.");
}

}  // namespace corridor::un_wpp_test
