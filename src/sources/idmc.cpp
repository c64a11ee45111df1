// IDMC, Global Internal Displacement Database, in the tables of the gdiviz package: displacements
// of a year by country, and by event and location. They count movements, not people. AB9 is Abyei.
//
// By country both categories stand for every year in which IDMC has one of them: a 0 may also stand
// for nothing reported. By event, the figure of an event stands with each of its locations, so that
// the rows must not be added up (in 2023 they make seven times the year's total of conflict); they
// carry no name, and the number of the row tells one from another.
//
// IDMC's terms do not allow commercial use: its figures never stand in data/.

#include "sources/named_values.h"
#include "sources/reading.h"

#include <fmt/core.h>

#include <array>

namespace corridor {
namespace idmc_parts {
namespace {

constexpr std::string_view annual_header = "iso,category,t,v";
constexpr std::string_view events_header = "iso,category,type,t,longitude,latitude,v";

struct Categories {
  std::string_view conflict, disaster;
};
constexpr Categories of_year{"displacements_conflict", "displacements_disaster"};
constexpr Categories of_event{"displacement_events_conflict", "displacement_events_disaster"};
constexpr std::size_t iso = 0, category = 1;

bool recognise_annual(const Opening& file) { return header_is(file.header, annual_header); }
bool recognise_events(const Opening& file) { return header_is(file.header, events_header); }

/// What both tables start with: place, indicator and year.
std::optional<ObservationKey> read_key(CsvPass& pass, PlaceReader& places, std::size_t year,
                                       const Categories& categories) {
  const auto where = pass.place(iso, places);
  const auto when = pass.period(year);
  const bool conflict = pass.field(category) == "Conflict";
  if (!conflict && pass.field(category) != "Disaster") {
    pass.reject(category, "expected Conflict or Disaster");
    return std::nullopt;
  }
  if (!where || !when) return std::nullopt;
  return ObservationKey{.indicator = conflict ? categories.conflict : categories.disaster,
                        .origin = {},
                        .place = *where,
                        .period = *when};
}

Reading reading_of(std::string_view dataset, std::string_view title, std::string version) {
  return {.citation = {.publisher = "IDMC",
                       .dataset = std::string(dataset),
                       .title = std::string(title),
                       .version = std::move(version),
                       .licence = "IDMC terms of use (non-commercial, attribution)",
                       .url = "https://www.internal-displacement.org/database/displacement-data",
                       .retrieved = {}}};
}

Result<Reading> read_annual(const SourceInput& input, Sink& sink) {
  constexpr std::size_t year = 2, value = 3;
  CsvPass pass(input, sink);
  PlaceReader places(Scheme::iso3);
  LatestPeriod latest;
  const auto rows = TRY(pass.over_rows([&]() -> Result<void> {
    const auto key = read_key(pass, places, year, of_year);
    if (!key) return {};
    latest.see(key->period);
    pass.number(value, *key);
    return {};
  }));
  Reading reading =
      reading_of("idmc_displacements", "Global Internal Displacement Database, by country and year",
                 latest.version(input.version));
  reading.steps = {{value + 1, "v", "taken as it is; 0 may stand for nothing reported"}};
  reading.rows = rows;
  return reading;
}

Result<Reading> read_events(const SourceInput& input, Sink& sink) {
  constexpr std::size_t hazard = 2, year = 3, longitude = 4, latitude = 5, value = 6;
  CsvPass pass(input, sink);
  PlaceReader places(Scheme::iso3);
  LatestPeriod latest;
  const auto rows = TRY(pass.over_rows([&]() -> Result<void> {
    auto key = read_key(pass, places, year, of_event);
    if (!key) return {};
    latest.see(key->period);
    const std::string row = std::to_string(pass.csv().row());
    key->dimensions = join_named({{"hazard", pass.field(hazard)},
                                  {"latitude", pass.field(latitude)},
                                  {"longitude", pass.field(longitude)},
                                  {"row", row}});
    pass.number(value, *key);
    return {};
  }));
  Reading reading =
      reading_of("idmc_events", "Global Internal Displacement Database, by event and location",
                 latest.version(input.version));
  reading.steps = {{value + 1, "v", "taken as it is; stands with each location of its event"}};
  reading.rows = rows;
  return reading;
}

}  // namespace
}  // namespace idmc_parts

extern const Source idmc_displacements, idmc_events;
const Source idmc_displacements{"idmc_displacements", "IDMC displacements by country and year",
                                idmc_parts::annual_header, idmc_parts::recognise_annual,
                                idmc_parts::read_annual};
const Source idmc_events{"idmc_events", "IDMC displacements by event and location",
                         idmc_parts::events_header, idmc_parts::recognise_events,
                         idmc_parts::read_events};

}  // namespace corridor
