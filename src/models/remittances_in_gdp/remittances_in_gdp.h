#pragma once
// SDG indicator 17.3.2: money sent home, as a share of what the receiving place produces.
//
//   share = 100 * (personal transfers + pay of residents employed abroad) / GDP
//   area  = 100 * sum of the money / sum of GDP, over the places of which both are known
//
// All in US$ of one year. Where one of the two parts is missing there is no share: half of the
// money is not the money. A place that reports nothing is left out of both sums of an area.
//
// Reference: metadata of SDG indicator 17.3.2 (World Bank); parts as in the sixth edition of the
// Balance of Payments Manual.

#include <optional>
#include <span>

namespace corridor::remittances_in_gdp {

struct Receiver {
  std::optional<double> received;  // both parts together
  std::optional<double> gdp;
};
/// Both parts, or nothing where one is missing.
std::optional<double> received(std::optional<double> transfers, std::optional<double> pay);

struct Findings {
  std::optional<double> percent;
  double received = 0, gdp = 0;
  int used = 0, left_out = 0;
};

/// Of one place or of an area.
Findings run(std::span<const Receiver> places);

}  // namespace corridor::remittances_in_gdp
