#pragma once
// The rules of movement and their numbers. `flee_rules` are what that program does when nothing is
// set; `usual_rules` are Corridor's: the defects repaired, the numbers chosen on six public
// conflicts (docs/models/displacement.md says what each does to the error).

#include <cstdint>
#include <string_view>
#include <vector>

namespace corridor::displacement {

/// What the reference does otherwise than it says; each can be repaired alone. The number is that
/// of the list in docs/models/displacement.md.
struct Repairs {
  bool link_closures = false;         // 1: closing a link closes it
  bool forced_redirection = false;    // 2: hubs send people on along the marked link
  bool awareness_zero = false;        // 3: awareness 0 chooses by distance instead of freezing all
  bool camp_sinks = false;            // 5: who has reached a camp stays
  bool flood_top_level = false;       // 6: the highest flood level is one like others
  bool intensity_changes = false;     // 7: a conflict may grow and shrink
  bool conflict_dates = false;        // 8: a date starts a conflict where the table has no column
  bool total_once = false;            // 9: the total is not counted with the camps
  bool day0_capacity = false;         // 10: who is there on day 0 is counted once
  bool one_day_travel = false;        // 11: a day has one day's travel
  bool home_distance = false;         // 12: staying close to home measures from home
  bool waiting_spawns = false;        // 15: no conflict, no crash: people flee when one begins
  bool overlapping_closures = false;  // what two closures close opens when both have ended
  bool true_dates = false;            // 16: a day's row has that day's date
};

/// A repair by its name.
struct RepairName {
  std::string_view name;
  bool Repairs::*flag;
  std::string_view meaning;
};
const std::vector<RepairName>& repair_names();

enum class SpawnMode : std::uint8_t { constant, poisson, population_ratio };

struct SpawnRules {
  bool known_data_only = false;  // on a day, only what was reported by that day, uncorrected
  bool take_from_population = false, insert_day0 = true, empty_camps_on_day0 = false;
  bool camps_are_sinks = false, sum_from_camps = true, read_settlers = false;
  std::vector<double> decay = {};  // empty: none
  int decay_interval_days = 30;
  bool conflict_driven = false, flood_driven = false;
  SpawnMode conflict_mode = SpawnMode::constant, flood_mode = SpawnMode::population_ratio;
  double displaced_per_conflict_day = 500;
  std::vector<double> displaced_per_flood_day = {0, .1, .2, .5, .9};
};

struct FloodRules {
  std::vector<double> move_chances = {}, place_weights = {};
  bool forecast = false;
  std::vector<double> forecast_day_weights = {}, awareness_weights = {};
};

/// Rules of our own; off in `flee_rules`.
struct OwnRules {
  bool destination = false;  // people choose a camp as they flee, and go there
  double settle_distance_power = 0, destination_softening_km = 0;
  double camp_capacity_power = 0;     // camps pull by capacity to this power
  double largest_capacity_share = 0;  // a capacity above this many times the median is not believed
  double same_country_weight = 1;     // of camps in the country of origin
  int most_destinations = 0;          // people know of so many camps, the nearest (0: of all)
  double ties_weight = 0;             // how far the shares reported so far pull
  /// Camps are taken to hold what was last reported and this part of what the run says has changed
  /// since; 0: the run's own counts stand.
  double change_weight = 0;
};

struct Rules {
  double max_move_speed = 360, max_walk_speed = 35;
  double foreign_weight = 1, camp_weight = 1, conflict_weight = 0.31622776601683794;
  double conflict_chance = 1, camp_chance = 0.001, idp_camp_chance = 0.1, town_chance = 0.3;
  int awareness = 1;
  double capacity_buffer = 0.9, capacity_scaling = 1;
  bool use_capacity = true;
  bool avoid_short_stints = false, start_on_foot = false;
  double softening = 10, weight_softening = 0, weight_power = 1, distance_power = 1;
  bool stay_close_to_home = false;
  double home_distance_power = 0.5;
  bool population_weight = false;
  double population_power = 0.1;
  double chance_population_base = 10000, chance_population_power = 0;
  double pruning_threshold = 1;
  bool fixed_routes = false, economic_pull = false;
  bool flee_when_starving = false, avoid_food_deprived_places = false;
  bool women_avoid_hazards = false, children_avoid_hazards = false, elderly_avoid_hazards = false;
  bool boys_take_risk = false;
  bool match_camp_religion = false, match_camp_ethnicity = false, match_town_ethnicity = false,
       match_conflict_ethnicity = false;
  double hasten = 1;
  SpawnRules spawn = {};
  FloodRules flood = {};
  OwnRules own = {};
  Repairs repairs = {};
};

Rules flee_rules();
Rules usual_rules();
/// Without capacities, with reports up to the day only: what a forecast could have known.
Rules leak_free_rules();

/// Whether a rule looks at more of a person than where they are: then persons must be moved one by
/// one.
bool needs_persons(const Rules& rules);

}  // namespace corridor::displacement
