// World Bank, World Development Indicators: extracts in long form (one figure a row), and a panel
// of national accounts side by side. Extracts overlap: a newer one replaces the figures it has, and
// only those. The Bank's own codes are mapped (XKX Kosovo, CHI Channel Islands, WLD the world).

#include "sources/worldbank.h"

#include "base/text.h"
#include "sources/reading.h"
#include "vocabulary/indicator.h"

#include <algorithm>
#include <array>

namespace corridor {
namespace worldbank_parts {
namespace {

constexpr std::string_view wdi_header = "indicator,iso3,country,year,value";
constexpr std::string_view wdi_header_by_place = "iso3,country,indicator,year,value";
constexpr std::string_view panel_header =
    "year,iso3,gdp_cur_usd,gdp_2015_usd,gdp_pc_cur_usd,gdp_pc_2015_usd,gdp_growth_pct,"
    "gdp_pc_2021_ppp,gdp_deflator,exchange_rate_lcu_usd";

constexpr std::string_view url =
    "https://databank.worldbank.org/source/world-development-indicators";

bool recognise_wdi(const Opening& file) {
  return header_is(file.header, wdi_header) || header_is(file.header, wdi_header_by_place);
}

bool recognise_panel(const Opening& file) { return header_is(file.header, panel_header); }

Result<Reading> read_wdi(const SourceInput& input, Sink& sink) {
  CsvPass pass(input, sink);
  PlaceReader places(Scheme::worldbank);
  LatestPeriod latest;
  const bool by_place = input.text.find("iso3,country,indicator") < 8;
  const std::size_t code_column = by_place ? 2 : 0, place_column = by_place ? 0 : 1;
  const auto rows = TRY(pass.over_rows([&]() -> Result<void> {
    const auto place = pass.place(place_column, places);
    const auto year = pass.period(3);
    if (!place || !year) return {};
    if (!is_series_code(pass.field(code_column))) {
      pass.reject(code_column, "expected a series code such as SP.POP.TOTL");
      return {};
    }
    latest.see(*year);
    pass.number(4, wdi_key(pass.field(code_column), *place, *year));
    return {};
  }));
  Reading reading = wdi_reading(latest.version(input.version));
  reading.steps = {{5, "value", "taken as it is"}};
  reading.rows = rows;
  return reading;
}

constexpr std::array<std::string_view, 8> panel_indicators{
    "gdp",        "gdp_constant",       "gdp_per_capita_current", "gdp_per_capita",
    "gdp_growth", "gdp_per_capita_ppp", "gdp_deflator",           "exchange_rate"};

Result<Reading> read_panel(const SourceInput& input, Sink& sink) {
  CsvPass pass(input, sink);
  PlaceReader places(Scheme::iso3);
  LatestPeriod latest;
  const auto rows = TRY(pass.over_rows([&]() -> Result<void> {
    const auto year = pass.period(0);
    const auto place = pass.place(1, places);
    if (!place || !year) return {};
    latest.see(*year);
    ObservationKey key{.indicator = {}, .origin = {}, .place = *place, .period = *year};
    for (std::size_t i = 0; i < panel_indicators.size(); ++i) {
      key.indicator = panel_indicators[i];
      pass.number(2 + i, key);
    }
    return {};
  }));
  Reading reading{.citation = {.publisher = "World Bank (gaps filled by Gaskin and Abel 2025)",
                               .dataset = "worldbank_gdp_panel",
                               .title = "World Development Indicators, national accounts panel",
                               .version = latest.version(input.version),
                               .licence = "CC-BY-4.0",
                               .url = std::string(url),
                               .retrieved = {}},
                  .rows = rows};
  for (std::size_t i = 0; i < panel_indicators.size(); ++i) {
    reading.steps.push_back(
        {static_cast<std::uint16_t>(3 + i), pass.csv().header()[2 + i], "taken as it is"});
  }
  return reading;
}

/// Who reports: the place itself, which is where migrants come from for money received, and where
/// they live for money paid.
Reporter reporter_of(std::string_view indicator) {
  if (indicator == "remittances_received") return Reporter::origin;
  if (indicator == "remittances_paid") return Reporter::destination;
  return Reporter::publisher;
}

}  // namespace
}  // namespace worldbank_parts

ObservationKey wdi_key(std::string_view series, Place place, Period period) {
  const auto indicator = canonical_indicator(intern(series));
  return {.indicator = indicator,
          .origin = {},
          .place = place,
          .period = period,
          .reporter = worldbank_parts::reporter_of(indicator)};
}

Reading wdi_reading(std::string version) {
  return {.citation = {.publisher = "World Bank",
                       .dataset = "worldbank_wdi",
                       .title = "World Development Indicators",
                       .version = std::move(version),
                       .licence = "CC-BY-4.0",
                       .url = std::string(worldbank_parts::url),
                       .retrieved = {}},
          .supersession = Supersession::by_figure};
}

extern const Source worldbank_wdi, worldbank_gdp_panel;
const Source worldbank_wdi{"worldbank_wdi", "World Bank World Development Indicators, long form",
                           worldbank_parts::wdi_header, worldbank_parts::recognise_wdi,
                           worldbank_parts::read_wdi};
const Source worldbank_gdp_panel{"worldbank_gdp_panel", "World Bank national accounts panel",
                                 worldbank_parts::panel_header, worldbank_parts::recognise_panel,
                                 worldbank_parts::read_panel};

}  // namespace corridor
