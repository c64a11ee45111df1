#include "scenario/commitments/measured_series.h"

#include "base/text.h"
#include "evidence/claims/computed_series.h"
#include "evidence/claims/definitions.h"
#include "evidence/place_names.h"
#include "evidence/proof.h"
#include "vocabulary/gazetteer.h"
#include "vocabulary/indicator.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace corridor {
namespace {

constexpr int earliest_year = 1950;

/// "female", "ages 15-24", "migratory_status=migrant", joined by "; "; empty for everybody.
std::string group_of(const ObservationKey& key) {
  std::vector<std::string> parts;
  if (key.sex != Sex::total) parts.emplace_back(name_of(key.sex));
  if (key.age != Age{}) parts.push_back(fmt::format("ages {}", key.age.text()));
  if (!key.dimensions.empty()) parts.push_back(key.dimensions);
  return fmt::format("{}", fmt::join(parts, "; "));
}

DatedFigure dated(const Figure& figure) {
  const auto& o = figure.observation;
  return {o.key.period, o.value, o.status, o.interval, {proof_id(figure)}};
}

/// Series by group, in order of time, one figure a period; of periods of several kinds those of the
/// most frequent.
using Groups = std::map<std::string, std::vector<DatedFigure>>;

void put_in_order(std::vector<DatedFigure>& figures) {
  std::map<Period::Kind, std::size_t> kinds;
  for (const auto& figure : figures) ++kinds[figure.period.kind()];
  const auto most =
      std::ranges::max_element(kinds, {}, [](const auto& kind) { return kind.second; });
  std::erase_if(figures, [&](const auto& f) { return f.period.kind() != most->first; });
  std::ranges::stable_sort(figures, {}, &DatedFigure::period);
  const auto [first, last] = std::ranges::unique(figures, {}, &DatedFigure::period);
  figures.erase(first, last);
}

/// The group that is the whole: everybody, or the one asked for; where nothing is of everybody, the
/// longest that is of no one sex.
std::string whole_of(const Groups& groups, std::string_view part) {
  if (!part.empty() || groups.contains("")) return std::string(part);
  std::string longest;
  std::size_t most = 0;
  for (const auto& [name, figures] : groups) {
    const bool one_sex = name.starts_with("female") || name.starts_with("male");
    if (one_sex || figures.size() <= most) continue;
    most = figures.size();
    longest = name;
  }
  return longest;
}

void take_groups(Groups groups, std::string_view part, MeasuredFigures& measured) {
  for (auto& [name, figures] : groups) put_in_order(figures);
  const auto whole = whole_of(groups, part);
  for (auto& [name, figures] : groups) {
    if (name == whole) {
      measured.whole = {.name = {}, .figures = std::move(figures)};
    } else if (part.empty()) {
      measured.groups.push_back({.name = name, .figures = std::move(figures)});
    }
  }
  const bool narrowed = !whole.empty() && part.empty() && !measured.whole.figures.empty();
  if (narrowed) measured.notes.push_back({"figures are of {group}", {{"group", whole}}});
}

/// How many of the figures are of the ten years before the latest.
std::size_t recent_figures(const std::vector<DatedFigure>& figures) {
  return static_cast<std::size_t>(std::ranges::count_if(figures, [&](const DatedFigure& figure) {
    return figure.year() >= figures.back().year() - 10;
  }));
}

/// Which of two series tells more: one that a trend can be had from, unless its latest figure is
/// far older; then the one that reaches further; then the longer.
bool tells_more(const std::vector<DatedFigure>& one, const std::vector<DatedFigure>& other) {
  constexpr std::size_t for_a_trend = 3;
  constexpr double far_older_years = 5;
  if (one.empty() || other.empty()) return !one.empty();
  const double ahead = one.back().year() - other.back().year();
  const bool trend = recent_figures(one) >= for_a_trend;
  const bool other_trend = recent_figures(other) >= for_a_trend;
  if (trend != other_trend && std::abs(ahead) <= far_older_years) return trend;
  return std::pair(ahead, one.size()) > std::pair(0.0, other.size());
}

/// Keeps the one that tells more; what the other has later is remarked upon.
void keep_better(MeasuredFigures& kept, MeasuredFigures other) {
  if (tells_more(other.whole.figures, kept.whole.figures)) std::swap(kept, other);
  if (other.whole.figures.empty() || kept.whole.figures.empty()) return;
  const auto &latest = other.whole.figures.back(), &own = kept.whole.figures.back();
  if (latest.year() <= own.year()) return;
  const bool is_computed = !other.way.values.empty();
  kept.notes.push_back(
      {is_computed ? "a later figure of another series: {value} in {period} (computed: {way})"
                   : "a later figure of another series: {value} in {period} ({way})",
       {{"value", fmt::format("{:.4g}", latest.value)},
        {"period", latest.period.text()},
        {"way", is_computed ? other.way.values.front().text : other.way.english, true}}});
}

std::string text_in(const Cell& cell) {
  const auto* text = std::get_if<std::string>(&cell.value);
  return text == nullptr ? std::string() : *text;
}

/// A row of what was computed, by the columns of ComputedRows.
struct Row {
  explicit Row(const std::vector<Cell>& cells)
      : period(text_in(cells[3])),
        sex(text_in(cells[4])),
        group(text_in(cells[5])),
        measure(text_in(cells[6])),
        value(std::get_if<double>(&cells[7].value)),
        status(text_in(cells[9])),
        used(std::get<double>(cells[10].value)),
        proofs(text_in(cells[13])) {}
  std::string period, sex, group, measure;
  const double* value;
  std::string status;
  double used;
  std::string proofs;

