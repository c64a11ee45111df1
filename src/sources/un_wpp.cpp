// UN DESA, World Population Prospects, as its authors' own packages for R have it (wpp2015,
// wpp2019, wpp2022, wpp2024), one table a file. Places are M49 or UN DESA location codes, counts
// are in thousands. Groupings of the UN that are no M49 area (5502 and such) are rejected by code.
//
// Populations of the packages of 2022 and 2024 are those of 31 December: births, deaths and
// migrants of 2024 added to the population of 2023 make that of 2024 to the person. They are kept
// as population_end_of_year; `population`, in mid-year, comes from the table that has it.
//
// Intervals: the one of 95 percent goes with its median; bounds of 80 percent, and bounds without a
// median beside them, are figures of their own (bound=80_low). Variants of fertility are too
// (variant=low).
//
// No file states its release: it is told by a line that only one release has, or by the user. The
// codes of migration_timing stand in no table of a release by single years: they are of 2019.
//
// Not kept: names beside codes.

#include "sources/un_wpp.h"

#include "base/text.h"

#include <fmt/core.h>

#include <array>

namespace corridor {

int last_estimate_of_wpp(std::string_view version) {
  const auto year = parse_integer(version);
  if (!year || *year < 1950 || *year > 2999) return 9999;
  if (*year >= 2022) return static_cast<int>(*year) - 1;
  return *year == 2019 ? 2020 : static_cast<int>(*year) / 5 * 5;
}

namespace un_wpp_parts {
namespace {

constexpr double thousand = 1000;
constexpr KeyColumns by_year{.place = "country_code", .period = "year"};
constexpr KeyColumns by_age{.place = "country_code", .period = "period", .age = "age"};

constexpr Publication five_years = wpp_dataset("un_wpp_five_years");
constexpr Publication by_age_sex = wpp_dataset("un_wpp_population_age_sex");
constexpr Publication mortality = wpp_dataset("un_wpp_mortality");
constexpr Publication fertility = wpp_dataset("un_wpp_fertility_pattern");
constexpr Publication migration_by_age = wpp_dataset("un_wpp_net_migration_age_sex");
constexpr Publication timing = wpp_dataset("un_wpp_migration_timing");

constexpr ColumnTable of_wpp(ColumnTable table) {
  table.scheme = Scheme::undesa;
  table.status = 'E';
  table.last_estimate = last_estimate_of_wpp;
  return table;
}

// ---- whole populations, by year ---------------------------------------------

constexpr std::array<FigureColumn, 8> rates{{
    {.name = "births", .indicator = "births", .scale = thousand},
    {.name = "cbr", .indicator = "crude_birth_rate"},
    {.name = "cdr", .indicator = "crude_death_rate"},
    {.name = "deaths", .indicator = "deaths", .scale = thousand},
    {.name = "PopChange", .indicator = "population_change", .scale = thousand},
    {.name = "growthrate", .indicator = "population_growth"},
    {.name = "cnmr", .indicator = "net_migration_rate"},
    {.name = "NatChangeRT", .indicator = "natural_change_rate"},
}};
constexpr std::array<Mark, 1> rates_releases{{{"900,2023,132110.264,", "2024"}}};
constexpr ColumnTable rates_estimated = of_wpp(
    {.publication = &un_wpp,
     .part = "rates",
     .header = "country_code,year,births,cbr,cdr,deaths,PopChange,growthrate,cnmr,NatChangeRT",
     .keys = by_year,
     .columns = rates,
     .releases = rates_releases});

constexpr std::array<Mark, 1> rates_projected_releases{{{"900,2024,132405.927,", "2024"}}};
constexpr ColumnTable rates_projected = of_wpp(
    {.publication = &un_wpp,
     .part = "rates_projected",
     .header = "country_code,year,births,cbr,deaths,cdr,PopChange,growthrate,cnmr,NatChangeRT",
     .keys = by_year,
     .columns = rates,
     .releases = rates_projected_releases});

constexpr std::array<FigureColumn, 1> migrants{
    {{.name = "mig", .indicator = "net_migration", .scale = thousand}}};
constexpr std::array<Mark, 1> migrants_releases{{{"4,2023,-48.958", "2024"}}};
constexpr ColumnTable net_migration = of_wpp({.publication = &un_wpp,
                                              .part = "net_migration",
                                              .header = "country_code,year,mig",
                                              .keys = by_year,
                                              .columns = migrants,
                                              .releases = migrants_releases});

constexpr std::array<FigureColumn, 3> migrants_to_come{{
    {.name = "mig",
     .indicator = "net_migration",
     .scale = thousand,
     .low = "mig_95l",
     .high = "mig_95u",
     .remark = "with the interval of mig_95l and mig_95u"},
    {.name = "mig_80l",
     .indicator = "net_migration",
     .scale = thousand,
     .dimensions = "bound=80_low"},
    {.name = "mig_80u",
     .indicator = "net_migration",
     .scale = thousand,
     .dimensions = "bound=80_high"},
}};
constexpr std::array<Mark, 1> migrants_to_come_releases{{{"4,2024,-44.089,", "2024"}}};
constexpr ColumnTable net_migration_projected =
    of_wpp({.publication = &un_wpp,
            .part = "net_migration_projected",
            .header = "country_code,year,mig,mig_80l,mig_80u,mig_95l,mig_95u",
            .keys = by_year,
            .columns = migrants_to_come,
            .releases = migrants_to_come_releases});

/// Comes whole, and as a selection that has countries only, to 2050.
Result<Reading> read_net_migration_projected(const SourceInput& input, Sink& sink) {
  Reading reading = TRY(read_columns(net_migration_projected, input, sink));
  reading.complete = input.text.contains("\n900,");
  return reading;
}

constexpr FigureColumn end_of_year(std::string_view name, std::string_view dimensions,
                                   Sex sex = Sex::total) {
  return {.name = name,
          .indicator = "population_end_of_year",
          .scale = thousand,
          .sex = sex,
          .dimensions = dimensions};
}
constexpr std::array<FigureColumn, 8> people_to_come{{
    end_of_year("popM", {}, Sex::male),
    end_of_year("popF", {}, Sex::female),
    end_of_year("pop_80l", "bound=80_low"),
    end_of_year("pop_80u", "bound=80_high"),
    end_of_year("pop_95l", "bound=95_low"),
    end_of_year("pop_95u", "bound=95_high"),
    end_of_year("pop_low", "variant=low"),
    end_of_year("pop_high", "variant=high"),
}};
constexpr std::array<Mark, 1> people_to_come_releases{{{"900,2024,4120769.361", "2024"}}};
constexpr ColumnTable population_projected = of_wpp(
    {.publication = &un_wpp,
     .part = "population_projected",
     .header = "country_code,year,popM,popF,pop_80l,pop_80u,pop_95l,pop_95u,pop_low,pop_high",
     .keys = by_year,
     .columns = people_to_come,
     .releases = people_to_come_releases});

constexpr std::array<FigureColumn, 5> balance_columns{{
    {.name = "pop_k",
     .indicator = "population",
     .scale = thousand,
     .remark = "the mean of the population at both ends of the year, made with the file"},
    end_of_year("popdec31_k", {}),
    {.name = "births_k", .indicator = "births", .scale = thousand},
    {.name = "deaths_k", .indicator = "deaths", .scale = thousand},
    {.name = "netmig_k", .indicator = "net_migration", .scale = thousand},
}};
constexpr std::array<Mark, 2> balance_releases{
    {{"4,Afghanistan,2023,41454.7615,", "2024"}, {"4,Afghanistan,2023,42239.8545,", "2022"}}};
constexpr ColumnTable balance =
    of_wpp({.publication = &un_wpp,
            .part = "balance",
            .header = "country_code,name,year,pop_k,popdec31_k,births_k,deaths_k,netmig_k",
            .keys = by_year,
            .columns = balance_columns,
            .releases = balance_releases});

// A copy of net_migration with ISO codes, rounded to thousands: a selection, so that it does not
// stand beside the figures it was made from.
constexpr std::array<FigureColumn, 1> rounded_columns{{{.name = "net_migrants",
                                                        .indicator = "net_migration",
                                                        .remark = "rounded to thousands in the "
                                                                  "file"}}};
constexpr std::array<Mark, 1> rounded_releases{{{"2023,AFG,-49000", "2024"}}};
constexpr ColumnTable net_migration_rounded = of_wpp({.publication = &un_wpp,
                                                      .part = "net_migration_rounded",
                                                      .header = "year,iso3,net_migrants",
                                                      .keys = {.place = "iso3", .period = "year"},
                                                      .columns = rounded_columns,
                                                      .complete = false,
                                                      .releases = rounded_releases});

// Populations of 200 countries, a column a year; the rest of the world is not in it.
constexpr FigureColumn people_in(std::string_view year) {
  return {.name = year, .indicator = "population", .scale = thousand, .period = year};
}
constexpr std::array<FigureColumn, 6> years_2015{{people_in("1990"), people_in("1995"),
                                                  people_in("2000"), people_in("2005"),
                                                  people_in("2010"), people_in("2015")}};
constexpr std::array<Mark, 1> releases_2015{{{"ABW,62.148,80.326,", "2015"}}};
constexpr ColumnTable population_2015 = of_wpp({.publication = &un_wpp,
                                                .part = "population_of_200",
                                                .header = "iso,1990,1995,2000,2005,2010,2015",
                                                .keys = {.place = "iso"},
                                                .columns = years_2015,
                                                .complete = false,
                                                .releases = releases_2015});

// ---- in steps of five years, and by age -------------------------------------

constexpr std::array<FigureColumn, 7> five_year_columns{{
    {.name = "tfr", .indicator = "total_fertility"},
    {.name = "srb",
     .indicator = "sex_ratio_at_birth",
     .scale = 100,
     .remark = "the file has boys for each girl"},
    {.name = "netmig_k", .indicator = "net_migration", .scale = thousand},
    {.name = "e0M", .indicator = "life_expectancy", .sex = Sex::male},
    {.name = "e0F", .indicator = "life_expectancy", .sex = Sex::female},
    {.name = "births_k_derived",
     .indicator = "births",
     .scale = thousand,
     .dimensions = "method=derived",
     .remark = "not the UN's: women by age times fertility, made with the file"},
    {.name = "deaths_k_derived",
     .indicator = "deaths",
     .scale = thousand,
     .dimensions = "method=derived",
     .remark = "not the UN's: births and net migration less growth, made with the file"},
}};
constexpr std::array<Mark, 1> five_year_releases{{{"900,2015-2020,2.468109072,", "2019"}}};
constexpr ColumnTable five_year_indicators = of_wpp(
    {.publication = &five_years,
     .header =
         "country_code,period,tfr,srb,netmig_k,e0M,e0F,name,births_k_derived,deaths_k_derived",
     .keys = {.place = "country_code", .period = "period"},
     .columns = five_year_columns,
     .releases = five_year_releases});

constexpr std::array<FigureColumn, 2> age_sex_columns{
    {{.name = "male_k", .indicator = "population", .scale = thousand, .sex = Sex::male},
     {.name = "female_k", .indicator = "population", .scale = thousand, .sex = Sex::female}}};
constexpr std::array<Mark, 1> age_sex_releases{{{"900,0-4,1990,330648.528,", "2019"}}};
constexpr ColumnTable population_age_sex =
    of_wpp({.publication = &by_age_sex,
            .header = "country_code,age,year,male_k,female_k",
            .keys = {.place = "country_code", .period = "year", .age = "age"},
            .columns = age_sex_columns,
            .releases = age_sex_releases});

/// The first year of an age group of a life table: 0, 1, 5, 10 ... 100.
Result<Age> age_of_life_table(std::string_view text) {
  const auto first = parse_integer(text);
  if (first == 0) return Age{0, 0};
  if (first == 1) return Age{1, 4};
  if (first == 100) return Age{100, Age::open};
  if (first && *first > 0 && *first < 100 && *first % 5 == 0) {
    return Age{static_cast<int>(*first), static_cast<int>(*first) + 4};
  }
  return fail({ErrorKind::malformed,
               fmt::format("expected the first year of an age group (0, 1, 5, 10 ... 100), saw "
                           "\"{}\"",
                           clip(text, 40)),
               {},
               {}});
}

constexpr std::array<FigureColumn, 2> death_rates{
    {{.name = "mxM", .indicator = "death_rate", .sex = Sex::male},
     {.name = "mxF", .indicator = "death_rate", .sex = Sex::female}}};
constexpr std::array<Mark, 1> death_rates_releases{{{"900,0,1990-1995,0.069980573,", "2019"}}};
constexpr ColumnTable death_rates_by_age = of_wpp({.publication = &mortality,
                                                   .header = "country_code,age,period,mxM,mxF",
                                                   .keys = by_age,
                                                   .columns = death_rates,
                                                   .releases = death_rates_releases,
                                                   .age_of = age_of_life_table});

constexpr std::array<FigureColumn, 1> fertility_columns{
    {{.name = "pct_asfr", .indicator = "fertility_share"}}};
constexpr std::array<Mark, 1> fertility_releases{{{"900,15-19,1990-1995,10.78375", "2019"}}};
constexpr ColumnTable fertility_pattern = of_wpp({.publication = &fertility,
                                                  .header = "country_code,age,period,pct_asfr",
                                                  .keys = by_age,
                                                  .columns = fertility_columns,
                                                  .releases = fertility_releases});

constexpr std::array<FigureColumn, 2> migrants_by_sex{
    {{.name = "migM", .indicator = "net_migration", .scale = thousand, .sex = Sex::male},
     {.name = "migF", .indicator = "net_migration", .scale = thousand, .sex = Sex::female}}};
constexpr std::array<Mark, 1> age_migration_releases{{{"108,2020-2025,0-4,-2.76,", "2024"}}};
constexpr ColumnTable net_migration_age_sex = of_wpp({.publication = &migration_by_age,
                                                      .header = "country_code,period,age,migM,migF",
                                                      .keys = by_age,
                                                      .columns = migrants_by_sex,
                                                      .releases = age_migration_releases});

// The release of 2019 has no migration by age: these are its totals spread over ages by what is
// left of the projected populations (bayesPop).
constexpr FigureColumn residual(std::string_view name, Sex sex) {
  return {.name = name,
          .indicator = "net_migration",
          .scale = thousand,
          .sex = sex,
          .dimensions = "method=residual"};
}
constexpr std::array<FigureColumn, 2> residuals_by_sex{
    {residual("migM", Sex::male), residual("migF", Sex::female)}};
constexpr std::array<Mark, 1> residual_releases{{{"108,0-4,2020-2025,0.146556830621,", "2019"}}};
constexpr ColumnTable net_migration_residual =
    of_wpp({.publication = &migration_by_age,
            .part = "residual",
            .header = "country_code,age,period,migM,migF",
            .keys = by_age,
            .columns = residuals_by_sex,
            .releases = residual_releases});

constexpr std::array<FigureColumn, 1> timing_columns{
    {{.name = "MigCode", .indicator = "migration_timing"}}};
constexpr ColumnTable migration_timing{.publication = &timing,
                                       .header = "country_code,MigCode",
                                       .keys = {.place = "country_code"},
                                       .columns = timing_columns,
                                       .scheme = Scheme::undesa,
                                       .period = "2019",
                                       .version = "2019"};

template <const ColumnTable& table>
constexpr Source source(std::string_view name, std::string_view title) {
  return {name, title, table.header, is_table<table>, read_table<table>};
}

}  // namespace
}  // namespace un_wpp_parts

extern const Source un_wpp_rates, un_wpp_rates_projected, un_wpp_net_migration,
    un_wpp_net_migration_projected, un_wpp_population_projected, un_wpp_balance,
    un_wpp_net_migration_rounded, un_wpp_population_2015, un_wpp_five_years,
    un_wpp_population_age_sex, un_wpp_death_rates, un_wpp_fertility_pattern,
    un_wpp_net_migration_age_sex, un_wpp_net_migration_residual, un_wpp_migration_timing;
const Source un_wpp_rates = un_wpp_parts::source<un_wpp_parts::rates_estimated>(
    "un_wpp_rates", "UN WPP, births and deaths");
const Source un_wpp_rates_projected = un_wpp_parts::source<un_wpp_parts::rates_projected>(
    "un_wpp_rates_projected", "UN WPP, births and deaths to come");
const Source un_wpp_net_migration = un_wpp_parts::source<un_wpp_parts::net_migration>(
    "un_wpp_net_migration", "UN WPP, net migration");
const Source un_wpp_net_migration_projected{
    "un_wpp_net_migration_projected", "UN WPP, net migration to come",
    un_wpp_parts::net_migration_projected.header, is_table<un_wpp_parts::net_migration_projected>,
    un_wpp_parts::read_net_migration_projected};
const Source un_wpp_population_projected = un_wpp_parts::source<un_wpp_parts::population_projected>(
    "un_wpp_population_projected", "UN WPP, population to come");
const Source un_wpp_balance = un_wpp_parts::source<un_wpp_parts::balance>(
    "un_wpp_balance", "UN WPP, population, births, deaths and net migration");
const Source un_wpp_net_migration_rounded =
    un_wpp_parts::source<un_wpp_parts::net_migration_rounded>("un_wpp_net_migration_rounded",
                                                              "UN WPP, net migration, rounded");
const Source un_wpp_population_2015 = un_wpp_parts::source<un_wpp_parts::population_2015>(
    "un_wpp_population_2015", "UN WPP 2015, population of 200 countries");
const Source un_wpp_five_years = un_wpp_parts::source<un_wpp_parts::five_year_indicators>(
    "un_wpp_five_years", "UN WPP 2019, indicators of five years");
const Source un_wpp_population_age_sex = un_wpp_parts::source<un_wpp_parts::population_age_sex>(
    "un_wpp_population_age_sex", "UN WPP 2019, population by age");
const Source un_wpp_death_rates = un_wpp_parts::source<un_wpp_parts::death_rates_by_age>(
    "un_wpp_death_rates", "UN WPP 2019, death rates by age");
const Source un_wpp_fertility_pattern = un_wpp_parts::source<un_wpp_parts::fertility_pattern>(
    "un_wpp_fertility_pattern", "UN WPP 2019, fertility by age");
const Source un_wpp_net_migration_age_sex =
    un_wpp_parts::source<un_wpp_parts::net_migration_age_sex>(
        "un_wpp_net_migration_age_sex", "UN WPP, net migration to come by age");
const Source un_wpp_net_migration_residual =
    un_wpp_parts::source<un_wpp_parts::net_migration_residual>(
        "un_wpp_net_migration_residual", "UN WPP 2019, net migration to come by age, residual");
const Source un_wpp_migration_timing = un_wpp_parts::source<un_wpp_parts::migration_timing>(
    "un_wpp_migration_timing", "UN WPP 2019, timing of migration");

}  // namespace corridor
