// Publishers' own files on refuge, displacement, deaths on the way and conflict. Expected numbers
// are published totals where the test names them; the others were counted from the files with
// another tool.

#include "base/csv.h"
#include "sources/publishers_files.h"

#include <doctest/doctest.h>

namespace corridor::displacement_files_test {
namespace {

const std::string refuge = "05_displacement/", ways = "06_missing_migrants/",
                  conflict = "12_conflict_fragility_climate/";

bool everything(const ObservationKey&) { return true; }

bool whole(const ObservationKey& key) { return key.sex == Sex::total && key.age == Age{}; }

/// Of an indicator whose figures stand under days, the sum of a year.
double sum_of_year(const SummingSink& sink, const std::string& indicator, const std::string& year) {
  double sum = 0;
  for (const auto& [name, value] : sink.sums) {
    if (name.starts_with(indicator + " " + year)) sum += value;
  }
  return sum;
}

/// The rows of one of UNHCR's CSV files as its programming interface would hand them out.
std::string as_pages(std::string_view text) {
  CsvReader csv("f.csv", text);
  REQUIRE(csv.read_header());
  std::string pages;
  for (std::size_t row = 0; *csv.next(); ++row) {
    if (row % 1000 == 0)
      pages += row == 0 ? R"({"items":[)" : "]}\n{\"items\":[";
    else
      pages += ',';
    for (std::size_t i = 0; i < csv.header().size(); ++i) {
      const auto& name = csv.header()[i];
      if (name.ends_with("_name")) continue;
      const auto field = csv.field(i).empty() ? "-" : csv.field(i);
      pages += (i == 0 ? "{\"" : ",\"") + name + "\":\"" + std::string(field) + '"';
    }
    pages += '}';
  }
  return pages + "]}\n";
}

}  // namespace

TEST_CASE("UNHCR applications: 3.4 million in 2024, of which 3.1 million new, as published") {
  SummingSink sink(everything);
  Reading reading;
  if (!read_file_of(refuge + "unhcr_asylum_applications.csv.gz", "unhcr_asylum_applications", sink,
                    reading)) {
    return;
  }
  CHECK_MESSAGE(sink.rejected == 0, sink.first);
  CHECK(sink.figures == 120'597);
  // The total that UNHCR's interface shows for the year.
  const double fresh = sink.sums["asylum_applications 2024"];
  CHECK(fresh + sink.sums["asylum_applications_further 2024"] == 3'421'776);
  // Global Trends 2022, 2023 and 2024: 2.6, 3.6 and 3.1 million new individual applications.
  CHECK(std::round(sink.sums["asylum_applications 2022"] / 1e5) == 26);
  CHECK(std::round(sink.sums["asylum_applications 2023"] / 1e5) == 36);
  CHECK(std::round(fresh / 1e5) == 31);
  CHECK(sink.sums["asylum_cases 2025"] == 291'558);
}

TEST_CASE(
    "UNHCR applications: Germany's new claims of 2024 are those its own office counts, rounded") {
  SummingSink sink([](const ObservationKey& key) { return key.place == Place("DEU"); });
  Reading reading;
  if (!read_file_of(refuge + "unhcr_asylum_applications.csv.gz", "unhcr_asylum_applications", sink,
                    reading)) {
    return;
  }
  // Federal Office for Migration and Refugees: 229,751 first applications in 2024, 329,120 in 2023.
  CHECK(std::abs(sink.sums["asylum_applications 2024"] - 229'751) < 20);
  CHECK(std::abs(sink.sums["asylum_applications 2023"] - 329'120) < 20);
}

TEST_CASE("UNHCR decisions: 2,164,386 in 2024, as UNHCR's interface adds them up") {
  SummingSink sink(everything);
  Reading reading;
  if (!read_file_of(refuge + "unhcr_asylum_decisions.csv.gz", "unhcr_asylum_decisions", sink,
                    reading)) {
    return;
  }
  CHECK_MESSAGE(sink.rejected == 0, sink.first);
  CHECK(sink.figures == 5 * 113'929);
  CHECK(sink.sums["asylum_decisions 2024"] == 2'164'386);
  CHECK(sink.sums["asylum_recognised 2024"] == 549'896);
  CHECK(sink.sums["asylum_cases_decided 2023"] == 1'617);
}

TEST_CASE("UNHCR demographics: its total is that of the population table; what is not known") {
  std::size_t values = 0;
  SummingSink sink([&](const ObservationKey& key) {
    ++values;
    return whole(key);
  });
  Reading reading;
  if (!read_file_of(refuge + "unhcr_demographics.csv.gz", "unhcr_demographics", sink, reading)) {
    return;
  }
  CHECK_MESSAGE(sink.rejected == 0, sink.first);
  CHECK(sink.figures == 15 * 20'771);
  CHECK(sink.figures - values == 54'562);
  SummingSink population(everything);
  REQUIRE(read_file_of(refuge + "unhcr_population.csv", "unhcr_population", population, reading));
  for (const std::string kind : {"refugees", "asylum_seekers", "internally_displaced",
                                 "others_needing_protection", "others_of_concern", "host_community",
                                 "returned_refugees", "returned_internally_displaced"}) {
    CAPTURE(kind);
    CHECK(sink.sums[kind + "_by_location 2025"] == population.sums[kind + " 2025"]);
  }
  CHECK(sink.sums["stateless_by_location 2025"] == 2'875'412);
}

TEST_CASE("UNHCR demographics: 12.9 million women and girls among refugees told by sex") {
  SummingSink sink(
      [](const ObservationKey& key) { return key.sex == Sex::female && key.age == Age{}; });
  Reading reading;
  if (!read_file_of(refuge + "unhcr_demographics.csv.gz", "unhcr_demographics", sink, reading)) {
    return;
  }
  CHECK(sink.sums["refugees_by_location 2025"] == 12'882'756);
}

TEST_CASE("UNHCR flows: every row is kept, an empty cell is missing") {
  SummingSink sink(everything);
  Reading reading;
  if (!read_file_of(refuge + "unhcr_flows.csv.gz", "unhcr_flows", sink, reading)) return;
  CHECK_MESSAGE(sink.rejected == 0, sink.first);
  CHECK(sink.figures == 4 * 105'868);
  CHECK(sink.sums["refugee_flow 2024"] == 1'790'044);
  CHECK(sink.sums["asylum_seeker_flow 2024"] == 3'157'599);
  CHECK(sink.sums["others_needing_protection_flow 2019"] == 1'083'259);
}

TEST_CASE("UNHCR solutions: 188,800 resettled in 2024 as Global Trends says; pages say the same") {
  SummingSink sink(everything);
  Reading reading;
  if (!read_file_of(refuge + "unhcr_solutions.csv", "unhcr_solutions", sink, reading)) return;
  CHECK_MESSAGE(sink.rejected == 0, sink.first);
  CHECK(sink.sums["refugees_resettled 2024"] == 188'759);
  CHECK(sink.sums["refugees_resettled 2023"] == 158'591);
  CHECK(sink.sums["returned_refugees 2024"] == 1'615'821);
  CHECK(sink.sums["returned_internally_displaced 2024"] == 8'219'597);
  CHECK(sink.sums["refugees_naturalised 2024"] == 88'675);

  const auto text = read_file(test_data(refuge + "unhcr_solutions.csv"));
  REQUIRE(text.has_value());
  const std::string pages = as_pages(*text);
  const auto source = recognise_source({"pages.json", pages, {}});
  REQUIRE(source.has_value());
  SummingSink from_pages(everything);
  REQUIRE((*source)->read({"pages.json", pages, {}}, from_pages));
  CHECK(from_pages.figures == sink.figures);
  CHECK(from_pages.sums == sink.sums);
}

TEST_CASE("UNHCR's partners: 73.6 million displaced at home and 5.9 million Palestine refugees") {
  SummingSink idmc(everything), unrwa(everything);
  Reading reading;
  if (!read_file_of(refuge + "unhcr_idmc.csv", "unhcr_partners", idmc, reading)) return;
  CHECK(reading.citation.dataset == "unhcr_idmc");
  // What UNHCR's interface shows for the world at the end of 2024.
  CHECK(idmc.sums["internally_displaced_idmc 2024"] == 73'573'201);
  CHECK_MESSAGE(idmc.rejected == 0, idmc.first);
  if (!read_file_of(refuge + "unhcr_unrwa.csv", "unhcr_partners", unrwa, reading)) return;
  CHECK(reading.citation.dataset == "unhcr_unrwa");
  CHECK(unrwa.sums["palestine_refugees 2024"] == 5'914'401);
  CHECK(unrwa.sums["palestine_refugees 1952"] == 394'811);
  CHECK_MESSAGE(unrwa.rejected == 0, unrwa.first);
}

TEST_CASE(
    "UNHCR by pair: 20.4 million refugees and 3.5 million asylum-seekers at the end of 2018") {
  SummingSink sink(everything);
  Reading reading;
  if (!read_file_of(refuge + "unhcr_dyads_1995_2020.csv.gz", "unhcr_dyads", sink, reading)) return;
  CHECK_MESSAGE(sink.rejected == 0, sink.first);
  CHECK(sink.figures == 2 * 93'936);
  CHECK(sink.sums["refugees 2018"] == 20'359'556);
  CHECK(sink.sums["asylum_seekers 2018"] == 3'501'521);
}

TEST_CASE("UNHCR's codes of places: all but one stand for a place") {
  const std::string path = test_data(refuge + "unhcr_countries.csv");
  if (path.empty()) return;
  const auto text = read_file(path);
  REQUIRE(text.has_value());
  RecordingSink sink;
  REQUIRE(read_as("unhcr_countries", *text, sink));
  CHECK(sink.items.size() == 232);
  CHECK(sink.rejections.empty());
  CHECK(std::ranges::count(sink.items, Place(), &Item::place) == 1);
}

TEST_CASE("IDMC: 20.5 and 26.4 million displacements in 2023, as its Global Report says") {
  SummingSink sink(everything);
  Reading reading;
  if (!read_file_of(refuge + "idmc_annual_by_country.csv", "idmc_displacements", sink, reading)) {
    return;
  }
  CHECK_MESSAGE(sink.rejected == 0, sink.first);
  CHECK(sink.sums["displacements_conflict 2023"] == 20'469'030);
  CHECK(sink.sums["displacements_disaster 2023"] == 26'394'358);
  // Global Report 2023: 28.3 and 32.6 million.
  CHECK(std::round(sink.sums["displacements_conflict 2022"] / 1e5) == 283);
  CHECK(std::round(sink.sums["displacements_disaster 2022"] / 1e5) == 326);
}

TEST_CASE("IDMC by event: every row is kept, also those that are alike") {
  SummingSink sink(everything);
  Reading reading;
  if (!read_file_of(refuge + "idmc_events_geo.csv", "idmc_events", sink, reading)) return;
  CHECK(sink.figures == 26'857);
  CHECK_MESSAGE(sink.rejected == 0, sink.first);
  CHECK(sink.sums["displacement_events_disaster 2018"] == 18'006'589);
}

TEST_CASE("missing migrants of the world: dead and missing of each year; no date, no figure") {
  SummingSink sink(everything);
  Reading reading;
  if (!read_file_of(ways + "iom_mmp_global_2014_2024.csv.gz", "missing_migrants_world", sink,
                    reading)) {
    return;
  }
  CHECK(sum_of_year(sink, "missing_migrants_dead", "2023") == 5'344);
  CHECK(sum_of_year(sink, "missing_migrants_missing", "2023") == 3'208);
  CHECK(sum_of_year(sink, "missing_migrants_dead", "2014") == 1'980);
  CHECK(sum_of_year(sink, "missing_migrants_missing", "2014") == 3'568);
  CHECK(reading.rows == 16'765);
  CHECK(sink.rejected == 15);
}

TEST_CASE("missing migrants to Europe: dead and missing make the total that is given beside them") {
  SummingSink sink(whole);
  Reading reading;
  if (!read_file_of(ways + "iom_mmp_europe_2014_2026_full.csv.gz", "missing_migrants_europe", sink,
                    reading)) {
    return;
  }
  CHECK(sink.figures == 7 * 6'802);
  CHECK_MESSAGE(sink.rejected == 0, sink.first);
  for (int year = 2014; year <= 2026; ++year) {
    const std::string when = std::to_string(year);
    CHECK(sum_of_year(sink, "missing_migrants_dead", when) +
              sum_of_year(sink, "missing_migrants_missing", when) ==
          sum_of_year(sink, "missing_migrants", when));
  }
  CHECK(sum_of_year(sink, "missing_migrants", "2016") == 6'603);
}

TEST_CASE("missing migrants, download: 642 dead and 1,258 missing from January to May 2026") {
  SummingSink sink(whole);
  Reading reading;
  if (!read_file_of(ways + "iom_mmp_global_2026_ytd_raw.csv", "missing_migrants", sink, reading)) {
    return;
  }
  CHECK(sink.figures == 6 * 238);
  CHECK_MESSAGE(sink.rejected == 0, sink.first);
  CHECK(sum_of_year(sink, "missing_migrants_dead", "2026") == 642);
  CHECK(sum_of_year(sink, "missing_migrants_missing", "2026") == 1'258);
}

TEST_CASE("UCDP: deaths by year; territories without a code are rejected by name") {
  SummingSink battle(everything), violence(everything);
  Reading reading;
  if (!read_file_of(conflict + "ucdp_prio_battle_deaths_country_year_1946_2022.csv",
                    "ucdp_battle_deaths", battle, reading)) {
    return;
  }
  CHECK(battle.sums["battle_deaths 2022"] == 204'331);
  CHECK(battle.figures == 12'902 - 277);
  CHECK(battle.rejected == 277);
  CHECK(battle.seen.size() == 26);
  if (!read_file_of(conflict + "ucdp_conflict_deaths_iso3_1990_2023.csv", "ucdp_conflict_deaths",
                    violence, reading)) {
    return;
  }
  CHECK(violence.sums["conflict_deaths 1994"] == 801'946);
  CHECK(violence.sums["conflict_deaths 2022"] == 291'668);
  CHECK_MESSAGE(violence.rejected == 0, violence.first);
}

TEST_CASE("UCDP participants: each state once a conflict, year and part; Hyderabad has no code") {
  SummingSink sink(everything);
  Reading reading;
  if (!read_file_of(conflict + "ucdp_armed_conflict_participants.csv", "ucdp_participants", sink,
                    reading)) {
    return;
  }
  CHECK(sink.figures == 6'321);
  CHECK(sink.rejected == 3);
  CHECK(sink.seen["751"] == 3);
}

TEST_CASE("Fragile States Index 2021: told by its sum, which the totals make") {
  SummingSink sink(everything);
  Reading reading;
  if (!read_file_of(conflict + "fragile_states_index_2021.csv", "fragile_states_index", sink,
                    reading)) {
    return;
  }
  CHECK(reading.citation.version == "2021");
  CHECK(sink.figures == 13 * 177);
  CHECK_MESSAGE(sink.rejected == 0, sink.first);
  CHECK(std::abs(sink.sums["fragile_states_index 2021"] - 11'767.4) < 0.01);
}

}  // namespace corridor::displacement_files_test
