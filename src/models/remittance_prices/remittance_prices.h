#pragma once
// SDG indicator 10.c.1: what it costs to send money home, of the amount sent.
//
//   t (a service)   = 100 * fee / amount + 100 * (m - a) / m      m the mid rate, a the rate
//   applied,
//                     both in receiving units for one sending unit
//   corridor        = plain mean of t over its services
//   area, world     = plain mean over services; not over corridors, not weighted. The mean over
//                     corridors and the weighted mean are other numbers, and are labelled.
//   SmaRT           = plain mean of the three cheapest services that qualify: the margin on the
//                     exchange is disclosed, the money is there within five days, people can reach
//                     the service. With fewer than three there is none.
//
// The promise (SDG target 10.c): a mean below 3 percent by 2030, and no corridor above 5 percent.
// The second is judged by the SmaRT of corridors; where services are not known it is judged by
// their means, which says so, and is harder.
//
// Reference: metadata of SDG indicator 10.c.1 (World Bank); Remittance Prices Worldwide.

#include <cstddef>
#include <optional>
#include <span>

namespace corridor::remittance_prices {

struct Service {
  double total_percent = 0;
  // Not known is not yes: a service of which one is not known does not qualify.
  std::optional<bool> transparent, accessible;
  std::optional<double> days;
  std::optional<double> weight;  // share of the market, or amount sent
};

/// Of one service, from its price. `amount`, `mid_rate` above 0.
struct Price {
  double amount, fee, mid_rate, applied_rate;
};
double total_percent(const Price& price);

struct Parameters {
  double smart_days = 5;
  std::size_t smart_services = 3;
  double mean_percent = 3;      // the promise
  double corridor_percent = 5;  // the promise
};

struct Findings {
  std::size_t services = 0;
  std::optional<double> mean;
  std::optional<double> weighted_mean;  // only where every service has a weight
  std::size_t qualifying = 0;
  std::size_t not_known = 0;    // services of which it is not known whether they qualify
  std::optional<double> smart;  // of one corridor
};

/// Of the services of one corridor, or of an area (then `smart` means nothing).
Findings run(std::span<const Service> services, const Parameters& parameters = {});

/// One corridor of many: its mean cost, its SmaRT where there is one, and what weighs it.
struct CorridorCost {
  double mean_percent = 0;
  std::optional<double> smart;
  std::optional<double> weight;
};

enum class Verdict { met, not_met, cannot_tell };

struct Spread {
  std::size_t corridors = 0;
  std::optional<double> mean_over_corridors;
  std::optional<double> weighted_mean;  // over the corridors that have a weight
  std::size_t weighted = 0;             // how many those are
  std::size_t at_most_mean = 0;         // corridors up to 3 percent
  std::size_t at_most_corridor = 0;     // up to 5 percent
  std::size_t above_corridor = 0;       // above 5 percent
  std::size_t above_ten = 0;
  double lowest = 0, highest = 0;
  std::size_t with_smart = 0;
  std::optional<double> mean_smart;
  std::size_t smart_above_corridor = 0;
};
Spread spread_of(std::span<const CorridorCost> corridors, const Parameters& parameters = {});

/// Whether a mean is below 3 percent; cannot tell where there is none.
Verdict mean_test(std::optional<double> mean, const Parameters& parameters = {});
/// Whether no corridor's SmaRT is above 5 percent: not met as soon as one is; cannot tell where a
/// corridor has none.
Verdict corridor_test(const Spread& spread);

}  // namespace corridor::remittance_prices
