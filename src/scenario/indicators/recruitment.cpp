// 10.7.1 from a survey: one row a worker.

#include "models/recruitment_cost/recruitment_cost.h"
#include "scenario/indicators/calculator.h"

#include <array>

namespace corridor {
namespace recruitment_parts {
namespace {

using Kind = MeasuredColumn::Kind;

constexpr std::array<MeasuredColumn, 7> columns{{
    {.name = "place", .kind = Kind::place, .meaning = "where the worker went, or comes from"},
    {.name = "year", .kind = Kind::period, .meaning = "of the survey"},
    {.name = "sex", .kind = Kind::sex, .meaning = "female or male"},
    {.name = "group", .kind = Kind::text, .meaning = "any further group: skilled, domestic"},
    {.name = "cost", .meaning = "everything paid for the job", .lowest = 0},
    {.name = "earnings", .meaning = "of a month, in the same currency", .lowest = 0},
    {.name = "weight", .meaning = "of the survey", .lowest = 1e-12},
}};

void compute_slice(const FileSlice& slice, ComputedRows& rows) {
  std::vector<recruitment_cost::Worker> workers;
  for (const auto row : slice.rows) {
    workers.push_back({.cost = slice.table.number(row, "cost"),
                       .earnings = slice.table.number(row, "earnings"),
                       .weight = slice.table.number(row, "weight").value_or(1)});
  }
  const auto found = recruitment_cost::run(workers);
  struct Measure {
    std::string_view name;
    double value;
  };
  for (const auto& [name, value] :
       {Measure{"mean of ratios", found.mean_of_ratios}, Measure{"median of ratios", found.median},
        Measure{"top fifth of ratios begins", found.top_fifth_from},
        Measure{"ratio of means", found.ratio_of_means}}) {
    ComputedRow row{.of = slice.of,
                    .measure = std::string(name),
                    .unit = "months of earnings",
                    .used = found.used,
                    .missing = found.left_out};
    if (found.used > 0) row.value = value;
    row.absent = "nobody with both cost and earnings";
    rows.add(std::move(row));
  }
}

}  // namespace
}  // namespace recruitment_parts

extern const Calculator recruitment_cost_calculator;
const Calculator recruitment_cost_calculator{
    .code = "10.7.1",
    .names = "recruitment_cost",
    .title = "Cost of recruitment in months of earnings (SDG 10.7.1)",
    .unit = "months of earnings",
    .digits = 2,
    .reference = "SDG indicator 10.7.1 metadata (ILO and World Bank)",
    .refuses = "workers without cost or earnings are left out and counted; no figure for areas",
    .columns = recruitment_parts::columns,
    .breakdowns = "sex group",
    .rows_are_cases = true,
    .from_slice = recruitment_parts::compute_slice,
    .no_areas = "the indicator is not aggregated over countries"};

}  // namespace corridor
