// World Bank, Logistics Performance Index, editions 2012 to 2023 side by side: scores from 1 (low)
// to 5 (high) and ranks, overall and in six components. A year is that of the edition. The file
// holds the countries that stand in every edition; ranks are of all that stood in one.

#include "base/text.h"
#include "sources/reading.h"
#include "vocabulary/indicator.h"

#include <array>

namespace corridor {
namespace logistics_performance_parts {
namespace {

constexpr std::string_view header =
    "country_iso3,country,lpi_score,lpi_rank,customs_score,customs_rank,infrastructure_score,"
    "infrastructure_rank,international_shipments_score,international_shipments_rank,"
    "logistics_competence_and_quality_score,logistics_competence_and_quality_rank,"
    "timeliness_score,timeliness_rank,tracking_and_tracing_score,tracking_and_tracing_rank,year";
constexpr std::size_t country = 1, first_measure = 2, year = 16;

/// In the order of the columns.
constexpr std::array<std::string_view, 14> indicators{
    "logistics_performance",     "logistics_performance_rank", "logistics_customs",
    "logistics_customs_rank",    "logistics_infrastructure",   "logistics_infrastructure_rank",
    "logistics_shipments",       "logistics_shipments_rank",   "logistics_competence",
    "logistics_competence_rank", "logistics_timeliness",       "logistics_timeliness_rank",
    "logistics_tracking",        "logistics_tracking_rank"};

bool recognise(const Opening& file) { return header_is(file.header, header); }

Result<Reading> read(const SourceInput& input, Sink& sink) {
  CsvPass pass(input, sink);
  PlaceReader places(Scheme::worldbank);
  LatestPeriod latest;
  const auto rows = TRY(pass.over_rows([&]() -> Result<void> {
    const auto place = pass.place(country, places);
    const auto when = pass.period(year);
    if (!place || !when) return {};
    latest.see(*when);
    for (std::size_t i = 0; i < indicators.size(); ++i) {
      pass.number(first_measure + i,
                  {.indicator = indicators[i], .origin = {}, .place = *place, .period = *when});
    }
    return {};
  }));
  return Reading{.citation = {.publisher = "World Bank",
                              .dataset = "worldbank_lpi",
                              .title = "Logistics Performance Index",
                              .version = latest.version(input.version),
                              .licence = "CC-BY-4.0",
                              .url = "https://lpi.worldbank.org",
                              .retrieved = {}},
                 .complete = false,
                 .steps = {{0, "score or rank", "taken as it is"}},
                 .rows = rows};
}

}  // namespace
}  // namespace logistics_performance_parts

extern const Source logistics_performance;
const Source logistics_performance{
    "logistics_performance", "World Bank Logistics Performance Index, 2012 to 2023",
    logistics_performance_parts::header, logistics_performance_parts::recognise,
    logistics_performance_parts::read};

}  // namespace corridor
