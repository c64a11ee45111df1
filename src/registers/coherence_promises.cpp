// Provisions that give a protection beside provisions that work against it or cover other people.

#include "registers/coherence_rules.h"

#include <fmt/core.h>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>

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
  std::string_view because;
};

Grade grade_opposites(const Provision& gives, const Provision& against) {
  if (against.strength == "power") {
    return {Severity::low, "the second allows it, and obliges nobody"};
  }
  if (weight_of(gives) == 2 && weight_of(against) == 2) return {Severity::high, "both are duties"};
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

/// What of `promises` passes a test against each clause that works against protections, as one
/// finding for each clause.
struct Opposition {
  const Held& promises;
  const Held& against;
  std::function<bool(const HeldClause& gives, const HeldClause& against)> counts;
  std::function<Grade(const HeldClause& gives, const HeldClause& against)> grade;
  /// Whether a protection is one that this place would owe.
  std::function<bool(const HeldClause& against, std::string_view protection)> matters =
      [](const HeldClause&, std::string_view) { return true; };
};

/// The promises of one protection that a clause works against.
struct Opposed {
  std::string_view protection;
  Held promises;
  Grade grade;
};

Opposed opposed(const Opposition& opposition, const HeldClause& against,
                std::string_view protection) {
  Opposed found{protection, strongest(opposition.promises, protection, against.clause), {}};
  std::erase_if(found.promises,
                [&](const HeldClause& gives) { return !opposition.counts(gives, against); });
  for (const auto& gives : found.promises) {
    const auto grade = opposition.grade(gives, against);
    if (found.grade.because.empty() || grade.severity > found.grade.severity) found.grade = grade;
  }
  return found;
}

/// A limit that an instrument sets to a promise of its own says how far that promise goes. It takes
/// nothing from what other instruments promise, and is no finding.
std::vector<Opposed> all_opposed(const Opposition& opposition, const HeldClause& against) {
  std::vector<Opposed> all;
  for (const auto protection : against.clause.provision->against) {
    if (gives_itself(against.clause, protection)) continue;
    if (!opposition.matters(against, protection)) continue;
    auto found = opposed(opposition, against, protection);
    if (!found.promises.empty()) all.push_back(std::move(found));
  }
  std::ranges::stable_sort(
      all, [](const Opposed& a, const Opposed& b) { return a.grade.severity > b.grade.severity; });
  return all;
}

bool is_named(const FoundByRule& found, const FindingSide& side) {
  return found.one.address == side.address ||
         std::ranges::find(found.also, side.address, &FindingSide::address) != found.also.end();
}

void find_opposition(const CoherenceRule& rule, const Opposition& opposition, Findings& findings) {
  for (const auto& against : opposition.against) {
    auto all = all_opposed(opposition, against);
    if (all.empty()) continue;
    FoundByRule found{.other = side_of(against.clause, *against.status)};
    found.severity = all.front().grade.severity;
    found.because.english = all.front().grade.because;
    for (const auto& one : all) found.protections.push_back(one.protection);
    add_promises(found, std::move(all.front().promises), "promises");
    for (std::size_t i = 1; i < all.size(); ++i) {
      for (const auto& gives : all[i].promises) {
        auto side = side_of(gives.clause, *gives.status);
        if (!is_named(found, side)) found.also.push_back(std::move(side));
      }
    }
    findings.add_or_join(rule, std::move(found));
  }
}

}  // namespace

void find_promises_against_national_law(const CoherenceRule& rule, const LawView& view,
                                        Findings& findings) {
  for (const Place place : destination_first(view)) {
    const auto held = held_clauses(view, place);
    find_opposition(rule,
                    {held, held,
                     [](const HeldClause& gives, const HeldClause& against) {
                       return !gives.status->is_national() && against.status->is_national();
                     },
                     [](const HeldClause& gives, const HeldClause&) {
                       return grade_national(*gives.status, *gives.clause.provision);
                     }},
                    findings);
  }
}

