// UNHCR, Refugee Data Finder: its own codes of places with ISO codes and regions, as a list. Codes
// that UNHCR does not name (CRB, CUR) are kept as they stand.

#include "sources/named_values.h"
#include "sources/reading.h"

namespace corridor {
namespace unhcr_countries_parts {
namespace {

constexpr std::string_view header =
    "iso_code,unhcr_code,name,unhcr_region,unsd_region,unsd_subregion,unsd_imregion";
enum Field : std::size_t { iso, code, name, first_region };

bool recognise(const Opening& file) { return header_is(file.header, header); }

Result<Reading> read(const SourceInput& input, Sink& sink) {
  CsvPass pass(input, sink);
  PlaceReader places(Scheme::unhcr);
  const auto rows = TRY(pass.over_rows([&]() -> Result<void> {
    if (pass.field(code).empty()) {
      pass.reject(code, "expected UNHCR's code of a place");
      return {};
    }
    std::vector<std::pair<std::string_view, std::string_view>> details{{"iso", pass.field(iso)}};
    for (std::size_t i = first_region; i < pass.csv().fields().size(); ++i) {
      details.emplace_back(pass.csv().header()[i], pass.field(i));
    }
    sink.item({.list = "unhcr_place",
               .code = std::string(pass.field(code)),
               .name = std::string(pass.field(name)),
               .place = places(pass.field(code)).value_or(Place()),
               .details = join_named(std::move(details)),
               .cell = pass.cell(code)});
    return {};
  }));
  return Reading{.citation = {.publisher = "UNHCR",
                              .dataset = "unhcr_countries",
                              .title = "Refugee Data Finder, countries and codes",
                              .version = input.version.empty() ? "undated" : input.version,
                              .licence = "CC-BY-4.0",
                              .url = "https://www.unhcr.org/refugee-statistics",
                              .retrieved = {}},
                 .rows = rows};
}

}  // namespace
}  // namespace unhcr_countries_parts

extern const Source unhcr_countries;
const Source unhcr_countries{"unhcr_countries", "UNHCR Refugee Data Finder, codes of places",
                             unhcr_countries_parts::header, unhcr_countries_parts::recognise,
                             unhcr_countries_parts::read};

}  // namespace corridor
