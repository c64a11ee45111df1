#include "scenario/displacement/build.h"

#include "base/csv.h"
#include "base/file.h"
#include "base/text.h"
#include "models/displacement/router.h"
#include "sources/flee_parts.h"
#include "sources/flee_table.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <numeric>
#include <set>

namespace corridor {
namespace {

using displacement::Kind;
using displacement::Place;

struct Event {
  std::int64_t day = 0;
  double latitude = 0, longitude = 0, intensity = 1;
};

/// The first of these columns that the table has.
std::size_t column_of(const FleeTable& table, std::initializer_list<std::string_view> names) {
  for (const auto name : names) {
    for (std::size_t i = 0; i < table.header.cells.size(); ++i) {
      if (fold(table.header.cells[i]) == fold(name)) return i;
    }
  }
  return std::string::npos;
}

Result<std::size_t> needed(const FleeTable& table, std::initializer_list<std::string_view> names) {
  const auto found = column_of(table, names);
  if (found != std::string::npos) return found;
  return fail(table.error(fmt::format("expected a column {}, saw none", *names.begin()),
                          "The first row names the columns, as UCDP's and ACLED's exports do."));
}

/// 2022-03-12, 2022-03-12 00:00:00 or 12 March 2022.
std::optional<std::int64_t> event_day(const std::string& text) {
  if (const auto day = days_of_date(text.substr(0, 10))) return day;
  static constexpr std::string_view months[] = {"january",   "february", "march",    "april",
                                                "may",       "june",     "july",     "august",
                                                "september", "october",  "november", "december"};
  const auto parts = split(text, ' ');
  if (parts.size() != 3) return std::nullopt;
  for (unsigned month = 0; month < 12; ++month) {
    if (fold(parts[1]) != months[month]) continue;
    const auto day = parse_integer(parts[0]);
    if (!day) return std::nullopt;
    return days_of_date(fmt::format("{}-{:02}-{:02}", parts[2], month + 1, *day));
  }
  return std::nullopt;
}

Result<std::vector<Event>> read_events(const BuildRequest& request) {
  const auto table = TRY(read_flee_table(request.events, true));
  const auto date = TRY(needed(table, {"date", "event_date", "date_start"}));
  const auto latitude = TRY(needed(table, {"latitude", "lat"}));
  const auto longitude = TRY(needed(table, {"longitude", "lon"}));
  const auto intensity = column_of(table, {"intensity", "best", "fatalities"});
  std::vector<Event> events;
  for (const auto& row : table.rows) {
    Event event;
    const auto day = event_day(row.cell(date));
    if (!day) {
      return fail(table.error(row, date, fmt::format("expected a date, saw \"{}\"", row.cell(date)),
                              "Write it as 2022-03-12."));
    }
    event.day = *day;
    event.latitude = TRY(table.number(row, latitude, "a latitude"));
    event.longitude = TRY(table.number(row, longitude, "a longitude"));
    if (intensity != std::string::npos) {
      event.intensity = TRY(table.number_or(row, intensity, 0, "an intensity"));
    }
    if (event.intensity >= request.least_intensity) events.push_back(event);
  }
  if (events.empty()) {
    return fail(table.error("expected events, saw none",
                            "Add a row for each event, or lower --least-intensity."));
  }
  std::ranges::stable_sort(events, {}, &Event::day);
  return events;
}

Result<std::vector<Place>> read_places(const std::string& path) {
  const auto table = TRY(read_flee_table(path, true));
  const auto name = TRY(needed(table, {"name", "place"}));
  const auto latitude = TRY(needed(table, {"latitude", "lat"}));
  const auto longitude = TRY(needed(table, {"longitude", "lon"}));
  const auto kind = column_of(table, {"kind", "location_type", "type"});
  const auto size = column_of(table, {"population", "capacity", "size"});
  const auto country = column_of(table, {"country"}), region = column_of(table, {"region"});
  std::vector<Place> places;
  for (const auto& row : table.rows) {
    Place place;
    place.name = row.cell(name);
    place.latitude = TRY(table.number(row, latitude, "a latitude"));
    place.longitude = TRY(table.number(row, longitude, "a longitude"));
    place.country = country == std::string::npos ? "unknown" : row.cell(country);
    place.region = region == std::string::npos ? "unknown" : row.cell(region);
    if (size != std::string::npos) place.size = TRY(table.number_or(row, size, 0, "people"));
    if (kind != std::string::npos && !row.cell(kind).empty()) {
      const auto known = flee_kind(row.cell(kind));
      if (!known) {
        return fail(table.error(row, kind,
                                fmt::format("expected a kind of place, saw \"{}\"", row.cell(kind)),
                                "Kinds are town and camp."));
      }
      place.kind = *known;
    }
    places.push_back(std::move(place));
  }
  const bool camps =
      std::ranges::any_of(places, [](const auto& place) { return is_camp(place.kind); });
  if (places.size() < 2 || !camps) {
    return fail(table.error("expected two places or more, one of them a camp",
                            "Give the places where people may arrive the kind camp."));
  }
  return places;
}

struct Road {
  std::size_t from = 0, to = 0;
  double km = 0;
};

class Roads {
 public:
  Roads(const std::vector<Place>& places, const BuildRequest& request)
      : places_(places), request_(request) {}

