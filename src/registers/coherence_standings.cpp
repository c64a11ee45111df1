// Who is bound and who is not: one side only, by what was replaced, by what rests on a treaty that
// was left, by a signature alone.

#include "registers/coherence_rules.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

using Stage = Standing::Stage;

/// What both sides would owe under an instrument, and whether any of it is a duty.
struct Shared {
  std::vector<std::string_view> protections;
  bool is_duty = false;
};

Shared owed_by_both(const Instrument& instrument, Day day) {
  Shared shared;
  for (const auto& provision : instrument.provisions) {
    if (!is_current(provision, day)) continue;
    for (const auto code : provision.gives) {
      const auto* protection = find_protection(code);
      if (protection == nullptr || protection->owed != Protection::Owed::both) continue;
      shared.is_duty = shared.is_duty || weight_of(provision) == 2;
      if (std::ranges::find(shared.protections, code) == shared.protections.end()) {
        shared.protections.push_back(code);
      }
    }
  }
  return shared;
}

/// Whether it is known that the place is not bound, and it could be.
bool is_known_not_bound(const LawStatus& status) {
  const auto stage = status.standing.stage;
  return stage == Stage::not_party || stage == Stage::signed_only || stage == Stage::consented ||
         stage == Stage::ended;
}

}  // namespace

void find_one_side_bound(const CoherenceRule& rule, const LawView& view, Findings& findings) {
  if (!view.is_corridor()) return;
  const Place origin = view.subject().origin, destination = view.subject().place;
  for (const auto* there : view.of(destination)) {
    const auto* here = view.find(there->instrument->code, origin);
    const bool is_treaty =
        there->instrument->is_binding() && !there->is_bilateral() && !there->is_national();
    if (here == nullptr || !is_treaty) continue;
    const bool origin_alone = here->standing.binds() && is_known_not_bound(*there);
    const bool destination_alone = there->standing.binds() && is_known_not_bound(*here);
    if (!origin_alone && !destination_alone) continue;
    auto shared = owed_by_both(*there->instrument, view.day());
    if (shared.protections.empty()) continue;
    const Severity severity = !shared.is_duty ? Severity::low
                              : origin_alone  ? Severity::high
                                              : Severity::medium;
    findings.add(rule, {.one = side_of(origin_alone ? *here : *there),
                        .other = side_of(origin_alone ? *there : *here),
                        .severity = severity,
                        .because = {!shared.is_duty ? "limited duties or aims"
                                    : origin_alone  ? "a duty, and the destination is not bound"
                                                    : "a duty, and the origin is not bound"},
                        .protections = std::move(shared.protections)});
  }
}

void find_replaced(const CoherenceRule& rule, const LawView& view, Findings& findings) {
  for (const auto& link : view.links()) {
    if (link.relation != "replaces") continue;
    for (const Place place : destination_first(view)) {
      const auto* successor = view.find(address_parts(link.from).code, place);
      const auto* old = view.find(address_parts(link.to).code, place);
      if (successor == nullptr || old == nullptr || !old->binds()) continue;
      const bool both = successor->binds();
      findings.add(rule,
                   {.one = side_of(*old),
                    .other = side_of(*successor),
                    .severity = both ? Severity::medium : Severity::low,
                    .because = {both ? "both bind; between states that both bind, mostly the later "
                                       "one counts"
                                     : "only the one that was replaced binds"}});
    }
  }
}

namespace {

bool is_close_tie(std::string_view relation) {
  return relation == "protocol_to" || relation == "implements";
}

}  // namespace

void find_denounced(const CoherenceRule& rule, const LawView& view, Findings& findings) {
  for (const auto& link : view.links()) {
    if (link.relation == "replaces") continue;
    for (const Place place : view.places()) {
      const auto* relying = view.find(address_parts(link.from).code, place);
      const auto* left = view.find(address_parts(link.to).code, place);
      if (relying == nullptr || left == nullptr || !relying->binds()) continue;
      const bool is_over = left->standing.stage == Stage::ended;
      const bool is_ending = left->standing.binds() && !left->standing.until.empty();
      if (!is_over && !is_ending) continue;
      const bool severe = is_over && is_close_tie(link.relation);
      auto proofs = side_of(*relying);
      proofs.proofs.push_back(link.proof);
      findings.add(rule, {.one = std::move(proofs),
                          .other = side_of(*left),
                          .severity = severe ? Severity::high : Severity::medium,
                          .because = {is_ending ? "the day of leaving is still to come"
                                      : severe  ? "it is its protocol, or puts it into practice"
                                                : "it rests on it"}});
    }
  }
}

void find_unratified(const CoherenceRule& rule, const LawView& view, Findings& findings) {
  constexpr int shortest = 5, longer = 10, longest = 20;
  const int this_year = period_of(view.day()).start_year();
  for (const auto& status : view.statuses()) {
    const Period on = status.standing.signed_on;
    const bool gives = std::ranges::any_of(status.instrument->provisions,
                                           [](const Provision& one) { return !one.gives.empty(); });
    const bool is_open = status.standing.stage == Stage::signed_only && status.lists_consents() &&
                         status.instrument->is_binding() && gives;
    if (!is_open || on.empty()) continue;
    const int years = this_year - on.start_year();
    if (years < shortest) continue;
    FindingSide signature{.address = fmt::format("event:{}/{}/signature", status.instrument->code,
                                                 status.place.code()),
                          .place = status.place,
                          .title = fmt::format("signature of {}", status.instrument->short_title()),
                          .says = on.text(),
                          .date = on,
                          .proofs = status.standing.proofs,
                          .status = &status};
    findings.add(rule,
                 {.one = std::move(signature),
                  .other = side_of(status),
                  .severity = years >= longest  ? Severity::high
                              : years >= longer ? Severity::medium
                                                : Severity::low,
                  .because = {"signed {years} years ago", {{"years", std::to_string(years)}}}});
  }
}

}  // namespace corridor
