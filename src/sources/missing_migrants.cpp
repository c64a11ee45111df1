// IOM, Missing Migrants Project: people who died or went missing on the way, by incident. Three
// layouts: the project's own download; a curated table of routes to Europe; a long table of the
// world with one row for the dead and one for the missing of an incident.
//
// Each incident is kept. Its place is the country in or off which it happened; the download names
// it only at the end of the location ("..., Ceuta, Spain"; "..., Libya - departure from Sfax"): of
// what stands before a dash, the part behind the last comma, up to a bracket, is taken where it is
// the name of a country, and the place is unknown where it is not. Seas have no code: an incident
// at sea stands with the coast that the publisher names, else with an unknown place. The origin is
// one known country, or unknown; several are kept as they are written (dimension "origins"). Sex
// and age are those of the dead and missing; children are under 18.
//
// An incident is known by the publisher's id; the long table has none, and the number of its row
// stands for it. The layouts have the same incidents: each is a dataset of its own, so that none
// counts twice. Downloads overlap: of each figure the newest counts. Figures below zero are the
// publisher's corrections of what another part of the incident has counted.

#include "base/text.h"
#include "sources/named_values.h"
#include "sources/reading.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace missing_migrants_parts {
namespace {

constexpr std::string_view download_header =
    "Main ID,Incident ID,Region,Incident Date,Year,Reported Month,Number Dead,Minimum Estimated "
    "Number of Missing,Number of Survivors,Number of Females,Number of Males,Number of Children,"
    "Region of Origin,Cause of Death,Country of Origin,Location of death,Information Source,"
    "Coordinates,Migration route,URL,UNSD Geographical Grouping,Source Quality";
constexpr std::string_view europe_header =
    "Main ID,Incident ID,Incident Type,Region of Incident,Incident date,Incident year,Incident "
    "month,No. dead,No. missing,No. dead/missing,No. survivors,No. Female,No. Male,No. minors,"
    "Country of Origin,Region of Origin,Cause of death (category),Cause of death (reported),Route,"
    "Country of Incident,Location of death,UNSD region,Source,Link,Source Quality,Latitude,"
    "Longitude,incident_date_clean,incident_date_raw,incident_date_precision,source_dataset";
constexpr std::string_view long_header =
    "location,origin,longitude,latitude,date,route,cause_of_death,count,v";

bool recognise_download(const Opening& file) { return header_is(file.header, download_header); }
bool recognise_europe(const Opening& file) { return header_is(file.header, europe_header); }
bool recognise_long(const Opening& file) { return header_is(file.header, long_header); }

struct Measure {
  std::size_t column;
  std::string_view indicator;
  Sex sex = Sex::total;
  Age age = {};
};
constexpr Age children{0, 17};

/// Where the download and the curated table have what they both have.
struct Layout {
  std::size_t main_id, incident, place, location, origin, cause, route, quality, source, link;
  std::optional<Period> (*when)(CsvPass& pass);
  std::array<Measure, 7> measures;  // those without an indicator are not in the layout
};

/// The country at the end of a location; nothing where none is named there. Less than four letters
/// may be a code by chance, and are none.
std::optional<Place> named_country(std::string_view location, PlaceReader& places) {
  location = location.substr(0, location.find("- "));
  location = location.substr(location.rfind(',') + 1);  // npos + 1 is the start
  location = location.substr(0, location.find('('));
  location = trim(location);
  if (location.size() < 4) return std::nullopt;
  const auto& place = places(location);
  return place && Gazetteer::get().is_part_of_a_total(*place) ? place : std::nullopt;
}

/// What an incident has in any layout.
struct Incident {
  Place place;
  std::string_view id, origin, cause, route;
};

/// Turns incidents into keys.
class Keys {
 public:
  PlaceReader& places() { return places_; }

  ObservationKey operator()(const Incident& incident, Period when) {
    latest_.see(when);
    constexpr std::array<std::string_view, 5> untold{"", "NA", "Unknown", "Mixed", "Mixed/Unknown"};
    const bool told = std::ranges::find(untold, incident.origin) == untold.end();
    const auto origin = told ? places_(incident.origin) : std::nullopt;
    return {.indicator = {},
            .origin = origin.value_or(unknown_place),
            .place = incident.place,
            .period = when,
            .dimensions = join_named({{"cause", incident.cause},
                                      {"incident", incident.id},
                                      {"origins", told && !origin ? incident.origin : ""},
                                      {"route", incident.route}})};
  }

