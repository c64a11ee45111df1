#include "evidence/claims/computed_series.h"

#include "base/text.h"
#include "evidence/claims/evaluate.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace corridor {
namespace {

/// The figures of one part of the formula, narrowed to the query.
ClaimLookup lookup_of(const ClaimFigure& figure, const SeriesQuery& query) {
  ClaimLookup lookup{.indicator = figure.indicator,
                     .age = figure.age,
                     .dimensions = figure.dimensions,
                     .dataset = figure.dataset,
                     .edition = query.edition};
  lookup.origin = figure.origin;
  lookup.place = figure.place;
  if (figure.where == Known::no) {
    const Indicator* indicator = find_indicator(figure.indicator);
    const bool of_corridor = indicator != nullptr ? indicator->of_corridor : !query.origin.empty();
    lookup.place = query.place;
    lookup.origin = of_corridor ? (query.origin.empty() ? world : query.origin) : Place{};
    if (!of_corridor && query.place == world && !query.origin.empty()) {
      lookup.place = query.origin;  // everybody from a place, over a figure of that place
    }
  }
  if (figure.when == Known::said) lookup.period = figure.period;
  return lookup;
}

std::vector<ClaimFigure> figures_of(const Formula& formula) {
  std::vector<ClaimFigure> figures;
  each_figure(formula.quantity, [&](const ClaimNode& node) { figures.push_back(node.figure); });
  return figures;
}

/// The periods that every part without one of its own has.
Result<std::set<Period>> common_periods(ClaimEvidence& evidence, const SeriesQuery& query) {
  std::optional<std::set<Period>> common;
  for (const auto& figure : figures_of(*query.formula)) {
    if (figure.when == Known::said) continue;
    ClaimLookup lookup = lookup_of(figure, query);
    lookup.sex = figure.sex_said ? figure.sex : query.sex.value_or(Sex::total);
    // Of a group, which years there are decides whether its members are added up.
    const auto& gazetteer = Gazetteer::get();
    const auto alone = [&](Place end) { return end.empty() || gazetteer.is_part_of_a_total(end); };
    if (alone(lookup.place) && alone(lookup.origin)) {
      lookup.from_year = query.from_year;
      lookup.to_year = query.to_year;
    }
    const auto periods = TRY(evidence.periods(lookup));
    std::set<Period> these(periods.begin(), periods.end());
    if (common) std::erase_if(these, [&](Period period) { return !common->contains(period); });
    common = std::move(these);
  }
  std::set<Period> periods = common.value_or(std::set<Period>{});
  std::erase_if(periods, [&](Period period) {
    const int year = period.start_year();
    return (query.from_year && year < *query.from_year) || (query.to_year && year > *query.to_year);
  });
  return periods;
}

/// The edition of a computed figure names those of its parts.
Edition edition_of(const std::vector<Figure>& operands) {
  std::set<std::string> ids, datasets;
  for (const auto& operand : operands) {
    ids.insert(operand.edition.short_id());
    datasets.insert(operand.edition.citation.dataset);
  }
  Edition edition = operands.front().edition;
  if (ids.size() > 1) {
    edition = {};
    edition.citation.publisher = "Corridor";
    edition.citation.title = "computed from several datasets";
  }
  edition.complete = false;
  const auto joined = [](const std::set<std::string>& texts) {
    std::string all;
    for (const auto& text : texts) all += (all.empty() ? "" : "+") + text;
    return all;
  };
  edition.sha256 = joined(ids);
  edition.citation.dataset = joined(datasets);
  return edition;
}

Figure computed(const SeriesQuery& query, const ClaimTurn& turn, Measured measured) {
  Figure figure;
  auto& observation = figure.observation;
  observation.key = {.indicator = query.indicator,
                     .origin = query.origin,
                     .place = query.place,
                     .period = turn.period,
                     .sex = turn.sex};
  const double factor = query.formula->factor;
  observation.value = measured.range.value * factor;
  const bool inside = std::isfinite(measured.range.low) && std::isfinite(measured.range.high);
  if (inside && !measured.range.is_exact()) {
    observation.interval = Interval{measured.range.low * factor, measured.range.high * factor};
  }
  for (const auto& operand : measured.figures) {
    const char status = operand.observation.status;
    if (status == 'F') observation.status = 'F';
    if (observation.status != 'F' && is_estimate(operand)) observation.status = 'E';
  }
  figure.edition = edition_of(measured.figures);
  figure.derived = true;
  figure.formula = query.formula;
  figure.operands = std::move(measured.figures);
  figure.parents = std::ssize(figure.operands);
  return figure;
}

/// Where one part says its sex, the others are not asked for by sex.
bool comes_by_sex(const Formula& formula) {
  return formula.of_corridor && std::ranges::none_of(figures_of(formula), &ClaimFigure::sex_said);
}

/// What stands in a proof id.
struct ComputedId {
  std::string_view editions, expression, where, period, sex;
};

/// An office's own code of a place has a colon, and so may a quoted series.
std::optional<ComputedId> parts_of_id(std::string_view id) {
  id.remove_prefix(computed_proof_prefix.size());
  ComputedId parts;
  const auto first = id.find(':');
  if (first == std::string_view::npos) return std::nullopt;
  parts.editions = id.substr(0, first);
  id.remove_prefix(first + 1);
  bool quoted = false;
  std::size_t end = 0;
  for (; end < id.size() && (quoted || id[end] != ':'); ++end) quoted ^= id[end] == '"';
  if (end == id.size()) return std::nullopt;
  parts.expression = id.substr(0, end);
  id.remove_prefix(end + 1);
  const auto sex = id.rfind(':');
  const auto period = sex == std::string_view::npos ? sex : id.substr(0, sex).rfind(':');
  if (period == std::string_view::npos) return std::nullopt;
  parts.sex = id.substr(sex + 1);
  parts.period = id.substr(period + 1, sex - period - 1);
  parts.where = id.substr(0, period);
  return parts;
}

}  // namespace

