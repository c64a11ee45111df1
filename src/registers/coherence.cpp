#include "registers/coherence.h"

#include "base/hash.h"
#include "registers/coherence_rules.h"
#include "registers/law_on_day.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

constexpr std::size_t id_length = 12;

constexpr std::array rules{
    LawRule{
        {"reservation_against_promise", "A protection promised, and a reservation against it",
         "high: a duty, and nothing else that binds gives the same; medium: a duty that another "
         "instrument gives too, or the whole of an instrument; low: an aim, or a publisher's text "
         "that names no provision"},
        find_reservations},
    LawRule{{"agreement_against_reservation",
             "An agreement promises what the same side has reserved against elsewhere",
             "medium: the agreement makes it a duty, towards the same people as far as they are "
             "named; low: "
             "otherwise"},
            find_agreements_against_reservations},
    LawRule{{"promise_against_national_law",
             "An agreement or treaty promises what the law of the place denies",
             "high: a duty that binds; medium: a limited duty, or an agreement of which only the "
             "signature is known; low: an aim"},
            find_promises_against_national_law},
    LawRule{{"one_side_bound", "One side is bound and the other is not, to what both would owe",
             "high: a duty, and the destination is not bound; medium: a duty, and the origin is "
             "not bound; low: limited duties and aims"},
            find_one_side_bound},
    LawRule{{"opposite_duties",
             "One instrument gives a protection and another works against it, for the same place",
             "high: both are duties; medium: one of them is weaker; low: the second allows it and "
             "obliges nobody"},
            find_opposite_duties},
    LawRule{{"two_sides_opposed",
             "One side is bound to a protection and the other to what works against it",
             "medium: both are duties; low: otherwise"},
            find_opposed_sides},
    LawRule{{"replaced_but_binding", "An instrument that another replaced still binds",
             "medium: both bind; low: only the one that was replaced does"},
            find_replaced},
    LawRule{
        {"denounced_but_relied_on", "An instrument was left, and another that binds rests on it",
         "high: the other is its protocol or puts it into practice; medium: another tie, or "
         "the day of leaving is still to come"},
        find_denounced},
    LawRule{{"signed_never_ratified", "Signed long ago, and no consent to be bound",
             "high: 20 years or more; medium: 10 or more; low: 5 or more"},
            find_unratified},
    LawRule{{"groups_covered_differently",
             "Two instruments give the same protection; one covers people whom the other leaves "
             "out",
             "medium: what covers them is weaker than what leaves them out (where it is as strong, "
             "nobody is without, and nothing is said)"},
            find_groups_covered_differently},
};

std::string_view key_of(const FindingSide& side) {
  return side.key.empty() ? side.address : side.key;
}

std::string id_of(const CoherenceRule& rule, const FindingSide& one, const FindingSide& other) {
  return sha256_hex(fmt::format("{}\n{}\n{}\n{}\n{}", rule.id, key_of(one), one.place.code(),
                                key_of(other), other.place.code()))
      .substr(0, id_length);
}

}  // namespace

std::string_view name_of(Severity severity) {
  constexpr std::array<std::string_view, 3> names{"low", "medium", "high"};
  return names[static_cast<std::size_t>(severity)];
}

std::span<const LawRule> law_rules() { return rules; }

void Findings::add(const CoherenceRule& rule, FoundByRule found) {
  auto id = id_of(rule, found.one, found.other);
  if (std::ranges::find(all_, id, &CoherenceFinding::id) != all_.end()) return;
  all_.push_back({.id = std::move(id),
                  .rule = &rule,
                  .one = std::move(found.one),
                  .other = std::move(found.other),
                  .severity = found.severity,
                  .because = std::move(found.because),
                  .protections = std::move(found.protections),
                  .groups = std::move(found.groups),
                  .also = std::move(found.also)});
}

void Findings::add_or_join(const CoherenceRule& rule, FoundByRule found) {
  const auto same = std::ranges::find_if(all_, [&](const CoherenceFinding& known) {
    return known.rule == &rule && known.other.place != found.other.place &&
           key_of(known.other) == key_of(found.other);
  });
  if (same == all_.end()) return add(rule, std::move(found));
  const auto& places = same->also_in;
  if (std::ranges::find(places, found.other.place) == places.end()) {
    same->also_in.push_back(found.other.place);
  }
  for (const auto protection : found.protections) {
    const auto& known = same->protections;
    if (std::ranges::find(known, protection) == known.end()) {
      same->protections.push_back(protection);
    }
  }
  same->also.push_back(std::move(found.one));
}