  std::string name() const {
    if (sex == "total" || sex.empty()) return group;
    return group.empty() ? sex : fmt::format("{}; {}", sex, group);
  }
  Result<DatedFigure> figure() const {
    DatedFigure figure{.period = TRY(Period::parse(period)),
                       .value = *value,
                       .status = status.empty() ? 'A' : status[0]};
    for (const auto id : split(proofs, ' ')) {
      if (!id.empty()) figure.proofs.emplace_back(id);
    }
    return figure;
  }
};

}  // namespace

double DatedFigure::year() const {
  const auto kind = period.kind();
  const bool whole = kind == Period::Kind::year || kind == Period::Kind::years;
  return period.start_year() + (whole ? 0.0 : (period.start_month() - 1) / 12.0);
}

MeasureReader::MeasureReader(SeriesReader reader, FiguresAtHand at_hand, std::string as_of)
    : reader_(std::make_unique<SeriesReader>(std::move(reader))),
      at_hand_(std::move(at_hand)),
      as_of_(std::move(as_of)) {}

Result<MeasureReader> MeasureReader::open(const Workspace& workspace, std::string as_of) {
  MeasureReader opened(TRY(SeriesReader::open(workspace, as_of)),
                       TRY(FiguresAtHand::open(workspace)), std::move(as_of));
  const auto day = opened.as_of_.empty() ? timestamp_now() : opened.as_of_;
  opened.this_year_ = static_cast<int>(parse_integer(day.substr(0, 4)).value_or(0));
  for (const auto& part : TRY(named_places(workspace))) {
    opened.parts_[Gazetteer::get().country_of(part.place)].push_back(part.place);
  }
  return opened;
}

void MeasureReader::keep_past(std::vector<Figure>& figures) const {
  std::erase_if(figures, [&](const Figure& figure) {
    const auto& o = figure.observation;
    return !figure.has_value() || o.status == 'F' || figure.year() > this_year_ ||
           o.key.reporter != Reporter::publisher;
  });
}

Result<std::vector<Figure>> MeasureReader::figures_of(const CommitmentMeasure& measure,
                                                      Place place) {
  SeriesQuery query{.indicator = intern(measure.indicator), .place = place};
  query.as_of = as_of_;
  query.to_year = this_year_;  // projections are not read
  if (find_derived(measure.indicator) != nullptr) {
    auto& formula = formulas_[measure.indicator];
    if (!formula) {
      formula = TRY(parse_formula(measure.indicator, TRY(claim_vocabulary(reader_->workspace()))));
    }
    query.formula = formula;
    query.indicator = formula->shown.id;
    if (formula->of_corridor) query.origin = world;
    return computed_series(*reader_, query);
  }
  const Indicator* indicator = find_indicator(measure.indicator);
  if (indicator != nullptr && indicator->of_corridor) query.origin = world;
  return reader_->series(query);
}

Result<MeasuredFigures> MeasureReader::published(const CommitmentMeasure& measure, Place place) {
  auto figures = TRY(figures_of(measure, place));
  keep_past(figures);
  std::map<std::string, std::vector<const Figure*>> datasets;
  for (const auto& figure : figures) {
    datasets[figure.edition.citation.dataset].push_back(&figure);
  }
  MeasuredFigures best;
  for (const auto& [dataset, its] : datasets) {
    Groups groups;
    for (const Figure* figure : its) {
      groups[group_of(figure->observation.key)].push_back(dated(*figure));
    }
    MeasuredFigures measured{.title = {}, .unit = {}, .way = {}, .source = {}};
    take_groups(std::move(groups), measure.part, measured);
    measured.source = cite(its.back()->edition.citation);
    measured.way = {its.back()->formula ? "computed from published figures" : "as published"};
    keep_better(best, std::move(measured));
  }
  return best;
}

Result<const Table*> MeasureReader::computed_table(const Calculator& calculator, Place place) {
  auto key = fmt::format("{} {}", calculator.code, place.code());
  if (table_.first == key) return table_.second ? &*table_.second : nullptr;
  table_ = {std::move(key), std::nullopt};
  ComputeRequest request{.indicator = std::string(calculator.code)};
  request.from_year = earliest_year;
  request.to_year = this_year_;
  request.as_of = as_of_;
  const StoreJob job{reader_->workspace(), request, place, reader_.get()};
  ComputedRows rows(calculator.code, calculator.title, calculator.digits);
  const auto done = calculator.from_store(job, rows);
  // Some are not computed of areas, and say so.
  if (!done && done.error().kind != ErrorKind::usage) return fail(done.error());
  if (done) table_.second = std::move(rows).table();
  return table_.second ? &*table_.second : nullptr;
}