namespace {

/// The figure of one period and sex; nothing where one of its parts is not known.
Result<std::optional<Figure>> computed_at(ClaimGround& ground, const SeriesQuery& query,
                                          Period period, Sex sex) {
  ClaimEvaluation evaluation(ground, nullptr);
  const ClaimTurn turn{.origin = query.origin,
                       .place = query.place,
                       .period = period,
                       .sex = sex,
                       .edition = query.edition};
  Measured measured = TRY(evaluation.measure(query.formula->quantity, turn));
  if (!measured.known || measured.figures.empty()) return std::nullopt;
  return computed(query, turn, std::move(measured));
}

std::vector<Sex> sexes_of(const SeriesQuery& query) {
  if (query.sex && *query.sex > Sex::male) return {};
  if (query.sex) return {*query.sex};
  if (comes_by_sex(*query.formula)) return {Sex::total, Sex::female, Sex::male};
  return {Sex::total};
}

}  // namespace

Result<std::vector<Figure>> computed_series(SeriesReader& reader, const SeriesQuery& query) {
  ClaimGround ground{.evidence = ClaimEvidence(reader)};
  std::vector<Figure> figures;
  for (const Period period : TRY(common_periods(ground.evidence, query))) {
    for (const Sex sex : sexes_of(query)) {
      auto figure = TRY(computed_at(ground, query, period, sex));
      if (figure) figures.push_back(std::move(*figure));
    }
  }
  return figures;
}

Result<std::optional<Figure>> latest_computed(SeriesReader& reader, const SeriesQuery& query,
                                              const std::function<bool(const Figure&)>& is_wanted) {
  ClaimGround ground{.evidence = ClaimEvidence(reader)};
  const auto periods = TRY(common_periods(ground.evidence, query));
  for (auto period = periods.rbegin(); period != periods.rend(); ++period) {
    for (const Sex sex : sexes_of(query)) {
      auto figure = TRY(computed_at(ground, query, *period, sex));
      if (figure && is_wanted(*figure)) return figure;
    }
  }
  return std::nullopt;
}

Result<std::string> why_not_computed(const Workspace& workspace, const SeriesQuery& query) {
  SeriesReader reader = TRY(SeriesReader::open(workspace, query.as_of));
  ClaimEvidence evidence(reader);
  std::string why;
  for (const auto& figure : figures_of(*query.formula)) {
    ClaimLookup lookup = lookup_of(figure, query);
    lookup.period = {};
    const auto periods = TRY(evidence.periods(lookup));
    why += fmt::format("{}{}: ", why.empty() ? "" : "; ", figure.indicator);
    why += periods.empty() ? "no figure"
                           : fmt::format("{} to {}", periods.front().text(), periods.back().text());
  }
  return why + ".";
}

Result<std::optional<Figure>> computed_figure(const Workspace& workspace, std::string_view id) {
  const auto parts = parts_of_id(id);
  if (!parts) return std::nullopt;
  const auto period = Period::parse(parts->period);
  const auto sex = parse_sex(parts->sex);
  auto query = parse_series_query(workspace, parts->expression, parts->where);
  if (!period || !sex || !query || !query->formula) return std::nullopt;
  query->from_year = query->to_year = period->start_year();
  query->sex = *sex;
  query->edition = parts->editions;
  SeriesReader reader = TRY(SeriesReader::open(workspace));
  const auto figures = computed_series(reader, *query);
  if (!figures) return std::nullopt;  // an edition is not here
  for (const auto& figure : *figures) {
    if (computed_proof_id(figure) == id) return figure;
  }
  return std::nullopt;
}

}  // namespace corridor