namespace {

/// What grades as severe, in the order in which the rules stand; those of figures come first.
std::size_t order_of(const CoherenceRule& rule) {
  const auto found =
      std::ranges::find_if(rules, [&](const LawRule& one) { return one.rule.id == rule.id; });
  return found == rules.end() ? 0 : 1 + static_cast<std::size_t>(found - rules.begin());
}

}  // namespace

std::vector<CoherenceFinding> Findings::take() && {
  std::ranges::stable_sort(all_, {}, [](const CoherenceFinding& finding) {
    return std::tuple(-static_cast<int>(finding.severity), order_of(*finding.rule),
                      -static_cast<int>(finding.protections.size()), finding.id);
  });
  return std::move(all_);
}

std::vector<Place> destination_first(const LawView& view) {
  auto places = view.places();
  std::ranges::reverse(places);
  return places;
}

FindingSide side_of(const Clause& clause, const LawStatus& status) {
  FindingSide side{
      .address = clause.address(),
      .place = status.place,
      .title = clause.title(),
      .says = status.words(),
      .date = clause.provision->since.empty() ? status.since() : clause.provision->since,
      .status = &status,
      .provision = clause.provision};
  if (!clause.provision->proof.empty()) side.proofs.push_back(clause.provision->proof);
  side.proofs.insert(side.proofs.end(), status.standing.proofs.begin(),
                     status.standing.proofs.end());
  return side;
}

FindingSide side_of(const LawStatus& status) {
  FindingSide side{
      .address = fmt::format("standing:{}/{}", status.instrument->code, status.place.code()),
      .place = status.place,
      .title = std::string(status.instrument->short_title()),
      .says = status.words(),
      .date = status.since(),
      .proofs = status.standing.proofs,
      .status = &status};
  if (side.proofs.empty() && !status.instrument->proof.empty()) {
    side.proofs.push_back(status.instrument->proof);
  }
  return side;
}

FindingSide side_of(const SourcedEvent& sourced, const LawStatus& status) {
  const auto& event = sourced.event;
  std::string address = fmt::format("event:{}/{}/{}", status.instrument->code, status.place.code(),
                                    name_of(event.kind));
  if (!event.date.empty()) address += "/" + event.date.text();
  for (const char c : event.provisions.empty() ? std::string() : "/" + event.provisions) {
    address += c == ' ' ? '+' : c;
  }
  const std::string when = event.date.empty() ? "day not known" : event.date.text();
  std::string says = event.note.empty() ? when : fmt::format("{}: {}", when, event.note);
  FindingSide side{
      .address = std::move(address),
      .place = status.place,
      .title = fmt::format("{} to {}", name_of(event.kind), status.instrument->short_title()),
      .says = std::move(says),
      .date = event.date,
      .status = &status,
      .event = &sourced};
  if (!sourced.proof.empty()) side.proofs.push_back(sourced.proof);
  return side;
}

std::vector<HeldClause> held_clauses(const LawView& view, Place place) {
  std::vector<HeldClause> held;
  for (const auto* status : view.of(place)) {
    if (!status->binds()) continue;
    for (const auto& provision : status->instrument->provisions) {
      const bool concerns =
          !view.is_corridor() ||
          is_for_nationals_of(provision, state_of(view.subject().origin), view.day());
      if (concerns && is_current(provision, view.day())) {
        const Clause clause{status->instrument, &provision};
        held.push_back({clause, status, clause.covers(), clause.leaves_out()});
      }
    }
  }
  return held;
}

void add_promises(FoundByRule& found, std::vector<HeldClause> promises, std::string key) {
  std::ranges::stable_sort(promises, {}, [](const HeldClause& held) {
    const Period since = held.status->since();
    return std::tuple(-weight_of(*held.clause.provision), !held.status->standing.binds(),
                      since.empty(), since.key(), std::string_view(held.clause.instrument->code));
  });
  found.one = side_of(promises.front().clause, *promises.front().status);
  found.one.key = std::move(key);
  for (std::size_t i = 1; i < promises.size(); ++i) {
    found.also.push_back(side_of(promises[i].clause, *promises[i].status));
  }
}

int weight_of(const Provision& provision) {
  return provision.strength == "duty" ? 2 : provision.strength == "limited_duty" ? 1 : 0;
}

}  // namespace corridor
