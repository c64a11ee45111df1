#include "scenario/indicators/calculator.h"

#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {

extern const Calculator recruitment_cost_calculator, policies_calculator, deaths_calculator,
    refugees_calculator, prices_calculator, injuries_calculator, labour_rights_calculator,
    remittances_calculator, trafficking_calculator, integration_calculator;

std::span<const Calculator* const> all_calculators() {
  static constexpr std::array calculators{&recruitment_cost_calculator, &policies_calculator,
                                          &deaths_calculator,           &refugees_calculator,
                                          &prices_calculator,           &injuries_calculator,
                                          &labour_rights_calculator,    &remittances_calculator,
                                          &trafficking_calculator,      &integration_calculator};
  return calculators;
}

const Calculator* calculator_of(std::string_view indicator) {
  for (const Calculator* calculator : all_calculators()) {
    const auto names = split(calculator->names, ' ');
    const bool is_it =
        calculator->published == indicator || std::ranges::find(names, indicator) != names.end();
    if (is_it && calculator->from_store != nullptr) return calculator;
  }
  return nullptr;
}

Result<const Calculator*> find_calculator(std::string_view written) {
  std::vector<std::string> known;
  for (const Calculator* calculator : all_calculators()) {
    known.emplace_back(calculator->code);
    if (calculator->code == written) return calculator;
    for (const auto name : split(calculator->names, ' ')) {
      if (name == written) return calculator;
      known.emplace_back(name);
    }
  }
  const auto hint = did_you_mean(written, known);
  return fail({ErrorKind::not_found,
               fmt::format("no calculator is called \"{}\"", written),
               {},
               hint.empty() ? "`corridor compute` lists them." : hint});
}

bool covers_enough(int used, int missing) { return used > 0 && used >= missing; }

void judge_coverage(ComputedRow& row, bool is_area) {
  if (!is_area || row.missing == 0) return;
  if (row.value) row.status = 'E';
  if (covers_enough(row.used, row.missing)) return;
  row.value.reset();
  row.absent = "too little known";
  row.note = fmt::format("{} of {} places in the file have what it takes: no total", row.used,
                         row.used + row.missing);
}

}  // namespace corridor
