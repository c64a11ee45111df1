#include "evidence/claims/evaluate.h"

#include "base/text.h"
#include "evidence/claims/check_units.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace corridor {
namespace {

bool is_of_corridor(std::string_view id, const ClaimLookup& lookup) {
  const Indicator* indicator = find_indicator(id);
  return indicator != nullptr ? indicator->of_corridor : !lookup.origin.empty();
}

void append(std::vector<Figure>& to, std::vector<Figure> more) {
  std::ranges::move(more, std::back_inserter(to));
}

bool fits(const OtherDefinition& definition, const ClaimLookup& lookup) {
  if (definition.end == OtherDefinition::End::origin) return lookup.place == world;
  if (definition.end == OtherDefinition::End::destination) {
    return lookup.origin.empty() || lookup.origin == world;
  }
  return true;
}

/// Nearest to the period asked, the later of two.
std::vector<Period> nearest_first(std::vector<Period> periods, Period asked) {
  std::ranges::stable_sort(periods, {}, [&](Period p) {
    const int apart = p.start_year() - asked.start_year();
    return std::tuple(std::abs(apart), p.kind() != asked.kind(), -p.key());
  });
  return periods;
}

/// The lookup as a figure, for its text.
ClaimNode as_node(const ClaimFigure& figure, const ClaimLookup& lookup) {
  ClaimNode node{.kind = NodeKind::figure, .figure = figure};
  node.figure.indicator = lookup.indicator;
  node.figure.origin = lookup.origin;
  node.figure.place = lookup.place;
  node.figure.where = Known::said;
  node.figure.span.reset();
  node.figure.period = lookup.period;
  node.figure.when = lookup.period.empty() ? Known::no : Known::said;
  node.figure.sex = lookup.sex;
  node.figure.sex_said = lookup.sex != Sex::total;
  return node;
}

std::string listed(const std::vector<Period>& nearest) {
  std::string text;
  constexpr std::size_t most = 3;
  for (std::size_t i = 0; i < std::min(most, nearest.size()); ++i) {
    text += fmt::format("{}{}", i == 0 ? "" : ", ", nearest[i].text());
  }
  return nearest.size() > most ? text + " ..." : text;
}

}  // namespace

void ClaimEvaluation::note(std::string text) {
  if (std::ranges::find(notes, text) == notes.end()) notes.push_back(std::move(text));
}

Measured ClaimEvaluation::missing(ClaimGap gap) {
  const bool seen =
      std::ranges::any_of(gaps, [&](const ClaimGap& g) { return g.what == gap.what; });
  if (!quiet_ && !seen) gaps.push_back(std::move(gap));
  return {};
}

Result<Measured> ClaimEvaluation::measure(const ClaimNode& node, const ClaimTurn& turn) {
  const ClaimTurn before = std::exchange(turn_, turn);
  auto measured = measure(node);
  turn_ = before;
  return measured;
}

Result<Measured> ClaimEvaluation::measure(const ClaimNode& node) {
  switch (node.kind) {
    case NodeKind::number:
      return Measured{.known = true, .range = ValueRange::exactly(node.number.value)};
    case NodeKind::figure:
      return figure(node);
    case NodeKind::named:
      return measure(node.parts[0]);
    case NodeKind::negate: {
      Measured measured = TRY(measure(node.parts[0]));
      measured.range = -measured.range;
      return measured;
    }
    case NodeKind::change:
    case NodeKind::growth:
      return change(node);
    case NodeKind::rank:
      return rank(node);
    case NodeKind::statistic:
      return statistic(node);
    case NodeKind::count:
    case NodeKind::count_share:
      return count(node);
    case NodeKind::partner:
      return partner(node);
    default:
      break;
  }
  return both(node);
}

Result<Measured> ClaimEvaluation::both(const ClaimNode& node) {
  Measured a = TRY(measure(node.parts[0]));
  Measured b = TRY(measure(node.parts[1]));
  append(a.figures, std::move(b.figures));
  a.known = a.known && b.known;
  if (!a.known) return a;
  switch (node.kind) {
    case NodeKind::add:
      a.range = a.range + b.range;
      return a;
    case NodeKind::subtract:
      a.range = a.range - b.range;
      return a;
    case NodeKind::multiply:
      a.range = a.range * b.range;
      return a;
    default:
      break;
  }
  if (const auto quotient = divide(a.range, b.range)) {
    a.range = *quotient;
    return a;
  }
  a.known = false;
  missing({.what = text_of(node), .reason = "it would be divided by zero", .asked = {}});
  return a;
}

