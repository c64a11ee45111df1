// World Bank, Remittance Prices Worldwide, corridor averages: cost of sending US$ 200 as a percent
// of the amount, by quarter. "Sending" is where the money leaves, which is the destination of the
// migrant: the corridor is turned round. Codes are the Bank's (KSV for Kosovo).

#include "sources/reading.h"

namespace corridor {
namespace remittance_prices_parts {
namespace {

constexpr std::string_view header =
    "send_iso3,send_country,recv_iso3,recv_country,series,quarter,cost_pct";
constexpr std::size_t sender = 0, receiver = 2, series = 4, quarter = 5, cost = 6;

bool recognise(const Opening& file) { return header_is(file.header, header); }

Result<Reading> read(const SourceInput& input, Sink& sink) {
  CsvPass pass(input, sink);
  PlaceReader places(Scheme::worldbank);
  LatestPeriod latest;
  const auto rows = TRY(pass.over_rows([&]() -> Result<void> {
    const auto sends = pass.place(sender, places);
    const auto receives = pass.place(receiver, places);
    const auto when = pass.period(quarter);
    if (!sends || !receives || !when) return {};
    if (pass.field(series) != "ATCR.CORR") {
      pass.reject(series, "expected the series ATCR.CORR (average total cost)");
      return {};
    }
    latest.see(*when);
    const ObservationKey key{
        .indicator = "remittance_cost", .origin = *receives, .place = *sends, .period = *when};
    pass.number(cost, key);
    return {};
  }));
  return Reading{.citation = {.publisher = "World Bank",
                              .dataset = "worldbank_remittance_prices",
                              .title = "Remittance Prices Worldwide, corridor averages",
                              .version = latest.version(input.version),
                              .licence = "CC-BY-4.0",
                              .url = "https://remittanceprices.worldbank.org",
                              .retrieved = {}},
                 .steps = {{cost + 1, "cost_pct",
                            "taken as it is; the corridor is turned into the migrant's direction"}},
                 .rows = rows};
}

}  // namespace
}  // namespace remittance_prices_parts

extern const Source remittance_prices;
const Source remittance_prices{"remittance_prices", "World Bank Remittance Prices, corridors",
                               remittance_prices_parts::header, remittance_prices_parts::recognise,
                               remittance_prices_parts::read};

}  // namespace corridor
