#include "models/remittance_prices/remittance_prices.h"

#include "models/model.h"

#include <algorithm>
#include <array>
#include <vector>

namespace corridor {
namespace remittance_prices {
namespace {

constexpr double high_percent = 10;

/// Yes, no, or not known: a no decides whatever else is not known.
std::optional<bool> qualifies(const Service& service, const Parameters& parameters) {
  const bool is_fast = service.days && *service.days <= parameters.smart_days;
  const bool no =
      service.transparent == false || service.accessible == false || (service.days && !is_fast);
  if (no) return false;
  if (!service.transparent || !service.accessible || !service.days) return std::nullopt;
  return true;
}

}  // namespace

double total_percent(const Price& price) {
  return 100 * price.fee / price.amount +
         100 * (price.mid_rate - price.applied_rate) / price.mid_rate;
}

Findings run(std::span<const Service> services, const Parameters& parameters) {
  Findings found{.services = services.size()};
  std::vector<double> good;
  double sum = 0, weighted = 0, weight = 0;
  bool all_weighted = !services.empty();
  for (const auto& service : services) {
    sum += service.total_percent;
    all_weighted = all_weighted && service.weight.has_value();
    weight += service.weight.value_or(0);
    weighted += service.weight.value_or(0) * service.total_percent;
    const auto is_good = qualifies(service, parameters);
    found.not_known += !is_good.has_value();
    if (is_good == true) good.push_back(service.total_percent);
  }
  if (!services.empty()) found.mean = sum / static_cast<double>(services.size());
  if (all_weighted && weight > 0) found.weighted_mean = weighted / weight;
  found.qualifying = good.size();
  if (good.size() < parameters.smart_services || parameters.smart_services == 0) return found;
  std::ranges::sort(good);
  double cheapest = 0;
  for (std::size_t i = 0; i < parameters.smart_services; ++i) cheapest += good[i];
  found.smart = cheapest / static_cast<double>(parameters.smart_services);
  return found;
}

Spread spread_of(std::span<const CorridorCost> corridors, const Parameters& parameters) {
  Spread spread{.corridors = corridors.size()};
  if (corridors.empty()) return spread;
  double sum = 0, weighted = 0, weight = 0, smart = 0;
  spread.lowest = spread.highest = corridors.front().mean_percent;
  for (const auto& corridor : corridors) {
    const double cost = corridor.mean_percent;
    sum += cost;
    spread.lowest = std::min(spread.lowest, cost);
    spread.highest = std::max(spread.highest, cost);
    spread.at_most_mean += cost <= parameters.mean_percent;
    spread.at_most_corridor += cost <= parameters.corridor_percent;
    spread.above_corridor += cost > parameters.corridor_percent;
    spread.above_ten += cost > high_percent;
    if (corridor.weight) {
      ++spread.weighted;
      weight += *corridor.weight;
      weighted += *corridor.weight * cost;
    }
    if (!corridor.smart) continue;
    ++spread.with_smart;
    smart += *corridor.smart;
    spread.smart_above_corridor += *corridor.smart > parameters.corridor_percent;
  }
  spread.mean_over_corridors = sum / static_cast<double>(corridors.size());
  if (weight > 0) spread.weighted_mean = weighted / weight;
  if (spread.with_smart > 0) spread.mean_smart = smart / static_cast<double>(spread.with_smart);
  return spread;
}

Verdict mean_test(std::optional<double> mean, const Parameters& parameters) {
  if (!mean) return Verdict::cannot_tell;
  return *mean < parameters.mean_percent ? Verdict::met : Verdict::not_met;
}

Verdict corridor_test(const Spread& spread) {
  if (spread.smart_above_corridor > 0) return Verdict::not_met;
  const bool all = spread.corridors > 0 && spread.with_smart == spread.corridors;
  return all ? Verdict::met : Verdict::cannot_tell;
}

namespace {

constexpr std::array<Parameter, 4> parameters{{
    {"amount", "sending currency", "sent", 0.01, 200, 1e9,
     "the amount at which SDG indicator 10.c.1 is measured, in US$"},
    {"fee", "sending currency", "paid for sending it", 0, 5, 1e9,
     "unverified default; take the provider's own"},
    {"mid_rate", "receiving units for one sent", "rate between banks", 1e-9, 100, 1e9,
     "unverified default; take the day's own"},
    {"applied_rate", "receiving units for one sent", "rate that the provider gives", 0, 98, 1e9,
     "unverified default; take the provider's own"},
}};

std::vector<Finding> run_erased(std::span<const double> values) {
  const Price price{values[0], values[1], values[2], values[3]};
  const double total = total_percent(price);
  const double fee = 100 * price.fee / price.amount;
  return {{"fee_percent", "Fee", "percent of amount sent", 2, fee},
          {"margin_percent", "Margin on the exchange", "percent of amount sent", 2, total - fee},
          {"total_percent", "Cost of sending", "percent of amount sent", 2, total}};
}

}  // namespace
}  // namespace remittance_prices

extern const Model remittance_prices_model;
const Model remittance_prices_model{
    "remittance_prices",
    "Price of sending money (SDG 10.c.1)",
    "What does a service cost, the margin on the exchange included?",
    "SDG indicator 10.c.1 metadata (World Bank)",
    remittance_prices::parameters,
    remittance_prices::run_erased};

}  // namespace corridor
