#include "evidence/claims/verdict.h"

#include "base/text.h"
#include "evidence/claims/check_units.h"
#include "evidence/claims/settle.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <set>

namespace corridor {
namespace {

constexpr std::size_t most_earlier_editions = 8;
constexpr std::size_t most_periods_tried = 5;

/// One way of reading a claim, with what was seen on the way.
struct Judged {
  ClaimReading reading;
  std::vector<ClaimGap> gaps;
  std::vector<std::string> notes;
  std::map<std::string_view, std::vector<std::string>> other_datasets;
};

Holds place_test(const Claim& claim, const std::vector<Place>& places, ClaimEvidence& evidence) {
  std::vector<Place> wanted{claim.place};
  if (claim.comparator == Comparator::is_in || claim.comparator == Comparator::is_not_in) {
    Period period;
    each_figure(claim,
                [&](const ClaimNode& node) { period = std::max(period, node.figure.period); });
    wanted = evidence.members(claim.place, period.empty() ? 2020 : period.start_year());
  }
  const auto there = static_cast<std::size_t>(std::ranges::count_if(
      places, [&](Place place) { return std::ranges::find(wanted, place) != wanted.end(); }));
  const bool negated =
      claim.comparator == Comparator::is_not || claim.comparator == Comparator::is_not_in;
  if (there == places.size()) return negated ? Holds::no : Holds::yes;
  if (there == 0) return negated ? Holds::yes : Holds::no;
  return Holds::unsure;  // several are alike
}

Result<Judged> judge(ClaimGround& ground, const Claim& claim, const Variation* variation) {
  ClaimEvaluation evaluation(ground, variation);
  Judged judged;
  ClaimReading& reading = judged.reading;
  reading.left = TRY(evaluation.measure(claim.left));
  bool known = reading.left.known;
  std::vector<ValueRange> right;
  double half_step = claim.left.number.half_step;
  for (const auto& side : claim.right) {
    reading.right.push_back(TRY(evaluation.measure(side)));
    known = known && reading.right.back().known;
    right.push_back(reading.right.back().range);
    half_step = std::max(half_step, side.number.half_step);
  }
  judged.gaps = std::move(evaluation.gaps);
  judged.notes = std::move(evaluation.notes);
  judged.other_datasets = std::move(evaluation.other_datasets);
  if (!known) return judged;
  reading.holds = claim.right.empty()
                      ? place_test(claim, reading.left.places, ground.evidence)
                      : compare(claim.comparator, reading.left.range, right, half_step);
  return judged;
}

std::set<std::string_view> indicators_of(const Claim& claim) {
  std::set<std::string_view> indicators;
  each_figure(claim, [&](const ClaimNode& node) {
    if (node.figure.dataset.empty()) indicators.insert(node.figure.indicator);
  });
  return indicators;
}

/// Every other way to read one of the claim's indicators.
struct Way {
  Variation variation;
  std::string by, what, differs = {};
};

Result<std::vector<Way>> other_ways(ClaimGround& ground, const Claim& claim, const Judged& usual) {
  std::vector<Way> ways;
  for (const auto indicator : indicators_of(claim)) {
    const auto others = usual.other_datasets.find(indicator);
    if (others != usual.other_datasets.end()) {
      for (const auto& dataset : others->second) {
        ways.push_back({{.indicator = indicator, .dataset = dataset},
                        "dataset",
                        fmt::format("{} by {}", indicator, dataset)});
      }
    }
    for (const auto& definition : other_definitions()) {
      if (definition.indicator != indicator || definition.same) continue;
      ways.push_back({{.indicator = indicator, .definition = &definition},
                      "definition",
                      fmt::format("{} as {}", indicator, definition.instead),
                      definition.differs});
    }
    auto earlier = TRY(ground.evidence.reader().superseded(indicator));
    std::ranges::reverse(earlier);
    if (earlier.size() > most_earlier_editions) earlier.resize(most_earlier_editions);
    for (const auto& edition : earlier) {
      ways.push_back({{.indicator = indicator, .edition = edition.short_id()},
                      "edition",
                      fmt::format("{} by the earlier edition {} ({})", indicator,
                                  edition.citation.version, edition.short_id())});
    }
  }
  return ways;
}

bool any_estimate(const ClaimReading& reading) {
  const auto estimated = [](const Measured& m) {
    return std::ranges::any_of(m.figures, is_estimate);
  };
  return estimated(reading.left) || std::ranges::any_of(reading.right, estimated);
}

void decide(ClaimVerdict& verdict) {
  const auto says = [&](Holds holds) {
    return std::ranges::count(verdict.spread, holds, &ClaimReading::holds);
  };
  const auto others = std::ranges::count_if(
      verdict.spread, [](const ClaimReading& reading) { return reading.holds != Holds::unknown; });
  const std::string looked =
      others == 0 ? "No other dataset, definition or edition at hand has the same figures."
                  : fmt::format("{} other {} of reading it {} the same.", others,
                                others == 1 ? "way" : "ways", others == 1 ? "says" : "say");
  switch (verdict.usual.holds) {
    case Holds::unknown:
      verdict.kind = ClaimVerdictKind::cannot_tell;
      verdict.rule = "A figure that the claim needs is not at hand for the place and time asked.";
      return;
    case Holds::unsure:
      verdict.kind = ClaimVerdictKind::cannot_tell;
      verdict.rule =
          "The figures are only known within a range, and the claim holds in a part of "
          "it.";
      return;
    case Holds::yes:
    case Holds::no:
      break;
  }
  const bool yes = verdict.usual.holds == Holds::yes;
  if (says(yes ? Holds::no : Holds::yes) > 0) {
    verdict.kind = ClaimVerdictKind::depends;
    verdict.rule = yes ? "It holds by the usual reading, and does not by another."
                       : "It does not hold by the usual reading, and does by another.";
    return;
  }
  verdict.kind = yes ? ClaimVerdictKind::supported : ClaimVerdictKind::contradicted;
  const bool exact = verdict.usual.left.range.is_exact() &&
                     std::ranges::all_of(verdict.usual.right, [](const Measured& side) {
                       return side.range.is_exact();
                     });
  verdict.rule = fmt::format("The figures {}{}. {}", yes ? "bear it out" : "say otherwise",
                             exact ? "" : ", over the whole range in which they lie", looked);
  if (says(Holds::unsure) > 0) {
    verdict.notes.emplace_back(
        "By another reading the figures are only known within a range, and "
        "the claim holds in a part of it.");
  }
}

}  // namespace

std::string_view code_of(ClaimVerdictKind kind) {
  constexpr std::array<std::string_view, 4> codes{"supported", "contradicted", "depends",
                                                  "cannot_tell"};
  return codes[static_cast<std::size_t>(kind)];
}

std::string_view name_of(ClaimVerdictKind kind) {
  constexpr std::array<std::string_view, 4> names{
      "supported", "contradicted", "depends on edition or definition", "cannot tell"};
  return names[static_cast<std::size_t>(kind)];
}

struct ClaimChecker::Inside {
  SeriesReader reader;
  ClaimGround ground;

