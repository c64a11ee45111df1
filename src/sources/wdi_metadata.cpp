// World Bank, World Development Indicators, metadata of the series: what each is called, measures
// and in which unit, and under which licence it may be used (a few series are not free).

#include "base/text.h"
#include "sources/list_reading.h"
#include "sources/named_values.h"

namespace corridor {
namespace wdi_metadata_parts {
namespace {

constexpr std::string_view header =
    "Code,Indicator Name,Topic,Long definition,Source,Unit of measure,Periodicity,License Type,"
    "Aggregation method";

bool recognise(const Opening& file) { return header_is(file.header, header); }

Result<Reading> read(const SourceInput& input, Sink& sink) {
  return read_list(input, sink,
                   {.publisher = "World Bank",
                    .dataset = "worldbank_wdi_metadata",
                    .title = "World Development Indicators, metadata of the series",
                    .version = {},
                    .licence = "CC-BY-4.0",
                    .url = "https://databank.worldbank.org/source/world-development-indicators",
                    .retrieved = {}},
                   [&](CsvPass& pass) {
                     auto item = list_entry(pass, "indicator", 0, 1);
                     if (!item) return;
                     item->description = trim(pass.field(3));
                     item->details = NamedValues()
                                         .add("topic", pass.field(2))
                                         .add("source", pass.field(4))
                                         .add("unit", pass.field(5))
                                         .add("periodicity", pass.field(6))
                                         .add("licence", pass.field(7))
                                         .add("aggregation", pass.field(8))
                                         .text();
                     sink.item(std::move(*item));
                   });
}

}  // namespace
}  // namespace wdi_metadata_parts

extern const Source worldbank_wdi_metadata;
const Source worldbank_wdi_metadata{"worldbank_wdi_metadata", "World Bank, metadata of WDI series",
                                    wdi_metadata_parts::header, wdi_metadata_parts::recognise,
                                    wdi_metadata_parts::read};

}  // namespace corridor
