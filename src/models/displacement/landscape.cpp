#include "models/displacement/landscape.h"

#include "models/displacement/observed.h"

#include <algorithm>
#include <cmath>

namespace corridor::displacement {
namespace {

/// Between the whole levels of a list; the last value beyond its end.
double at_level(const std::vector<double>& list, double level) {
  if (list.empty()) return 1;
  const double last = static_cast<double>(list.size() - 1);
  if (level >= last) return list.back();
  const double below = std::floor(std::max(level, 0.0));
  const auto index = static_cast<std::size_t>(below);
  return list[index] + (level - below) * (list[index + 1] - list[index]);
}

double on_day(const std::vector<DayValue>& values, int day) {
  if (values.empty()) return 0;
  if (day <= values.front().day) return values.front().value;
  const auto after = std::ranges::upper_bound(values, day, {}, &DayValue::day);
  if (after == values.end()) return values.back().value;
  const auto& before = *(after - 1);
  return before.value +
         (after->value - before.value) * (day - before.day) / double(after->day - before.day);
}

double number_of(const Place& place, std::string_view name, double usual) {
  const auto found = place.numbers.find(name);
  return found == place.numbers.end() ? usual : found->second;
}

}  // namespace

Landscape::Landscape(const World& world, const Rules& rules) : world_(&world), rules_(&rules) {
  choose_unit();
  max_speed_ = units(rules.max_move_speed);
  walk_speed_ = units(rules.max_walk_speed);
  for (std::size_t i = 0; i < world.places.size(); ++i) {
    const auto& place = world.places[i];
    PlaceState state;
    const double size = std::floor(place.size / rules.hasten);
    state.foreign = place.country != world.places.front().country;
    if (is_camp(place.kind)) {
      state.capacity = rules.use_capacity ? size : 0;
    } else {
      state.population = size;
    }
    places_.push_back(state);
    become(static_cast<int>(i), place.kind);
  }
  make_links();
  next_conflict_.assign(world.conflicts.size(), 0);
  next_flood_.assign(world.floods.size(), 0);
  std::vector<char> has_column(world.places.size(), 0);
  for (const auto& history : world.conflicts) has_column[std::size_t(history.place)] = 1;
  for (std::size_t i = 0; i < world.places.size(); ++i) {
    const auto& place = world.places[i];
    const bool by_date = place.kind == Kind::conflict && place.conflict_day <= 0;
    if (rules.repairs.conflict_dates && has_column[i] == 0 && place.kind == Kind::conflict &&
        place.conflict_day > 0) {
      dated_.push_back(static_cast<int>(i));
    }
    if (!by_date || (rules.repairs.conflict_dates && has_column[i] != 0)) continue;
    set_conflict(static_cast<int>(i), number_of(place, "conflict_intensity", 1), -1);
  }
}

int Landscape::units(double km) const { return static_cast<int>(std::lround(km / unit_km_)); }

void Landscape::choose_unit() {
  std::vector<double> lengths{rules_->max_move_speed, rules_->max_walk_speed};
  for (const auto& route : world_->routes) {
    lengths.push_back(route.distance_km);
    lengths.push_back(route.speed_km_per_day);
  }
  for (const double unit : {1.0, 0.1, 0.01}) {
    // A day's way and what is remembered of the days before fit 16 bits.
    if (rules_->max_move_speed / unit > 16000) break;
    unit_km_ = unit;
    if (std::ranges::all_of(lengths, [&](double km) {
          return std::abs(km / unit - std::round(km / unit)) < 1e-6;
        })) {
      break;
    }
  }
}

void Landscape::make_links() {
  for (const auto& route : world_->routes) {
    const auto add = [&](int from, int to, bool forced) {
      links_.push_back({from, to, units(route.distance_km),
                        route.speed_km_per_day > 0 ? units(route.speed_km_per_day) : max_speed_,
                        route.walk_probability, false, forced});
    };
    const bool repaired = rules_->repairs.forced_redirection;
    add(route.from, route.to, repaired && route.forced_redirection == 2);
    add(route.to, route.from, repaired && route.forced_redirection == 1);
    if (route.forced_redirection == 1 && !repaired) {
      add(route.from, route.to, false);
      add(route.to, route.from, false);
    }
  }
  first_link_.assign(places_.size() + 1, 0);
  for (const auto& link : links_) ++first_link_[std::size_t(link.from) + 1];
  for (std::size_t i = 1; i < first_link_.size(); ++i) first_link_[i] += first_link_[i - 1];
  link_order_.resize(links_.size());
  auto next = first_link_;
  for (std::size_t i = 0; i < links_.size(); ++i) {
    link_order_[std::size_t(next[std::size_t(links_[i].from)]++)] = static_cast<int>(i);
  }
}

std::span<const int> Landscape::links_from(int place) const {
  const auto first = first_link_[std::size_t(place)], last = first_link_[std::size_t(place) + 1];
  return {link_order_.data() + first, std::size_t(last - first)};
}

double Landscape::usual_chance(int place) const {
  const auto& state = places_[std::size_t(place)];
  double chance = rules_->town_chance;
  if (state.camp) chance = rules_->camp_chance;
  if (state.idp_camp) chance = rules_->idp_camp_chance;
  if (state.camp && rules_->spawn.camps_are_sinks && rules_->repairs.camp_sinks) chance = 0;
  if (state.intensity > 0) chance = rules_->conflict_chance;
  if (state.hub || state.marker) chance = 1;
  if (rules_->chance_population_power != 0) {
    const double size = std::max({state.population, state.capacity, 0.0});
    chance *= std::pow(size / rules_->chance_population_base, rules_->chance_population_power);
  }
  return chance;
}

void Landscape::become(int place, Kind kind) {
  auto& state = places_[std::size_t(place)];
  state.camp = is_camp(kind);
  state.idp_camp = kind == Kind::idp_camp;
  state.town = kind == Kind::town || kind == Kind::conflict;
  state.hub = kind == Kind::forwarding_hub;
  state.marker = kind == Kind::marker;
  state.chance = usual_chance(place);
  // So little leaves such a place that the program takes it for a camp.
  if (!state.camp && state.chance < 0.005 && kind != Kind::conflict) {
    state.camp = true;
    state.town = false;
  }
  ++edition_;
}

void Landscape::set_conflict(int place, double intensity, int day) {
  auto& state = places_[std::size_t(place)];
  state.intensity = intensity;
  state.onset_day = day;
  state.town = false;
  state.chance = usual_chance(place);
}

void Landscape::end_conflict(int place) {
  auto& state = places_[std::size_t(place)];
  state.intensity = 0;
  state.town = true;
  state.chance = usual_chance(place);
}

void Landscape::start_day(int day) {
  bool changed = false;
  for (std::size_t i = 0; i < world_->conflicts.size(); ++i) {
    const auto& history = world_->conflicts[i];
    auto& next = next_conflict_[i];
    double before = next == 0 ? 0 : history.changes[next - 1].value;
    for (; next < history.changes.size() && history.changes[next].day <= day; ++next) {
      const double value = history.changes[next].value;
      auto& state = places_[std::size_t(history.place)];
      if (before <= 0 && value > 0) set_conflict(history.place, value, day);
      if (before > 0 && value <= 0) end_conflict(history.place);
      if (before > 0 && value > 0 && rules_->repairs.intensity_changes) state.intensity = value;
      before = value;
      changed = true;
    }
  }
  for (std::size_t i = 0; i < dated_.size(); ++i) {
    const auto& place = world_->places[std::size_t(dated_[i])];
    if (static_cast<int>(place.conflict_day) != day) continue;
    set_conflict(dated_[i], number_of(place, "conflict_intensity", 1), day);
    changed = true;
  }
  for (const auto& change : world_->kind_changes) {
    if (change.day == day) become(change.place, change.kind);
  }
  for (std::size_t i = 0; i < world_->floods.size(); ++i) {
    const auto& history = world_->floods[i];
    auto& next = next_flood_[i];
    for (; next < history.changes.size() && history.changes[next].day <= day; ++next) {
      places_[std::size_t(history.place)].flood = history.changes[next].value;
    }
  }
  if (changed) refresh_spawn_weights(day);
}

double Landscape::decay_on(int place, int day) const {
  const auto& list = rules_->spawn.decay;
  if (list.empty()) return 1;
  const int since = day - places_[std::size_t(place)].onset_day;
  const auto step =
      static_cast<std::size_t>(since / std::max(1, rules_->spawn.decay_interval_days));
  return list[std::min(step, list.size() - 1)];
}

void Landscape::refresh_spawn_weights(int day) {
  for (std::size_t i = 0; i < places_.size(); ++i) {
    auto& state = places_[i];
    state.spawn_weight = 0;
    if (state.intensity > 0) {
      state.spawn_weight = state.population * state.intensity * decay_on(static_cast<int>(i), day);
    }
  }
}

void Landscape::refresh_chances(int day) {
  const auto& flood = rules_->flood;
  if (!world_->food.empty()) {
    for (std::size_t i = 0; i < places_.size(); ++i) {
      for (const auto& region : world_->food) {
        if (region.region == world_->places[i].region) {
          places_[i].starving = on_day(region.values, day) / 100;
        }
      }
    }
  }
  for (std::size_t i = 0; i < places_.size(); ++i) {
    auto& state = places_[i];
    const bool hungry = rules_->flee_when_starving && state.starving > 0;
    if (!hungry && world_->floods.empty()) continue;
    state.chance = usual_chance(static_cast<int>(i));
    if (state.flood > 0 && !flood.move_chances.empty()) {
      state.chance = at_level(flood.move_chances, state.flood);
    }
    if (hungry) state.chance = state.starving + (1 - state.starving) * state.chance;
  }
}

void Landscape::refresh_scores(int day) {
  refresh_chances(day);
  if (rules_->own.destination) refresh_pulls(day);
  refresh_spawn_weights(day);
  const auto& rules = *rules_;
  for (std::size_t i = 0; i < places_.size(); ++i) {
    auto& state = places_[i];
    const auto& place = world_->places[i];
    double score = 1;
    if (state.foreign) {
      if (rules.economic_pull) {
        const double hdi = number_of(place, "hdi", 0);
        score += score * (number_of(place, "trade_volume", 0) + hdi * hdi);
      }
      score *= rules.foreign_weight;
    } else if (day > 0 && rules.avoid_food_deprived_places) {
      score *= 1 - state.starving * state.starving;
    }
    if (state.camp) score *= rules.camp_weight;
    if (state.intensity > 0) {
      score *=
          std::pow(rules.conflict_weight, decay_on(static_cast<int>(i), day) * state.intensity);
    }
    if (state.flood > 0) score *= at_level(rules.flood.place_weights, state.flood);
    if (rules.population_weight && !state.camp) {
      score *= std::pow(std::max(1.0, state.population), rules.population_power);
    }
    state.score = score;
    if (is_camp(place.kind) && rules.use_capacity && !place.numbers.empty()) {
      state.capacity += number_of(place, "capacity_per_day", 0) / rules.hasten;
    }
  }
}

/// Camps pull by capacity; one without a believable capacity as the median of the others.
void Landscape::refresh_pulls(int day) {
  const auto& own = rules_->own;
  std::vector<double> known;
  for (std::size_t i = 0; i < places_.size(); ++i) {
    if (is_camp(world_->places[i].kind) && world_->places[i].size > 0) {
      known.push_back(world_->places[i].size);
    }
  }
  std::ranges::sort(known);
  const double median = known.empty() ? 1 : known[known.size() / 2];
  for (std::size_t i = 0; i < places_.size(); ++i) {
    auto& state = places_[i];
    double size = world_->places[i].size;
    const bool absurd =
        own.largest_capacity_share > 0 && size > own.largest_capacity_share * median;
    if (size <= 0 || absurd) size = median;
    state.pull = rules_->use_capacity ? std::pow(size / median, own.camp_capacity_power) : 1;
    if (!state.foreign) state.pull *= own.same_country_weight;
  }
  if (own.ties_weight > 0) add_ties(day);
}

/// People go where they know people: camps pull by the shares of the last reports before this day.
void Landscape::add_ties(int day) {
  double all = 0, camps = 0;
  for (const auto& camp : world_->camps) {
    if (camp.place < 0) continue;
    all += known_on(camp, day - 1);
    camps += 1;
  }
  if (all <= 0) return;
  const double weight = rules_->own.ties_weight;
  for (const auto& camp : world_->camps) {
    if (camp.place < 0) continue;
    const double share = known_on(camp, day - 1) / all;
    places_[std::size_t(camp.place)].pull *= 1 - weight + weight * camps * share;
  }
}

bool Landscape::is_limited(int place) const {
  return places_[std::size_t(place)].capacity * rules_->capacity_scaling >= 1;
}

double Landscape::room(int place, std::int64_t n) const {
  const double most = places_[std::size_t(place)].capacity * rules_->capacity_scaling;
  const double easy = rules_->capacity_buffer * most, people = static_cast<double>(n);
  if (most < 1 || people <= easy) return 1;
  if (people >= most) return 0;
  return 1 - (people - easy) / (most * (1 - rules_->capacity_buffer));
}

}  // namespace corridor::displacement
