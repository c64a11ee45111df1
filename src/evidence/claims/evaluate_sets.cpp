// Ranks, medians, counts and the largest partner: quantities that go through many places.

#include "base/text.h"
#include "evidence/claims/evaluate.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace corridor {
namespace {

constexpr double unbounded = std::numeric_limits<double>::infinity();

bool is_country(Place place) {
  const PlaceRecord* record = Gazetteer::get().find(place);
  return record != nullptr &&
         (record->kind == PlaceKind::country || record->kind == PlaceKind::statistical);
}

/// The middle of the values, or between the two in the middle.
double median_of(std::vector<double> values) {
  std::ranges::sort(values);
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

double statistic_of(std::string_view name, const std::vector<double>& values) {
  const double sum = std::accumulate(values.begin(), values.end(), 0.0);
  if (name == "median") return median_of(values);
  if (name == "mean") return sum / static_cast<double>(values.size());
  if (name == "smallest") return std::ranges::min(values);
  if (name == "largest") return std::ranges::max(values);
  return sum;
}

Period period_of(const ClaimNode& node) {
  Period period;
  each_figure(node, [&](const ClaimNode& part) {
    if (!part.figure.period.empty()) period = std::max(period, part.figure.period);
    if (part.figure.span) period = std::max(period, Period::year(part.figure.span->second));
  });
  return period;
}

}  // namespace

/// What each place or corridor has, those without a figure left out.
struct ClaimEvaluation::Answers {
  struct One {
    Place origin, place;
    Measured measured;
  };
  std::vector<One> known;
  std::size_t asked = 0;
  bool complete = true;  // no place of the set may be missing from what is loaded
};

std::vector<Place> ClaimEvaluation::places_of(const ClaimSet& set, Period period) {
  const int year = period.empty() ? 2020 : period.start_year();
  std::vector<Place> places =
      ground_.evidence.members(set.within.empty() ? world : set.within, year);
  std::erase_if(places, [](Place place) { return !is_country(place); });
  return places;
}

Result<ClaimEvaluation::Answers> ClaimEvaluation::answers(const ClaimNode& node,
                                                          const ClaimNode& of) {
  if (node.set.over == ClaimSet::Over::corridors) return answers_of_corridors(of);
  Answers answers;
  Period period = period_of(node);
  if (period.empty()) period = turn_.period;
  for (const Place place : places_of(node.set, period)) {
    ClaimTurn turn = turn_;
    turn.place = place;
    turn.origin = {};
    if (node.set.over == ClaimSet::Over::origins) {
      turn.origin = place;
      turn.place = world;
    }
    const bool quiet = std::exchange(quiet_, true);
    const auto notes_before = notes.size();
    auto measured = measure(of, turn);
    quiet_ = quiet;
    notes.resize(std::min(notes.size(), notes_before));
    Measured one = TRY(std::move(measured));
    ++answers.asked;
    if (one.known) answers.known.push_back({turn.origin, turn.place, std::move(one)});
  }
  return answers;
}

Result<ClaimEvaluation::Answers> ClaimEvaluation::answers_of_corridors(const ClaimNode& of) {
  Answers answers;
  ClaimLookup lookup = lookup_of(of.figure);
  const bool varied = variation_ != nullptr && variation_->indicator == lookup.indicator;
  if (varied && variation_->definition != nullptr) return answers;
  if (varied) lookup.dataset = variation_->dataset;
  if (varied) lookup.edition = variation_->edition;
  const double scale = scale_of(unit_of(find_indicator(lookup.indicator)));
  for (auto& figure : TRY(ground_.evidence.corridors(lookup))) {
    if (!is_country(figure.observation.key.origin) || !is_country(figure.observation.key.place)) {
      continue;
    }
    ++answers.asked;
    Measured one{.known = true, .range = ValueRange::exactly(figure.value() * scale)};
    const auto& key = figure.observation.key;
    Answers::One answer{key.origin, key.place, std::move(one)};
    answer.measured.figures.push_back(std::move(figure));
    answers.known.push_back(std::move(answer));
  }
  answers.complete = false;
  return answers;
}

Result<Measured> ClaimEvaluation::rank(const ClaimNode& node) {
  auto all = TRY(answers(node, node.parts[0]));
  const bool of_origin = node.set.over == ClaimSet::Over::origins;
  const auto own = std::ranges::find_if(all.known, [&](const Answers::One& one) {
    return (of_origin ? one.origin : one.place) == node.place;
  });
  if (own == all.known.end()) {
    ClaimTurn turn = turn_;
    turn.place = of_origin ? world : node.place;
    turn.origin = of_origin ? node.place : Place{};
    Measured alone = TRY(measure(node.parts[0], turn));
    if (alone.known) {
      missing({.what = text_of(node),
               .reason = fmt::format("{} is not one of the places ranked", node.place.code()),
               .asked = {}});
    }
    return Measured{};
  }
  const ValueRange mine = own->measured.range;
  double rank = 1, best = 1, worst = 1;
  for (const auto& one : all.known) {
    if (&one == &*own) continue;
    rank += one.measured.range.value > mine.value;
    best += one.measured.range.low > mine.high;
    worst += one.measured.range.high > mine.low;
  }
  note(
      fmt::format("{} of {} countries have a figure and are ranked.", all.known.size(), all.asked));
  Measured result{.known = true, .range = {rank, best, worst}, .figures = own->measured.figures};
  // Those just above and below show how close it is.
  constexpr std::size_t shown = 4;
  std::ranges::stable_sort(all.known, {}, [&](const Answers::One& one) {
    return std::abs(one.measured.range.value - mine.value);
  });
  for (std::size_t i = 1; i < std::min(all.known.size(), shown + 1); ++i) {
    std::ranges::move(all.known[i].measured.figures, std::back_inserter(result.figures));
  }
  return result;
}

Result<Measured> ClaimEvaluation::statistic(const ClaimNode& node) {
  auto all = TRY(answers(node, node.parts[0]));
  if (all.known.empty()) {
    missing({.what = text_of(node),
             .reason = "no place has a figure as asked",
             .asked = period_of(node)});
    return Measured{};
  }
  std::vector<double> values, lows, highs;
  for (const auto& one : all.known) {
    values.push_back(one.measured.range.value);
    lows.push_back(one.measured.range.low);
    highs.push_back(one.measured.range.high);
  }
  Measured result{.known = true};
  result.range = {statistic_of(node.name, values), statistic_of(node.name, lows),
                  statistic_of(node.name, highs)};
  const bool missing_some = all.known.size() < all.asked || !all.complete;
  if (node.name == "sum" && missing_some) result.range.high = unbounded;
  const bool corridors = node.set.over == ClaimSet::Over::corridors;
  note(corridors ? fmt::format("{} corridors have a figure.", all.known.size())
                 : fmt::format("{} of {} countries have a figure.", all.known.size(), all.asked));
  if (node.name == "mean") note("In this mean every place or corridor counts the same.");
  const bool one_only = node.name == "smallest" || node.name == "largest";
  for (auto& one : all.known) {
    if (one_only && one.measured.range.value != result.range.value) continue;
    std::ranges::move(one.measured.figures, std::back_inserter(result.figures));
  }
  return result;
}

Result<Measured> ClaimEvaluation::count(const ClaimNode& node) {
  auto all = TRY(answers(node, node.parts[0]));
  std::vector<ValueRange> right;
  double half_step = 0;
  Measured result{.known = !all.known.empty()};
  for (std::size_t i = 1; i < node.parts.size(); ++i) {
    Measured bound = TRY(measure(node.parts[i]));
    result.known = result.known && bound.known;
    half_step = std::max(half_step, node.parts[i].number.half_step);
    right.push_back(bound.range);
  }
  if (!result.known) {
    missing({.what = text_of(node),
             .reason = "no place has a figure as asked",
             .asked = period_of(node)});
    return result;
  }
  ValueRange held;
  for (auto& one : all.known) {
    const Holds holds = compare(node.comparator, one.measured.range, right, half_step);
    held.low += holds == Holds::yes;
    held.high += holds == Holds::yes || holds == Holds::unsure;
    const auto point = ValueRange::exactly(one.measured.range.value);
    const bool counted = compare(node.comparator, point, right, half_step) == Holds::yes;
    held.value += counted;
    if (counted) std::ranges::move(one.measured.figures, std::back_inserter(result.figures));
  }
  const auto with_figure = static_cast<double>(all.known.size());
  const bool corridors = node.set.over == ClaimSet::Over::corridors;
  note(fmt::format("{}{} have a figure; the others are not counted either way.", with_figure,
                   corridors ? " corridors" : fmt::format(" of {} countries", all.asked)));
  result.range = held;
  if (node.kind == NodeKind::count_share) {
    result.range = *divide(held, ValueRange::exactly(with_figure));
  }
  return result;
}

/// The n-th largest origin or destination. Of a selection only where what it does not show could
/// not hold a larger one.
Result<Measured> ClaimEvaluation::partner(const ClaimNode& node) {
  ClaimLookup lookup = lookup_of(node.parts[0].figure);
  const bool varied = variation_ != nullptr && variation_->indicator == lookup.indicator;
  if (varied && variation_->definition != nullptr) return Measured{};
  if (varied) lookup.dataset = variation_->dataset;
  if (varied) lookup.edition = variation_->edition;
  const Side side = node.name == "origin" ? Side::origin : Side::destination;
  auto figures = TRY(ground_.evidence.partners(lookup, side));
  const auto end_of = [&](const Figure& figure) {
    const auto& key = figure.observation.key;
    return side == Side::origin ? key.origin : key.place;
  };
  double shown = 0, unnamed = 0;
  for (const auto& figure : figures) {
    shown += figure.value();
    if (!is_country(end_of(figure))) unnamed += figure.value();
  }
  std::erase_if(figures, [&](const Figure& figure) { return !is_country(end_of(figure)); });
  const auto order = static_cast<std::size_t>(node.order);
  if (figures.size() < order) {
    if (figures.empty()) return gap(node.parts[0].figure, lookup);
    missing({.what = text_of(node),
             .reason = fmt::format("only {} are known", figures.size()),
             .asked = lookup.period});
    return Measured{};
  }
  const double value = figures[order - 1].value();
  ClaimLookup whole = lookup;
  (side == Side::origin ? whole.origin : whole.place) = world;
  const auto& total = *TRY(ground_.evidence.find(whole));
  const bool world_end = (side == Side::origin ? lookup.place : lookup.origin) == world;
  if (!world_end && TRY(ground_.evidence.only_selected(lookup.indicator))) {
    const bool sure = !total.empty() && total[0].has_value && total[0].range.value - shown < value;
    if (!sure) {
      missing({.what = text_of(node),
               .reason = "what is loaded is a selection; a partner that it does not show could "
                         "be larger",
               .asked = lookup.period});
      return Measured{};
    }
  }
  if (unnamed > 0) {
    note(fmt::format("{} more are of an unnamed {}.", format_grouped(unnamed, 0), node.name));
  }
  Measured result{.known = true, .range = ValueRange::exactly(value)};
  for (const auto& figure : figures) {
    if (figure.value() == value) result.places.push_back(end_of(figure));
  }
  for (std::size_t i = 0; i < std::min(figures.size(), order + 2); ++i) {
    result.figures.push_back(figures[i]);
  }
  return result;
}

}  // namespace corridor
