// 8.8.2 from coded criteria, or of an area from its countries' scores.

#include "evidence/proof.h"
#include "models/labour_rights/labour_rights.h"
#include "scenario/indicators/evidence_inputs.h"

#include <fmt/core.h>

#include <array>

namespace corridor {
namespace labour_parts {
namespace {

using Kind = MeasuredColumn::Kind;
using labour_rights::Country;

constexpr std::string_view unit = "score, 0 best to 10 worst";
constexpr std::string_view labour_force = "SL.TLF.TOTL.IN";
constexpr std::array<MeasuredColumn, 13> columns{{
    {.name = "place",
     .kind = Kind::place,
     .meaning = "whose law and practice",
     .needed = true,
     .in_key = true},
    {.name = "year", .kind = Kind::period, .meaning = "of the reading", .in_key = true},
    {.name = "status",
     .kind = Kind::word,
     .meaning = "whose rights were coded, by migratory status",
     .in_key = true,
     .words = "migrant non_migrant total"},
    {.name = "criterion", .kind = Kind::text, .meaning = "its number or name", .in_key = true},
    {.name = "law_weight", .meaning = "of a violation in law", .lowest = 0},
    {.name = "practice_weight", .meaning = "of one in practice", .lowest = 0},
    {.name = "in_law", .kind = Kind::truth, .meaning = "a violation was found in law"},
    {.name = "in_practice", .kind = Kind::truth, .meaning = "a violation was found in practice"},
    {.name = "general_prohibition", .kind = Kind::truth, .meaning = "in law forces practice"},
    {.name = "takes_all_away", .kind = Kind::truth, .meaning = "a violation makes it 10"},
    {.name = "score",
     .meaning = "instead of criteria, to bring countries together",
     .lowest = 0,
     .highest = 10},
    {.name = "labour_force", .meaning = "that weighs the score", .lowest = 0},
    {.name = "ratified", .kind = Kind::truth, .meaning = "both ILO conventions 87 and 98"},
}};

labour_rights::Criterion criterion_of(const MeasuredTable& table, std::size_t row) {
  return {.law_weight = table.number(row, "law_weight").value_or(0),
          .practice_weight = table.number(row, "practice_weight").value_or(0),
          .in_law = table.truth(row, "in_law"),
          .in_practice = table.truth(row, "in_practice"),
          .general_prohibition = table.truth(row, "general_prohibition").value_or(false),
          .takes_all_away = table.truth(row, "takes_all_away").value_or(false)};
}

void add_score(const FileSlice& slice, ComputedRows& rows) {
  std::vector<labour_rights::Criterion> criteria;
  for (const auto row : slice.rows) criteria.push_back(criterion_of(slice.table, row));
  const auto found = labour_rights::run(criteria);
  ComputedRow row{.of = slice.of,
                  .measure = "score",
                  .unit = std::string(unit),
                  .value = found.score,
                  .absent = "nothing coded",
                  .status = found.is_lower_bound() ? 'E' : 'A',
                  .used = found.coded,
                  .missing = found.criteria - found.coded};
  if (found.all_taken_away) row.note = "a right is taken away altogether";
  if (found.is_lower_bound()) {
    row.note = fmt::format("a lower bound: {} of {} criteria are not coded",
                           found.criteria - found.coded, found.criteria);
  }
  if (found.coded == 0) row.value.reset();
  rows.add(std::move(row));
}

std::string ratified_note(const labour_rights::AreaFindings& found) {
  if (!found.may_be_told) return "not known who ratified";
  return fmt::format("states that ratified have {:.1f} percent of the labour force{}",
                     100 * *found.ratified_share,
                     found.difference ? fmt::format("; difference {:.1f}", *found.difference) : "");
}

ComputedRow area_row(const ComputedOf& of, std::span<const Country> countries) {
  const auto found = labour_rights::area(countries);
  ComputedRow row{.of = of,
                  .measure = "score, weighted by labour force",
                  .unit = std::string(unit),
                  .value = found.score,
                  .absent = "score or labour force missing",
                  .used = found.used,
                  .missing = found.left_out,
                  .note = ratified_note(found)};
  if (found.may_be_told == false) {
    row.value.reset();
    row.absent = "not told: too few ratified";
  }
  return row;
}

void compute_slice(const FileSlice& slice, ComputedRows& rows) {
  if (!slice.table.has("score")) {
    if (!slice.is_area) return add_score(slice, rows);
    rows.add({.of = slice.of,
              .measure = "score",
              .unit = std::string(unit),
              .absent = "areas are made of scores: columns place, year, score, labour_force"});
    return;
  }
  std::vector<Country> countries;
  for (const auto row : slice.rows) {
    countries.push_back({.score = slice.table.number(row, "score"),
                         .labour_force = slice.table.number(row, "labour_force"),
                         .ratified = slice.table.truth(row, "ratified")});
  }
  ComputedRow row = area_row(slice.of, countries);
  judge_coverage(row, slice.is_area);
  rows.add(std::move(row));
}

/// An area from the countries' published scores and the labour force of the nearest year.
Result<void> compute_stored(const StoreJob& job, ComputedRows& rows) {
  const EvidenceInputs inputs(job);
  if (!inputs.is_area()) return {};
  struct Known {
    EvidenceInputs::ByYear scores, force;
  };
  std::vector<Known> countries;
  std::vector<int> years;
  for (const Place part : inputs.parts()) {
    Known known{.scores = TRY(inputs.by_year({.indicator = "labour_rights_breaches",
                                              .place = part,
                                              .dimensions = "migratory_status=notspec"})),
                .force = TRY(inputs.by_year({labour_force, {}, part}))};
    for (const auto& [year, figure] : known.scores) years.push_back(year);
    countries.push_back(std::move(known));
  }
  for (const int year : inputs.years_of(years)) {
    std::vector<Country> weighed;
    std::string force_year;
    for (const auto& known : countries) {
      const auto score = EvidenceInputs::at(known.scores, year);
      Country country;
      if (score) country.score = score->value();
      if (!known.force.empty()) {
        auto nearest = known.force.lower_bound(year);
        if (nearest == known.force.end()) --nearest;
        country.labour_force = nearest->second.value();
        force_year = fmt::format("; labour force of {}", nearest->first);
      }
      weighed.push_back(country);
    }
    ComputedRow row = area_row(inputs.of(year), weighed);
    row.note += force_year;
    if (force_year.empty()) {
      row.note =
          fmt::format("the labour force of no place is loaded ({}, World Bank)", labour_force);
    }
    if (row.value && row.missing > 0) row.status = 'E';
    rows.add(std::move(row));
  }
  return {};
}

}  // namespace
}  // namespace labour_parts

extern const Calculator labour_rights_calculator;
const Calculator labour_rights_calculator{
    .code = "8.8.2",
    .names = "labour_rights",
    .title = "Breaches of labour rights (SDG 8.8.2)",
    .unit = labour_parts::unit,
    .digits = 1,
    .reference = "SDG indicator 8.8.2 metadata (ILO)",
    .refuses =
        "what nobody coded is not fulfilled; an area where too few ratified and both sides "
        "differ is not told",
    .published = "labour_rights_breaches",
    .columns = labour_parts::columns,
    .breakdowns = "status",
    .from_slice = labour_parts::compute_slice,
    .from_store = labour_parts::compute_stored,
    .area_rule = Calculator::AreaRule::weighted,
    .weight = labour_parts::labour_force};

}  // namespace corridor