  Reading reading(std::string_view dataset, std::string_view title,
                  const SourceInput& input) const {
    return {.citation = {.publisher = "IOM, Missing Migrants Project",
                         .dataset = std::string(dataset),
                         .title = std::string(title),
                         .version = latest_.version(input.version),
                         .licence = "CC-BY-4.0",
                         .url = "https://missingmigrants.iom.int/downloads",
                         .retrieved = {}}};
  }

 private:
  PlaceReader places_{Scheme::any};
  LatestPeriod latest_;
};

std::optional<Period> read_day(CsvPass& pass, std::size_t column, const std::string& day) {
  const auto period = Period::parse(day);
  if (period) return *period;
  pass.reject(column, period.error().message);
  return std::nullopt;
}

/// "Thu, 01/02/2026 - 12:00" is 2 January 2026. Without a date the month, else the year.
std::optional<Period> download_period(CsvPass& pass) {
  constexpr std::size_t date_column = 3, year_column = 4, month_column = 5;
  constexpr std::array<std::string_view, 12> months{
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  const auto date = pass.field(date_column), year = pass.field(year_column);
  if (trim(date).empty()) {
    const auto found = std::ranges::find(months, pass.field(month_column));
    if (found == months.end()) return pass.period(year_column);
    return read_day(pass, month_column, fmt::format("{}-{:02}", year, found - months.begin() + 1));
  }
  const auto comma = date.find(", ");
  const auto day = date.substr(comma == date.npos ? 0 : comma + 2, 10);
  const bool slashes = day.size() == 10 && day[2] == '/' && day[5] == '/';
  if (slashes) {
    return read_day(pass, date_column,
                    fmt::format("{}-{}-{}", day.substr(6), day.substr(0, 2), day.substr(3, 2)));
  }
  pass.reject(date_column, "expected a date such as \"Thu, 01/02/2026 - 12:00\", month before day");
  return std::nullopt;
}

/// 2014-01-19, of which only so much counts as is known.
std::optional<Period> europe_period(CsvPass& pass) {
  constexpr std::size_t date_column = 4, precision_column = 29;
  const auto precision = pass.field(precision_column);
  const std::size_t length = precision == "year" ? 4 : precision == "month" ? 7 : 10;
  return read_day(pass, date_column, std::string(pass.field(date_column).substr(0, length)));
}

constexpr Layout download{.main_id = 0,
                          .incident = 1,
                          .place = 15,
                          .location = 15,
                          .origin = 14,
                          .cause = 13,
                          .route = 18,
                          .quality = 21,
                          .source = 16,
                          .link = 19,
                          .when = download_period,
                          .measures = {{{6, "missing_migrants_dead"},
                                        {7, "missing_migrants_missing"},
                                        {8, "missing_migrants_survivors"},
                                        {9, "missing_migrants", Sex::female},
                                        {10, "missing_migrants", Sex::male},
                                        {11, "missing_migrants", Sex::total, children}}}};
constexpr Layout europe{.main_id = 0,
                        .incident = 1,
                        .place = 19,
                        .location = 20,
                        .origin = 14,
                        .cause = 16,
                        .route = 18,
                        .quality = 24,
                        .source = 22,
                        .link = 23,
                        .when = europe_period,
                        .measures = {{{7, "missing_migrants_dead"},
                                      {8, "missing_migrants_missing"},
                                      {9, "missing_migrants"},
                                      {10, "missing_migrants_survivors"},
                                      {11, "missing_migrants", Sex::female},
                                      {12, "missing_migrants", Sex::male},
                                      {13, "missing_migrants", Sex::total, children}}}};

void list_incident(CsvPass& pass, const Layout& layout, Place place, Sink& sink) {
  const auto id = pass.field(layout.incident), main_id = pass.field(layout.main_id);
  sink.item({.list = "missing_migrants_incident",
             .code = std::string(id),
             .name = std::string(pass.field(layout.location)),
             .place = place,
             .details = join_named({{"link", pass.field(layout.link)},
                                    {"main_incident", main_id == id ? "" : main_id},
                                    {"quality", pass.field(layout.quality)},
                                    {"source", pass.field(layout.source)}}),
             .cell = pass.cell(layout.incident)});
}

Result<std::uint64_t> read_incidents(CsvPass& pass, const Layout& layout, Keys& keys, Sink& sink) {
  return pass.over_rows([&]() -> Result<void> {
    const auto when = layout.when(pass);
    if (!when) return {};
    if (pass.field(layout.incident).empty()) {
      pass.reject(layout.incident, "expected the id of an incident");
      return {};
    }
    const Place place =
        named_country(pass.field(layout.place), keys.places()).value_or(unknown_place);
    ObservationKey key = keys({.place = place,
                               .id = pass.field(layout.incident),
                               .origin = pass.field(layout.origin),
                               .cause = pass.field(layout.cause),
                               .route = pass.field(layout.route)},
                              *when);
    for (const auto& measure : layout.measures) {
      if (measure.indicator.empty()) continue;
      key.indicator = measure.indicator;
      key.sex = measure.sex;
      key.age = measure.age;
      pass.number(measure.column, key);
    }
    list_incident(pass, layout, place, sink);
    return {};
  });
}

std::vector<ColumnStep> steps_of(const CsvPass& pass, const Layout& layout) {
  std::vector<ColumnStep> steps;
  for (const auto& measure : layout.measures) {
    if (measure.indicator.empty()) continue;
    steps.push_back({static_cast<std::uint16_t>(measure.column + 1),
                     pass.csv().header()[measure.column], "taken as it is"});
  }
  return steps;
}

Result<Reading> read_download(const SourceInput& input, Sink& sink) {
  CsvPass pass(input, sink);
  Keys keys;
  const auto rows = TRY(read_incidents(pass, download, keys, sink));
  Reading reading = keys.reading("missing_migrants", "Missing Migrants, download", input);
  reading.supersession = Supersession::by_figure;
  reading.steps = steps_of(pass, download);
  reading.rows = rows;
  return reading;
}

Result<Reading> read_europe(const SourceInput& input, Sink& sink) {
  CsvPass pass(input, sink);
  Keys keys;
  const auto rows = TRY(read_incidents(pass, europe, keys, sink));
  Reading reading =
      keys.reading("missing_migrants_europe",
                   "Missing Migrants, routes to Europe, curated by G. Coppola", input);
  reading.steps = steps_of(pass, europe);
  reading.rows = rows;
  return reading;
}

Result<Reading> read_long(const SourceInput& input, Sink& sink) {
  enum Field : std::size_t { location, origin, date = 4, route, cause, count, value };
  CsvPass pass(input, sink);
  Keys keys;
  PlaceReader codes(Scheme::iso3);
  const auto rows = TRY(pass.over_rows([&]() -> Result<void> {
    const auto place = pass.place(location, codes);
    const auto when = pass.period(date);
    const bool dead = pass.field(count) == "Dead";
    if (!dead && pass.field(count) != "Missing") {
      pass.reject(count, "expected Dead or Missing");
      return {};
    }
    if (!place || !when) return {};
    const std::string row = fmt::format("row {}", pass.csv().row());
    ObservationKey key = keys({.place = *place,
                               .id = row,
                               .origin = pass.field(origin),
                               .cause = pass.field(cause),
                               .route = pass.field(route)},
                              *when);
    key.indicator = dead ? "missing_migrants_dead" : "missing_migrants_missing";
    pass.number(value, key);
    return {};
  }));
  Reading reading = keys.reading("missing_migrants_world",
                                 "Missing Migrants, world, as the gdiviz package has it", input);
  reading.steps = {{value + 1, "v", "taken as it is"}};
  reading.rows = rows;
  return reading;
}

}  // namespace
}  // namespace missing_migrants_parts

extern const Source missing_migrants, missing_migrants_europe, missing_migrants_world;
const Source missing_migrants{
    "missing_migrants", "IOM Missing Migrants, download", missing_migrants_parts::download_header,
    missing_migrants_parts::recognise_download, missing_migrants_parts::read_download};
const Source missing_migrants_europe{
    "missing_migrants_europe", "IOM Missing Migrants, routes to Europe, curated",
    missing_migrants_parts::europe_header, missing_migrants_parts::recognise_europe,
    missing_migrants_parts::read_europe};
const Source missing_migrants_world{"missing_migrants_world", "IOM Missing Migrants, world, long",
                                    missing_migrants_parts::long_header,
                                    missing_migrants_parts::recognise_long,
                                    missing_migrants_parts::read_long};

}  // namespace corridor
