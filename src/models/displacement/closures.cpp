// Closures of borders, places, links and camps, as they begin and end.

#include "models/displacement/landscape.h"

#include <algorithm>

namespace corridor::displacement {

void Landscape::set_closed(Link& link, bool closed) const {
  link.closures = std::max(0, link.closures + (closed ? 1 : -1));
  link.closed = rules_->repairs.overlapping_closures ? link.closures > 0 : closed;
}

void Landscape::set_links(int from, int to, bool closed) {
  for (auto& link : links_) {
    if (link.from == from && link.to == to) set_closed(link, closed);
  }
}

void Landscape::apply(const Closure& closure, bool closed) {
  const auto& places = world_->places;
  switch (closure.what) {
    case Closure::What::country:
      for (auto& link : links_) {
        const auto& from = places[std::size_t(link.from)].country;
        const auto& to = places[std::size_t(link.to)].country;
        if ((from == closure.country && to == closure.other_country) ||
            (to == closure.country && from == closure.other_country)) {
          set_closed(link, closed);
        }
      }
      break;
    case Closure::What::place:
      for (auto& link : links_) {
        if (link.from == closure.first || link.to == closure.first) set_closed(link, closed);
      }
      break;
    case Closure::What::link:
      if (!rules_->repairs.link_closures) return;
      set_links(closure.first, closure.second, closed);
      set_links(closure.second, closure.first, closed);
      break;
    case Closure::What::camp:
    case Closure::What::idp_camp:
      become(closure.first, closed                                ? Kind::town
                            : closure.what == Closure::What::camp ? Kind::camp
                                                                  : Kind::idp_camp);
      break;
    case Closure::What::redirection:
      if (!rules_->repairs.forced_redirection) return;
      for (auto& link : links_) {
        if (link.from == closure.first && link.to == closure.second) link.forced = !closed;
      }
      break;
  }
  ++edition_;
}

bool Landscape::apply_closures(int day) {
  const int before = edition_;
  for (const auto& closure : world_->closures) {
    if (closure.start_day == day) apply(closure, true);
    if (closure.end_day == day && closure.end_day >= 0) apply(closure, false);
  }
  return edition_ != before;
}

}  // namespace corridor::displacement
