#include "registers/protection_map.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <tuple>

namespace corridor {
namespace {

using Stage = Standing::Stage;

bool holds(Hold hold) { return hold >= Hold::reserved; }

/// How the end or ends that owe a protection are held; `one_end`: both owe it, and one is held.
Hold owed_hold(const Weighing& w, bool& one_end) {
  switch (w.protection.owed) {
    case Protection::Owed::destination:
      return w.destination;
    case Protection::Owed::origin:
      return w.origin;
    case Protection::Owed::both:
      break;
  }
  one_end = holds(w.origin) != holds(w.destination);
  const bool each = holds(w.origin) && holds(w.destination);
  return each ? std::min(w.origin, w.destination) : std::max(w.origin, w.destination);
}

/// An instrument for people of its parties needs both ends.
Hold for_this_way(const Weighing& w, Hold hold) {
  if (!is_for_people_of_parties(w.law.instrument)) return hold;
  const Hold weaker = std::min(w.origin, w.destination);
  return holds(weaker) ? hold : std::min(hold, weaker);
}

Binding joined(Hold origin, Hold destination) {
  if (holds(origin) && holds(destination)) return Binding::both;
  if (holds(origin)) return Binding::origin;
  if (holds(destination)) return Binding::destination;
  const bool unknown = origin == Hold::not_known || destination == Hold::not_known;
  return unknown ? Binding::not_known : Binding::neither;
}

Hold hold_by(const Instrument& instrument, const Standing& standing) {
  if (may_be_bound(instrument, standing)) return Hold::not_known;
  const bool in_doubt =
      standing.uncertain && (standing.stage == Stage::in_force || standing.stage == Stage::ended);
  if (in_doubt) return Hold::not_known;
  return standing.binds() ? Hold::bound : Hold::none;
}

/// Makes the rows from the laws.
class Mapper {
 public:
  explicit Mapper(ProtectionMap& map) : map_(map) {}

  void fill() {
    for (const auto& protection : all_protections()) {
      map_.rows.push_back({.protection = &protection});
    }
    for (std::size_t law = 0; law < map_.laws.size(); ++law) {
      const auto& provisions = map_.laws[law].instrument.provisions;
      for (std::size_t i = 0; i < provisions.size(); ++i) add(law, i);
    }
    for (auto& row : map_.rows) conclude(row);
  }

 private:
  ProtectionRow& row(std::string_view code) {
    return *std::ranges::find_if(
        map_.rows, [&](const ProtectionRow& row) { return row.protection->code == code; });
  }

  void add(std::size_t law, std::size_t index) {
    const LawOnDay& of = map_.laws[law];
    const Provision& provision = of.instrument.provisions[index];
    if (!provision.says_what_it_does()) return;
    if (!is_for_nationals_of(provision, state_of(map_.way.origin), map_.day)) return;
    const Begun begun = is_begun(provision, of.events, map_.day);
    if (begun == Begun::no) return;
    Grant grant{.law = law, .provision = index};
    grant.origin = hold_of(of.instrument, provision, of.standings[0], begun);
    grant.destination = hold_of(of.instrument, provision, of.standings[1], begun);
    for (const auto code : provision.gives) {
      auto& to = row(code);
      Grant given = grant;
      auto weighed = weigh({of, provision, *to.protection, grant.origin, grant.destination});
      given.promise = weighed.promise;
      given.conditions = std::move(weighed.conditions);
      given.groups = weighed.groups;
      (of.instrument.is_binding() ? to.grants : to.guides).push_back(std::move(given));
    }
    for (const auto code : provision.against) row(code).against.push_back(grant);
  }

  /// Of what is promised in part, the fewest conditions; the groups of all that have no other.
  static Conditions conditions_of(const std::vector<Grant>& grants) {
    Conditions best;
    const Grant* first = nullptr;
    for (const auto& grant : grants) {
      if (grant.promise != Promise::partly) continue;
      const bool fewer = first == nullptr || grant.conditions.count() < first->conditions.count();
      if (fewer) first = &grant;
    }
    if (first == nullptr) return best;
    best = first->conditions;
    for (const auto& grant : grants) {
      const auto& c = grant.conditions;
      const bool alike = grant.promise == Promise::partly && !c.only.empty() &&
                         !best.only.empty() && c.aim == best.aim && c.limited == best.limited &&
                         c.one_end == best.one_end && c.reserved == best.reserved;
      if (!alike) continue;
      for (const auto code : c.only) {
        if (std::ranges::find(best.only, code) == best.only.end()) best.only.push_back(code);
      }
    }
    return best;
  }

  void conclude(ProtectionRow& row) const {
    // First what a provision is about before all, and instruments with more on the matter.
    std::map<std::size_t, std::size_t> provisions;
    for (const auto& grant : row.grants) ++provisions[grant.law];
    const auto rank_of = [&](const Grant& grant) {
      const auto& gives = map_.provision(grant).gives;
      const auto place = std::ranges::find(gives, row.protection->code) - gives.begin();
      const auto covered = std::ranges::count(grant.groups, Cover::all);
      return std::tuple(grant.promise, -static_cast<int>(grant.conditions.count()),
                        joined(grant.origin, grant.destination), -place, provisions[grant.law],
                        covered);
    };
    using Rank = decltype(rank_of(row.grants.front()));
    std::vector<std::pair<Rank, Grant*>> order;
    for (auto& grant : row.grants) order.emplace_back(rank_of(grant), &grant);
    std::ranges::stable_sort(order, std::greater(), &std::pair<Rank, Grant*>::first);
    std::vector<Grant> sorted;
    sorted.reserve(order.size());
    for (const auto& [rank, grant] : order) sorted.push_back(std::move(*grant));
    row.grants = std::move(sorted);
    Hold origin = Hold::none, destination = Hold::none;
    for (const auto& grant : row.grants) {
      origin = std::max(origin, grant.origin);
      destination = std::max(destination, grant.destination);
      row.promise = std::max(row.promise, grant.promise);
    }
    cover(row);
    row.binding = joined(origin, destination);
    if (row.promise == Promise::partly) row.conditions = conditions_of(row.grants);
  }