void find_opposite_duties(const CoherenceRule& rule, const LawView& view, Findings& findings) {
  for (const Place place : destination_first(view)) {
    const auto held = held_clauses(view, place);
    find_opposition(rule,
                    {held, held,
                     [](const HeldClause&, const HeldClause& against) {
                       // What a law of the place takes from a treaty is another rule's matter; and
                       // laws of one lawgiver are exceptions to one another, not opposites.
                       return !against.status->is_national();
                     },
                     [](const HeldClause& gives, const HeldClause& against) {
                       return grade_opposites(*gives.clause.provision, *against.clause.provision);
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

void find_opposed(const CoherenceRule& rule, const LawView& view, Corridor sides,
                  Findings& findings) {
  const auto promises = held_clauses(view, sides.origin);
  const auto against = held_clauses(view, sides.destination);
  const auto is_bound = [&](const Instrument& instrument, Place place) {
    const auto* there = view.find(instrument.code, place);
    return there != nullptr && there->binds();
  };
  find_opposition(rule,
                  {promises, against,
                   [&](const HeldClause& gives, const HeldClause& other) {
                     // Where one end is bound to both it is that place's own matter.
                     return !is_bound(*gives.clause.instrument, sides.destination) &&
                            !is_bound(*other.clause.instrument, sides.origin);
                   },
                   [](const HeldClause& gives, const HeldClause& other) {
                     const bool duties = weight_of(*gives.clause.provision) == 2 &&
                                         weight_of(*other.clause.provision) == 2;
                     return duties ? Grade{Severity::medium, "both are duties, each of one side"}
                                   : Grade{Severity::low, "one is less than a full duty"};
                   },
                   [&](const HeldClause& other, std::string_view protection) {
                     return is_owed_by(view, other.status->place, protection);
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

/// A protection that one clause gives but to a group, which others cover.
struct Gap {
  const HeldClause* leaves_out = nullptr;  // the strongest of an instrument
  std::vector<HeldClause> covering;        // one of each other instrument, the strongest

  void take(const HeldClause& one) {
    for (auto& known : covering) {
      if (known.clause.instrument != one.clause.instrument) continue;
      if (weight_of(*one.clause.provision) > weight_of(*known.clause.provision)) known = one;
      return;
    }
    covering.push_back(one);
  }
  /// Whether what covers them is weaker than what leaves them out. Where it is as strong, nobody is
  /// without.
  bool is_weaker() const {
    const int strength = weight_of(*leaves_out->clause.provision);
    return std::ranges::all_of(covering, [&](const HeldClause& one) {
      return weight_of(*one.clause.provision) < strength;
    });
  }
};

/// By protection and group, of the instrument that leaves people out.
using Gaps = std::map<std::pair<std::string_view, std::string_view>, Gap>;

void compare(const HeldClause& one, const HeldClause& other, Gaps& gaps) {
  for (const auto group : other.leaves_out) {
    if (!has(one.covers, group) || has(one.leaves_out, group)) continue;
    for (const auto protection : one.clause.provision->gives) {
      if (!other.clause.gives(protection)) continue;
      auto& gap = gaps[{protection, group}];
      gap.take(one);
      const bool stronger =
          gap.leaves_out == nullptr ||
          weight_of(*other.clause.provision) > weight_of(*gap.leaves_out->clause.provision);
      if (stronger) gap.leaves_out = &other;
    }
  }
}

/// By the instrument that leaves people out.
std::map<std::string_view, Gaps> gaps_in(const Held& held) {
  std::map<std::string_view, Gaps> gaps;
  for (const auto& other : held) {
    if (other.leaves_out.empty() || other.clause.provision->gives.empty()) continue;
    for (const auto& one : held) {
      if (one.clause.instrument == other.clause.instrument) continue;
      compare(one, other, gaps[other.clause.instrument->code]);
    }
  }
  return gaps;
}

std::optional<FoundByRule> found_of(std::string_view code, Gaps& gaps) {
  FoundByRule found{.severity = Severity::medium,
                    .because = {"what covers them is weaker than what leaves them out"}};
  Gap whole;
  for (auto& [what, gap] : gaps) {
    if (!gap.is_weaker()) continue;
    add_once(found.protections, what.first);
    add_once(found.groups, what.second);
    if (whole.leaves_out == nullptr) whole.leaves_out = gap.leaves_out;
    for (const auto& one : gap.covering) whole.take(one);
  }
  if (whole.leaves_out == nullptr) return std::nullopt;
  found.other = side_of(whole.leaves_out->clause, *whole.leaves_out->status);
  found.other.key = fmt::format("instrument:{}", code);
  add_promises(found, std::move(whole.covering), "covered");
  return found;
}

}  // namespace

void find_groups_covered_differently(const CoherenceRule& rule, const LawView& view,
                                     Findings& findings) {
  for (const Place place : destination_first(view)) {
    const auto held = held_clauses(view, place);
    for (auto& [code, gaps] : gaps_in(held)) {
      if (auto found = found_of(code, gaps)) findings.add_or_join(rule, std::move(*found));
    }
  }
}

}  // namespace corridor
