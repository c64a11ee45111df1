#pragma once
// Small worlds for tests and benchmarks.

#include "models/displacement/rules.h"
#include "vocabulary/displacement_world.h"

#include <string>

namespace corridor::displacement {

inline Place made_place(std::string name, Kind kind, double size, std::string country = "Home") {
  Place place;
  place.name = std::move(name);
  place.country = std::move(country);
  place.kind = kind;
  place.size = size;
  return place;
}

/// People flee from the first place, so many more each day, to camps far and near.
inline World made_world(double a_day, int days) {
  World world;
  world.name = "made";
  world.start_date = "2020-01-01";
  world.days = days;
  world.total.name = "total";
  world.total.counts = {{0, 0}, {days, a_day * days}};
  Observed all{"Counted", -1, {{0, 0}, {days, a_day * days}}};
  world.camps.push_back(all);
  return world;
}

/// One road from a conflict to a camp.
inline World one_road(double km, double a_day, int days) {
  World world = made_world(a_day, days);
  world.places = {made_place("Source", Kind::conflict, 1000),
                  made_place("Camp", Kind::camp, 0, "Abroad")};
  world.routes = {{0, 1, km}};
  world.conflicts = {{0, {{0, 1}}}};
  return world;
}

/// Towns between two conflicts and three camps, one of them soon full, one behind a border that
/// closes.
inline World made_network(double a_day, int days) {
  World world = made_world(a_day, days);
  world.places = {made_place("North", Kind::conflict, 1000),
                  made_place("South", Kind::conflict, 600),
                  made_place("Market", Kind::town, 500),
                  made_place("Ford", Kind::town, 300),
                  made_place("Hub", Kind::forwarding_hub, 0, "Abroad"),
                  made_place("Small", Kind::camp, a_day * 3, "Abroad"),
                  made_place("Large", Kind::camp, 0, "Abroad"),
                  made_place("Far", Kind::camp, 0, "Beyond")};
  world.routes = {{0, 2, 60}, {1, 2, 90}, {2, 3, 45},  {3, 4, 120},
                  {4, 5, 30}, {4, 6, 80}, {1, 7, 310}, {2, 5, 150}};
  world.conflicts = {{0, {{0, 1}}}, {1, {{3, 1}, {9, 0}}}};
  Closure border;
  border.what = Closure::What::country;
  border.country = "Home";
  border.other_country = "Beyond";
  border.start_day = 5;
  border.end_day = 8;
  world.closures = {border};
  return world;
}

/// The rules under which engines differ most easily.
inline Rules made_rules() {
  Rules rules;
  rules.max_move_speed = 200;
  rules.town_chance = 0.4;
  rules.camp_chance = 0.02;
  rules.avoid_short_stints = rules.start_on_foot = true;
  rules.spawn.decay = {1, 0.5};
  rules.spawn.decay_interval_days = 4;
  return rules;
}

}  // namespace corridor::displacement
