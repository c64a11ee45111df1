// Publishers' own files on population, flows, older stocks and places: what is kept of each, and
// totals that the publishers print or papers state.

#include "sources/publishers_files.h"
#include "vocabulary/gazetteer.h"

#include <array>
#include <cmath>

#include <doctest/doctest.h>

namespace corridor::population_files_test {
namespace {

/// What is kept of a file: rows read, figures handed on, rows or cells that cannot be kept. Entries
/// of lists are counted as figures; repeats are found later, when an edition is put together.
struct Kept {
  std::string_view file, source, version;
  std::size_t rows, figures, rejected = 0;
};
constexpr std::array<Kept, 55> all_kept{{
    // 12 groupings of the UN are no areas of M49, in each of 74 or 77 years.
    {"03_wdi/wpp2024_misc_annual_estimates.csv.gz", "un_wpp_rates", "2024", 21'978, 168'720, 888},
    {"03_wdi/wpp2024_misc_annual_projections.csv.gz", "un_wpp_rates_projected", "2024", 22'869,
     175'560, 924},
    {"03_wdi/wpp2024_net_migration_annual.csv", "un_wpp_net_migration", "2024", 21'978, 21'090,
     888},
    {"03_wdi/wpp2024_net_migration_projections.csv", "un_wpp_net_migration_projected", "2024",
     22'869, 65'835, 924},
    {"03_wdi/wpp2024_population_projections.csv.gz", "un_wpp_population_projected", "2024", 22'869,
     175'560, 924},
    {"02_migrant_stock_flow/un_wpp2024_net_migration.csv", "un_wpp_net_migration_rounded", "2024",
     17'775, 17'775},
    {"17_flows/wpp2024_pop_births_deaths_netmig_annual.csv", "un_wpp_balance", "2024", 17'464,
     87'320},
    {"17_flows/wpp2022_pop_births_deaths_netmig_annual.csv", "un_wpp_balance", "2022", 17'464,
     87'320},
    {"17_flows/wpp2024_netmig_proj_intervals.csv", "un_wpp_net_migration_projected", "2024", 6'372,
     19'116},
    {"17_flows/wpp2024_netmig_age_sex_5y_proj.csv.gz", "un_wpp_net_migration_age_sex", "2024",
     79'296, 158'592},
    {"17_flows/wpp2019_netmig_age_sex_residual_proj.csv.gz", "un_wpp_net_migration_residual",
     "2019", 67'536, 135'072},
    {"17_flows/wpp2019_indicators_5y.csv", "un_wpp_five_years", "2019", 6'060, 42'420},
    {"17_flows/wpp2019_pop_age_sex.csv.gz", "un_wpp_population_age_sex", "2019", 97'566, 195'132},
    {"17_flows/wpp2019_mx.csv.gz", "un_wpp_death_rates", "2019", 97'768, 195'536},
    {"17_flows/wpp2019_pct_asfr.csv", "un_wpp_fertility_pattern", "2019", 31'108, 31'108},
    {"17_flows/wpp2019_mig_timing_code.csv", "un_wpp_migration_timing", "2019", 201, 201},
    {"17_flows/wpp2019_locations.csv", "un_wpp_locations", "2019", 286, 286},
    {"17_flows/wpp2015_pop_200.csv", "un_wpp_population_2015", "2015", 200, 1'200},
    {"17_flows/abel_cohen_flows_ims2020.csv.gz", "abel_cohen_flows", "2020", 377'099, 2'262'594},
    {"17_flows/abel_cohen_flows_ims2020_by_type.csv.gz", "abel_cohen_flows", "2020", 233'881,
     701'643},
    {"02_migrant_stock_flow/abel_cohen_flows_da_min_closed.csv.gz", "abel_cohen_selection", "2020",
     82'195, 82'195},
    {"02_migrant_stock_flow/abel_cohen_flows_da_pb_closed.csv.gz", "abel_cohen_selection", "2020",
     126'970, 126'970},
    {"02_migrant_stock_flow/abel_cohen_flows_mig_rate.csv.gz", "abel_cohen_selection", "2020",
     62'085, 62'085},
    {"17_flows/azose_raftery_2019_flows_train.csv", "azose_raftery_flows", "2019", 39'800, 199'000},
    {"17_flows/welch_un_pop_netmig.csv", "welch_raftery_inputs", "2022", 6'000, 30'000},
    {"17_flows/welch_forecast_countryPost.csv", "welch_raftery_population", "2022", 1'000, 9'000},
    {"17_flows/welch_forecast_worldPost.csv", "welch_raftery_population_world", "2022", 5, 45},
    {"17_flows/welch_forecast_flowMarginPost.csv", "welch_raftery_flows", "2022", 1'000, 9'000},
    {"17_flows/welch_forecast_globalMigrationPost.csv", "welch_raftery_flows_world", "2022", 5, 30},
    {"17_flows/welch_200_iso_region.csv", "welch_raftery_countries", "2022", 200, 200},
    {"17_flows/ims2020_bilateral_stock.csv.gz", "undesa_2020_selection", "2020", 75'600, 226'800},
    {"02_migrant_stock_flow/undesa_2019_total_by_destination.csv", "undesa_2019_totals", "2019",
     1'937, 1'937},
    // Four headings between groups of destinations.
    {"02_migrant_stock_flow/undesa_2019_refugee_stock_wide.csv", "undesa_2019_refugees", "2019",
     283, 5'580, 4},
    {"02_migrant_stock_flow/worldbank_gbmd_1960_2000_by_sex.csv.gz", "worldbank_migrant_stock",
     "2011", 172'731, 172'731},
    // A row without a destination, and Romania's code in the place of a number.
    {"01_country_reference/cepii_geodist_dist_cepii.csv.gz", "cepii_geodist", "2011", 50'176,
     602'099, 2},
    {"01_country_reference/gravity_pairs_2025.csv.gz", "gravity_pairs_2025", "2025", 53'361,
     213'444},
    {"01_country_reference/worldbank_income_group_history.csv", "worldbank_income_groups", "2024",
     7'873, 7'873},
    {"01_country_reference/worldbank_economies_fy23.csv", "worldbank_economies", "undated", 218,
     218},
    {"01_country_reference/worldbank_groups_membership.csv", "worldbank_groups", "undated", 2'146,
     2'146 + 218 + 48},
    {"01_country_reference/undp_country_taxonomy.csv", "undp_taxonomy", "undated", 239, 239},
    {"01_country_reference/country_codes_iso_m49.csv", "country_codes", "undated", 249, 249},
    {"01_country_reference/countries_flat.csv", "mledoze_countries", "undated", 250, 250},
    {"01_country_reference/country_names_multilang.csv", "mledoze_names", "undated", 6'661, 250},
    {"01_country_reference/land_borders.csv", "mledoze_borders", "undated", 649, 649},
    {"01_country_reference/unsd_m49_en.csv", "unsd_m49", "undated", 249, 279},
    {"01_country_reference/unsd_m49_fr.csv", "unsd_m49", "undated", 249, 279},
    {"01_country_reference/unsd_m49_es.csv", "unsd_m49", "undated", 249, 279},
    {"01_country_reference/unsd_m49_ru.csv", "unsd_m49", "undated", 249, 279},
    {"01_country_reference/unsd_m49_ar.csv", "unsd_m49", "undated", 249, 279},
    {"01_country_reference/unsd_m49_cn.csv", "unsd_m49", "undated", 249, 279},
    {"03_wdi/gapminder_geo.csv", "gapminder_geo", "undated", 273, 273},
    {"03_wdi/gapminder_systema_globalis_selected.csv.gz", "gapminder", "2025", 524'445, 523'194,
     1'251},
    {"03_wdi/iom_gdi_indicators.csv.gz", "iom_gdi_indicators", "2023", 76'614, 76'614},
    {"03_wdi/iom_gdi_indicator_sources.csv", "iom_gdi_indicator_sources", "2024", 18, 18},
    {"02_migrant_stock_flow/undesa_2020_bilateral_by_sex.csv", "undesa_2020", "2020", 77'157,
     231'471},
}};

/// Counts entries of lists with the figures.
class CountingSink : public SummingSink {
 public:
  using SummingSink::SummingSink;
  void item(Item) override { ++figures; }
  void relate(Relation) override { ++figures; }
};

/// The sums of a file's figures that are asked for, by indicator and period; empty where the file
/// is not at hand.
std::map<std::string, double> sums_of(std::string_view file, SummingSink::Wanted wanted) {
  const auto kept = std::ranges::find(all_kept, file, &Kept::file);
  REQUIRE(kept != all_kept.end());
  SummingSink sink(std::move(wanted));
  Reading reading;
  read_file_of(std::string(file), kept->source, sink, reading);
  return sink.sums;
}

bool of_world(const ObservationKey& key) { return key.origin.empty() && key.place == world; }
bool of_anywhere(const ObservationKey&) { return true; }
/// Figures of countries, by themselves and not as bounds.
bool of_countries(const ObservationKey& key) {
  return key.dimensions.empty() && Gazetteer::get().is_part_of_a_total(key.place);
}

double millions(double persons) { return std::round(persons / 1e5) / 10; }

}  // namespace

TEST_CASE("each file on population, flows, stocks and places is recognised and kept as it should") {
  for (const auto& kept : all_kept) {
    CAPTURE(kept.file);
    CountingSink sink([](const ObservationKey&) { return false; });
    Reading reading;
    if (!read_file_of(std::string(kept.file), kept.source, sink, reading)) continue;
    CHECK(reading.citation.version == kept.version);
    CHECK(reading.rows == kept.rows);
    CHECK(sink.figures == kept.figures);
    CHECK_MESSAGE(sink.rejected == kept.rejected, sink.first);
    CHECK_FALSE(reading.citation.licence.empty());
  }
}

TEST_CASE("WPP 2024: 5,327.8 million people in 1990 and 7,470.5 million in 2015, as published") {
  auto sums = sums_of("17_flows/wpp2024_pop_births_deaths_netmig_annual.csv", of_countries);
  if (sums.empty()) return;
  CHECK(millions(sums["population 1990"]) == 5'327.8);
  CHECK(millions(sums["population 2015"]) == 7'470.5);
  // Births and deaths of countries make the world's, which another table of the release prints.
  auto world_sums = sums_of("03_wdi/wpp2024_misc_annual_estimates.csv.gz", of_world);
  for (const auto year : {"1950", "1990", "2023"}) {
    for (const auto counted : {"births ", "deaths "}) {
      const auto name = std::string(counted) + year;
      CHECK(std::abs(sums[name] - world_sums[name]) < 500);
    }
  }
}

TEST_CASE("WPP 2024: migration within the world makes nothing, to the rounding of the countries") {
  auto sums = sums_of("03_wdi/wpp2024_net_migration_annual.csv", of_countries);
  if (sums.empty()) return;
  for (const auto year : {"1950", "1990", "2023"}) {
    CHECK(std::abs(sums[std::string("net_migration ") + year]) < 500);
  }
}

TEST_CASE("WPP 2024: people, births, deaths and migrants of a year make the people at its end") {
  auto balance = sums_of("17_flows/wpp2024_pop_births_deaths_netmig_annual.csv",
                         [](const auto& key) { return key.place == Place("BGD"); });
  auto rates = sums_of("03_wdi/wpp2024_misc_annual_projections.csv.gz",
                       [](const auto& key) { return key.place == Place("BGD"); });
  auto migrants = sums_of("03_wdi/wpp2024_net_migration_projections.csv", [](const auto& key) {
    return key.place == Place("BGD") && key.dimensions.empty();
  });
  auto people = sums_of("03_wdi/wpp2024_population_projections.csv.gz", [](const auto& key) {
    return key.place == Place("BGD") && key.dimensions.empty();
  });
  if (balance.empty() || rates.empty() || migrants.empty() || people.empty()) return;
  // The population of 2024 is the sum of female and male.
  CHECK(std::abs(balance["population_end_of_year 2023"] + rates["births 2024"] -
                 rates["deaths 2024"] + migrants["net_migration 2024"] -
                 people["population_end_of_year 2024"]) < 1);
}

TEST_CASE("WPP 2022: 7,975.1 million people in 2022, as published") {
  auto sums = sums_of("17_flows/wpp2022_pop_births_deaths_netmig_annual.csv", of_countries);
  if (!sums.empty()) CHECK(millions(sums["population 2022"]) == 7'975.1);
}

TEST_CASE("WPP 2019: 7,794.8 million people in 2020, all ages and both sexes, as published") {
  auto sums = sums_of("17_flows/wpp2019_pop_age_sex.csv.gz", of_world);
  if (sums.empty()) return;
  CHECK(millions(sums["population 2020"]) == 7'794.8);
  CHECK(millions(sums["population 2015"]) == 7'379.8);
  // The shares of age groups in fertility make it whole.
  auto shares = sums_of("17_flows/wpp2019_pct_asfr.csv", of_world);
  CHECK(std::abs(shares["fertility_share 2015-01-01/P5Y"] - 100) < 0.01);
  auto five_years = sums_of("17_flows/wpp2019_indicators_5y.csv", of_world);
  CHECK(std::abs(five_years["total_fertility 2015-01-01/P5Y"] - 2.47) < 0.005);
  CHECK(std::abs(five_years["total_fertility 1990-01-01/P5Y"] - 3.01) < 0.006);
}

TEST_CASE("UN DESA 2019: migrants of the world and refugees among them, as published") {
  const auto everybody = [](const ObservationKey& key) { return key.place == world; };
  auto stock = sums_of("02_migrant_stock_flow/undesa_2019_total_by_destination.csv", everybody);
  if (!stock.empty()) {
    CHECK(stock["migrant_stock 1990"] == 153'011'473);
    CHECK(stock["migrant_stock 2000"] == 173'588'441);
    CHECK(stock["migrant_stock 2019"] == 271'642'105);
  }
  auto refugees = sums_of("02_migrant_stock_flow/undesa_2019_refugee_stock_wide.csv", everybody);
  if (!refugees.empty()) {
    CHECK(refugees["refugee_stock 2019"] == 28'711'526);
    // Refugees over the migrants of the other table.
    CHECK(std::abs(refugees["refugee_share_of_migrants 2019"] - 100.0 * 28'711'526 / 271'642'105) <
          1e-9);
  }
}

TEST_CASE("UN DESA 2020: the selection and the unknown origins make the published 280,598,105") {
  auto known = sums_of("17_flows/ims2020_bilateral_stock.csv.gz",
                       [](const ObservationKey& key) { return key.sex == Sex::total; });
  auto unknown = sums_of(
      "02_migrant_stock_flow/undesa_2020_bilateral_by_sex.csv",
      [](const ObservationKey& key) { return key.sex == Sex::total && key.origin == other_place; });
  if (known.empty() || unknown.empty()) return;
  CHECK(known["migrant_stock 2020"] + unknown["migrant_stock 2020"] == 280'598'105);
}

TEST_CASE("World Bank: from 92 million migrants in 1960 to 165 million in 2000") {
  // Ozden, Parsons, Schiff and Walmsley (2011), Where on Earth is Everybody?, abstract; the file is
  // a later revision of the database, one to two percent above.
  auto sums = sums_of("02_migrant_stock_flow/worldbank_gbmd_1960_2000_by_sex.csv.gz", of_anywhere);
  if (sums.empty()) return;
  CHECK(std::abs(sums["migrant_stock_historical 1960"] / 92e6 - 1) < 0.02);
  CHECK(std::abs(sums["migrant_stock_historical 2000"] / 165e6 - 1) < 0.02);
}

TEST_CASE("Abel and Cohen: files of one method have the figures of the file of all methods") {
  for (const std::string method : {"da_min_closed", "da_pb_closed", "mig_rate"}) {
    CAPTURE(method);
    const auto wanted = [&](const ObservationKey& key) {
      return key.sex == Sex::total && key.dimensions == "method=" + method;
    };
    const auto one =
        sums_of("02_migrant_stock_flow/abel_cohen_flows_" + method + ".csv.gz", wanted);
    if (!one.empty()) CHECK(one == sums_of("17_flows/abel_cohen_flows_ims2020.csv.gz", wanted));
  }
}

TEST_CASE("Azose and Raftery: 67 to 87 million people moved in each period of five years") {
  // The range that the paper's abstract gives, 1.13 to 1.29 percent of the world's population.
  auto sums = sums_of("17_flows/azose_raftery_2019_flows_train.csv", of_anywhere);
  for (const auto& [name, sum] : sums) {
    CAPTURE(name);
    CHECK(sum > 67e6);
    CHECK(sum < 88e6);
  }
}

TEST_CASE("borders and languages are mutual, distances the same both ways") {
  double there = 0, back = 0;
  const auto path = "01_country_reference/cepii_geodist_dist_cepii.csv.gz";
  for (const auto& [origin, place, sum] :
       {std::tuple("FRA", "DEU", &there), std::tuple("DEU", "FRA", &back)}) {
    for (const auto& [name, value] : sums_of(path, [&](const ObservationKey& key) {
           return key.origin == Place(origin) && key.place == Place(place);
         })) {
      *sum += value;
    }
  }
  CHECK(std::abs(there - back) < 0.01);
}

}  // namespace corridor::population_files_test
