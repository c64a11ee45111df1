#pragma once
// The places and links as they are on a day: who is where, what is open, how attractive a place is
// and how likely people are to leave it. Both engines move people over one of these; it knows
// nothing of persons.
//
// Lengths are counted in whole units (Landscape::unit_km), so that a day's travel adds up exactly
// and equal states are equal.

#include "models/displacement/rules.h"
#include "vocabulary/displacement_world.h"

#include <cstdint>
#include <span>
#include <vector>

namespace corridor::displacement {

struct PlaceState {
  bool camp = false, idp_camp = false, town = false, foreign = false, marker = false, hub = false;
  double population = 0, capacity = -1;
  double intensity = -1;  // of conflict; -1: none
  int onset_day = -1;
  double chance = 0;  // of leaving, per day
  double score = 1;
  double pull = 1;  // of a camp, on people who choose one as they flee
  double spawn_weight = 0;
  double flood = 0, starving = 0;
  std::int64_t present = 0;  // as last counted
};

struct Link {
  int from = 0, to = 0;
  int length = 0;  // units
  int speed = 0;   // units a day
  double walk_probability = 0;
  bool closed = false, forced = false;
  int closures = 0;  // that hold now
};

class Landscape {
 public:
  Landscape(const World& world, const Rules& rules);

  /// Conflicts, floods, food and kinds of this day.
  void start_day(int day);
  /// Closures of this day; true where any link changed.
  bool apply_closures(int day);
  void refresh_scores(int day);

  const World& world() const { return *world_; }
  const Rules& rules() const { return *rules_; }
  std::vector<PlaceState>& places() { return places_; }
  const std::vector<PlaceState>& places() const { return places_; }
  const std::vector<Link>& links() const { return links_; }
  std::span<const int> links_from(int place) const;
  double unit_km() const { return unit_km_; }
  int max_speed() const { return max_speed_; }
  int walk_speed() const { return walk_speed_; }
  /// Changes whenever a link opens or closes or a kind changes.
  int edition() const { return edition_; }

  /// How much room a place has, from 1 (nobody is put off) to 0 (full), with n people there.
  double room(int place, std::int64_t n) const;
  bool is_limited(int place) const;

 private:
  void make_links();
  void choose_unit();
  void set_conflict(int place, double intensity, int day);
  void end_conflict(int place);
  void set_closed(Link& link, bool closed) const;
  void set_links(int from, int to, bool closed);
  void apply(const Closure& closure, bool closed);
  void become(int place, Kind kind);
  double usual_chance(int place) const;
  double decay_on(int place, int day) const;
  void refresh_spawn_weights(int day);
  void refresh_chances(int day);
  void refresh_pulls(int day);
  void add_ties(int day);
  int units(double km) const;

  const World* world_;
  const Rules* rules_;
  std::vector<PlaceState> places_;
  std::vector<Link> links_;
  std::vector<int> first_link_, link_order_;
  std::vector<int> dated_;  // places in conflict from a date on, with no column in the table
  std::vector<std::size_t> next_conflict_, next_flood_;
  double unit_km_ = 1;
  int max_speed_ = 0, walk_speed_ = 0;
  int edition_ = 0;
};

}  // namespace corridor::displacement