  Result<std::vector<Road>> make() {
    if (!request_.distances.empty()) TRY(read_distances());
    for (std::size_t i = 0; i < places_.size(); ++i) {
      auto near = others_of(i);
      for (std::size_t k = 0; k < near.size() && k < std::size_t(request_.neighbours); ++k) {
        add(i, near[k]);
      }
    }
    join();
    std::vector<Road> roads;
    for (const auto& [pair, km] : roads_) roads.push_back({pair.first, pair.second, km});
    return roads;
  }

 private:
  Result<void> read_distances() {
    const auto table = TRY(read_flee_table(request_.distances));
    for (const auto& row : table.rows) {
      const auto from = std::ranges::find(places_, row.cell(0), &Place::name);
      const auto to = std::ranges::find(places_, row.cell(1), &Place::name);
      if (row.cell(0) == "name1") continue;
      if (from == places_.end() || to == places_.end()) {
        return fail(table.error(row, from == places_.end() ? 0 : 1,
                                "expected a place of the list of places, saw another",
                                "Mend the spelling, or add the place."));
      }
      const double km = TRY(table.number(row, 2, "a distance in km"));
      const auto a = std::size_t(from - places_.begin()), b = std::size_t(to - places_.begin());
      roads_[{std::min(a, b), std::max(a, b)}] = km;
    }
    return {};
  }
  std::vector<std::size_t> others_of(std::size_t place) const {
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < places_.size(); ++i) {
      if (i != place) others.push_back(i);
    }
    std::ranges::stable_sort(
        others, {}, [&](std::size_t i) { return great_circle_km(places_[place], places_[i]); });
    return others;
  }
  void add(std::size_t a, std::size_t b) {
    const double km = great_circle_km(places_[a], places_[b]) * request_.road_factor;
    roads_.try_emplace({std::min(a, b), std::max(a, b)}, std::max(1.0, std::round(km)));
  }
  /// The shortest road between what is still apart, until nothing is.
  void join() {
    std::vector<std::size_t> group(places_.size());
    std::iota(group.begin(), group.end(), 0u);
    const auto unite = [&](std::size_t a, std::size_t b) {
      const auto old = group[a], now = group[b];
      for (auto& one : group) one = one == old ? now : one;
    };
    for (const auto& [pair, km] : roads_) unite(pair.first, pair.second);
    for (;;) {
      Road shortest{0, 0, 1e300};
      for (std::size_t a = 0; a < places_.size(); ++a) {
        for (std::size_t b = a + 1; b < places_.size(); ++b) {
          if (group[a] == group[b]) continue;
          const double km = great_circle_km(places_[a], places_[b]);
          if (km < shortest.km) shortest = {a, b, km};
        }
      }
      if (shortest.km >= 1e300) return;
      add(shortest.from, shortest.to);
      unite(shortest.from, shortest.to);
    }
  }