  /// An aim covers nobody where something firmer is promised to others.
  static void cover(ProtectionRow& row) {
    const bool firm = std::ranges::any_of(row.grants, [](const Grant& grant) {
      return grant.promise >= Promise::partly && !grant.conditions.aim;
    });
    for (const auto& grant : row.grants) {
      if (firm && grant.conditions.aim) continue;
      for (std::size_t i = 0; i < person_group_count; ++i) {
        row.groups[i] = std::max(row.groups[i], grant.groups[i]);
      }
    }
  }

  ProtectionMap& map_;
};

}  // namespace

std::string_view name_of(Binding binding) {
  static constexpr std::array<std::string_view, 5> names{"neither", "not_known", "origin",
                                                         "destination", "both"};
  return names[static_cast<std::size_t>(binding)];
}

std::string_view name_of(Promise promise) {
  static constexpr std::array<std::string_view, 4> names{"no", "not_known", "partly", "yes"};
  return names[static_cast<std::size_t>(promise)];
}

std::size_t Conditions::count() const {
  // An aim is the weakest of promises.
  return (aim ? 3u : 0u) + (limited ? 1u : 0u) + (one_end ? 1u : 0u) + (reserved ? 1u : 0u) +
         (only.empty() ? 0u : 2u);
}

std::vector<const PersonGroup*> ProtectionRow::groups_with(Cover cover) const {
  std::vector<const PersonGroup*> found;
  const auto all = all_person_groups();
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (groups[i] == cover && concerns(protection->code, all[i])) found.push_back(&all[i]);
  }
  return found;
}

std::vector<const Grant*> ProtectionRow::holding() const {
  std::vector<const Grant*> found;
  for (const auto& grant : grants) {
    if (promise >= Promise::partly && grant.promise == promise) found.push_back(&grant);
  }
  return found;
}

std::size_t ProtectionMap::count(Promise promise) const {
  return static_cast<std::size_t>(std::ranges::count(rows, promise, &ProtectionRow::promise));
}

const ProtectionRow& ProtectionMap::row(std::string_view protection) const {
  const auto found = std::ranges::find_if(
      rows, [&](const ProtectionRow& row) { return row.protection->code == protection; });
  ENSURE(found != rows.end(), "the map has a row for each protection of the vocabulary");
  return *found;
}

std::vector<const SourcedEvent*> reservations_to(const Provision& provision,
                                                 const Standing& standing) {
  std::vector<const SourcedEvent*> found;
  for (const auto& reservation : standing.reservations) {
    const auto& named = reservation.event.provisions;
    const bool bears = named.empty() || std::ranges::any_of(split(named, ' '), [&](auto address) {
                         return !address.empty() && (is_within(provision.at, address) ||
                                                     is_within(address, provision.at));
                       });
    if (bears) found.push_back(&reservation);
  }
  return found;
}

Hold hold_of(const Instrument& instrument, const Provision& provision, const Standing& standing,
             Begun begun) {
  const Hold hold = hold_by(instrument, standing);
  if (begun == Begun::no || hold == Hold::none) return Hold::none;
  for (const auto* reservation : reservations_to(provision, standing)) {
    const auto addresses = split(reservation->event.provisions, ' ');
    const bool whole = std::ranges::any_of(addresses, [&](std::string_view address) {
      return !address.empty() && is_within(provision.at, address);
    });
    if (whole) return Hold::none;
    if (hold == Hold::bound) return begun == Begun::yes ? Hold::reserved : Hold::not_known;
  }
  return begun == Begun::yes ? hold : Hold::not_known;
}

Weighed weigh(const Weighing& w) {
  Weighed weighed;
  bool one_end = false;
  const Hold hold = for_this_way(w, owed_hold(w, one_end));
  if (hold == Hold::none || !w.law.instrument.is_binding()) return weighed;
  auto cover = cover_of(w.law.instrument, w.provision, w.protection.code);
  if (hold == Hold::not_known) {
    weighed.promise = Promise::not_known;
    for (std::size_t i = 0; i < person_group_count; ++i) {
      if (cover.groups[i] != Cover::none) weighed.groups[i] = Cover::not_known;
    }
    return weighed;
  }
  weighed.groups = cover.groups;
  auto& conditions = weighed.conditions;
  conditions.aim = w.provision.strength == "aim" || w.provision.strength == "power";
  conditions.limited = w.provision.strength == "limited_duty";
  conditions.one_end = one_end;
  conditions.reserved = hold == Hold::reserved;
  conditions.only = std::move(cover.only);
  weighed.promise = conditions.count() == 0 ? Promise::full : Promise::partly;
  return weighed;
}

Binding binding_of(const LawOnDay& law) {
  return joined(hold_by(law.instrument, law.standings[0]),
                hold_by(law.instrument, law.standings[1]));
}

ProtectionMap map_protections(Corridor way, Day day, std::vector<LawOnDay> laws) {
  ProtectionMap map{.way = way, .day = day, .laws = std::move(laws)};
  Mapper(map).fill();
  return map;
}

Result<ProtectionMap> read_protection_map(const LawBook& book, Corridor way, Day day) {
  const std::array places{state_of(way.origin), state_of(way.destination)};
  return map_protections(way, day, TRY(protective_law(book, {places, day})));
}

}  // namespace corridor
