#include "models/remittances_in_gdp/remittances_in_gdp.h"

#include "models/model.h"

#include <array>
#include <vector>

namespace corridor {
namespace remittances_in_gdp {

std::optional<double> received(std::optional<double> transfers, std::optional<double> pay) {
  if (!transfers || !pay) return std::nullopt;
  return *transfers + *pay;
}

Findings run(std::span<const Receiver> receivers) {
  Findings found;
  for (const auto& receiver : receivers) {
    if (!receiver.received || receiver.gdp.value_or(0) <= 0) {
      ++found.left_out;
      continue;
    }
    ++found.used;
    found.received += *receiver.received;
    found.gdp += *receiver.gdp;
  }
  if (found.gdp > 0) found.percent = 100 * found.received / found.gdp;
  return found;
}

namespace {

constexpr std::array<Parameter, 2> parameters{{
    {"received", "US$", "personal transfers and pay of residents employed abroad, in a year", 0,
     22'205'503'377, 1e13, "Bangladesh 2021: World Bank, World Development Indicators"},
    {"gdp", "US$", "gross domestic product of the year", 1, 416'264'800'549, 1e15,
     "Bangladesh 2021: World Bank, World Development Indicators"},
}};

std::vector<Finding> run_erased(std::span<const double> values) {
  const Receiver receiver{.received = values[0], .gdp = values[1]};
  return {{"percent", "Money received, of GDP", "percent of GDP", 2,
           run(std::span(&receiver, 1)).percent.value_or(0)}};
}

}  // namespace
}  // namespace remittances_in_gdp

extern const Model remittances_in_gdp_model;
const Model remittances_in_gdp_model{"remittances_in_gdp",
                                     "Remittances in GDP (SDG 17.3.2)",
                                     "How large is money sent home beside what a place produces?",
                                     "SDG indicator 17.3.2 metadata (World Bank)",
                                     remittances_in_gdp::parameters,
                                     remittances_in_gdp::run_erased};

}  // namespace corridor