Result<Measured> ClaimEvaluation::change(const ClaimNode& node) {
  const End before = std::exchange(end_, End::first);
  auto first = measure(node.parts[0]);
  end_ = End::last;
  auto last = measure(node.parts[0]);
  end_ = before;
  Measured a = TRY(std::move(first)), b = TRY(std::move(last));
  append(b.figures, std::move(a.figures));
  b.known = a.known && b.known;
  if (!b.known) return b;
  for (const auto& figure : b.figures) {
    if (figure.observation.status != 'B') continue;
    note(fmt::format("The series has a break in {}: what was counted changed.",
                     figure.observation.key.period.text()));
  }
  const ValueRange difference = b.range - a.range;
  if (node.kind == NodeKind::change) {
    b.range = difference;
    return b;
  }
  ValueRange size = a.range;
  if (size.value < 0) size = -size;
  if (const auto growth = divide(difference, size)) {
    b.range = *growth;
    return b;
  }
  b.known = false;
  missing({.what = text_of(node), .reason = "it began at zero", .asked = {}});
  return b;
}

// ---- figures -----------------------------------------------------------------------------------

ClaimLookup ClaimEvaluation::lookup_of(const ClaimFigure& figure) const {
  ClaimLookup lookup{.indicator = figure.indicator,
                     .origin = figure.origin,
                     .place = figure.place,
                     .period = figure.period,
                     .sex = figure.sex_said ? figure.sex : turn_.sex,
                     .age = figure.age,
                     .dimensions = figure.dimensions,
                     .dataset = figure.dataset,
                     .edition = turn_.edition};
  if (figure.where == Known::no || figure.where == Known::bound) {
    lookup.origin = turn_.origin;
    lookup.place = turn_.place;
    if (is_of_corridor(figure.indicator, lookup)) {
      if (lookup.origin.empty()) lookup.origin = world;
    } else {
      const bool of_origin = !lookup.origin.empty() && lookup.origin != world;
      if (of_origin && lookup.place == world) lookup.place = lookup.origin;
      lookup.origin = {};
    }
  }
  if (figure.when == Known::no || figure.when == Known::bound) lookup.period = turn_.period;
  if (figure.span && end_ != End::none) {
    lookup.period = Period::year(end_ == End::first ? figure.span->first : figure.span->second);
  }
  return lookup;
}

Result<Measured> ClaimEvaluation::figure(const ClaimNode& node) {
  ClaimLookup lookup = lookup_of(node.figure);
  const bool varied =
      variation_ != nullptr && variation_->indicator == lookup.indicator && lookup.dataset.empty();
  if (!varied) return base_figure(node.figure, lookup);
  if (variation_->definition != nullptr) {
    auto other = TRY(by_definition(*variation_->definition, lookup));
    if (other) return std::move(*other);
    return missing({.what = text_of(as_node(node.figure, lookup)),
                    .reason = "not defined so",
                    .asked = lookup.period});
  }
  lookup.dataset = variation_->dataset;
  lookup.edition = variation_->edition;
  return base_figure(node.figure, lookup);
}

Result<Measured> ClaimEvaluation::base_figure(const ClaimFigure& figure,
                                              const ClaimLookup& lookup) {
  const auto& found = *TRY(ground_.evidence.find(lookup));
  auto& others = other_datasets[lookup.indicator];
  for (std::size_t i = 1; i < found.size(); ++i) {
    const auto& dataset = found[i].figures.front().edition.citation.dataset;
    const bool same = dataset == found[0].figures.front().edition.citation.dataset;
    const bool known = std::ranges::find(others, dataset) != others.end();
    if (found[i].has_value && !same && !known) others.push_back(dataset);
  }
  if (!found.empty() && found[0].has_value) {
    if (!found[0].note.empty()) {
      note(fmt::format("{}: {}", text_of(as_node(figure, lookup)), found[0].note));
    }
    return Measured{.known = true, .range = found[0].range, .figures = found[0].figures};
  }
  if (variation_ == nullptr) {
    for (const auto& definition : other_definitions()) {
      if (!definition.same || definition.indicator != lookup.indicator) continue;
      const bool quiet = std::exchange(quiet_, true);
      auto computed = by_definition(definition, lookup);
      quiet_ = quiet;
      auto value = TRY(std::move(computed));
      if (!value || !value->known) continue;
      note(fmt::format("{}: no publisher's figure is at hand; taken as {}. {}",
                       text_of(as_node(figure, lookup)), definition.instead, definition.differs));
      return std::move(*value);
    }
  }
  return gap(figure, lookup);
}

