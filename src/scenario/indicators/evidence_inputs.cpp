#include "scenario/indicators/evidence_inputs.h"

#include "evidence/proof.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

std::string shown_group(std::string dimensions) {
  std::ranges::replace(dimensions, ' ', '_');
  return dimensions;
}

}  // namespace

Result<EvidenceInputs::ByYear> EvidenceInputs::by_year(const Wanted& wanted) const {
  SeriesQuery query{.indicator = wanted.indicator, .origin = wanted.origin, .place = wanted.place};
  query.sex = wanted.sex;
  query.as_of = job_.request.as_of;
  std::map<std::string, ByYear> by_dataset;
  for (auto& figure : TRY(read(query))) {
    const auto& key = figure.observation.key;
    const bool is_wanted =
        key.age == Age{} &&
        (wanted.dimensions.empty() ? figure.is_plain() : key.dimensions == wanted.dimensions);
    if (!is_wanted || !figure.has_value() || figure.observation.status == 'F') continue;
    const int year = figure.year();
    by_dataset[figure.edition.citation.dataset].insert_or_assign(year, std::move(figure));
  }
  const auto reach = [](const ByYear& f) { return std::pair(f.rbegin()->first, f.size()); };
  std::vector<ByYear*> datasets;
  for (auto& [dataset, figures] : by_dataset) datasets.push_back(&figures);
  std::ranges::stable_sort(datasets, std::greater{},
                           [&](auto* figures) { return reach(*figures); });
  ByYear merged;
  for (ByYear* figures : datasets) merged.merge(*figures);  // keeps what is there already
  return merged;
}

Result<std::vector<Figure>> EvidenceInputs::read(const SeriesQuery& query) const {
  return job_.reader == nullptr ? series(job_.workspace, query) : job_.reader->series(query);
}

std::optional<Figure> EvidenceInputs::at(const ByYear& figures, int year) {
  const auto found = figures.find(year);
  return found == figures.end() ? std::nullopt : std::optional(found->second);
}

bool EvidenceInputs::is_area() const {
  return job_.place == world || !Gazetteer::get().is_part_of_a_total(job_.place);
}

std::vector<Place> EvidenceInputs::parts() const {
  const auto& gazetteer = Gazetteer::get();
  if (!is_area()) return {job_.place};
  const auto year = job_.request.year ? job_.request.year : job_.request.to_year;
  if (job_.place != world) {
    return gazetteer.members(job_.place, year ? fmt::format("{}-07-01", *year) : std::string());
  }
  std::vector<Place> countries;
  for (const auto& record : gazetteer.all()) {
    if (record.kind == PlaceKind::country) countries.push_back(record.place);
  }
  return countries;
}

bool EvidenceInputs::asked(int year) const {
  const auto& request = job_.request;
  if (request.year) return year == *request.year;
  return (!request.from_year || year >= *request.from_year) &&
         (!request.to_year || year <= *request.to_year);
}

std::vector<int> EvidenceInputs::years_of(const std::vector<int>& known) const {
  std::vector<int> years;
  std::ranges::copy_if(known, std::back_inserter(years), [&](int year) { return asked(year); });
  std::ranges::sort(years);
  const auto [first, last] = std::ranges::unique(years);
  years.erase(first, last);
  const auto& request = job_.request;
  const bool all = request.year || request.from_year || request.to_year || years.empty();
  return all ? years : std::vector{years.back()};
}

ComputedOf EvidenceInputs::of(int year) const {
  return {.place = std::string(job_.place.code()),
          .name = Gazetteer::get().name(job_.place),
          .period = fmt::format("{}", year)};
}

Result<void> EvidenceInputs::add_published(ComputedRows& rows, const Calculator& calculator) const {
  if (calculator.published.empty()) return {};
  SeriesQuery query{.indicator = calculator.published, .place = job_.place};
  query.as_of = job_.request.as_of;
  const auto figures = TRY(read(query));
  std::vector<int> known;
  for (const auto& figure : figures) known.push_back(figure.year());
  const auto years = years_of(known);
  for (const auto& figure : figures) {
    if (std::ranges::find(years, figure.year()) == years.end() || !figure.has_value()) continue;
    ComputedRow row{.of = of(figure.year()),
                    .measure = "as published",
                    .unit = std::string(calculator.unit),
                    .value = figure.value(),
                    .status = figure.observation.status,
                    .used = 1,
                    .note = cite(figure.edition.citation),
                    .proofs = {proof_id(figure)}};
    row.of.period = figure.observation.key.period.text();
    row.of.sex = std::string(name_of(figure.observation.key.sex));
    row.of.group = shown_group(figure.observation.key.dimensions);
    rows.add(std::move(row));
  }
  return {};
}

}  // namespace corridor
