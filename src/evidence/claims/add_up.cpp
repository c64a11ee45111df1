// Sums over the members of groups and areas, for editions that do not show them.

#include "base/text.h"
#include "evidence/claims/lookup.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace corridor {
namespace {

constexpr double no_bound = std::numeric_limits<double>::infinity();
constexpr std::size_t most_ends_looked_at_twice = 10;

bool is_group(Place place) {
  const auto& gazetteer = Gazetteer::get();
  return !place.empty() && !gazetteer.is_part_of_a_total(place) &&
         gazetteer.country_of(place).empty();
}

/// A running sum over members, some of which have no figure.
struct MemberSum {
  double value = 0;
  std::size_t members = 0, missing = 0;
  std::string_view of = "members";
  double most_missing = 0;  // what those without a figure hold at most
  std::vector<Figure> figures = {};

  void add(Figure figure) {
    value += figure.value();
    figures.push_back(std::move(figure));
  }
  ClaimFound found() && {
    ClaimFound found{.has_value = true};
    found.range = {value, value, value + most_missing};
    found.note = fmt::format("Added up here from the figures of {} of {} {}", members - missing,
                             members, of);
    if (missing == 0) {
      found.note += ".";
    } else if (most_missing == 0) {
      found.note += "; those without one hold nothing of the world's total.";
    } else if (std::isinf(most_missing)) {
      found.note += "; what the others have is not known, so it is a lower bound.";
    } else {
      found.note += fmt::format("; those without one hold at most {} of what is not told apart.",
                                format_grouped(most_missing, 0));
    }
    std::ranges::stable_sort(figures, std::greater{}, &Figure::value);
    found.figures = std::move(figures);
    return found;
  }
};

double total_of(const std::vector<Figure>& figures) {
  double sum = 0;
  for (const auto& figure : figures) sum += figure.value();
  return sum;
}

}  // namespace

/// Nothing where there is nothing to add up: it adds up to no more than what is stored.
Result<std::optional<ClaimFound>> ClaimEvidence::add_up(const ClaimLookup& lookup) {
  const Indicator* indicator = find_indicator(lookup.indicator);
  const bool groups = is_group(lookup.place) || is_group(lookup.origin);
  if (indicator == nullptr || !indicator->adds_up || !groups) return std::nullopt;
  if (lookup.origin.empty() || lookup.origin == world) {
    return TRY(add_up_side(lookup, Side::destination));
  }
  if (lookup.place == world) return TRY(add_up_side(lookup, Side::origin));
  return TRY(add_up_pairs(lookup));
}

/// Ages that are published and make up the ages asked for exactly, the longest first.
Result<std::optional<ClaimFound>> ClaimEvidence::add_up_ages(const ClaimLookup& lookup) {
  const Indicator* indicator = find_indicator(lookup.indicator);
  if (indicator == nullptr || !indicator->adds_up) return std::nullopt;
  const auto figures = TRY(at_any_age(lookup));
  ClaimFound found{.has_value = true};
  std::string ages;
  for (int from = lookup.age.from; from <= lookup.age.to;) {
    const Figure* next = nullptr;
    for (const auto& figure : figures) {
      const Age age = figure.observation.key.age;
      const bool fits = age.from == from && age.to <= lookup.age.to && figure.has_value();
      if (fits && (next == nullptr || age.to > next->observation.key.age.to)) next = &figure;
    }
    if (next == nullptr) return std::nullopt;
    found.range = found.range + ValueRange::exactly(next->value());
    found.figures.push_back(*next);
    ages += (ages.empty() ? "" : ", ") + next->observation.key.age.text();
    from = next->observation.key.age.to + 1;
  }
  found.note = fmt::format("Added up here from the ages {}.", ages);
  return found;
}

