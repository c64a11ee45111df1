#include "models/displacement/router.h"

#include "base/check.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace corridor::displacement {

int RouteBook::chain(int next, int rest) {
  const std::uint64_t key = (std::uint64_t(std::uint32_t(next)) << 32) | std::uint32_t(rest);
  const auto [found, is_new] = known_.try_emplace(key, static_cast<int>(routes_.size()));
  if (is_new) routes_.push_back({next, rest, rest < 0 ? next : end(rest)});
  return found->second;
}

std::size_t Choices::index_at(double u) const {
  const double wanted = u * cumulative.back();
  std::size_t index = 0;
  if (cumulative.size() > 16) {
    index = std::size_t(std::ranges::upper_bound(cumulative, wanted) - cumulative.begin());
  } else {
    while (index < cumulative.size() && cumulative[index] <= wanted) ++index;
  }
  return std::min(index, candidates.size() - 1);
}

Router::Router(const Landscape& land)
    : land_(&land), choices_(land.places().size()), rooms_(land.places().size(), 1.0) {}

void Router::set_room(int place, double room) {
  auto& kept = rooms_[std::size_t(place)];
  if (kept == room) return;
  kept = room;
  ++room_edition_;
}

int Router::link_between(int place, int neighbour) const {
  for (const int index : land_->links_from(place)) {
    const auto& link = land_->links()[std::size_t(index)];
    if (link.to == neighbour && !link.closed) return index;
  }
  return -1;
}

void Router::begin_day(int day) {
  day_ = day;
  forced_.clear();
  for (std::size_t i = 0; i < land_->links().size(); ++i) {
    const auto& link = land_->links()[i];
    const auto& from = land_->places()[std::size_t(link.from)];
    if (!link.forced || link.closed || from.camp || from.intensity > 0) continue;
    if (forced_.empty()) forced_.assign(land_->places().size(), -1);
    if (forced_[std::size_t(link.from)] < 0) forced_[std::size_t(link.from)] = static_cast<int>(i);
  }
}

const Choices& Router::choices(int place) {
  auto& choices = choices_[std::size_t(place)];
  const bool stale = choices.edition != land_->edition();
  if (stale) {
    list(place, choices);
    choices.edition = land_->edition();
  }
  const bool rooms_changed = choices.limited && choices.room_edition != room_edition_;
  if (stale || choices.day != day_ || rooms_changed) {
    weigh(choices);
    choices.day = day_;
    choices.room_edition = room_edition_;
  }
  return choices;
}

void Router::list(int place, Choices& choices) {
  const auto& rules = land_->rules();
  auto& found = choices.candidates;
  routes_found_ -= found.size();
  found.clear();
  if (rules.awareness == 0 && !rules.repairs.awareness_zero) return;
  if (rules.own.destination) list_camps(place, found);
  if (found.empty()) {
    for (const int index : land_->links_from(place)) {
      Path path;
      path.first_link = index;
      extend(index, path, place, found);
    }
  }
  if (rules.fixed_routes) {
    keep_heaviest(found);
    list_major_routes(place, found);
  }
  choices.limited =
      std::ranges::any_of(found, [&](const Candidate& one) { return land_->is_limited(one.end); });
  routes_found_ += found.size();
  ENSURE(routes_found_ < 50'000'000, "the caller bounds awareness by the size of the network");
}

void Router::add(const Path& path, int origin, std::vector<Candidate>& found) {
  const auto& rules = land_->rules();
  Candidate candidate;
  for (auto stop = path.stops.rbegin(); stop != path.stops.rend(); ++stop) {
    candidate.route = book_.chain(*stop, candidate.route);
  }
  candidate.rest = book_.rest(candidate.route);
  candidate.end = path.stops.back();
  candidate.first_link = path.first_link;
  candidate.distance_km = path.km;
  candidate.resistance = std::pow(rules.softening + path.km, rules.distance_power);
  if (rules.own.destination) {
    candidate.resistance =
        std::pow(rules.own.destination_softening_km + path.km, rules.own.settle_distance_power);
  }
  if (rules.stay_close_to_home && !rules.repairs.home_distance) {
    const auto& places = land_->world().places;
    const double km =
        great_circle_km(places[std::size_t(candidate.end)], places[std::size_t(origin)]);
    candidate.nearness = std::pow(std::max(1.0, km), -rules.home_distance_power);
  }
  found.push_back(candidate);
}

