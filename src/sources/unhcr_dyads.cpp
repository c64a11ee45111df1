// UNHCR's refugees and asylum-seekers by origin and asylum, 1995 to 2020, as Guy Abel made them
// into a table of ISO codes for his estimates of flows. An empty code is an unknown place; pairs
// that UNHCR leaves out in a year stand with zeros. There is no 2019, and 2020 is what UNHCR had
// published by April 2021, before it closed the year.

#include "sources/reading.h"

namespace corridor {
namespace unhcr_dyads_parts {
namespace {

constexpr std::string_view header = "year,orig,dest,refugees,asylum_seekers";
enum Field : std::size_t { year, orig, dest, refugees, asylum_seekers };

bool recognise(const Opening& file) { return header_is(file.header, header); }

std::optional<Place> read_place(CsvPass& pass, std::size_t column, PlaceReader& places) {
  return pass.field(column).empty() ? unknown_place : pass.place(column, places);
}

Result<Reading> read(const SourceInput& input, Sink& sink) {
  CsvPass pass(input, sink);
  PlaceReader places(Scheme::iso3);
  LatestPeriod latest;
  const auto rows = TRY(pass.over_rows([&]() -> Result<void> {
    const auto origin = read_place(pass, orig, places), asylum = read_place(pass, dest, places);
    const auto when = pass.period(year);
    if (!origin || !asylum || !when) return {};
    latest.see(*when);
    ObservationKey key{.indicator = "refugees",
                       .origin = *origin,
                       .place = *asylum,
                       .period = *when,
                       .reporter = Reporter::destination};
    pass.number(refugees, key);
    key.indicator = "asylum_seekers";
    pass.number(asylum_seekers, key);
    return {};
  }));
  return Reading{.citation = {.publisher = "UNHCR, processed by G. Abel",
                              .dataset = "unhcr_dyads",
                              .title = "Refugees and asylum-seekers by pair of places",
                              .version = latest.version(input.version),
                              .licence = "CC-BY-4.0",
                              .url = "https://github.com/guyabel/stepladderChapter",
                              .retrieved = {}},
                 .steps = {{refugees + 1, "refugees", "taken as it is"},
                           {asylum_seekers + 1, "asylum_seekers", "taken as it is"}},
                 .rows = rows};
}

}  // namespace
}  // namespace unhcr_dyads_parts

extern const Source unhcr_dyads;
const Source unhcr_dyads{"unhcr_dyads", "UNHCR refugees and asylum-seekers by pair, 1995-2020",
                         unhcr_dyads_parts::header, unhcr_dyads_parts::recognise,
                         unhcr_dyads_parts::read};

}  // namespace corridor
