#include "models/displacement/parameters.h"

#include <algorithm>

namespace corridor::displacement {
namespace {

#define NUMBER(section, key, unit, meaning, low, high, member)                    \
  RuleNumber {                                                                    \
    section, key, unit, meaning, low, high, false,                                \
        [](const Rules& r) -> double { return static_cast<double>(r.member); },   \
        [](Rules& r, double v) { r.member = static_cast<decltype(r.member)>(v); } \
  }
#define WHOLE(section, key, unit, meaning, low, high, member)                     \
  RuleNumber {                                                                    \
    section, key, unit, meaning, low, high, true,                                 \
        [](const Rules& r) -> double { return static_cast<double>(r.member); },   \
        [](Rules& r, double v) { r.member = static_cast<decltype(r.member)>(v); } \
  }
#define SWITCH(section, key, meaning, member)                         \
  RuleSwitch {                                                        \
    section, key, meaning, [](Rules& r) -> bool& { return r.member; } \
  }
#define LIST(section, key, meaning, member)                                          \
  RuleList {                                                                         \
    section, key, meaning, [](Rules& r) -> std::vector<double>& { return r.member; } \
  }

constexpr std::string_view move = "move_rules", spawn = "spawn_rules", own = "corridor_rules";

}  // namespace

const std::vector<RuleNumber>& rule_numbers() {
  static const std::vector<RuleNumber> numbers{
      NUMBER(move, "max_move_speed", "km/day", "a day's way by vehicle", 1, 5000, max_move_speed),
      NUMBER(move, "max_walk_speed", "km/day", "a day's way on foot", 1, 500, max_walk_speed),
      NUMBER(move, "foreign_weight", "", "weight of places abroad", 0, 1000, foreign_weight),
      NUMBER(move, "camp_weight", "", "weight of camps", 0, 1000, camp_weight),
      NUMBER(move, "conflict_weight", "", "weight of places in conflict", 0, 1000, conflict_weight),
      NUMBER(move, "conflict_movechance", "/day", "chance of leaving a place in conflict", 0, 1,
             conflict_chance),
      NUMBER(move, "camp_movechance", "/day", "chance of leaving a camp", 0, 1, camp_chance),
      NUMBER(move, "idpcamp_movechance", "/day", "chance of leaving a camp for displaced people", 0,
             1, idp_camp_chance),
      NUMBER(move, "default_movechance", "/day", "chance of leaving a town", 0, 1, town_chance),
      WHOLE(move, "awareness_level", "stops", "how many stops ahead people look", -1, 12,
            awareness),
      NUMBER(move, "capacity_buffer", "", "share of capacity from which people are put off", 0,
             0.999, capacity_buffer),
      NUMBER(move, "capacity_scaling", "", "factor on capacities", 0, 1e6, capacity_scaling),
      NUMBER(move, "softening", "km", "added to distances", 0, 1e5, softening),
      NUMBER(move, "weight_softening", "", "added to scores", 0, 1e6, weight_softening),
      NUMBER(move, "weight_power", "", "power of weights", 0, 20, weight_power),
      NUMBER(move, "distance_power", "", "power of distance", -5, 10, distance_power),
      NUMBER(move, "home_distance_power", "", "power of the distance from home", 0, 10,
             home_distance_power),
      NUMBER(move, "pop_power_for_loc_weight", "", "power of population in weights", -5, 5,
             population_power),
      NUMBER(move, "movechance_pop_base", "people", "population at which chances are as given", 1,
             1e9, chance_population_base),
      NUMBER(move, "movechance_pop_scale_factor", "", "power of population in chances", -5, 5,
             chance_population_power),
      NUMBER(move, "pruning_threshold", "", "routes this many times lighter are left out", 0, 1e12,
             pruning_threshold),
      WHOLE(spawn, "conflict_spawn_decay_interval", "days", "days of each step of the decay", 1,
            36600, spawn.decay_interval_days),
      NUMBER("optimisations", "hasten", "", "people are counted in groups of this many", 1, 1e9,
             hasten),
      NUMBER(own, "camp_capacity_power", "", "camps weigh by their capacity to this power", 0, 3,
             own.camp_capacity_power),
      NUMBER(own, "largest_capacity_share", "",
             "a capacity above this many times the median of the others is taken as unknown", 0,
             1e6, own.largest_capacity_share),
      NUMBER(own, "destination_softening_km", "km", "added to the way to a camp", 0, 1e4,
             own.destination_softening_km),
      NUMBER(own, "settle_distance_power", "", "power of the way to a camp", 0, 10,
             own.settle_distance_power),
      NUMBER(own, "same_country_weight", "", "weight of camps in the country of origin", 0, 1000,
             own.same_country_weight),
      WHOLE(own, "most_destinations", "camps", "people know of so many camps, the nearest (0: all)",
            0, 1e6, own.most_destinations),
      NUMBER(own, "ties_weight", "", "how far the shares of the last reports pull", 0, 1,
             own.ties_weight),
      NUMBER(own, "change_weight", "",
             "part of the run's changes since the last reports put on them (0: its own counts)", 0,
             1, own.change_weight),
  };
  return numbers;
}

const std::vector<RuleSwitch>& rule_switches() {
  static const std::vector<RuleSwitch> switches{
      SWITCH(move, "avoid_short_stints", "who has gone little goes on", avoid_short_stints),
      SWITCH(move, "start_on_foot", "the first way is on foot", start_on_foot),
      SWITCH(move, "stay_close_to_home", "far places weigh less", stay_close_to_home),
      SWITCH(move, "use_pop_for_loc_weight", "towns weigh by population", population_weight),
      SWITCH(move, "fixed_routes", "one route to each place, whatever the room", fixed_routes),
      SWITCH(move, "use_economic_pull", "trade and development attract", economic_pull),
      SWITCH(move, "flee_when_starving", "hunger makes people leave", flee_when_starving),
      SWITCH(move, "avoid_food_deprived_locations", "hunger keeps people away",
             avoid_food_deprived_places),
      SWITCH(move, "WomenAvoidHazards", "women avoid conflict twice", women_avoid_hazards),
      SWITCH(move, "ChildrenAvoidHazards", "children avoid conflict twice", children_avoid_hazards),
      SWITCH(move, "ElderlyAvoidHazards", "the old avoid conflict twice", elderly_avoid_hazards),
      SWITCH(move, "BoysTakeRisk", "young men do not avoid conflict", boys_take_risk),
      SWITCH(move, "MatchCampReligion", "camps weigh by people of one's religion",
             match_camp_religion),
      SWITCH(move, "MatchCampEthnicity", "camps weigh by people of one's group",
             match_camp_ethnicity),
      SWITCH(move, "MatchTownEthnicity", "towns weigh by people of one's group",
             match_town_ethnicity),
      SWITCH(move, "MatchConflictEthnicity", "places in conflict weigh by people of one's group",
             match_conflict_ethnicity),
      SWITCH(spawn, "take_from_population", "who flees is no longer there",
             spawn.take_from_population),
      SWITCH(spawn, "insert_day0", "camps begin with the people counted", spawn.insert_day0),
      SWITCH(spawn, "empty_camps_on_day0", "camps begin empty", spawn.empty_camps_on_day0),
      SWITCH(spawn, "camps_are_sinks", "nobody leaves a camp", spawn.camps_are_sinks),
      SWITCH(spawn, "sum_from_camps", "the total is the sum of the camps", spawn.sum_from_camps),
      SWITCH(spawn, "read_from_agents_csv_file", "people of agents.csv are there at first",
             spawn.read_settlers),
      SWITCH(spawn, "flood_driven_spawning", "people flee from floods", spawn.flood_driven),
      SWITCH(own, "known_data_only", "people flee as reports come in", spawn.known_data_only),
      SWITCH(own, "use_capacity", "camps may be full", use_capacity),
      SWITCH(own, "destination", "people choose a camp as they flee", own.destination),
  };
  return switches;
}

const std::vector<RuleList>& rule_lists() {
  static const std::vector<RuleList> lists{
      LIST(spawn, "conflict_spawn_decay", "how conflicts wear off", spawn.decay),
  };
  return lists;
}

const RuleNumber* find_rule_number(std::string_view key) {
  const auto found = std::ranges::find(rule_numbers(), key, &RuleNumber::key);
  return found == rule_numbers().end() ? nullptr : &*found;
}

}  // namespace corridor::displacement
