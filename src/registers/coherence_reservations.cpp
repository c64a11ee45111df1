// Reservations against what an instrument promises, and agreements that promise what was reserved
// against elsewhere.

#include "base/text.h"
#include "registers/coherence_rules.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

/// Whether a reservation to `named` touches the provision `at`: it is the same, a part of it, or
/// the whole around it.
bool touches(std::string_view named, std::string_view at) {
  if (named == at) return true;
  const auto& whole = named.size() < at.size() ? named : at;
  const auto& part = named.size() < at.size() ? at : named;
  return part.starts_with(whole) && part.substr(whole.size()).starts_with("__");
}

bool touches_any(const LawEvent& reservation, std::string_view at) {
  const auto named = split(reservation.provisions, ' ');
  return std::ranges::any_of(
      named, [&](std::string_view one) { return !one.empty() && touches(one, at); });
}

/// Whether what binds the place gives all of the protections elsewhere, with no reservation to it.
std::vector<const Instrument*> others_that_give(const std::vector<HeldClause>& held,
                                                const Instrument& but,
                                                std::string_view protection) {
  std::vector<const Instrument*> others;
  for (const auto& one : held) {
    if (one.clause.instrument == &but || !one.clause.gives(protection)) continue;
    const bool reserved = std::ranges::any_of(
        one.status->standing.reservations, [&](const SourcedEvent& reservation) {
          return touches_any(reservation.event, one.clause.provision->at);
        });
    if (!reserved && (others.empty() || others.back() != one.clause.instrument)) {
      others.push_back(one.clause.instrument);
    }
  }
  return others;
}

struct ReservationGrade {
  Severity severity;
  Saying because;
};

ReservationGrade grade(const Clause& clause, const std::vector<HeldClause>& held) {
  if (weight_of(*clause.provision) == 0) return {Severity::low, {"the provision is an aim"}};
  std::string_view alone;
  for (const auto protection : clause.provision->gives) {
    if (others_that_give(held, *clause.instrument, protection).empty()) alone = protection;
  }
  if (alone.empty()) {
    return {Severity::medium, {"other instruments that bind give the same protections"}};
  }
  const auto* protection = find_protection(alone);
  return {Severity::high,
          {"nothing else that binds gives: {protection}",
           {{"protection", std::string(protection == nullptr ? alone : protection->title), true}}}};
}

FoundByRule against_the_whole(const LawStatus& status, const SourcedEvent& reservation) {
  FindingSide whole = side_of(status);
  whole.address = "instrument:" + status.instrument->code;
  return {.one = std::move(whole),
          .other = side_of(reservation, status),
          .severity = reservation.is_by_hand ? Severity::medium : Severity::low,
          .because = {reservation.is_by_hand ? "it bears on the whole instrument"
                                             : "the reservation names no provision: read it"}};
}

/// One finding a provision that the reservation touches.
std::vector<FoundByRule> against_provisions(const LawStatus& status,
                                            const SourcedEvent& reservation,
                                            const std::vector<HeldClause>& held) {
  std::vector<FoundByRule> found;
  for (const auto& provision : status.instrument->provisions) {
    const Clause clause{status.instrument, &provision};
    const bool is_promise = !provision.gives.empty();
    if (!is_promise || !touches_any(reservation.event, provision.at)) continue;
    auto [severity, because] = grade(clause, held);
    found.push_back({.one = side_of(clause, status),
                     .other = side_of(reservation, status),
                     .severity = severity,
                     .because = std::move(because),
                     .protections = provision.gives});
  }
  return found;
}

}  // namespace

void find_reservations(const CoherenceRule& rule, const LawView& view, Findings& findings) {
  for (const Place place : view.places()) {
    const auto held = held_clauses(view, place);
    for (const auto* status : view.of(place)) {
      if (!status->standing.binds() || status->instrument->provisions.empty()) continue;
      for (const auto& reservation : status->standing.reservations) {
        if (reservation.event.provisions.empty()) {
          findings.add(rule, against_the_whole(*status, reservation));
          continue;
        }
        for (auto& found : against_provisions(*status, reservation, held)) {
          findings.add(rule, std::move(found));
        }
      }
    }
  }
}

namespace {

/// A reservation to a provision that gives something.
struct Reserved {
  const LawStatus* status;
  const SourcedEvent* event;
  const Provision* provision;
};

std::vector<Reserved> reserved_by(const LawView& view, Place place) {
  std::vector<Reserved> all;
  for (const auto* status : view.of(place)) {
    if (!status->standing.binds()) continue;
    for (const auto& event : status->standing.reservations) {
      for (const auto& provision : status->instrument->provisions) {
        if (touches_any(event.event, provision.at)) all.push_back({status, &event, &provision});
      }
    }
  }
  return all;
}

std::vector<std::string_view> in_common(const Provision& one, const Provision& other) {
  std::vector<std::string_view> common;
  for (const auto protection : one.gives) {
    if (std::ranges::find(other.gives, protection) != other.gives.end()) {
      common.push_back(protection);
    }
  }
  return common;
}

}  // namespace

void find_agreements_against_reservations(const CoherenceRule& rule, const LawView& view,
                                          Findings& findings) {
  for (const Place place : view.places()) {
    const auto reserved = reserved_by(view, place);
    if (reserved.empty()) continue;
    for (const auto& held : held_clauses(view, place)) {
      const Clause& clause = held.clause;
      const auto type = clause.instrument->fields["type"];
      const bool is_agreement = type == "bilateral" || type == "agreement" || type == "regional";
      if (!is_agreement) continue;
      for (const auto& [by, event, provision] : reserved) {
        auto common = in_common(*clause.provision, *provision);
        if (by->instrument == clause.instrument || common.empty()) continue;
        const Clause reserved_clause{by->instrument, provision};
        if (!may_concern_the_same(clause, reserved_clause)) continue;
        const bool duty = weight_of(*clause.provision) == 2;
        const bool alike = held.covers.empty() == reserved_clause.covers().empty();
        findings.add(rule, {.one = side_of(clause, *held.status),
                            .other = side_of(*event, *by),
                            .severity = duty && alike ? Severity::medium : Severity::low,
                            .because = {!duty   ? "the agreement makes it no full duty"
                                        : alike ? "the agreement makes it a duty"
                                                : "one of the two is about certain people only"},
                            .protections = std::move(common)});
      }
    }
  }
}

}  // namespace corridor