void Router::extend(int index, Path& path, int origin, std::vector<Candidate>& found) {
  const auto& link = land_->links()[std::size_t(index)];
  if (link.closed) return;
  const bool marker = land_->places()[std::size_t(link.to)].marker;
  const double km_before = path.km;
  path.km += link.length * land_->unit_km();
  path.stops.push_back(link.to);
  if (!marker) {
    ++path.steps;
    add(path, origin, found);
  }
  if (std::abs(land_->rules().awareness) > path.steps) {
    for (const int next : land_->links_from(link.to)) {
      const int end = land_->links()[std::size_t(next)].to;
      if (end == origin || std::ranges::find(path.stops, end) != path.stops.end()) continue;
      extend(next, path, origin, found);
    }
  }
  if (!marker) --path.steps;
  path.stops.pop_back();
  path.km = km_before;
}

double Router::raw_weight(const Candidate& candidate) const {
  const auto& rules = land_->rules();
  const auto& end = land_->places()[std::size_t(candidate.end)];
  if (rules.own.destination) return end.pull / candidate.resistance;
  const double score = rules.awareness == 0 ? 1 : end.score;
  return (rules.weight_softening + score * candidate.nearness) / candidate.resistance;
}

void Router::weigh(Choices& choices) {
  const auto& rules = land_->rules();
  const std::size_t count = choices.candidates.size();
  choices.weights.resize(count);
  choices.cumulative.resize(count);
  choices.chances.assign(count, 1);
  double heaviest = 0;
  for (std::size_t i = 0; i < count; ++i) {
    auto& candidate = choices.candidates[i];
    candidate.full = rooms_[std::size_t(candidate.end)] < 0.5 &&
                     land_->places()[std::size_t(candidate.end)].camp;
    double weight = raw_weight(candidate);
    if (!rules.fixed_routes) weight *= rooms_[std::size_t(candidate.end)];
    if (rules.weight_power != 1) weight = std::pow(weight, rules.weight_power);
    choices.weights[i] = weight;
    heaviest = std::max(heaviest, weight);
  }
  double sum = 0;
  for (std::size_t i = 0; i < count; ++i) {
    auto& weight = choices.weights[i];
    if (rules.pruning_threshold >= 1.001 && weight < heaviest / rules.pruning_threshold) weight = 0;
    if (heaviest <= 0) weight = 1;
    choices.cumulative[i] = sum += weight;
  }
  double left = 0;
  for (std::size_t i = count; i-- > 0;) {
    left += choices.weights[i];
    choices.chances[i] = left > 0 ? choices.weights[i] / left : 1;
  }
  mark_sure(choices);
}

void Router::mark_sure(Choices& choices) {
  choices.sure.fill(255);
  double from = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(255, choices.cumulative.size()); ++i) {
    const double to = choices.cumulative[i] / choices.cumulative.back() * 256;
    const auto last = std::size_t(std::floor(to));
    for (auto byte = std::size_t(std::ceil(from)); byte < last; ++byte) {
      choices.sure[byte] = static_cast<std::uint8_t>(i);
    }
    from = to;
  }
}

double great_circle_km(const Place& a, const Place& b) {
  constexpr double radians = std::numbers::pi / 180, earth_km = 6371.0;
  const double dy = std::sin((a.latitude - b.latitude) * radians / 2);
  const double dx = std::sin((a.longitude - b.longitude) * radians / 2);
  const double h =
      dy * dy + std::cos(a.latitude * radians) * std::cos(b.latitude * radians) * dx * dx;
  return 2 * earth_km * std::asin(std::min(1.0, std::sqrt(h)));
}

}  // namespace corridor::displacement
