// Provisions that give a protection beside provisions that work against it or cover other people.

#include "registers/coherence_rules.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>

namespace corridor {
namespace {

using Held = std::vector<HeldClause>;

/// Of each instrument the clause that gives a protection most strongly, to people whom `against`
/// may concern.
Held strongest(const Held& held, std::string_view protection, const Clause& against) {
  Held found;
  for (const auto& one : held) {
    const bool fits = one.clause.instrument != against.instrument && one.clause.gives(protection) &&
                      may_concern_the_same(one.clause, against);
    if (!fits) continue;
    const bool same_instrument =
        !found.empty() && found.back().clause.instrument == one.clause.instrument;
    if (!same_instrument) {
      found.push_back(one);
    } else if (weight_of(*one.clause.provision) > weight_of(*found.back().clause.provision)) {
      found.back() = one;
    }
  }
  return found;
}

bool gives_itself(const Clause& clause, std::string_view protection) {
  return std::ranges::any_of(clause.instrument->provisions, [&](const Provision& provision) {
    return Clause{clause.instrument, &provision}.gives(protection);
  });
}

struct Grade {
  Severity severity;
  std::string because;
};

Grade grade_opposites(const Clause& gives, const Clause& against, std::string_view protection) {
  if (gives_itself(against, protection)) {
    return {Severity::low, "the second is an exception to a promise of its own instrument"};
  }
  const bool duties = weight_of(*gives.provision) == 2 && weight_of(*against.provision) == 2;
  if (duties) return {Severity::high, "both are duties"};
  return {Severity::medium, "one of the two is less than a full duty"};
}

Grade grade_national(const HeldClause& promise) {
  const int weight = weight_of(*promise.clause.provision);
  if (weight == 0) return {Severity::low, "the promise is an aim"};
  if (!promise.status->standing.binds()) {
    return {Severity::medium, "of the agreement only the signature is known"};
  }
  if (weight == 1) return {Severity::medium, "the promise is a limited duty"};
  return {Severity::high, "the promise is a duty that binds"};
}

/// Pairs of what gives and what works against, in one place.
void each_opposite(const Held& held, auto use) {
  for (const auto& against : held) {
    for (const auto protection : against.clause.provision->against) {
      for (const auto& gives : strongest(held, protection, against.clause)) {
        use(gives, against, protection);
      }
    }
  }
}

FoundByRule pair_of(const HeldClause& gives, const HeldClause& against, Grade grade,
                    std::string_view protection) {
  return {.one = side_of(gives.clause, *gives.status),
          .other = side_of(against.clause, *against.status),
          .severity = grade.severity,
          .because = std::move(grade.because),
          .protections = {protection}};
}

}  // namespace

void find_promises_against_national_law(const CoherenceRule& rule, const LawView& view,
                                        Findings& findings) {
  for (const Place place : view.places()) {
    each_opposite(held_clauses(view, place), [&](const HeldClause& gives, const HeldClause& against,
                                                 std::string_view protection) {
      if (gives.status->is_national() || !against.status->is_national()) return;
      findings.add(rule, pair_of(gives, against, grade_national(gives), protection));
    });
  }
}

void find_opposite_duties(const CoherenceRule& rule, const LawView& view, Findings& findings) {
  for (const Place place : view.places()) {
    each_opposite(held_clauses(view, place), [&](const HeldClause& gives, const HeldClause& against,
                                                 std::string_view protection) {
      const bool of_other_rule = !gives.status->is_national() && against.status->is_national();
      if (of_other_rule) return;
      findings.add(
          rule, pair_of(gives, against, grade_opposites(gives.clause, against.clause, protection),
                        protection));
    });
  }
}

namespace {

/// Whether the place that `against` binds is one that owes the protection.
bool is_owed_by(const LawView& view, Place place, std::string_view protection) {
  const auto* found = find_protection(protection);
  if (found == nullptr || found->owed == Protection::Owed::both) return true;
  const bool is_destination = place == view.subject().place;
  return is_destination == (found->owed == Protection::Owed::destination);
}

void find_opposed(const CoherenceRule& rule, const LawView& view, Corridor sides,
                  Findings& findings) {
  const auto promises = held_clauses(view, sides.origin);
  for (const auto& against : held_clauses(view, sides.destination)) {
    for (const auto protection : against.clause.provision->against) {
      if (!is_owed_by(view, sides.destination, protection)) continue;
      for (const auto& gives : strongest(promises, protection, against.clause)) {
        const auto* there = view.find(gives.clause.instrument->code, sides.destination);
        if (there != nullptr && there->binds()) continue;  // then it is one place's own matter
        const bool duties =
            weight_of(*gives.clause.provision) == 2 && weight_of(*against.clause.provision) == 2;
        findings.add(rule, pair_of(gives, against,
                                   {duties ? Severity::medium : Severity::low,
                                    duties ? "both are duties, each of one side"
                                           : "one of the two is less than a full duty"},
                                   protection));
      }
    }
  }
}

}  // namespace

void find_opposed_sides(const CoherenceRule& rule, const LawView& view, Findings& findings) {
  if (!view.is_corridor()) return;
  const Corridor way{view.subject().origin, view.subject().place};
  find_opposed(rule, view, way, findings);
  find_opposed(rule, view, way.reversed(), findings);
}

namespace {

bool has(const std::vector<std::string_view>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

void add_once(std::vector<std::string_view>& words, std::string_view word) {
  if (!has(words, word)) words.push_back(word);
}

/// Two instruments, what one covers and the other leaves out, and by which clauses.
struct Difference {
  const HeldClause* covers = nullptr;
  const HeldClause* leaves_out = nullptr;
  std::vector<std::string_view> protections, groups;
};

void compare(const HeldClause& one, const HeldClause& other, Difference& difference) {
  const auto covered = one.clause.covers(), gaps = other.clause.leaves_out();
  const auto own_gaps = one.clause.leaves_out();
  for (const auto protection : one.clause.provision->gives) {
    if (!other.clause.gives(protection)) continue;
    for (const auto group : covered) {
      if (!has(gaps, group) || has(own_gaps, group)) continue;
      const bool stronger =
          difference.covers != nullptr &&
          weight_of(*one.clause.provision) > weight_of(*difference.covers->clause.provision);
      if (difference.covers == nullptr || stronger) {
        difference.covers = &one;
        difference.leaves_out = &other;
      }
      add_once(difference.protections, protection);
      add_once(difference.groups, group);
    }
  }
}

}  // namespace

void find_groups_covered_differently(const CoherenceRule& rule, const LawView& view,
                                     Findings& findings) {
  for (const Place place : view.places()) {
    const auto held = held_clauses(view, place);
    std::map<std::pair<std::string_view, std::string_view>, Difference> differences;
    for (const auto& other : held) {
      if (other.clause.leaves_out().empty()) continue;
      for (const auto& one : held) {
        if (one.clause.instrument == other.clause.instrument) continue;
        compare(one, other,
                differences[{one.clause.instrument->code, other.clause.instrument->code}]);
      }
    }
    for (auto& [codes, found] : differences) {
      if (found.covers == nullptr) continue;
      const bool weaker = weight_of(*found.covers->clause.provision) <
                          weight_of(*found.leaves_out->clause.provision);
      findings.add(rule, {.one = side_of(found.covers->clause, *found.covers->status),
                          .other = side_of(found.leaves_out->clause, *found.leaves_out->status),
                          .severity = weaker ? Severity::medium : Severity::low,
                          .because = weaker ? "what covers them is weaker than what leaves them out"
                                            : "what covers them is as strong as what leaves them "
                                              "out, or stronger",
                          .protections = std::move(found.protections),
                          .groups = std::move(found.groups)});
    }
  }
}

}  // namespace corridor
