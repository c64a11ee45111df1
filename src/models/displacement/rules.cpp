#include "models/displacement/rules.h"

namespace corridor::displacement {

const std::vector<RepairName>& repair_names() {
  static const std::vector<RepairName> names{
      {"link_closures", &Repairs::link_closures, "closing a link closes it, both ways"},
      {"forced_redirection", &Repairs::forced_redirection,
       "a forwarding hub sends people on along its marked link; no route counts twice"},
      {"awareness_zero", &Repairs::awareness_zero, "awareness 0 goes by distance alone"},
      {"camp_sinks", &Repairs::camp_sinks, "camps_are_sinks keeps people in camps"},
      {"flood_top_level", &Repairs::flood_top_level, "the highest flood level is read as it is"},
      {"intensity_changes", &Repairs::intensity_changes,
       "the intensity of a conflict follows the table"},
      {"conflict_dates", &Repairs::conflict_dates,
       "the table decides; a place without a column is in conflict from its date on"},
      {"total_once", &Repairs::total_once, "the row of the total is not counted with the camps"},
      {"day0_capacity", &Repairs::day0_capacity, "people present on day 0 take room once"},
      {"one_day_travel", &Repairs::one_day_travel, "nobody goes further in a day than a day's way"},
      {"home_distance", &Repairs::home_distance, "staying close to home is measured from home"},
      {"waiting_spawns", &Repairs::waiting_spawns,
       "where no conflict is active, people flee when one begins"},
      {"overlapping_closures", &Repairs::overlapping_closures,
       "what two closures close opens when both have ended"},
      {"true_dates", &Repairs::true_dates, "a row has the date of its day"},
  };
  return names;
}

Rules flee_rules() { return {}; }

Rules usual_rules() {
  Rules rules;
  for (const auto& repair : repair_names()) rules.repairs.*repair.flag = true;
  rules.spawn.decay = {1, 1, 1, 0.5, 0.1};
  rules.own.destination = true;
  rules.own.settle_distance_power = 1;
  rules.own.destination_softening_km = 200;
  rules.own.camp_capacity_power = 1;
  rules.own.largest_capacity_share = 8;
  rules.own.most_destinations = 20;
  return rules;
}

Rules leak_free_rules() {
  Rules rules = usual_rules();
  rules.use_capacity = false;
  rules.spawn.known_data_only = true;
  rules.own.camp_capacity_power = 0;
  rules.own.ties_weight = 0.5;
  rules.own.change_weight = 0.5;
  rules.own.settle_distance_power = 0.5;
  rules.camp_chance = 0.01;
  return rules;
}

bool needs_persons(const Rules& rules) {
  return rules.women_avoid_hazards || rules.children_avoid_hazards || rules.elderly_avoid_hazards ||
         rules.boys_take_risk || rules.match_camp_religion || rules.match_camp_ethnicity ||
         rules.match_town_ethnicity || rules.match_conflict_ethnicity ||
         (rules.stay_close_to_home && rules.repairs.home_distance);
}

}  // namespace corridor::displacement