/// What is left of the world's total after all countries with a figure; infinite where the world's
/// total is not known.
Result<double> ClaimEvidence::not_told_apart(ClaimLookup lookup, Side side) {
  (side == Side::origin ? lookup.origin : lookup.place) = world;
  const auto& countries = *TRY(this->countries(lookup, side));
  if (countries.empty()) return no_bound;
  lookup.dataset = countries.front().edition.citation.dataset;
  const auto whole = TRY(stored(lookup));
  if (whole.size() != 1 || !whole.front().has_value()) return no_bound;
  const double left = whole.front().value() - total_of(countries);
  return left <= 1e-9 * whole.front().value() ? 0 : left;
}

/// Everything that came to the members of a group, or that left them.
Result<std::optional<ClaimFound>> ClaimEvidence::add_up_side(const ClaimLookup& lookup, Side side) {
  const Place group = side == Side::origin ? lookup.origin : lookup.place;
  ClaimLookup all = lookup;
  (side == Side::origin ? all.origin : all.place) = world;
  const auto& countries = *TRY(this->countries(all, side));
  const auto& gazetteer = Gazetteer::get();
  std::set<Place> wanted;
  for (const Place member : members(group, lookup.period.start_year())) {
    const PlaceRecord* record = gazetteer.find(member);
    const bool counted = group != world || (record && record->kind == PlaceKind::country);
    if (counted) wanted.insert(member);
  }
  MemberSum sum{.members = wanted.size(), .of = group == world ? "countries" : "members"};
  for (const auto& figure : countries) {
    const auto& key = figure.observation.key;
    const Place place = side == Side::origin ? key.origin : key.place;
    if (wanted.contains(place)) {
      wanted.erase(place);
      sum.add(figure);
    } else if (group == world) {
      sum.add(figure);
    }
  }
  if (sum.figures.empty()) return std::nullopt;
  sum.missing = wanted.size();
  if (sum.missing > 0) sum.most_missing = TRY(not_told_apart(lookup, side));
  return std::move(sum).found();
}

/// People from a place or group in a place or group: every pair that is shown, and at most what is
/// left of the totals of those ends where a pair is not shown.
/// Looked at from both ends, as far as that costs little; the narrower bound counts.
Result<std::optional<ClaimFound>> ClaimEvidence::add_up_pairs(const ClaimLookup& lookup) {
  const int year = lookup.period.start_year();
  const auto& origins = members(lookup.origin, year);
  const auto& places = members(lookup.place, year);
  MemberSum best;
  bool any = false;
  for (const Side side : {Side::origin, Side::destination}) {
    const auto& ends = side == Side::origin ? places : origins;
    const auto& others = side == Side::origin ? origins : places;
    const bool many = ends.size() > most_ends_looked_at_twice;
    if (many && (any || ends.size() > 4 * others.size())) continue;
    if (any && best.most_missing == 0) continue;
    const std::set<Place> wanted(others.begin(), others.end());
    MemberSum sum{.members = ends.size() * others.size(), .of = "corridors"};
    for (const Place end : ends) {
      ClaimLookup one = lookup;
      one.origin = one.place = end;
      const auto shown = TRY(partners(one, side));
      (side == Side::origin ? one.origin : one.place) = world;
      const auto whole = TRY(stored(one));
      std::size_t found = 0;
      for (const auto& figure : shown) {
        const auto& key = figure.observation.key;
        if (!wanted.contains(side == Side::origin ? key.origin : key.place)) continue;
        sum.add(figure);
        ++found;
      }
      if (found == others.size()) continue;
      sum.missing += others.size() - found;
      const bool known = !whole.empty() && whole.front().has_value();
      sum.most_missing +=
          known ? std::max(0.0, whole.front().value() - total_of(shown))
                : TRY(not_told_apart(one, side == Side::origin ? Side::destination : Side::origin));
    }
    if (!any || sum.most_missing < best.most_missing) best = std::move(sum);
    any = true;
  }
  if (!any || best.figures.empty()) return std::nullopt;
  return std::move(best).found();
}

}  // namespace corridor
