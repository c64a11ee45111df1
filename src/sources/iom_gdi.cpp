// IOM Global Data Institute, indicators compiled from UN DESA, the World Bank, the Fund for Peace
// and others, one figure a row, and the list of what they are. The institute's short names stand
// for series of the World Bank, under whose codes they are kept; the group grievance of the Fund
// for Peace has none and keeps its short name. Not every country is there: a selection.

#include "base/text.h"
#include "sources/item_table.h"
#include "vocabulary/indicator.h"

#include <algorithm>
#include <array>

namespace corridor {
namespace iom_gdi_parts {
namespace {

constexpr Publication publication{.publisher = "IOM Global Data Institute",
                                  .dataset = "iom_gdi_indicators",
                                  .title = "Indicators compiled from several publishers",
                                  .licence = "as of each publisher",
                                  .url = "https://www.migrationdataportal.org/"};
constexpr Publication list_publication{.publisher = "IOM Global Data Institute",
                                       .dataset = "iom_gdi_indicator_sources",
                                       .title = "Where the compiled indicators come from",
                                       .licence = "as of each publisher",
                                       .url = "https://www.migrationdataportal.org/"};

struct Series {
  std::string_view name, code;
  Reporter reporter = Reporter::publisher;
};
// Money received is reported where migrants come from, money paid where they live.
constexpr std::array<Series, 13> all_series{{{"birth", "SP.DYN.CBRT.IN"},
                                             {"depend", "SP.POP.DPND"},
                                             {"fdiin", "BX.KLT.DINV.CD.WD"},
                                             {"fdiout", "BM.KLT.DINV.CD.WD"},
                                             {"grieve", "grieve"},
                                             {"income", "NY.GDP.PCAP.PP.KD"},
                                             {"inf", "FP.CPI.TOTL.ZG"},
                                             {"nmig", "SM.POP.NETM"},
                                             {"polstb", "PV.EST"},
                                             {"pop", "SP.POP.TOTL"},
                                             {"remin", "BX.TRF.PWKR.CD.DT", Reporter::origin},
                                             {"remout", "BM.TRF.PWKR.CD.DT", Reporter::destination},
                                             {"unem", "SL.UEM.TOTL.ZS"}}};

constexpr std::string_view header = "iso,var,t,v";

bool recognise(const Opening& file) { return header_is(file.header, header); }

Result<Reading> read(const SourceInput& input, Sink& sink) {
  CsvPass pass(input, sink);
  PlaceReader places(Scheme::iso3);
  LatestPeriod latest;
  const auto rows = TRY(pass.over_rows([&]() -> Result<void> {
    const auto place = pass.place(0, places);
    const auto series = std::ranges::find(all_series, pass.field(1), &Series::name);
    const auto year = pass.period(2);
    if (series == all_series.end()) pass.reject(1, "no series of the institute is called that");
    if (!place || !year || series == all_series.end()) return {};
    latest.see(*year);
    pass.number(3, {.indicator = canonical_indicator(series->code),
                    .place = *place,
                    .period = *year,
                    .reporter = series->reporter});
    return {};
  }));
  Reading reading = reading_of_list(publication, latest.version(input.version));
  reading.rows = rows;
  reading.complete = false;
  reading.steps = {{4, "v", "taken as it is"}};
  return reading;
}

constexpr std::array<std::string_view, 2> source_code{"var", "table"};
constexpr std::array<std::string_view, 1> source_name{"description"};
constexpr ItemTable sources{.publication = &list_publication,
                            .header = "table,var,description,unit,source,last_updated,link",
                            .list = "indicator",
                            .codes = source_code,
                            .names = source_name,
                            .version = "2024"};

}  // namespace
}  // namespace iom_gdi_parts

extern const Source iom_gdi_indicators, iom_gdi_indicator_sources;
const Source iom_gdi_indicators{"iom_gdi_indicators", "IOM GDI, compiled indicators",
                                iom_gdi_parts::header, iom_gdi_parts::recognise,
                                iom_gdi_parts::read};
const Source iom_gdi_indicator_sources{
    "iom_gdi_indicator_sources", "IOM GDI, list of indicators", iom_gdi_parts::sources.header,
    is_list<iom_gdi_parts::sources>, read_list<iom_gdi_parts::sources>};

}  // namespace corridor
