// Further ways to list candidates: every camp by its shortest way, and routes given in a file.

#include "models/displacement/router.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <queue>

namespace corridor::displacement {
namespace {

constexpr double far = 1e300;

}  // namespace

/// Dijkstra's search, which ends with the last camp wanted.
std::vector<int> Router::nearest_camps(int place) {
  auto& [km, by, seen] = search_;
  for (const int one : seen) {
    km[std::size_t(one)] = far;
    by[std::size_t(one)] = -1;
  }
  seen.assign(1, place);
  km.resize(land_->places().size(), far);
  by.resize(land_->places().size(), -1);
  using Entry = std::pair<double, int>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
  km[std::size_t(place)] = 0;
  open.push({0, place});
  std::vector<int> camps;
  const int most = land_->rules().own.most_destinations;
  while (!open.empty() && (most == 0 || std::ssize(camps) < most)) {
    const auto [distance, here] = open.top();
    open.pop();
    if (distance > km[std::size_t(here)]) continue;
    if (here != place && land_->places()[std::size_t(here)].camp) camps.push_back(here);
    for (const int index : land_->links_from(here)) {
      const auto& link = land_->links()[std::size_t(index)];
      const double through = distance + link.length * land_->unit_km();
      if (link.closed || through >= km[std::size_t(link.to)]) continue;
      if (km[std::size_t(link.to)] == far) seen.push_back(link.to);
      km[std::size_t(link.to)] = through;
      by[std::size_t(link.to)] = index;
      open.push({through, link.to});
    }
  }
  return camps;
}

void Router::list_camps(int place, std::vector<Candidate>& found) {
  for (const int camp : nearest_camps(place)) {
    Path path;
    path.km = search_.km[std::size_t(camp)];
    for (int here = camp; here != place;) {
      path.stops.push_back(here);
      path.first_link = search_.by[std::size_t(here)];
      here = land_->links()[std::size_t(path.first_link)].from;
    }
    std::ranges::reverse(path.stops);
    add(path, place, found);
  }
}

void Router::keep_heaviest(std::vector<Candidate>& found) const {
  std::vector<Candidate> kept;
  for (const auto& candidate : found) {
    const auto same = std::ranges::find(kept, candidate.end, &Candidate::end);
    if (same == kept.end()) {
      kept.push_back(candidate);
    } else if (raw_weight(candidate) > raw_weight(*same)) {
      *same = candidate;
    }
  }
  found = std::move(kept);
}

void Router::list_major_routes(int place, std::vector<Candidate>& found) {
  for (const auto& route : land_->world().major_routes) {
    const auto here = std::ranges::find(route, place);
    if (here == route.end() || here + 1 == route.end()) continue;
    Path path;
    int at = place;
    for (auto stop = here + 1; stop != route.end(); ++stop) {
      const int index = link_between(at, *stop);
      if (index < 0) break;
      if (path.stops.empty()) path.first_link = index;
      path.km += land_->links()[std::size_t(index)].length * land_->unit_km() / 4;
      path.stops.push_back(*stop);
      at = *stop;
    }
    if (!path.stops.empty() && path.stops.back() == route.back()) add(path, place, found);
  }
}

}  // namespace corridor::displacement
