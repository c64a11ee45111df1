#include "scenario/displacement/changes.h"

#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>
#include <vector>

namespace corridor {
namespace {

using displacement::Closure;
using displacement::is_camp;
using displacement::Kind;
using displacement::Place;
using displacement::Route;
using displacement::World;

constexpr std::string_view known =
    "Changes are close_border, close_link, close_place, close_camp, open_camp, camp_capacity, "
    "shift_conflict, shift_conflicts, distance, add_route: close_link:Mopti,Mentao,30.";

/// One change, taken apart.
class Change {
 public:
  Change(World& world, const std::string& text) : world_(world), text_(text) {
    const auto colon = text.find(':');
    what_ = text.substr(0, colon);
    if (colon == std::string::npos) return;
    for (const auto part : split(std::string_view(text_).substr(colon + 1), ',')) {
      parts_.emplace_back(trim(part));
    }
  }

  Result<void> apply();

 private:
  Error wrong(std::string message) const {
    return {
        ErrorKind::usage, fmt::format("{}, saw \"{}\"", message, text_), {}, std::string(known)};
  }
  Result<int> place(std::size_t part) const {
    const std::string name = part < parts_.size() ? parts_[part] : "";
    std::vector<std::string> names;
    for (std::size_t i = 0; i < world_.places.size(); ++i) {
      if (world_.places[i].name == name) return static_cast<int>(i);
      names.push_back(world_.places[i].name);
    }
    auto error = wrong(fmt::format("expected a place of the scenario, not \"{}\",", name));
    if (const auto near = did_you_mean(name, names); !near.empty()) error.hint = near;
    return fail(error);
  }
  Result<double> number(std::size_t part, std::string_view what) const {
    const auto value = part < parts_.size() ? parse_number(parts_[part]) : std::nullopt;
    if (!value) return fail(wrong(fmt::format("expected {}", what)));
    return *value;
  }
  Result<void> set_days(Closure& closure, std::size_t part) const {
    closure.start_day = static_cast<int>(TRY(number(part, "the day it closes")));
    closure.end_day = -1;
    if (part + 1 < parts_.size()) {
      closure.end_day = static_cast<int>(TRY(number(part + 1, "the day it opens again")));
    }
    if (closure.start_day < 0 || (closure.end_day >= 0 && closure.end_day <= closure.start_day)) {
      return fail(wrong("expected days from 0 on, the second after the first"));
    }
    return {};
  }
  Result<void> close();
  Result<void> open_camp();
  Result<void> shift(int only);
  Result<Route*> route();

  World& world_;
  std::string text_, what_;
  std::vector<std::string> parts_;
};

Result<void> Change::close() {
  Closure closure;
  if (what_ == "close_border") {
    closure.what = Closure::What::country;
    if (parts_.size() < 3) return fail(wrong("expected two countries and a day"));
    closure.country = parts_[0];
    closure.other_country = parts_[1];
    for (const auto& country : {closure.country, closure.other_country}) {
      if (std::ranges::find(world_.places, country, &Place::country) == world_.places.end()) {
        return fail(wrong(fmt::format("expected a country of the scenario, not \"{}\",", country)));
      }
    }
    TRY(set_days(closure, 2));
  } else if (what_ == "close_link") {
    closure.what = Closure::What::link;
    TRY(route());
    closure.first = TRY(place(0));
    closure.second = TRY(place(1));
    TRY(set_days(closure, 2));
  } else {
    closure.what = what_ == "close_camp" ? Closure::What::camp : Closure::What::place;
    closure.first = TRY(place(0));
    if (what_ == "close_camp" && !is_camp(world_.places[std::size_t(closure.first)].kind)) {
      return fail(wrong("expected a camp"));
    }
    TRY(set_days(closure, 1));
  }
  world_.closures.push_back(closure);
  return {};
}

Result<void> Change::open_camp() {
  const int index = TRY(place(0));
  auto& place = world_.places[std::size_t(index)];
  const double capacity = TRY(number(1, "how many people it takes (0: without limit)"));
  const double day = TRY(number(2, "the day it opens"));
  if (capacity < 0 || day < 0) return fail(wrong("expected a capacity and a day of 0 or more"));
  if (is_camp(place.kind)) return fail(wrong("expected a place that is no camp yet"));
  place.kind = Kind::camp;
  place.size = capacity;
  if (day == 0) return {};
  // A camp that is closed until it opens is a town until then.
  Closure closed;
  closed.what = Closure::What::camp;
  closed.first = index;
  closed.start_day = 0;
  closed.end_day = static_cast<int>(day);
  world_.closures.push_back(closed);
  return {};
}

Result<void> Change::shift(int only) {
  const auto by = static_cast<int>(TRY(number(only < 0 ? 0 : 1, "a number of days")));
  bool found = false;
  for (auto& history : world_.conflicts) {
    if (only >= 0 && history.place != only) continue;
    for (auto& change : history.changes) change.day = std::max(0, change.day + by);
    found = found || !history.changes.empty();
  }
  for (std::size_t i = 0; i < world_.places.size(); ++i) {
    auto& place = world_.places[i];
    if (place.kind != Kind::conflict || (only >= 0 && static_cast<int>(i) != only)) continue;
    place.conflict_day = std::max(0.0, place.conflict_day) + by;
    found = true;
  }
  if (!found) return fail(wrong("expected a place where there is a conflict"));
  return {};
}

Result<Route*> Change::route() {
  const int a = TRY(place(0)), b = TRY(place(1));
  for (auto& route : world_.routes) {
    if ((route.from == a && route.to == b) || (route.from == b && route.to == a)) return &route;
  }
  return fail(wrong("expected two places with a route between them"));
}

Result<void> Change::apply() {
  if (what_.starts_with("close_") && what_ != "close_") return close();
  if (what_ == "open_camp") return open_camp();
  if (what_ == "camp_capacity") {
    auto& camp = world_.places[std::size_t(TRY(place(0)))];
    if (!is_camp(camp.kind)) return fail(wrong("expected a camp"));
    camp.size = TRY(number(1, "how many people it takes (0: without limit)"));
    return {};
  }
  if (what_ == "shift_conflict") return shift(TRY(place(0)));
  if (what_ == "shift_conflicts") return shift(-1);
  if (what_ == "distance" || what_ == "add_route") {
    const double km = TRY(number(2, "a distance in km"));
    if (km <= 0) return fail(wrong("expected a distance above 0"));
    if (what_ == "distance") {
      TRY(route())->distance_km = km;
    } else {
      world_.routes.push_back({TRY(place(0)), TRY(place(1)), km});
    }
    return {};
  }
  return fail(wrong("expected a change"));
}

}  // namespace

Result<void> change_displacement(World& world, const std::string& change) {
  return Change(world, change).apply();
}

}  // namespace corridor
