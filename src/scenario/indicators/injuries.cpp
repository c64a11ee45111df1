// 8.8.1 from counts of one's own. The workspace has rates as published, by sex and migratory
// status, which are set beside each other.

#include "evidence/proof.h"
#include "models/occupational_injuries/occupational_injuries.h"
#include "scenario/indicators/evidence_inputs.h"

#include <fmt/core.h>

#include <array>

namespace corridor {
namespace injuries_parts {
namespace {

using Kind = MeasuredColumn::Kind;

constexpr std::string_view unit = "per 100,000 workers";
constexpr std::array<MeasuredColumn, 8> columns{{
    {.name = "place",
     .kind = Kind::place,
     .meaning = "where people work",
     .needed = true,
     .in_key = true},
    {.name = "year", .kind = Kind::period, .meaning = "of the injuries", .in_key = true},
    {.name = "sex", .kind = Kind::sex, .meaning = "female, male or total", .in_key = true},
    {.name = "status",
     .kind = Kind::word,
     .meaning = "migratory status",
     .in_key = true,
     .words = "migrant non_migrant total"},
    {.name = "severity",
     .kind = Kind::word,
     .meaning = "fatal or non_fatal",
     .needed = true,
     .in_key = true,
     .words = "fatal non_fatal"},
    {.name = "cases", .meaning = "new in the year", .lowest = 0},
    {.name = "workers", .meaning = "of the same group", .lowest = 0},
    {.name = "hours", .meaning = "worked by the same group in the year", .lowest = 0},
}};

void compute_slice(const FileSlice& slice, ComputedRows& rows) {
  std::vector<occupational_injuries::Group> groups;
  for (const auto row : slice.rows) {
    groups.push_back({.cases = slice.table.number(row, "cases"),
                      .workers = slice.table.number(row, "workers"),
                      .hours = slice.table.number(row, "hours")});
  }
  const auto found = occupational_injuries::run(groups);
  ComputedRow row{.of = slice.of,
                  .measure = "rate by workers",
                  .unit = std::string(unit),
                  .value = found.per_100000_workers,
                  .absent = "cases or workers missing",
                  .used = found.used,
                  .missing = found.left_out};
  judge_coverage(row, slice.is_area);
  rows.add(row);
  if (!found.per_100000_full_time) return;
  row.measure = "rate by hours";
  row.unit = "per 100,000 full-time years";
  row.value = found.per_100000_full_time;
  judge_coverage(row, slice.is_area);
  rows.add(std::move(row));
}

/// Groups of migrants as the SDG database codes them, and everybody else.
constexpr std::array<std::string_view, 3> migrants{"migper", "eumig", "noneumig"};
constexpr std::string_view others = "migratory_status=nonmig";

/// The rates of one sex and year, by status.
using Rates = std::map<std::string, Figure>;

struct RatesOf {
  int year;
  Sex sex;
  std::string_view severity;
};

/// How many times the rate of others the rate of migrants is.
void add_ratio(const EvidenceInputs& inputs, const RatesOf& of, const Rates& rates,
               ComputedRows& rows) {
  const auto base = rates.find(std::string(others));
  if (base == rates.end() || base->second.value() <= 0) return;
  for (const auto status : migrants) {
    const auto found = rates.find(fmt::format("migratory_status={}", status));
    if (found == rates.end()) continue;
    ComputedRow row{.of = inputs.of(of.year),
                    .measure = "rate of migrants over that of others",
                    .unit = "times",
                    .value = found->second.value() / base->second.value(),
                    .used = 2,
                    .proofs = {proof_id(found->second), proof_id(base->second)}};
    row.of.sex = std::string(name_of(of.sex));
    row.of.group = fmt::format("severity={};status={}", of.severity, status);
    rows.add(std::move(row));
  }
}

Result<void> add_ratios(const StoreJob& job, std::string_view indicator, std::string_view severity,
                        ComputedRows& rows) {
  const EvidenceInputs inputs(job);
  SeriesQuery query{.indicator = indicator, .place = job.place};
  query.as_of = job.request.as_of;
  std::map<std::pair<int, Sex>, Rates> rates;
  std::vector<int> known;
  for (auto& figure : TRY(series(job.workspace, query))) {
    if (!figure.has_value()) continue;
    const auto key = figure.observation.key;
    known.push_back(figure.year());
    rates[{figure.year(), key.sex}].insert_or_assign(key.dimensions, std::move(figure));
  }
  for (const int year : inputs.years_of(known)) {
    for (const auto& [key, by_status] : rates) {
      if (key.first == year) add_ratio(inputs, {year, key.second, severity}, by_status, rows);
    }
  }
  return {};
}

Result<void> compute_stored(const StoreJob& job, ComputedRows& rows) {
  TRY(add_ratios(job, "occupational_deaths", "fatal", rows));
  TRY(add_ratios(job, "occupational_injuries", "non_fatal", rows));
  rows.note("The workspace has rates as published, no counts: rates are not computed again.");
  return {};
}

}  // namespace
}  // namespace injuries_parts

extern const Calculator injuries_calculator;
const Calculator injuries_calculator{
    .code = "8.8.1",
    .names = "occupational_injuries",
    .title = "Injuries at work, fatal and not (SDG 8.8.1)",
    .unit = injuries_parts::unit,
    .digits = 2,
    .reference = "SDG indicator 8.8.1 metadata (ILO)",
    .refuses = "fatal and other injuries are not added up; a group without a count has no rate",
    .published = "occupational_deaths",
    .columns = injuries_parts::columns,
    .breakdowns = "sex status severity",
    .from_slice = injuries_parts::compute_slice,
    .from_store = injuries_parts::compute_stored};

}  // namespace corridor
