// Flows between all pairs of 200 countries as the University of Washington's group estimates them
// (Azose and Raftery 2019) and forecasts them with their uncertainty (Welch and Raftery 2022), from
// the protocol that accompanies the papers. CLI is their code of the Channel Islands.
//
// Flows are of five years, all periods from one mid-year to another.
//
// The forecasts' years are the middles of their periods: 2023 is 2020-2025 for flows, and for
// populations the end of the period, 2025 (the world's median, 8,158 million, is near the 8,160
// that the inputs have for 2025, and they have 7,771 for 2020). Quantiles of 5 and 95 percent are
// the interval of their median, which holds 90 percent; those of 10 and 90 are figures of their own
// (bound=80_low). Inflow and outflow of a country are its flow from and to the world.
//
// The file of inputs has the UN's populations and net migration of the release of 2017, which
// estimates to 2015, beside the net migration of the pseudo-Bayes flows; which countries it takes
// for Gulf states is not kept.

#include "sources/column_table.h"

#include <fmt/core.h>

#include <array>

namespace corridor {
namespace bayesian_flows_parts {
namespace {

constexpr std::string_view estimates_url = "https://doi.org/10.1073/pnas.1722334116";
constexpr std::string_view forecasts_url = "https://doi.org/10.1073/pnas.2203822119";

// ---- estimates --------------------------------------------------------------

constexpr Publication estimates{
    .publisher = "Jonathan Azose and Adrian Raftery",
    .dataset = "azose_raftery_flows",
    .title = "Emigration, return migration and transit migration between all pairs of countries",
    .licence = "MIT",
    .url = estimates_url};

constexpr FigureColumn flow(std::string_view name, std::string_view period) {
  return {.name = name, .indicator = "migration_flow", .period = period};
}
constexpr std::array<FigureColumn, 5> flow_columns{{
    flow("f1990", "1990-1995"),
    flow("f1995", "1995-2000"),
    flow("f2000", "2000-2005"),
    flow("f2005", "2005-2010"),
    flow("f2010", "2010-2015"),
}};
constexpr ColumnTable flows{.publication = &estimates,
                            .header = "orig,dest,f1990,f1995,f2000,f2005,f2010",
                            .keys = {.place = "dest", .origin = "orig"},
                            .columns = flow_columns,
                            .status = 'E',
                            .version = "2019"};

// ---- inputs -----------------------------------------------------------------

constexpr Publication inputs{.publisher =
                                 "UN DESA, Population Division; Nathan Welch and Adrian "
                                 "Raftery",
                             .dataset = "welch_raftery_inputs",
                             .title = "Populations and net migration behind forecasts of flows",
                             .licence = "MIT",
                             .url = forecasts_url};

int last_estimate(std::string_view) { return 2015; }

constexpr FigureColumn balance(std::string_view name, std::string_view method) {
  return {.name = name, .indicator = "net_migration", .dimensions = method};
}
constexpr FigureColumn balance_rate(std::string_view name, std::string_view method) {
  return {.name = name,
          .indicator = "net_migration_percent",
          .scale = 100,
          .dimensions = method,
          .remark = "the file has a share"};
}
constexpr std::array<FigureColumn, 5> input_columns{{
    {.name = "pop",
     .indicator = "population",
     .year_offset = 0,
     .remark = "of the year in which the period starts"},
    balance("unNetCount", "method=un"),
    balance("pbNetCount", "method=pseudo_bayes"),
    balance_rate("unNetRate", "method=un"),
    balance_rate("pbNetRate", "method=pseudo_bayes"),
}};
constexpr ColumnTable input_table{
    .publication = &inputs,
    .header = "iso,migPeriodStart,pop,period,unNetCount,pbNetCount,isGcc,unNetRate,pbNetRate",
    .keys = {.place = "iso", .period = "period"},
    .columns = input_columns,
    .status = 'E',
    .complete = false,
    .version = "2022",
    .last_estimate = last_estimate};

// ---- forecasts --------------------------------------------------------------

constexpr Publication forecasts{
    .publisher = "Nathan Welch and Adrian Raftery",
    .dataset = "welch_raftery_forecasts",
    .title = "Probabilistic forecasts of international bilateral migration flows",
    .licence = "MIT",
    .url = forecasts_url};

/// The year that lies `years` after the one in the text.
Result<int> year_after(std::string_view text, int years) {
  return TRY(Period::parse(std::to_string(TRY(Period::parse(text)).start_year() + years)))
      .start_year();
}

/// 2023 is the end of 2020-2025.
Result<Period> end_around(std::string_view text) { return Period::year(TRY(year_after(text, 2))); }

Result<Period> five_years_around(std::string_view text) {
  const int start = TRY(year_after(text, -3));
  return Period::years(start, start + 5);
}

/// The three columns of one distribution.
struct Quantiles {
  std::string_view q05, q10, q50, q90, q95;
};
struct Forecast {
  std::string_view indicator;
  Sex sex = Sex::total;
  Margin margin = Margin::none;
};
constexpr std::array<FigureColumn, 3> distribution(const Quantiles& q, const Forecast& of) {
  FigureColumn median{.name = q.q50, .indicator = of.indicator, .sex = of.sex, .margin = of.margin};
  FigureColumn low = median, high = median;
  median.low = q.q05;
  median.high = q.q95;
  median.remark = "the median, with the quantiles of 5 and 95 percent";
  low.name = q.q10;
  low.dimensions = "bound=80_low";
  high.name = q.q90;
  high.dimensions = "bound=80_high";
  return {median, low, high};
}

template <std::size_t... counts>
constexpr auto joined_columns(const std::array<FigureColumn, counts>&... some) {
  std::array<FigureColumn, (counts + ...)> all{};
  std::size_t at = 0;
  const auto append = [&](const auto& columns) {
    for (const auto& column : columns) all[at++] = column;
  };
  (append(some), ...);
  return all;
}

constexpr auto people = joined_columns(
    distribution({"q05f", "q10f", "q50f", "q90f", "q95f"}, {"population", Sex::female}),
    distribution({"q05m", "q10m", "q50m", "q90m", "q95m"}, {"population", Sex::male}),
    distribution({"q05t", "q10t", "q50t", "q90t", "q95t"}, {"population", Sex::total}));
constexpr ColumnTable population{
    .publication = &forecasts,
    .part = "population",
    .header =
        "country_code,year,q05f,q10f,q50f,q90f,q95f,q05m,q10m,q50m,q90m,q95m,q05t,q10t,q50t,"
        "q90t,q95t",
    .keys = {.place = "country_code", .period = "year"},
    .columns = people,
    .scheme = Scheme::undesa,
    .complete = false,
    .version = "2022",
    .last_estimate = last_estimate,
    .period_of = end_around};
constexpr ColumnTable world_population{
    .publication = &forecasts,
    .part = "population_world",
    .header = "year,q05f,q10f,q50f,q90f,q95f,q05m,q10m,q50m,q90m,q95m,q05t,q10t,q50t,q90t,q95t",
    .keys = {.period = "year"},
    .columns = people,
    .place = world,
    .complete = false,
    .version = "2022",
    .last_estimate = last_estimate,
    .period_of = end_around};

constexpr auto margin_columns = joined_columns(
    distribution({"q05in", "q10in", "q50in", "q90in", "q95in"},
                 {"migration_flow", Sex::total, Margin::to_place}),
    distribution({"q05out", "q10out", "q50out", "q90out", "q95out"},
                 {"migration_flow", Sex::total, Margin::from_place}),
    distribution({"q05net", "q10net", "q50net", "q90net", "q95net"}, {"net_migration"}));
constexpr ColumnTable margins{
    .publication = &forecasts,
    .part = "flows",
    .header =
        "country_code,year,q05in,q10in,q50in,q90in,q95in,q05out,q10out,q50out,q90out,q95out,"
        "q05net,q10net,q50net,q90net,q95net",
    .keys = {.place = "country_code", .period = "year"},
    .columns = margin_columns,
    .scheme = Scheme::undesa,
    .complete = false,
    .version = "2022",
    .last_estimate = last_estimate,
    .period_of = five_years_around};

constexpr auto world_columns = joined_columns(
    distribution({"q05pct", "q10pct", "q50pct", "q90pct", "q95pct"}, {"migration_flow_percent"}),
    distribution({"q05cnt", "q10cnt", "q50cnt", "q90cnt", "q95cnt"},
                 {"migration_flow", Sex::total, Margin::to_place}));
constexpr ColumnTable world_migration{
    .publication = &forecasts,
    .part = "flows_world",
    .header = "year,q05pct,q10pct,q50pct,q90pct,q95pct,q05cnt,q10cnt,q50cnt,q90cnt,q95cnt",
    .keys = {.period = "year"},
    .columns = world_columns,
    .place = world,
    .complete = false,
    .version = "2022",
    .last_estimate = last_estimate,
    .period_of = five_years_around};

}  // namespace
}  // namespace bayesian_flows_parts

extern const Source azose_raftery_flows, welch_raftery_inputs, welch_raftery_population,
    welch_raftery_population_world, welch_raftery_flows, welch_raftery_flows_world;
const Source azose_raftery_flows{
    "azose_raftery_flows", "Azose and Raftery, migration flows", bayesian_flows_parts::flows.header,
    is_table<bayesian_flows_parts::flows>, read_table<bayesian_flows_parts::flows>};
const Source welch_raftery_inputs{
    "welch_raftery_inputs", "Welch and Raftery, net migration behind the forecasts",
    bayesian_flows_parts::input_table.header, is_table<bayesian_flows_parts::input_table>,
    read_table<bayesian_flows_parts::input_table>};
const Source welch_raftery_population{
    "welch_raftery_population", "Welch and Raftery, forecast of population",
    bayesian_flows_parts::population.header, is_table<bayesian_flows_parts::population>,
    read_table<bayesian_flows_parts::population>};
const Source welch_raftery_population_world{
    "welch_raftery_population_world", "Welch and Raftery, forecast of the world's population",
    bayesian_flows_parts::world_population.header, is_table<bayesian_flows_parts::world_population>,
    read_table<bayesian_flows_parts::world_population>};
const Source welch_raftery_flows{
    "welch_raftery_flows", "Welch and Raftery, forecast of inflow, outflow and balance",
    bayesian_flows_parts::margins.header, is_table<bayesian_flows_parts::margins>,
    read_table<bayesian_flows_parts::margins>};
const Source welch_raftery_flows_world{
    "welch_raftery_flows_world", "Welch and Raftery, forecast of the world's migration",
    bayesian_flows_parts::world_migration.header, is_table<bayesian_flows_parts::world_migration>,
    read_table<bayesian_flows_parts::world_migration>};

}  // namespace corridor