Result<const ClaimVocabulary*> ClaimGround::words() {
  if (!vocabulary) vocabulary = TRY(claim_vocabulary(evidence.reader().workspace()));
  return &*vocabulary;
}

/// Nothing where the definition is about another end of the corridor.
Result<std::optional<Measured>> ClaimEvaluation::by_definition(const OtherDefinition& definition,
                                                               const ClaimLookup& lookup) {
  if (!fits(definition, lookup)) return std::nullopt;
  auto known = ground_.definitions.find(&definition);
  if (known == ground_.definitions.end()) {
    ClaimNode read = TRY(parse_quantity(definition.instead, *TRY(ground_.words())));
    TRY(check_units(read, definition.instead));
    known = ground_.definitions.emplace(&definition, std::move(read)).first;
  }
  ClaimTurn turn{.origin = lookup.origin,
                 .place = lookup.place,
                 .period = lookup.period,
                 .sex = lookup.sex,
                 .edition = lookup.edition};
  if (definition.end == OtherDefinition::End::origin) {
    turn.origin = world;
    turn.place = lookup.origin;
  }
  if (definition.end == OtherDefinition::End::destination) turn.origin = world;
  // What the other reading is made of is not varied in turn.
  const Variation* const before = std::exchange(variation_, nullptr);
  const End end = std::exchange(end_, End::none);
  auto measured = measure(known->second, turn);
  variation_ = before;
  end_ = end;
  return TRY(std::move(measured));
}

/// There is no figure for any period.
Result<std::string> ClaimEvaluation::why_not_at_all(const ClaimLookup& lookup) {
  const Indicator* indicator = find_indicator(lookup.indicator);
  const auto& gazetteer = Gazetteer::get();
  const auto is_whole = [&](Place place) {
    return !place.empty() && place != world && !gazetteer.is_part_of_a_total(place) &&
           gazetteer.country_of(place).empty();
  };
  ClaimLookup all = lookup;
  all.sex = Sex::total;
  all.age = {};
  const bool narrowed = lookup.sex != Sex::total || lookup.age != Age{};
  if (narrowed && !TRY(ground_.evidence.periods(all)).empty()) {
    return "figures are for all together, none by sex or age as asked";
  }
  const auto dimensions = TRY(ground_.evidence.told_apart_by(lookup));
  if (!dimensions.empty() && lookup.dimensions.empty()) {
    return fmt::format("figures are told apart by {}; say of which: by {} VALUE", dimensions,
                       dimensions.substr(0, dimensions.find(',')));
  }
  if (!lookup.dataset.empty()) return fmt::format("no figure of the dataset {}", lookup.dataset);
  const bool whole = is_whole(lookup.place) || is_whole(lookup.origin);
  if (indicator != nullptr && !indicator->adds_up && (whole || lookup.place == world)) {
    return "averages of places are not made into one of all; ask for the median, or a country";
  }
  return TRY(ground_.evidence.only_selected(lookup.indicator))
             ? "no figure; what is loaded is a selection of the publisher's figures"
             : "no figure for this place";
}

Result<Measured> ClaimEvaluation::gap(const ClaimFigure& figure, const ClaimLookup& lookup) {
  if (quiet_) return Measured{};
  ClaimGap gap{.what = text_of(as_node(figure, lookup)), .reason = {}, .asked = lookup.period};
  const auto& found = *TRY(ground_.evidence.find(lookup));
  const auto editions = TRY(ground_.evidence.reader().current(lookup.indicator));
  if (editions.empty()) {
    gap.reason = fmt::format("nothing in the workspace has {}", lookup.indicator);
    return missing(std::move(gap));
  }
  gap.others = nearest_first(TRY(ground_.evidence.periods(lookup)), lookup.period);
  if (!found.empty()) {
    gap.reason = fmt::format("the publisher shows it as {}", name_of(found[0].state));
  } else if (!gap.others.empty()) {
    gap.reason =
        fmt::format("no figure for {}; there are for {}", lookup.period.text(), listed(gap.others));
  } else {
    gap.reason = TRY(why_not_at_all(lookup));
  }
  return missing(std::move(gap));
}

}  // namespace corridor
