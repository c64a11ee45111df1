// Uppsala Conflict Data Program: deaths by country and year, and the states that take part in armed
// conflicts. Where deaths happened, not who was killed.
//
// Deaths in battle (country-years of the poldat package): to 1988 PRIO's estimates, from 1989 the
// sums of UCDP's events; zero where nothing is recorded. The best estimate comes with a low and a
// high one. Places are Gleditsch and Ward's numbers, dependencies among them; what is a part of a
// state of today, or of several, has no code and is rejected by name.
//
// Deaths by organised violence (Gaskin and Abel): all kinds of UCDP's events, by ISO code.
//
// Participants: a row for each combination of the states that take part in a conflict in a year, so
// that a state stands on many rows; it is kept once for each conflict, year and part it has in it.

#include "base/text.h"
#include "sources/gleditsch_ward.h"
#include "sources/named_values.h"
#include "sources/reading.h"

#include <fmt/core.h>

#include <array>
#include <set>
#include <tuple>

namespace corridor {
namespace ucdp_parts {
namespace {

constexpr std::string_view battle_header =
    "gwcode,country_name,status,owner,capname,caplong,caplat,b_def,fid,year,low,high,best,source";
constexpr std::string_view violence_header = "year,iso3,conflict_deaths";
constexpr std::string_view participants_header =
    "conflict_id,year,gwno_a,gwno_a_2nd,gwno_b,gwno_b_2nd,incompatibility,intensity_level,"
    "type_of_conflict,start_date,start_prec,start_date2,start_prec2,ep_end,ep_end_date";

bool recognise_battle(const Opening& file) { return header_is(file.header, battle_header); }
bool recognise_violence(const Opening& file) { return header_is(file.header, violence_header); }
bool recognise_participants(const Opening& file) {
  return header_is(file.header, participants_header);
}

/// The place of a state's number in a year; rejected by `name` where it has none.
std::optional<Place> read_state(CsvPass& pass, std::size_t column, Period when,
                                std::string_view name) {
  const auto number = parse_integer(pass.field(column));
  std::optional<Place> place;
  if (number && *number >= 0 && *number < 10'000) {
    place = place_of_state(static_cast<int>(*number), when.start_year());
  }
  if (!place) {
    pass.reject(column, fmt::format("state {} in {}{}{} has no code of a place",
                                    clip(pass.field(column), 20), when.text(),
                                    name.empty() ? "" : ", ", clip(name, 60)));
  }
  return place;
}

Reading reading_of(std::string_view dataset, std::string_view title, std::string version) {
  return {.citation = {.publisher = "Uppsala Conflict Data Program",
                       .dataset = std::string(dataset),
                       .title = std::string(title),
                       .version = std::move(version),
                       .licence = "CC-BY-4.0",
                       .url = "https://ucdp.uu.se/downloads/",
                       .retrieved = {}}};
}

/// The two estimates around the best one, where both are given.
std::optional<Interval> read_interval(CsvPass& pass, std::size_t low, std::size_t high) {
  std::array<NumberCell, 2> ends{read_number(pass.field(low)), read_number(pass.field(high))};
  if (ends[0].malformed) pass.reject(low, "expected a number in column low");
  if (ends[1].malformed) pass.reject(high, "expected a number in column high");
  if (ends[0].state != State::value || ends[1].state != State::value) return std::nullopt;
  return Interval{ends[0].value, ends[1].value};
}

Result<Reading> read_battle(const SourceInput& input, Sink& sink) {
  enum Field : std::size_t { state, name, year = 9, low, high, best };
  CsvPass pass(input, sink);
  LatestPeriod latest;
  const auto rows = TRY(pass.over_rows([&]() -> Result<void> {
    const auto when = pass.period(year);
    if (!when) return {};
    const auto where = read_state(pass, state, *when, pass.field(name));
    if (!where) return {};
    latest.see(*when);
    const auto interval = read_interval(pass, low, high);
    const NumberCell deaths = read_number(pass.field(best));
    if (deaths.malformed) {
      pass.reject(best, "expected a number in column best");
      return {};
    }
    sink.observe({.key = {.indicator = "battle_deaths", .place = *where, .period = *when},
                  .state = deaths.state,
                  .value = deaths.value,
                  .status = default_status(deaths.state),
                  .interval = deaths.state == State::value ? interval : std::nullopt,
                  .cell = pass.cell(best)});
    return {};
  }));
  Reading reading =
      reading_of("ucdp_battle_deaths", "UCDP and PRIO battle-related deaths by country and year",
                 latest.version(input.version));
  reading.steps = {{best + 1, "best", "taken as it is, between low and high"}};
  reading.rows = rows;
  return reading;
}

Result<Reading> read_violence(const SourceInput& input, Sink& sink) {
  enum Field : std::size_t { year, iso, deaths };
  CsvPass pass(input, sink);
  PlaceReader places(Scheme::iso3);
  LatestPeriod latest;
  const auto rows = TRY(pass.over_rows([&]() -> Result<void> {
    const auto where = pass.place(iso, places);
    const auto when = pass.period(year);
    if (!where || !when) return {};
    latest.see(*when);
    pass.number(deaths, {.indicator = "conflict_deaths", .place = *where, .period = *when});
    return {};
  }));
  Reading reading =
      reading_of("ucdp_conflict_deaths", "UCDP deaths by organised violence, by country and year",
                 latest.version(input.version));
  reading.steps = {{deaths + 1, "conflict_deaths", "taken as it is; 0 where nothing is recorded"}};
  reading.rows = rows;
  return reading;
}

/// The parts a state can have in a conflict, by column.
struct Part {
  std::size_t column;
  std::string_view name;
};
constexpr std::array<Part, 4> parts{
    {{2, "party_a"}, {3, "supporter_a"}, {4, "party_b"}, {5, "supporter_b"}}};

Result<Reading> read_participants(const SourceInput& input, Sink& sink) {
  enum Field : std::size_t { conflict, year, incompatibility = 6, intensity, type };
  CsvPass pass(input, sink);
  LatestPeriod latest;
  // A conflict's year, a number and a part.
  std::set<std::tuple<std::string, std::string, std::string, std::size_t>> seen;
  const auto rows = TRY(pass.over_rows([&]() -> Result<void> {
    const auto when = pass.period(year);
    if (!when) return {};
    latest.see(*when);
    for (const auto& part : parts) {
      const auto state = pass.field(part.column);
      if (state.empty()) continue;
      if (!seen.emplace(pass.field(conflict), pass.field(year), state, part.column).second)
        continue;
      const auto where = read_state(pass, part.column, *when, {});
      if (!where) continue;
      pass.number(intensity, {.indicator = "armed_conflict_intensity",
                              .place = *where,
                              .period = *when,
                              .dimensions = join_named({{"conflict", pass.field(conflict)},
                                                        {"over", pass.field(incompatibility)},
                                                        {"part", part.name},
                                                        {"type", pass.field(type)}})});
    }
    return {};
  }));
  Reading reading =
      reading_of("ucdp_participants", "UCDP/PRIO Armed Conflict Dataset, participants",
                 latest.version(input.version));
  reading.steps = {
      {intensity + 1, "intensity_level", "taken as it is, once for each state, conflict and part"}};
  reading.rows = rows;
  return reading;
}

}  // namespace
}  // namespace ucdp_parts

extern const Source ucdp_battle_deaths, ucdp_conflict_deaths, ucdp_participants;
const Source ucdp_battle_deaths{"ucdp_battle_deaths", "UCDP and PRIO battle deaths by country",
                                ucdp_parts::battle_header, ucdp_parts::recognise_battle,
                                ucdp_parts::read_battle};
const Source ucdp_conflict_deaths{
    "ucdp_conflict_deaths", "UCDP deaths by organised violence by country",
    ucdp_parts::violence_header, ucdp_parts::recognise_violence, ucdp_parts::read_violence};
const Source ucdp_participants{"ucdp_participants", "UCDP/PRIO armed conflicts, states taking part",
                               ucdp_parts::participants_header, ucdp_parts::recognise_participants,
                               ucdp_parts::read_participants};

}  // namespace corridor
