// routes.csv, major_routes.csv, closures.csv, and whether anybody can get anywhere.

#include "base/text.h"
#include "sources/flee_parts.h"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

namespace corridor {
namespace {

using displacement::Closure;
using displacement::Kind;
using displacement::Route;

Result<Route> read_route(const FleeJob& job, const FleeTable& table, const FleeRow& row) {
  Route route;
  route.from = TRY(job.place(table, row, 0));
  route.to = TRY(job.place(table, row, 1));
  route.distance_km = TRY(table.number(row, 2, "a distance in km"));
  if (route.distance_km < 0 || route.distance_km > 50000) {
    return fail(table.error(
        row, 2, fmt::format("expected a distance of 0 to 50,000 km, saw {}", row.cell(2)),
        "Distances are along the road, in km."));
  }
  const double forced = TRY(table.number_or(row, 3, 0, "0, 1 or 2"));
  if (forced != 0 && forced != 1 && forced != 2) {
    return fail(table.error(
        row, 3, fmt::format("expected forced redirection 0, 1 or 2, saw {}", row.cell(3)),
        "0: none; 1: from the second place to the first; 2: from the first to "
        "the second."));
  }
  route.forced_redirection = static_cast<int>(forced);
  if (const auto speed = table.column("max_move_speed"); speed != std::string::npos) {
    route.speed_km_per_day = TRY(table.number_or(row, speed, 0, "a speed in km a day"));
  }
  if (const auto walk = table.column("walk_probability"); walk != std::string::npos) {
    route.walk_probability = TRY(table.number_or(row, walk, 0, "a probability"));
    if (route.walk_probability < 0 || route.walk_probability > 1) {
      return fail(
          table.error(row, walk, "expected a probability of 0 to 1", "Write 0.25 for a quarter."));
    }
  }
  return route;
}

Result<int> closure_day(const FleeTable& table, const FleeRow& row, std::size_t cell) {
  const double day = TRY(table.number(row, cell, "a day"));
  if (day < -1 || day != std::floor(day) || day > 1e6) {
    return fail(table.error(row, cell,
                            fmt::format("expected a day, 0 or later, saw {}", row.cell(cell)),
                            "Days count from 0; an end of -1 is never."));
  }
  return static_cast<int>(day);
}

Result<void> read_ends(const FleeJob& job, const FleeTable& table, const FleeRow& row,
                       Closure& closure) {
  const std::string& what = row.cell(0);
  if (what == "country") {
    closure.what = Closure::What::country;
    closure.country = row.cell(1);
    closure.other_country = row.cell(2);
    for (const std::size_t cell : {1u, 2u}) {
      const bool known = std::ranges::any_of(
          job.out.world.places, [&](const auto& place) { return place.country == row.cell(cell); });
      if (!known) {
        return fail(table.error(
            row, cell,
            fmt::format("expected a country of locations.csv, saw \"{}\"", row.cell(cell)),
            "A closure of a border names two countries."));
      }
    }
    return {};
  }
  const bool both = what == "link" || what == "links";
  closure.what = both                ? Closure::What::link
                 : what == "camp"    ? Closure::What::camp
                 : what == "idpcamp" ? Closure::What::idp_camp
                                     : Closure::What::place;
  closure.first = TRY(job.place(table, row, 1));
  if (both) closure.second = TRY(job.place(table, row, 2));
  return {};
}

}  // namespace

Result<void> read_flee_routes(FleeJob& job) {
  const auto table = TRY(job.table(job.input_file("routes.csv")));
  for (const auto& row : table.rows) {
    // Some files repeat the header without its mark.
    if (row.cell(0) == "name1" && row.cell(1) == "name2") continue;
    auto route = TRY(read_route(job, table, row));
    if (route.distance_km == 0) {
      job.remark(fmt::format("{}:{}: a route of 0 km", table.file, row.line));
    }
    job.world().routes.push_back(route);
  }
  if (job.world().routes.empty()) {
    return fail(
        table.error("expected routes, saw none", "Add a row for each road between places."));
  }
  if (!job.has("major_routes.csv")) return {};
  const auto major = TRY(job.table(job.input_file("major_routes.csv")));
  for (const auto& row : major.rows) {
    std::vector<int> route;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (!row.cell(i).empty()) route.push_back(TRY(job.place(major, row, i)));
    }
    job.world().major_routes.push_back(std::move(route));
  }
  return {};
}

Result<void> read_flee_closures(FleeJob& job) {
  if (job.bare && !job.has("closures.csv")) return {};
  const auto table = TRY(job.table(job.input_file("closures.csv")));
  for (const auto& row : table.rows) {
    const std::string& what = row.cell(0);
    static const std::vector<std::string> kinds{
        "country", "location", "link", "links", "camp", "idpcamp", "remove_forced_redirection"};
    if (std::ranges::find(kinds, what) == kinds.end()) {
      return fail(table.error(
          row, 0, fmt::format("expected a kind of closure, saw \"{}\"", what),
          fmt::format("Kinds are {}. {}", fmt::join(kinds, ", "), did_you_mean(what, kinds))));
    }
    Closure closure;
    closure.start_day = TRY(closure_day(table, row, 3));
    closure.end_day = row.cell(4).empty() ? -1 : TRY(closure_day(table, row, 4));
    if (what == "remove_forced_redirection") {
      const auto from = job.places.find(row.cell(1)), to = job.places.find(row.cell(2));
      if (from == job.places.end() || to == job.places.end()) {
        job.remark(fmt::format("{}:{}: redirection between places that are not there", table.file,
                               row.line));
        continue;
      }
      closure.what = Closure::What::redirection;
      closure.first = from->second;
      closure.second = to->second;
    } else {
      TRY(read_ends(job, table, row, closure));
      if (closure.end_day != -1 && closure.end_day < closure.start_day) {
        return fail(table.error(row, 4,
                                fmt::format("expected an end on day {} or later, saw day {}",
                                            closure.start_day, closure.end_day),
                                "An end of -1 is never."));
      }
    }
    job.world().closures.push_back(std::move(closure));
  }
  return {};
}

void look_at_network(FleeJob& job) {
  const auto& world = job.world();
  std::vector<int> group(world.places.size());
  for (std::size_t i = 0; i < group.size(); ++i) group[i] = static_cast<int>(i);
  const auto root = [&](int place) {
    while (group[static_cast<std::size_t>(place)] != place) {
      auto& up = group[static_cast<std::size_t>(place)];
      place = up = group[static_cast<std::size_t>(up)];
    }
    return place;
  };
  for (const auto& route : world.routes) {
    group[static_cast<std::size_t>(root(route.from))] = root(route.to);
  }
  std::vector<char> reaches(world.places.size(), 0);
  for (std::size_t i = 0; i < world.places.size(); ++i) {
    if (is_camp(world.places[i].kind))
      reaches[static_cast<std::size_t>(root(static_cast<int>(i)))] = 1;
  }
  std::vector<std::string> stranded;
  for (std::size_t i = 0; i < world.places.size(); ++i) {
    const auto& place = world.places[i];
    const bool can = reaches[static_cast<std::size_t>(root(static_cast<int>(i)))] != 0;
    if (place.kind == Kind::conflict && !can) stranded.push_back(place.name);
  }
  if (!stranded.empty()) {
    job.remark(fmt::format("no route leads from {} to any camp: people there cannot arrive",
                           fmt::join(stranded, ", ")));
  }
}

}  // namespace corridor
