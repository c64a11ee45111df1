#include "scenario/indicators/computed.h"

#include <fmt/format.h>

namespace corridor {

ComputedRows::ComputedRows(std::string_view indicator, std::string_view title, int digits)
    : indicator_(indicator) {
  table_.title = std::string(title);
  table_.columns = {{"indicator", "Indicator"},
                    {"place", "Place"},
                    {"name", "Name"},
                    {"period", "Period"},
                    {"sex", "Sex"},
                    {"group", "Group"},
                    {"measure", "Measure"},
                    {.name = "value", .title = "Value", .digits = digits, .align = Align::end},
                    {"unit", "Unit"},
                    {"status", "Status"},
                    {.name = "used", .title = "Used", .align = Align::end},
                    {.name = "missing", .title = "Missing", .align = Align::end},
                    {"note", "Note"},
                    {"proofs", "Proofs"}};
}

void ComputedRows::add(ComputedRow row) {
  const bool has_value = row.value || !row.verdict.empty();
  const Status status = has_value ? row.status : 'O';
  Cell value = row.value             ? Cell(*row.value)
               : row.verdict.empty() ? Cell::nothing(row.absent)
                                     : Cell(row.verdict);
  table_.rows.push_back(
      {indicator_, row.of.place, row.of.name, row.of.period, row.of.sex, row.of.group, row.measure,
       std::move(value), row.unit, std::string(1, status), static_cast<double>(row.used),
       static_cast<double>(row.missing), row.note, fmt::format("{}", fmt::join(row.proofs, " "))});
}

}  // namespace corridor
