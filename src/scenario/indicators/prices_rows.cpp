#include "scenario/indicators/prices.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace prices_rows_parts {
namespace {

using remittance_prices::Spread;
using remittance_prices::Verdict;

class Writer {
 public:
  Writer(ComputedRows& rows, const CostsOf& of, const Spread& spread)
      : rows_(rows), of_(of), spread_(spread) {}

  void mean_over_services() {
    rows_.add({.of = of_.of,
               .measure = "mean over services",
               .unit = std::string(cost_unit),
               .value = of_.services_mean,
               .used = of_.services,
               .note = "not weighted: the indicator",
               .proofs = of_.proofs});
  }

  void number(std::string measure, std::optional<double> value, std::string note = {}) {
    rows_.add({.of = of_.of,
               .measure = std::move(measure),
               .unit = std::string(cost_unit),
               .value = value,
               .used = static_cast<int>(spread_.corridors),
               .note = std::move(note),
               .proofs = of_.proofs});
  }

  void share(std::string measure, std::size_t count) {
    const auto all = static_cast<double>(spread_.corridors);
    ComputedRow row{.of = of_.of,
                    .measure = std::move(measure),
                    .unit = "percent of corridors",
                    .used = static_cast<int>(spread_.corridors),
                    .note = fmt::format("{} of {} corridors", count, spread_.corridors)};
    if (spread_.corridors > 0) row.value = 100 * static_cast<double>(count) / all;
    rows_.add(std::move(row));
  }

  void verdict(std::string measure, Verdict verdict, std::string note) {
    rows_.add({.of = of_.of,
               .measure = std::move(measure),
               .unit = "verdict",
               .verdict = verdict == Verdict::met       ? "met"
                          : verdict == Verdict::not_met ? "not met"
                                                        : "cannot tell",
               .used = static_cast<int>(spread_.corridors),
               .note = std::move(note)});
  }

 private:
  ComputedRows& rows_;
  const CostsOf& of_;
  const Spread& spread_;
};

std::string corridor_at(const CorridorCosts& costs, double percent) {
  const auto found = std::ranges::find_if(
      costs.corridors, [&](const auto& one) { return one.second.mean_percent == percent; });
  return found == costs.corridors.end() ? std::string() : found->first;
}

}  // namespace
}  // namespace prices_rows_parts

void add_costs(ComputedRows& rows, const CostsOf& of, const CorridorCosts& costs) {
  std::vector<remittance_prices::CorridorCost> list;
  for (const auto& [name, cost] : costs.corridors) list.push_back(cost);
  const prices_rows_parts::Spread spread = remittance_prices::spread_of(list);
  prices_rows_parts::Writer write(rows, of, spread);
  if (of.services > 0) write.mean_over_services();
  write.number("mean over corridors", spread.mean_over_corridors,
               "not weighted; the indicator is the mean over services");
  if (!costs.weights.empty()) {
    write.number("weighted mean over corridors", spread.weighted_mean,
                 fmt::format("by {}; {} of {} corridors have it", costs.weights, spread.weighted,
                             spread.corridors));
  }
  if (spread.corridors > 0) {
    write.number("lowest corridor", spread.lowest,
                 prices_rows_parts::corridor_at(costs, spread.lowest));
    write.number("highest corridor", spread.highest,
                 prices_rows_parts::corridor_at(costs, spread.highest));
  }
  write.share("corridors up to 3 percent", spread.at_most_mean);
  write.share("corridors up to 5 percent", spread.at_most_corridor);
  write.share("corridors above 5 percent", spread.above_corridor);
  write.share("corridors above 10 percent", spread.above_ten);
  const bool has_services = of.services > 0;
  write.verdict(
      "promise: mean below 3 percent",
      remittance_prices::mean_test(has_services ? of.services_mean : spread.mean_over_corridors),
      has_services ? "by the mean over services"
                   : "by the mean over corridors, for want of services");
  write.verdict("promise: no corridor's SmaRT above 5 percent",
                remittance_prices::corridor_test(spread),
                fmt::format("SmaRT known of {} of {} corridors, {} above", spread.with_smart,
                            spread.corridors, spread.smart_above_corridor));
}

}  // namespace corridor
