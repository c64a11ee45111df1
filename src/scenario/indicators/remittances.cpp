// 17.3.2 from a file, or from money received and GDP in the workspace.

#include "evidence/proof.h"
#include "models/remittances_in_gdp/remittances_in_gdp.h"
#include "scenario/indicators/evidence_inputs.h"

#include <fmt/core.h>

#include <array>

namespace corridor {
namespace remittances_parts {
namespace {

using Kind = MeasuredColumn::Kind;
using remittances_in_gdp::Receiver;

constexpr std::string_view unit = "percent of GDP";
constexpr std::array<MeasuredColumn, 6> columns{{
    {.name = "place",
     .kind = Kind::place,
     .meaning = "that receives the money",
     .needed = true,
     .in_key = true},
    {.name = "year",
     .kind = Kind::period,
     .meaning = "of the money",
     .needed = true,
     .in_key = true},
    {.name = "personal_transfers", .meaning = "received, in US$"},
    {.name = "compensation", .meaning = "of residents employed abroad, in US$"},
    {.name = "remittances", .meaning = "both together, where they are not known apart"},
    {.name = "gdp", .meaning = "in US$ of the year", .lowest = 0},
}};

Receiver receiver_of(const MeasuredTable& table, std::size_t row) {
  const auto together = table.number(row, "remittances");
  return {.received = together
                          ? together
                          : remittances_in_gdp::received(table.number(row, "personal_transfers"),
                                                         table.number(row, "compensation")),
          .gdp = table.number(row, "gdp")};
}

ComputedRow row_of(const ComputedOf& of, std::span<const Receiver> receivers) {
  const auto found = remittances_in_gdp::run(receivers);
  return {.of = of,
          .measure = "remittances in GDP",
          .unit = std::string(unit),
          .value = found.percent,
          .absent = "money (both parts) or GDP missing",
          .used = found.used,
          .missing = found.left_out};
}

void compute_slice(const FileSlice& slice, ComputedRows& rows) {
  std::vector<Receiver> receivers;
  for (const auto row : slice.rows) receivers.push_back(receiver_of(slice.table, row));
  ComputedRow row = row_of(slice.of, receivers);
  judge_coverage(row, slice.is_area);
  rows.add(std::move(row));
}

Result<void> compute_stored(const StoreJob& job, ComputedRows& rows) {
  const EvidenceInputs inputs(job);
  struct Known {
    EvidenceInputs::ByYear received, gdp;
  };
  std::vector<Known> parts;
  std::vector<int> years;
  for (const Place part : inputs.parts()) {
    Known known{.received = TRY(inputs.by_year({"remittances_received", {}, part})),
                .gdp = TRY(inputs.by_year({"gdp", {}, part}))};
    for (const auto& [year, figure] : known.received) years.push_back(year);
    parts.push_back(std::move(known));
  }
  for (const int year : inputs.years_of(years)) {
    std::vector<Receiver> receivers;
    std::vector<std::string> proofs;
    for (const auto& part : parts) {
      Receiver receiver;
      if (const auto money = EvidenceInputs::at(part.received, year)) {
        receiver.received = money->value();
        proofs.push_back(proof_id(*money));
      }
      if (const auto gdp = EvidenceInputs::at(part.gdp, year)) {
        receiver.gdp = gdp->value();
        proofs.push_back(proof_id(*gdp));
      }
      receivers.push_back(receiver);
    }
    ComputedRow row = row_of(inputs.of(year), receivers);
    if (inputs.is_area()) {
      row.note = fmt::format("{} of {} places", row.used, row.used + row.missing);
      judge_coverage(row, true);
    } else {
      row.proofs = std::move(proofs);
    }
    rows.add(std::move(row));
  }
  return {};
}

}  // namespace
}  // namespace remittances_parts

extern const Calculator remittances_calculator;
const Calculator remittances_calculator{
    .code = "17.3.2",
    .names = "remittances_in_gdp",
    .title = "Money received from people abroad, of GDP (SDG 17.3.2)",
    .unit = remittances_parts::unit,
    .digits = 2,
    .reference = "SDG indicator 17.3.2 metadata (World Bank)",
    .refuses =
        "with one of the two parts missing there is no share; a place that reports nothing "
        "is in no area's sums",
    .published = "remittances_received_percent_gdp",
    .main_measure = "remittances in GDP",
    .made_of = "remittances_received gdp",
    .columns = remittances_parts::columns,
    .from_slice = remittances_parts::compute_slice,
    .from_store = remittances_parts::compute_stored,
    .area_rule = Calculator::AreaRule::weighted,
    .weight = "gdp"};

}  // namespace corridor
