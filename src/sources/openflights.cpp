// OpenFlights: airports, airlines, countries and the routes that airlines flew in June 2014 (it has
// kept none since), as lists; and how many routes joined two countries then, counted from them.
//
// OpenFlights knows places by names of its own ("Virgin Islands" are those of the United States,
// "Micronesia" is the state). An airport answers to its city too.
// Its airlines were entered by their users: in some the country is a call sign; they are kept
// without a place. A route is an entry of a list with everything the row says; two airports with a
// route between them are related once, however many airlines fly it, where both are known by their
// number. The codes of airports and airlines are OpenFlights' numbers, because not all have others.
//
// The licence (ODbL) lets anyone use the data who shares alike what they make of it: a user may
// load it, Corridor does not carry it.

#include "base/text.h"
#include "sources/list_reading.h"
#include "sources/named_values.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <unordered_set>

namespace corridor {
namespace openflights_parts {
namespace {

constexpr std::string_view airports_header =
    "airport_id,name,city,country,iata,icao,lat,lon,altitude_ft,tz_offset,dst,tz,type,source";
constexpr std::string_view airlines_header =
    "airline_id,name,alias,iata,icao,callsign,country,active";
constexpr std::string_view countries_header = "name,iso_code,dafif_code";
constexpr std::string_view routes_header =
    "airline,airline_id,src_airport,src_airport_id,dst_airport,dst_airport_id,codeshare,stops,"
    "equipment";
constexpr std::string_view pairs_header =
    "src_country_iso3,dst_country_iso3,src_country,dst_country,n_airline_routes";

bool recognise_airports(const Opening& file) { return header_is(file.header, airports_header); }
bool recognise_airlines(const Opening& file) { return header_is(file.header, airlines_header); }
bool recognise_countries(const Opening& file) { return header_is(file.header, countries_header); }
bool recognise_routes(const Opening& file) { return header_is(file.header, routes_header); }
bool recognise_pairs(const Opening& file) { return header_is(file.header, pairs_header); }

Citation citation(std::string dataset, std::string title) {
  return {.publisher = "OpenFlights",
          .dataset = std::move(dataset),
          .title = std::move(title),
          .version = {},
          .licence = "ODbL-1.0",
          .url = "https://openflights.org/data",
          .retrieved = {}};
}

/// What OpenFlights calls a place, as our gazetteer has it.
std::string_view known_name(std::string_view written) {
  if (written == "Virgin Islands") return "VIR";
  if (written == "West Bank") return "PSE";
  if (written == "Micronesia") return "FSM";
  return written;
}

/// "\N" and "-" stand for nothing in OpenFlights' own files.
std::string_view code_or_none(std::string_view text) {
  return text == "\\N" || text == "-" || text == "N/A" ? std::string_view{} : text;
}

Result<Reading> read_airports(const SourceInput& input, Sink& sink) {
  PlaceReader places(Scheme::any);
  return read_list(input, sink, citation("openflights_airports", "Airports"), [&](CsvPass& pass) {
    auto item = list_entry(pass, "airport", 0, 1);
    if (!item) return;
    const auto& place = places(known_name(pass.field(3)));
    item->place = place ? *place : place_of_entry(pass, 3, places);
    item->other_names =
        joined_lines({code_or_none(pass.field(4)), code_or_none(pass.field(5)), pass.field(2)});
    item->details = NamedValues()
                        .add("altitude_ft", pass.field(8))
                        .add("city", pass.field(2))
                        .add("iata", code_or_none(pass.field(4)))
                        .add("icao", code_or_none(pass.field(5)))
                        .add("lat", pass.field(6))
                        .add("lon", pass.field(7))
                        .add("time_zone", code_or_none(pass.field(11)))
                        .add("type", pass.field(12))
                        .text();
    sink.item(std::move(*item));
  });
}

Result<Reading> read_airlines(const SourceInput& input, Sink& sink) {
  PlaceReader places(Scheme::any);
  return read_list(input, sink, citation("openflights_airlines", "Airlines"), [&](CsvPass& pass) {
    auto item = list_entry(pass, "airline", 0, 1);
    if (!item) return;
    item->place = place_of_entry(pass, 6, places);
    item->other_names = joined_lines({code_or_none(pass.field(2)), code_or_none(pass.field(3)),
                                      code_or_none(pass.field(4)), code_or_none(pass.field(5))});
    item->details = NamedValues()
                        .add("active", pass.field(7))
                        .add("call_sign", code_or_none(pass.field(5)))
                        .add("country", code_or_none(pass.field(6)))
                        .add("iata", code_or_none(pass.field(3)))
                        .add("icao", code_or_none(pass.field(4)))
                        .text();
    sink.item(std::move(*item));
  });
}

/// Several entries share one ISO code (islands with the state they belong to): the code is that of
/// the second list, and of the first only where there is no other.
Result<Reading> read_countries(const SourceInput& input, Sink& sink) {
  PlaceReader places(Scheme::any);
  return read_list(input, sink, citation("openflights_countries", "Countries"), [&](CsvPass& pass) {
    const bool has_dafif = !code_or_none(trim(pass.field(2))).empty();
    auto item = list_entry(pass, "openflights_country", has_dafif ? 2 : 1, 0);
    if (!item) return;
    if (!has_dafif) item->code = fmt::format("iso:{}", item->code);
    const auto iso = code_or_none(trim(pass.field(1)));
    if (!iso.empty()) item->place = place_of_entry(pass, 1, places);
    item->details = NamedValues().add("iso", iso).text();
    sink.item(std::move(*item));
  });
}

Result<Reading> read_routes(const SourceInput& input, Sink& sink) {
  std::unordered_set<std::string> related;
  auto cited = citation("openflights_routes", "Routes of June 2014");
  cited.version = "2014";
  const auto relate_airports = [&](CsvPass& pass) {
    const auto from = code_or_none(pass.field(3)), to = code_or_none(pass.field(5));
    if (from.empty() || to.empty()) return;
    if (!related.insert(fmt::format("{} {}", from, to)).second) return;
    sink.relate(
        {"airport", std::string(from), "route_to", "airport", std::string(to), pass.cell(3)});
  };
  return read_list(input, sink, std::move(cited), [&](CsvPass& pass) {
    const auto airline = pass.field(0), from = pass.field(2), to = pass.field(4);
    if (from.empty() || to.empty()) return pass.reject(2, "expected two airports");
    relate_airports(pass);
    sink.item({.list = "air_route",
               .code = fmt::format("{}:{}-{}", airline, from, to),
               .name = fmt::format("{} to {} by {}", from, to, airline),
               .details = NamedValues()
                              .add("airline_id", code_or_none(pass.field(1)))
                              .add("code_share", pass.field(6))
                              .add("equipment", pass.field(8))
                              .add("from_airport_id", code_or_none(pass.field(3)))
                              .add("stops", pass.field(7))
                              .add("to_airport_id", code_or_none(pass.field(5)))
                              .text(),
               .cell = pass.cell(0)});
  });
}

/// The place that OpenFlights names; the ISO codes beside the names were put there by others, and
/// where they say otherwise, that is flagged.
std::optional<Place> place_of_pair(CsvPass& pass, std::size_t name, PlaceReader& places) {
  const auto& place = places(known_name(pass.field(name)));
  if (!place) return pass.place(name, places);
  const auto iso = pass.field(name - 2);
  if (!iso.empty() && places(iso) != place) {
    pass.flag(
        name - 2, "codes_disagree",
        fmt::format("{} is {}, the ISO column says {}", pass.field(name), place->code(), iso));
  }
  return place;
}

Result<Reading> read_pairs(const SourceInput& input, Sink& sink) {
  CsvPass pass(input, sink);
  PlaceReader places(Scheme::any);
  const Period counted = Period::year(2014);
  const auto rows = TRY(pass.over_rows([&]() -> Result<void> {
    const auto from = place_of_pair(pass, 2, places);
    const auto to = place_of_pair(pass, 3, places);
    if (!from || !to) return {};
    pass.number(4, {.indicator = "air_routes", .origin = *from, .place = *to, .period = counted});
    return {};
  }));
  Reading reading{.citation = citation("openflights_pairs", "Routes between countries, June 2014"),
                  .steps = {{5, "n_airline_routes", "taken as it is"}},
                  .rows = rows};
  reading.citation.version = input.version.empty() ? "2014" : input.version;
  return reading;
}

}  // namespace
}  // namespace openflights_parts

extern const Source openflights_airports, openflights_airlines, openflights_countries,
    openflights_routes, openflights_pairs;
const Source openflights_airports{
    "openflights_airports", "OpenFlights, airports", openflights_parts::airports_header,
    openflights_parts::recognise_airports, openflights_parts::read_airports};
const Source openflights_airlines{
    "openflights_airlines", "OpenFlights, airlines", openflights_parts::airlines_header,
    openflights_parts::recognise_airlines, openflights_parts::read_airlines};
const Source openflights_countries{
    "openflights_countries", "OpenFlights, countries", openflights_parts::countries_header,
    openflights_parts::recognise_countries, openflights_parts::read_countries};
const Source openflights_routes{
    "openflights_routes", "OpenFlights, airlines' routes of 2014", openflights_parts::routes_header,
    openflights_parts::recognise_routes, openflights_parts::read_routes};
const Source openflights_pairs{"openflights_pairs", "OpenFlights, routes between countries, 2014",
                               openflights_parts::pairs_header, openflights_parts::recognise_pairs,
                               openflights_parts::read_pairs};

}  // namespace corridor
