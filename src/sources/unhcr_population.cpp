// UNHCR, Refugee Data Finder: people by origin and asylum, one row a pair and year, nine kinds of
// people side by side. UNHCR's own codes are read (AUS is Austria there) and checked against the
// ISO columns. UKN is unknown, STA stateless, TIB a code of UNHCR's: none is a country, all count.

#include "sources/reading.h"

#include <fmt/core.h>

#include <array>

namespace corridor {
namespace {

constexpr std::string_view header =
    "year,coo_name,coo,coo_iso,coa_name,coa,coa_iso,refugees,asylum_seekers,returned_refugees,idps,"
    "returned_idps,stateless,ooc,oip,hst";

// The ISO column stands behind each of UNHCR's codes.
constexpr std::size_t year_column = 0, origin_column = 2, asylum_column = 5, first_measure = 7;

struct Measure {
  std::string_view name;       // the column's
  std::string_view indicator;  // ours
};
constexpr std::array<Measure, 9> measures{{
    {"refugees", "refugees"},
    {"asylum_seekers", "asylum_seekers"},
    {"returned_refugees", "returned_refugees"},
    {"idps", "internally_displaced"},
    {"returned_idps", "returned_internally_displaced"},
    {"stateless", "stateless"},
    {"ooc", "others_of_concern"},
    {"oip", "others_needing_protection"},
    {"hst", "host_community"},
}};

bool recognise(const Opening& file) { return header_is(file.header, header); }

struct TwoCodes {
  PlaceReader unhcr{Scheme::unhcr}, iso{Scheme::iso3};
};

/// The place of a UNHCR code; where the ISO column beside it says otherwise, the row is rejected.
std::optional<Place> agreed_place(CsvPass& pass, std::size_t code_column, TwoCodes& codes) {
  const auto place = pass.place(code_column, codes.unhcr);
  if (!place) return std::nullopt;
  const auto iso = pass.field(code_column + 1);
  if (iso == place->code()) return place;
  const bool special = *place == unknown_place && iso == "UNK";
  if (special) return place;
  if (codes.iso(iso) == place) return place;
  pass.reject(code_column,
              fmt::format("UNHCR's code means {}, the ISO column says {}", place->code(), iso));
  return std::nullopt;
}

void read_measures(CsvPass& pass, ObservationKey key) {
  for (std::size_t i = 0; i < measures.size(); ++i) {
    key.indicator = measures[i].indicator;
    pass.number(first_measure + i, key);
  }
}

Result<Reading> read(const SourceInput& input, Sink& sink) {
  CsvPass pass(input, sink);
  TwoCodes codes;
  LatestPeriod latest;
  const auto rows = TRY(pass.over_rows([&]() -> Result<void> {
    const auto origin = agreed_place(pass, origin_column, codes);
    const auto asylum = agreed_place(pass, asylum_column, codes);
    const auto year = pass.period(year_column);
    if (!origin || !asylum || !year) return {};
    latest.see(*year);
    read_measures(pass, {.indicator = {},
                         .origin = *origin,
                         .place = *asylum,
                         .period = *year,
                         .reporter = Reporter::destination});
    return {};
  }));
  Reading reading{.citation = {.publisher = "UNHCR",
                               .dataset = "unhcr_population",
                               .title = "Refugee Data Finder, population figures",
                               .version = latest.version(input.version),
                               .licence = "CC-BY-4.0",
                               .url = "https://www.unhcr.org/refugee-statistics",
                               .retrieved = {}},
                  .rows = rows};
  for (std::size_t i = 0; i < measures.size(); ++i) {
    reading.steps.push_back({static_cast<std::uint16_t>(first_measure + i + 1),
                             std::string(measures[i].name), "taken as it is"});
  }
  return reading;
}

}  // namespace

extern const Source unhcr_population;
const Source unhcr_population{"unhcr_population", "UNHCR Refugee Data Finder, population", header,
                              recognise, read};

}  // namespace corridor
