#pragma once
// SDG indicator 10.7.1: what people paid to get a first job abroad, in months of what they earn
// there.
//
//   ratio_k = cost_k / earnings_k                 (k a worker; earnings of a month)
//   mean    = sum w_k ratio_k / sum w_k
//   quantile(p) = the smallest ratio up to which a share p of the weight lies; halfway to the next
//             where exactly p of it does.  The median is p = 0.5. The top fifth begins at p = 0.8
//             (published wording: "fourth quintile").
//   ratio of means = sum w_k cost_k / sum w_k earnings_k, which some offices publish: it is another
//             number than the mean of ratios, and both are named.
//
// A worker without cost or earnings, or who earned nothing, is left out and counted. There is no
// figure for regions: the indicator is not aggregated.
//
// Reference: metadata of SDG indicator 10.7.1 (ILO and World Bank).

#include <optional>
#include <span>

namespace corridor::recruitment_cost {

struct Worker {
  std::optional<double> cost;      // everything paid, in one currency
  std::optional<double> earnings;  // of a month, in the same currency
  double weight = 1;               // of the survey; above 0
};

struct Findings {
  int used = 0, left_out = 0;
  // In months of earnings; 0 where nobody was used.
  double mean_of_ratios = 0, median = 0, top_fifth_from = 0, ratio_of_means = 0;
  double mean_cost = 0, mean_earnings = 0;
};

Findings run(std::span<const Worker> workers);

}  // namespace corridor::recruitment_cost