  Inside(SeriesReader its_reader, ClaimVocabulary vocabulary)
      : reader(std::move(its_reader)),
        ground{.evidence = ClaimEvidence(reader), .vocabulary = std::move(vocabulary)} {}

  Result<ClaimVerdict> verdict(Claim claim, std::vector<std::string> notes);
  Result<void> add_spread(ClaimVerdict& verdict, const Judged& usual);
  Result<std::vector<Period>> periods_to_try(const Claim& claim, const ClaimGap& gap);
  Result<void> add_offers(ClaimVerdict& verdict);
  Result<void> assume_newest(Claim& claim, std::vector<std::string>& notes);
  Result<std::optional<std::set<Period>>> common_periods(const Claim& claim);
};

Result<std::optional<std::set<Period>>> ClaimChecker::Inside::common_periods(const Claim& claim) {
  std::optional<std::set<Period>> common;
  std::vector<ClaimFigure> open;
  each_figure(claim, [&](const ClaimNode& node) {
    if (node.figure.when == Known::no && !node.figure.span) open.push_back(node.figure);
  });
  for (const auto& figure : open) {
    ClaimLookup lookup{.indicator = figure.indicator,
                       .origin = figure.origin,
                       .place = figure.place,
                       .sex = figure.sex,
                       .age = figure.age,
                       .dimensions = figure.dimensions,
                       .dataset = figure.dataset};
    if (figure.where == Known::bound) {
      const Indicator* indicator = find_indicator(figure.indicator);
      lookup.place = claim.left.kind == NodeKind::rank ? claim.left.place : world;
      if (indicator != nullptr && indicator->of_corridor) lookup.origin = world;
    }
    auto periods = TRY(ground.evidence.periods(lookup));
    std::set<Period> these(periods.begin(), periods.end());
    if (common) std::erase_if(these, [&](Period period) { return !common->contains(period); });
    common = std::move(these);
  }
  return common;
}

/// Where no period is named, the newest for which every such figure is there. Forecasts lie in the
/// future: not beyond this year.
Result<void> ClaimChecker::Inside::assume_newest(Claim& claim, std::vector<std::string>& notes) {
  auto common = TRY(common_periods(claim));
  if (!common) return {};
  const auto this_year = parse_integer(timestamp_now().substr(0, 4)).value_or(2999);
  std::erase_if(*common, [&](Period period) { return period.start_year() > this_year; });
  if (common->empty()) {
    notes.emplace_back("No period is named, and there is none for which all figures are there.");
    return {};
  }
  const Period newest = *common->rbegin();
  each_figure(claim, [&](ClaimNode& node) {
    if (node.figure.when != Known::no || node.figure.span) return;
    node.figure.period = newest;
    node.figure.when = Known::assumed;
  });
  notes.push_back(
      fmt::format("No period is named: {} is the newest for which all figures are "
                  "there.",
                  newest.text()));
  return {};
}

Result<void> ClaimChecker::Inside::add_spread(ClaimVerdict& verdict, const Judged& usual) {
  for (auto& way : TRY(other_ways(ground, verdict.claim, usual))) {
    Judged other = TRY(judge(ground, verdict.claim, &way.variation));
    if (other.reading.holds == Holds::unknown) continue;
    other.reading.by = way.by;
    other.reading.what = std::move(way.what);
    other.reading.differs = std::move(way.differs);
    verdict.spread.push_back(std::move(other.reading));
  }
  return {};
}

/// Of the periods for which the missing figure is there, those for which the others are there too,
/// nearest first.
Result<std::vector<Period>> ClaimChecker::Inside::periods_to_try(const Claim& claim,
                                                                 const ClaimGap& gap) {
  std::vector<Period> periods = gap.others;
  std::vector<ClaimFigure> alike;
  each_figure(claim, [&](const ClaimNode& node) {
    const bool settled = node.figure.where != Known::bound && node.figure.period == gap.asked;
    if (settled) alike.push_back(node.figure);
  });
  for (const auto& figure : alike) {
    const auto these = TRY(ground.evidence.periods({.indicator = figure.indicator,
                                                    .origin = figure.origin,
                                                    .place = figure.place,
                                                    .sex = figure.sex,
                                                    .age = figure.age,
                                                    .dimensions = figure.dimensions,
                                                    .dataset = figure.dataset}));
    if (these.empty()) continue;  // it may stand in by another definition
    std::erase_if(periods,
                  [&](Period period) { return std::ranges::find(these, period) == these.end(); });
  }
  if (periods.size() > most_periods_tried) periods.resize(most_periods_tried);
  return periods;
}

/// The nearest period for which the claim can be judged.
Result<void> ClaimChecker::Inside::add_offers(ClaimVerdict& verdict) {
  for (const auto& gap : verdict.missing) {
    for (const Period period : TRY(periods_to_try(verdict.claim, gap))) {
      Claim other = verdict.claim;
      each_figure(other, [&](ClaimNode& node) {
        ClaimFigure& figure = node.figure;
        if (figure.period == gap.asked) figure.period = period;
        if (!figure.span || period.kind() != Period::Kind::year) return;
        auto& [first, last] = *figure.span;
        const int year = period.start_year();
        if (gap.asked == Period::year(first) && year < last) first = year;
        if (gap.asked == Period::year(last) && year > first) last = year;
      });
      other.written = text_of(other);
      if (other.written == verdict.reading) continue;
      const Judged judged = TRY(judge(ground, other, nullptr));
      if (judged.reading.holds == Holds::unknown) continue;
      ClaimVerdict nearby{.claim = other, .reading = other.written, .usual = judged.reading};
      TRY(add_spread(nearby, judged));
      decide(nearby);
      verdict.offers.push_back(
          {other.written, fmt::format("{} is the nearest period with all figures", period.text()),
           nearby.kind});
      return {};
    }
  }
  return {};
}

Result<ClaimVerdict> ClaimChecker::Inside::verdict(Claim claim, std::vector<std::string> notes) {
  TRY(assume_newest(claim, notes));
  ClaimVerdict verdict{.claim = std::move(claim)};
  verdict.reading = text_of(verdict.claim);
  Judged usual = TRY(judge(ground, verdict.claim, nullptr));
  TRY(add_spread(verdict, usual));
  verdict.usual = std::move(usual.reading);
  verdict.missing = std::move(usual.gaps);
  verdict.notes = std::move(notes);
  std::ranges::move(usual.notes, std::back_inserter(verdict.notes));
  verdict.estimate = any_estimate(verdict.usual);
  decide(verdict);
  if (verdict.usual.holds != Holds::unknown) return verdict;
  TRY(add_offers(verdict));
  // What another definition says of the very same place and time.
  for (const auto& reading : verdict.spread) {
    const bool yes = reading.holds == Holds::yes;
    if (reading.holds == Holds::unsure) continue;
    verdict.offers.push_back({verdict.reading, fmt::format("{}. {}", reading.what, reading.differs),
                              yes ? ClaimVerdictKind::supported : ClaimVerdictKind::contradicted});
  }
  return verdict;
}

ClaimChecker::ClaimChecker(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
ClaimChecker::ClaimChecker(ClaimChecker&&) noexcept = default;
ClaimChecker::~ClaimChecker() = default;

Result<ClaimChecker> ClaimChecker::open(const Workspace& workspace, std::string_view as_of) {
  auto vocabulary = TRY(claim_vocabulary(workspace));
  SeriesReader reader = TRY(SeriesReader::open(workspace, as_of));
  return ClaimChecker(std::make_unique<Inside>(std::move(reader), std::move(vocabulary)));
}

Result<ClaimVerdict> ClaimChecker::check(std::string_view text) {
  Claim claim = TRY(parse_claim(text, *TRY(inside_->ground.words())));
  std::vector<std::string> notes;
  TRY(settle(claim, notes));
  TRY(check_units(claim));
  return inside_->verdict(std::move(claim), std::move(notes));
}

}  // namespace corridor
