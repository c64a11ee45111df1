// Provisions that give a protection beside provisions that work against it or cover other people.

#include "registers/coherence_rules.h"

#include <fmt/core.h>

#include <algorithm>
#include <functional>
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

Grade grade_national(const LawStatus& status, const Provision& promise) {
  const int weight = weight_of(promise);
  if (weight == 0) return {Severity::low, "the promise is an aim"};
  if (!status.standing.binds()) {
    return {Severity::medium, "of the agreement only the signature is known"};
  }
  if (weight == 1) return {Severity::medium, "the promise is a limited duty"};
  return {Severity::high, "the promise is a duty that binds"};
}

std::string protection_key(std::string_view protection) {
  return fmt::format("protection:{}", protection);
}

/// What of `promises` passes a test against each clause that works against a protection, as one
/// finding for each clause and protection.
struct Opposition {
  const Held& promises;
  const Held& against;
  std::function<bool(const HeldClause& gives, const HeldClause& against)> counts;
  std::function<Grade(const HeldClause& gives, const HeldClause& against, std::string_view)> grade;
};

void find_opposition(const CoherenceRule& rule, const Opposition& opposition, Findings& findings) {
  for (const auto& against : opposition.against) {
    for (const auto protection : against.clause.provision->against) {
      auto promises = strongest(opposition.promises, protection, against.clause);
      std::erase_if(promises,
                    [&](const HeldClause& gives) { return !opposition.counts(gives, against); });
      if (promises.empty()) continue;
      FoundByRule found{.other = side_of(against.clause, *against.status),
                        .protections = {protection}};
      found.severity = Severity::low;
      for (const auto& gives : promises) {
        auto [severity, because] = opposition.grade(gives, against, protection);
        const bool first = found.because.empty();
        if (!first && severity <= found.severity) continue;
        found.severity = severity;
        found.because = std::move(because);
      }
      add_promises(found, std::move(promises), protection_key(protection));
      findings.add(rule, std::move(found));
    }
  }
}

}  // namespace

void find_promises_against_national_law(const CoherenceRule& rule, const LawView& view,
                                        Findings& findings) {
  for (const Place place : view.places()) {
    const auto held = held_clauses(view, place);
    find_opposition(rule,
                    {held, held,
                     [](const HeldClause& gives, const HeldClause& against) {
                       return !gives.status->is_national() && against.status->is_national();
                     },
                     [](const HeldClause& gives, const HeldClause&, std::string_view) {
                       return grade_national(*gives.status, *gives.clause.provision);
                     }},
                    findings);
  }
}

void find_opposite_duties(const CoherenceRule& rule, const LawView& view, Findings& findings) {
  for (const Place place : view.places()) {
    const auto held = held_clauses(view, place);
    find_opposition(
        rule,
        {held, held,
         [](const HeldClause& gives, const HeldClause& against) {
           const bool of_other_rule = !gives.status->is_national() && against.status->is_national();
           return !of_other_rule;
         },
         [](const HeldClause& gives, const HeldClause& against, std::string_view protection) {
           return grade_opposites(gives.clause, against.clause, protection);
         }},
        findings);
  }
}

namespace {

/// Whether the place that `against` binds is one that owes a protection.
bool is_owed_by(const LawView& view, Place place, std::string_view protection) {
  const auto* found = find_protection(protection);
  if (found == nullptr || found->owed == Protection::Owed::both) return true;
  const bool is_destination = place == view.subject().place;
  return is_destination == (found->owed == Protection::Owed::destination);
}

bool opposes_what_it_owes(const LawView& view, const HeldClause& against) {
  return std::ranges::any_of(against.clause.provision->against, [&](std::string_view protection) {
    return is_owed_by(view, against.status->place, protection);
  });
}

void find_opposed(const CoherenceRule& rule, const LawView& view, Corridor sides,
                  Findings& findings) {
  const auto promises = held_clauses(view, sides.origin);
  auto against = held_clauses(view, sides.destination);
  std::erase_if(against, [&](const HeldClause& one) { return !opposes_what_it_owes(view, one); });
  find_opposition(rule,
                  {promises, against,
                   [&](const HeldClause& gives, const HeldClause&) {
                     // Where both are bound to the promise it is one place's own matter.
                     const auto* there =
                         view.find(gives.clause.instrument->code, sides.destination);
                     return there == nullptr || !there->binds();
                   },
                   [](const HeldClause& gives, const HeldClause& other, std::string_view) {
                     const bool duties = weight_of(*gives.clause.provision) == 2 &&
                                         weight_of(*other.clause.provision) == 2;
                     return duties ? Grade{Severity::medium, "both are duties, each of one side"}
                                   : Grade{Severity::low, "one is less than a full duty"};
                   }},
                  findings);
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

/// What an instrument leaves out that others cover: by which clauses, whom and of what.
struct Difference {
  std::vector<HeldClause> covering;  // one of each instrument, the strongest
  const HeldClause* leaves_out = nullptr;
  std::vector<std::string_view> protections, groups;

  void take(const HeldClause& one) {
    for (auto& known : covering) {
      if (known.clause.instrument != one.clause.instrument) continue;
      if (weight_of(*one.clause.provision) > weight_of(*known.clause.provision)) known = one;
      return;
    }
    covering.push_back(one);
  }
};

void compare(const HeldClause& one, const HeldClause& other, Difference& difference) {
  for (const auto group : one.covers) {
    if (!has(other.leaves_out, group) || has(one.leaves_out, group)) continue;
    for (const auto protection : one.clause.provision->gives) {
      if (!other.clause.gives(protection)) continue;
      difference.take(one);
      const bool stronger =
          difference.leaves_out == nullptr ||
          weight_of(*other.clause.provision) > weight_of(*difference.leaves_out->clause.provision);
      if (stronger) difference.leaves_out = &other;
      add_once(difference.protections, protection);
      add_once(difference.groups, group);
    }
  }
}

/// By the instrument that leaves people out.
std::map<std::string_view, Difference> differences_in(const Held& held) {
  std::map<std::string_view, Difference> differences;
  for (const auto& other : held) {
    if (other.leaves_out.empty() || other.clause.provision->gives.empty()) continue;
    auto& difference = differences[other.clause.instrument->code];
    for (const auto& one : held) {
      if (one.clause.instrument != other.clause.instrument) compare(one, other, difference);
    }
  }
  return differences;
}

}  // namespace

void find_groups_covered_differently(const CoherenceRule& rule, const LawView& view,
                                     Findings& findings) {
  for (const Place place : view.places()) {
    const auto held = held_clauses(view, place);
    for (auto& [code, difference] : differences_in(held)) {
      if (difference.leaves_out == nullptr) continue;
      FoundByRule found{
          .other = side_of(difference.leaves_out->clause, *difference.leaves_out->status),
          .protections = std::move(difference.protections),
          .groups = std::move(difference.groups)};
      found.other.key = fmt::format("instrument:{}", code);
      const int strength = weight_of(*difference.leaves_out->clause.provision);
      int best = 0;
      for (const auto& one : difference.covering) {
        best = std::max(best, weight_of(*one.clause.provision));
      }
      add_promises(found, std::move(difference.covering), "covered");
      const bool weaker = best < strength;
      found.severity = weaker ? Severity::medium : Severity::low;
      found.because = weaker ? "what covers them is weaker than what leaves them out"
                             : "what covers them is as strong as what leaves them out, or stronger";
      findings.add(rule, std::move(found));
    }
  }
}

}  // namespace corridor
