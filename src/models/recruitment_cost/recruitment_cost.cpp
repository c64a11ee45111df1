#include "models/recruitment_cost/recruitment_cost.h"

#include "models/model.h"

#include <algorithm>
#include <array>
#include <vector>

namespace corridor {
namespace recruitment_cost {
namespace {

struct Weighted {
  double value, weight;
};

/// `sorted` by value, not empty.
double quantile(std::span<const Weighted> sorted, double share) {
  double whole = 0, below = 0;
  for (const auto& one : sorted) whole += one.weight;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    below += sorted[i].weight;
    const double distance = below - share * whole;
    if (distance > 1e-12 * whole) return sorted[i].value;
    const bool exactly = distance >= -1e-12 * whole && i + 1 < sorted.size();
    if (exactly) return (sorted[i].value + sorted[i + 1].value) / 2;
  }
  return sorted.back().value;
}

}  // namespace

Findings run(std::span<const Worker> workers) {
  Findings found;
  std::vector<Weighted> ratios;
  double weight = 0, cost = 0, earnings = 0, ratio_sum = 0;
  for (const auto& worker : workers) {
    if (!worker.cost || !worker.earnings || *worker.earnings <= 0) {
      ++found.left_out;
      continue;
    }
    const double ratio = *worker.cost / *worker.earnings;
    ratios.push_back({ratio, worker.weight});
    weight += worker.weight;
    ratio_sum += worker.weight * ratio;
    cost += worker.weight * *worker.cost;
    earnings += worker.weight * *worker.earnings;
  }
  found.used = static_cast<int>(ratios.size());
  if (ratios.empty()) return found;
  std::ranges::stable_sort(ratios, {}, &Weighted::value);
  found.mean_of_ratios = ratio_sum / weight;
  found.median = quantile(ratios, 0.5);
  found.top_fifth_from = quantile(ratios, 0.8);
  found.ratio_of_means = cost / earnings;
  found.mean_cost = cost / weight;
  found.mean_earnings = earnings / weight;
  return found;
}

namespace {

constexpr std::array<Parameter, 2> parameters{{
    {"cost", "local currency", "everything paid to get the job and reach it", 0, 416'789, 1e12,
     "Bangladesh, mean of 2020: Bangladesh Bureau of Statistics, as reported by Bangladesh Post"},
    {"earnings_per_month", "local currency", "earned in a month abroad", 1, 23'693, 1e12,
     "Bangladesh, mean of 2020: Bangladesh Bureau of Statistics, as reported by Bangladesh Post"},
}};

std::vector<Finding> run_erased(std::span<const double> values) {
  const Worker worker{.cost = values[0], .earnings = values[1]};
  const Findings found = run(std::span(&worker, 1));
  return {{"months", "Months of earnings that the job cost", "months", 2, found.ratio_of_means}};
}

}  // namespace
}  // namespace recruitment_cost

extern const Model recruitment_cost_model;
const Model recruitment_cost_model{
    "recruitment_cost",
    "Cost of recruitment (SDG 10.7.1)",
    "How many months of earnings abroad does it cost to get the job?",
    "SDG indicator 10.7.1 metadata (ILO and World Bank)",
    recruitment_cost::parameters,
    recruitment_cost::run_erased};

}  // namespace corridor