Result<MeasuredFigures> MeasureReader::computed(const CommitmentMeasure& measure, Place place) {
  MeasuredFigures measured;
  const Calculator* calculator = calculator_of(measure.indicator);
  if (calculator == nullptr || !at_hand_.can_compute(*calculator)) return measured;
  const std::string take =
      measure.take.empty() ? std::string(calculator->main_measure) : measure.take;
  const Table* table = take.empty() ? nullptr : TRY(computed_table(*calculator, place));
  if (table == nullptr) return measured;
  Groups groups;
  double least = 1e9, most = 0;
  for (const auto& cells : table->rows) {
    const Row row(cells);
    if (row.measure != take || row.value == nullptr) continue;
    const auto name = row.name();
    groups[name].push_back(TRY(row.figure()));
    if (!name.empty()) continue;
    least = std::min(least, row.used);
    most = std::max(most, row.used);
  }
  take_groups(std::move(groups), measure.part, measured);
  if (measured.whole.figures.empty()) return measured;
  measured.way = {"computed: {measure}", {{"measure", take, true}}};
  measured.source = std::string(calculator->reference);
  measured.unit = std::string(calculator->unit);
  if (calculator->code != "10.c.1") return measured;
  TRY(add_corridors(place, measured));
  if (least < most) {
    measured.notes.push_back(
        {"from {least} to {most} corridors are surveyed: a part of a change may be one of which "
         "they are",
         {{"least", format_shortest(least)}, {"most", format_shortest(most)}}});
  }
  return measured;
}

/// The corridors of people from a place, each a group of its own.
Result<void> MeasureReader::add_corridors(Place place, MeasuredFigures& measured) {
  SeriesQuery query{.indicator = "remittance_cost", .origin = place, .place = world};
  query.as_of = as_of_;
  auto figures = TRY(reader_->partners(query, Side::destination));
  keep_past(figures);
  Groups corridors;
  for (const auto& figure : figures) {
    const auto& key = figure.observation.key;
    if (!figure.is_plain()) continue;
    corridors[fmt::format("{}-{}", key.origin.code(), key.place.code())].push_back(dated(figure));
  }
  for (auto& [name, its] : corridors) {
    put_in_order(its);
    measured.groups.push_back({.name = name, .figures = std::move(its)});
  }
  return {};
}

/// The parts of a country of which there are figures.
Result<void> MeasureReader::add_parts(const CommitmentMeasure& measure, Place place,
                                      MeasuredFigures& measured) {
  const auto parts = parts_.find(place);
  if (parts == parts_.end() || !measure.part.empty()) return {};
  for (const Place part : parts->second) {
    auto figures = TRY(figures_of(measure, part));
    keep_past(figures);
    MeasuredSeries series{.name = TRY(place_name(reader_->workspace(), part)), .figures = {}};
    for (const auto& figure : figures) {
      if (group_of(figure.observation.key).empty()) series.figures.push_back(dated(figure));
    }
    if (series.figures.empty()) continue;
    put_in_order(series.figures);
    measured.groups.push_back(std::move(series));
  }
  return {};
}

/// The level that the country gave itself, where it is later than what is published.
void MeasureReader::add_own_level(const CommitmentMeasure& measure,
                                  MeasuredFigures& measured) const {
  constexpr std::string_view of_domain = "policy_domains=domain";
  std::optional<int> level;
  if (measure.part.empty()) level = own_->overall;
  if (measure.part.starts_with(of_domain) && measure.part.size() == of_domain.size() + 1) {
    level = own_->by_domain.at(static_cast<std::size_t>(measure.part.back() - '1'));
  }
  auto& figures = measured.whole.figures;
  const bool later = figures.empty() || figures.back().period < own_->date;
  if (!level || !later) return;
  figures.push_back({.period = own_->date, .value = static_cast<double>(*level)});
  measured.notes.push_back(
      {"the latest level is the country's own: {source}", {{"source", own_->source}}});
  if (measured.way.empty()) measured.way = {"as the country answered"};
  if (measured.source.empty()) measured.source = own_->source;
}

Result<MeasuredFigures> MeasureReader::read(const CommitmentMeasure& measure, Place place) {
  MeasuredFigures measured;
  if (measure.take.empty()) measured = TRY(published(measure, place));
  keep_better(measured, TRY(computed(measure, place)));
  const bool own = own_ && own_->place == place && measure.indicator == "migration_policy_level";
  if (own) add_own_level(measure, measured);
  if (!measured.whole.figures.empty()) TRY(add_parts(measure, place, measured));
  measured.title = measure.indicator;
  if (const Indicator* indicator = find_indicator(measure.indicator)) {
    measured.title = indicator->title;
    measured.digits = indicator->digits;
    if (measured.unit.empty()) measured.unit = indicator->unit;
  } else if (const auto* derived = find_derived(measure.indicator)) {
    measured.title = derived->title;
    measured.digits = derived->digits;
    measured.unit = derived->unit;
  }
  if (!measure.take.empty()) measured.title += fmt::format(", {}", measure.take);
  return measured;
}

}  // namespace corridor