  const std::vector<Place>& places_;
  const BuildRequest& request_;
  std::map<std::pair<std::size_t, std::size_t>, double> roads_;
};

struct Days {
  std::int64_t start = 0;
  int count = 0;
};

/// Days with events, by place that is no camp.
std::map<std::size_t, std::set<int>> events_by_place(const std::vector<Event>& events,
                                                     const std::vector<Place>& places,
                                                     const Days& days, double reach_km) {
  std::map<std::size_t, std::set<int>> by_place;
  for (const auto& event : events) {
    Place here;
    here.latitude = event.latitude;
    here.longitude = event.longitude;
    std::size_t nearest = places.size();
    double km = reach_km;
    for (std::size_t i = 0; i < places.size(); ++i) {
      const double away = great_circle_km(here, places[i]);
      if (is_camp(places[i].kind) || away > km) continue;
      km = away;
      nearest = i;
    }
    const auto day = static_cast<int>(event.day - days.start);
    if (nearest < places.size() && day < days.count) by_place[nearest].insert(std::max(0, day));
  }
  return by_place;
}

std::string conflicts_csv(const std::map<std::size_t, std::set<int>>& by_place,
                          const std::vector<Place>& places, const Days& days, int quiet_days) {
  std::string text = "#Day";
  for (const auto& [place, with_events] : by_place) text += "," + csv_quote(places[place].name);
  text += "\n";
  for (int day = 0; day < days.count; ++day) {
    text += std::to_string(day);
    for (const auto& [place, with_events] : by_place) {
      const auto after = with_events.upper_bound(day);
      const bool begun = after != with_events.begin();
      const bool quiet = begun && quiet_days > 0 && day - *std::prev(after) > quiet_days;
      text += begun && !quiet ? ",1" : ",0";
    }
    text += "\n";
  }
  return text;
}

std::string locations_csv(const std::map<std::size_t, std::set<int>>& by_place,
                          const std::vector<Place>& places) {
  std::string text =
      "#name,region,country,latitude,longitude,location_type,conflict_date,population\n";
  // The first row's country is home: a place in conflict goes first.
  std::vector<std::size_t> order;
  for (const auto& [place, with_events] : by_place) order.push_back(place);
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!by_place.contains(i)) order.push_back(i);
  }
  for (const auto i : order) {
    const auto& place = places[i];
    const bool conflict = by_place.contains(i);
    const std::string day = conflict ? std::to_string(*by_place.at(i).begin()) : "";
    const char* kind = conflict ? "conflict_zone" : is_camp(place.kind) ? "camp" : "town";
    text +=
        fmt::format("{},{},{},{},{},{},{},{:.0f}\n", csv_quote(place.name), csv_quote(place.region),
                    csv_quote(place.country), format_shortest(place.latitude),
                    format_shortest(place.longitude), kind, day, place.size);
  }
  return text;
}

constexpr std::string_view settings_text =
    "# People leave by the day: this share of the population of each place in conflict.\n"
    "spawn_rules:\n"
    "  take_from_population: true\n"
    "  conflict_driven_spawning:\n"
    "    spawn_mode: pop_ratio\n"
    "    displaced_per_conflict_day: 0.01\n";

}  // namespace

Result<std::string> build_displacement(const BuildRequest& request, const std::string& folder) {
  std::error_code problem;
  if (std::filesystem::exists(folder + "/input_csv", problem)) {
    return fail({ErrorKind::conflict,
                 fmt::format("{} has an input_csv already", folder),
                 {folder, 0, 0},
                 "Give a folder that is not there yet; nothing was changed."});
  }
  const auto events = TRY(read_events(request));
  const auto places = TRY(read_places(request.places));
  Days days{events.front().day, request.days};
  if (!request.start.empty()) {
    const auto start = days_of_date(request.start);
    if (!start) {
      return fail({ErrorKind::usage,
                   fmt::format("expected a date, saw \"{}\"", request.start),
                   {},
                   "Write it as 2022-02-24."});
    }
    days.start = *start;
  }
  if (days.count <= 0) days.count = static_cast<int>(events.back().day - days.start) + 1;
  const auto roads = TRY(Roads(places, request).make());
  const auto by_place = events_by_place(events, places, days, request.reach_km);
  if (by_place.empty()) {
    return fail({ErrorKind::invalid,
                 "expected events near a place, saw none within reach",
                 {request.events, 0, 0},
                 "Add places near the events, or raise --reach-km."});
  }
  std::string routes = "#name1,name2,distance,forced_redirection\n";
  for (const auto& road : roads) {
    routes += fmt::format("{},{},{},0\n", csv_quote(places[road.from].name),
                          csv_quote(places[road.to].name), format_shortest(road.km));
  }
  const std::string input = folder + "/input_csv/";
  std::filesystem::create_directories(input, problem);
  TRY(write_file(input + "sim_period.csv",
                 fmt::format("StartDate,{}\nLength,{}\n", date_of_days(days.start), days.count)));
  TRY(write_file(input + "locations.csv", locations_csv(by_place, places)));
  TRY(write_file(input + "routes.csv", routes));
  TRY(write_file(input + "closures.csv", "#closure_type,name1,name2,closure_start,closure_end\n"));
  TRY(write_file(input + "conflicts.csv",
                 conflicts_csv(by_place, places, days, request.quiet_days)));
  TRY(write_file(folder + "/simsetting.yml", settings_text));
  return fmt::format("written: {}: {} places ({} in conflict), {} roads, {} days from {}\n", folder,
                     places.size(), by_place.size(), roads.size(), days.count,
                     date_of_days(days.start));
}

}  // namespace corridor
