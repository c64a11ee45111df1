// 16.2.2 from counts of one's own, or from victims detected and population in the workspace.

#include "evidence/proof.h"
#include "models/trafficking_victims/trafficking_victims.h"
#include "scenario/indicators/evidence_inputs.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace trafficking_parts {
namespace {

using Kind = MeasuredColumn::Kind;

constexpr std::string_view unit = "per 100,000 people";
constexpr std::string_view no_estimate = "those undetected are not in it";
constexpr std::array<MeasuredColumn, 8> columns{{
    {.name = "place",
     .kind = Kind::place,
     .meaning = "that detected them",
     .needed = true,
     .in_key = true},
    {.name = "year", .kind = Kind::period, .meaning = "of detection", .in_key = true},
    {.name = "sex", .kind = Kind::sex, .meaning = "female, male or total", .in_key = true},
    {.name = "age", .kind = Kind::text, .meaning = "0-17, 18+", .in_key = true},
    {.name = "form", .kind = Kind::text, .meaning = "of exploitation", .in_key = true},
    {.name = "detected", .meaning = "victims", .lowest = 0},
    {.name = "undetected", .meaning = "an estimate of those not detected", .lowest = 0},
    {.name = "population", .meaning = "of the same sex and age", .lowest = 0},
}};

void add_rates(const ComputedRow& about, const trafficking_victims::Inputs& inputs,
               ComputedRows& rows) {
  const auto found = trafficking_victims::run(inputs);
  ComputedRow row = about;
  row.measure = "victims detected";
  row.unit = std::string(unit);
  row.value = found.detected_per_100000;
  row.absent = "victims or population missing";
  row.used = found.detected_per_100000.has_value();
  row.missing = 1 - row.used;
  row.note = std::string(no_estimate);
  rows.add(row);
  if (!found.all_per_100000) return;
  row.measure = "victims detected and estimated";
  row.value = found.all_per_100000;
  row.status = 'E';
  row.note = "with an estimate of those undetected, for which no method is agreed";
  rows.add(std::move(row));
}

void compute_slice(const FileSlice& slice, ComputedRows& rows) {
  for (const auto row : slice.rows) {
    add_rates({.of = slice.of},
              {.detected = slice.table.number(row, "detected"),
               .undetected_estimate = slice.table.number(row, "undetected"),
               .population = slice.table.number(row, "population")},
              rows);
  }
}

struct Form {
  std::string_view indicator, name;
};
constexpr std::array<Form, 5> forms{{{"trafficking_victims", ""},
                                     {"trafficking_victims_labour", "form=labour"},
                                     {"trafficking_victims_organs", "form=organs"},
                                     {"trafficking_victims_other", "form=other"},
                                     {"trafficking_victims_sexual", "form=sexual"}}};

Result<void> compute_stored(const StoreJob& job, ComputedRows& rows) {
  const EvidenceInputs inputs(job);
  if (inputs.is_area()) {
    return fail({ErrorKind::usage,
                 "victims of trafficking are not added up over places (16.2.2)",
                 {},
                 "Ask for one country."});
  }
  std::map<Sex, EvidenceInputs::ByYear> people;
  for (const Sex sex : {Sex::total, Sex::female, Sex::male}) {
    people[sex] = TRY(inputs.by_year({"population", {}, job.place, sex}));
  }
  for (const auto& [indicator, form] : forms) {
    std::map<Sex, EvidenceInputs::ByYear> victims;
    std::vector<int> known;
    for (const auto& [sex, ignored] : people) {
      victims[sex] = TRY(inputs.by_year({indicator, {}, job.place, sex}));
      for (const auto& [year, figure] : victims[sex]) known.push_back(year);
    }
    for (const int year : inputs.years_of(known)) {
      for (const auto& [sex, by_year] : victims) {
        const auto detected = EvidenceInputs::at(by_year, year);
        const auto population = EvidenceInputs::at(people[sex], year);
        if (!detected) continue;
        ComputedRow row{.of = inputs.of(year), .proofs = {proof_id(*detected)}};
        row.of.sex = std::string(name_of(sex));
        row.of.group = std::string(form);
        if (population) row.proofs.push_back(proof_id(*population));
        add_rates(row,
                  {.detected = detected->value(),
                   .undetected_estimate = {},
                   .population = population ? std::optional(population->value()) : std::nullopt},
                  rows);
      }
    }
  }
  return {};
}

}  // namespace
}  // namespace trafficking_parts

extern const Calculator trafficking_calculator;
const Calculator trafficking_calculator{
    .code = "16.2.2",
    .names = "trafficking_victims",
    .title = "Victims of trafficking, of 100,000 people (SDG 16.2.2)",
    .unit = trafficking_parts::unit,
    .digits = 2,
    .reference = "SDG indicator 16.2.2 metadata (UNODC)",
    .refuses =
        "without an estimate those undetected are not in it; nothing is added up over places",
    .published = "trafficking_victims_per_100000",
    .main_measure = "victims detected",
    .columns = trafficking_parts::columns,
    .breakdowns = "sex age form",
    .from_slice = trafficking_parts::compute_slice,
    .no_areas = "victims detected are not added up over places",
    .from_store = trafficking_parts::compute_stored};

}  // namespace corridor
