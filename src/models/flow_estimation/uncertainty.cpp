#include "models/flow_estimation/uncertainty.h"

#include "base/quantile.h"
#include "base/random.h"

#include <cmath>
#include <numeric>

namespace corridor::flow_estimation {
namespace {

constexpr std::uint32_t model_number = 6;
constexpr std::uint32_t entity_of_method = 0, entity_of_first_place = 1;
constexpr std::uint32_t entity_of_the_rest = 0xffffffff;  // replicates that are none
constexpr std::uint32_t entity_of_recounts = 0xfffffffe;

std::vector<std::size_t> order_by_name(const std::vector<std::string>& names) {
  std::vector<std::size_t> order(names.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t place) { return names[place]; });
  return order;
}

Inputs sorted_inputs(const Inputs& inputs, std::span<const std::size_t> order) {
  const std::size_t n = order.size();
  Inputs sorted{{}, Matrix(n, n), Matrix(n, n), {}, {}, {}, {}, {}};
  if (inputs.seed) sorted.seed = Matrix(n, n);
  for (std::size_t i = 0; i < n; ++i) {
    sorted.places.push_back(inputs.places[order[i]]);
    sorted.births.push_back(inputs.births[order[i]]);
    sorted.deaths.push_back(inputs.deaths[order[i]]);
    for (std::size_t j = 0; j < n; ++j) {
      sorted.start.at(i, j) = inputs.start.at(order[i], order[j]);
      sorted.end.at(i, j) = inputs.end.at(order[i], order[j]);
      if (inputs.seed) sorted.seed->at(i, j) = inputs.seed->at(order[i], order[j]);
    }
  }
  return sorted;
}

/// The mix, its weight drawn, its minimum part between closed and open.
Result<Matrix> draw_mix(const Inputs& drawn, const Parameters& parameters,
                        const UncertaintyRule& rule, std::uint32_t replicate) {
  RandomStream stream(rule.seed, {model_number, replicate, entity_of_method});
  const auto& sizes = rule.sizes;
  const double weight =
      sizes.weight_lowest + (sizes.weight_highest - sizes.weight_lowest) * stream.uniform();
  const double closed = stream.uniform();
  Parameters one = parameters;
  one.weight_of_minimum = weight * closed / (weight * closed + 1 - weight + 1e-300);
  Matrix flows = TRY(run(drawn, one)).value;
  one.method = Method::da_min_open_dr;
  const Matrix open = TRY(run(drawn, one)).value;
  const double of_closed = weight * closed + 1 - weight, of_open = weight * (1 - closed);
  for (std::size_t c = 0; c < flows.cells().size(); ++c) {
    flows.cells()[c] = of_closed * flows.cells()[c] + of_open * open.cells()[c];
  }
  return flows;
}

/// What no method sees of one pair, as a factor.
double factor_of_the_rest(const ErrorSizes& sizes, double flow, NormalStream& normal) {
  const double z = normal.next(), tails = normal.next();
  const double size = std::sqrt(sizes.rest * sizes.rest + sizes.rest_few / (flow + 1));
  return std::exp(std::clamp(size * std::exp(sizes.rest_tails * tails) * z, -6.0, 6.0));
}

Interval interval_of(std::span<const double> sorted, double within, double estimate) {
  const double low = quantile(sorted, (1 - within) / 2);
  const double high = quantile(sorted, (1 + within) / 2);
  return {std::floor(std::min(low, estimate)), std::ceil(std::max(high, estimate))};
}

/// Of one number in every draw, which are put in order.
RangeOf range_of(std::vector<double>& drawn, double estimate) {
  std::ranges::sort(drawn);
  return {estimate, interval_of(drawn, 0.8, estimate), interval_of(drawn, 0.95, estimate)};
}

/// A cell of every draw, with what no method sees; `index` of the pair in order of names.
std::vector<double> drawn_cell(const std::vector<Matrix>& draws, std::size_t cell,
                               std::size_t index, const UncertaintyRule& rule) {
  NormalStream normal(RandomStream(
      rule.seed, {model_number, entity_of_the_rest, static_cast<std::uint32_t>(index)}));
  std::vector<double> values;
  values.reserve(draws.size());
  for (const auto& draw : draws) {
    const double flow = draw.cells()[cell];
    values.push_back(flow * factor_of_the_rest(rule.sizes, flow, normal));
  }
  return values;
}

void add_ranges_of_pairs(const Estimated& estimate, const std::vector<Matrix>& draws,
                         const UncertaintyRule& rule, FlowIntervals& into) {
  const std::size_t n = estimate.places.size();
  const auto order = order_by_name(estimate.places);
  const auto& flows = estimate.flows.cells();
  into.within_80.resize(n * n);
  into.within_95.resize(n * n);
  into.net_80.resize(n * n);
  const auto add = [&](std::vector<double>& drawn, std::size_t cell) {
    const auto range = range_of(drawn, flows[cell]);
    into.within_80[cell] = range.within_80;
    into.within_95[cell] = range.within_95;
  };
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const std::size_t there = order[i] * n + order[j], back = order[j] * n + order[i];
      auto one = drawn_cell(draws, there, i * n + j, rule);
      auto other = drawn_cell(draws, back, j * n + i, rule);
      std::vector<double> net;
      for (std::size_t b = 0; b < draws.size(); ++b) net.push_back(one[b] - other[b]);
      const auto range = range_of(net, flows[there] - flows[back]).within_80;
      into.net_80[there] = range;
      into.net_80[back] = {-range.high, -range.low};
      add(one, there);
      add(other, back);
    }
  }
}

struct CameAndLeft {
  std::vector<double> came, left;  // by place
};

/// People more than counted, by draw and place in order of names; they add up to none.
std::vector<std::vector<double>> recounts(const std::vector<double>& residents, std::size_t draws,
                                          const UncertaintyRule& rule) {
  std::vector<std::vector<double>> more(draws, std::vector<double>(residents.size()));
  for (std::size_t r = 0; r < residents.size(); ++r) {
    NormalStream normal(
        RandomStream(rule.seed, {model_number, entity_of_recounts, static_cast<std::uint32_t>(r)}));
    for (auto& draw : more) {
      const double z = normal.next(), tails = normal.next();
      const double size = rule.sizes.population * std::exp(rule.sizes.population_tails * tails);
      draw[r] = residents[r] * std::clamp(size * z, -0.2, 0.2);
    }
  }
  const double all = total_of(residents);
  for (auto& draw : more) {
    const double excess = all > 0 ? total_of(draw) / all : 0;
    for (std::size_t r = 0; r < residents.size(); ++r) draw[r] -= excess * residents[r];
  }
  return more;
}

/// Half of the people more are arrivals, half are departures fewer; nobody less than none moves.
void add_people(double more, double& came, double& left) {
  const double net = came - left + more;
  came = std::max(0.0, came + more / 2);
  left = came - net;
  if (left >= 0) return;
  left = 0;
  came = net;
}

std::vector<CameAndLeft> totals_of(const Estimated& estimate, const std::vector<Matrix>& draws,
                                   const UncertaintyRule& rule) {
  const auto order = order_by_name(estimate.places);
  std::vector<double> residents;
  for (const std::size_t place : order) residents.push_back(estimate.residents[place]);
  const auto more = recounts(residents, draws.size(), rule);
  std::vector<CameAndLeft> totals;
  for (std::size_t b = 0; b < draws.size(); ++b) {
    CameAndLeft of{draws[b].column_sums(), draws[b].row_sums()};
    for (std::size_t r = 0; r < order.size(); ++r) {
      add_people(more[b][r], of.came[order[r]], of.left[order[r]]);
    }
    totals.push_back(std::move(of));
  }
  return totals;
}

/// What came to each place and left it, in each draw and by the estimate.
void add_ranges_of_places(const Estimated& estimate, const std::vector<Matrix>& draws,
                          const UncertaintyRule& rule, FlowIntervals& into) {
  const auto totals = totals_of(estimate, draws, rule);
  const auto range = [&](double value, const auto& of_draw) {
    std::vector<double> drawn;
    for (std::size_t b = 0; b < draws.size(); ++b) drawn.push_back(of_draw(b));
    return range_of(drawn, value);
  };
  const Matrix& flows = estimate.flows;
  into.total = range(flows.total(), [&](std::size_t b) { return draws[b].total(); });
  const auto in = flows.column_sums(), out = flows.row_sums();
  for (std::size_t r = 0; r < flows.rows(); ++r) {
    into.places.push_back({range(in[r], [&](std::size_t b) { return totals[b].came[r]; }),
                           range(out[r], [&](std::size_t b) { return totals[b].left[r]; }),
                           range(in[r] - out[r], [&](std::size_t b) {
                             return totals[b].came[r] - totals[b].left[r];
                           })});
  }
}

}  // namespace

Inputs with_errors(const Inputs& inputs, const ErrorSizes& sizes, std::uint64_t seed,
                   std::uint32_t replicate) {
  Inputs drawn = inputs;
  const std::size_t n = inputs.places.size();
  for (std::size_t r = 0; r < n; ++r) {
    NormalStream normal(RandomStream(
        seed, {model_number, replicate, entity_of_first_place + static_cast<std::uint32_t>(r)}));
    const double country_start = sizes.stock_country * normal.next();
    const double country_end = sizes.stock_country * normal.next();
    double change_start = 0, change_end = 0;
    for (std::size_t k = 0; k < n; ++k) {
      double& start = drawn.start.at(k, r);
      double& end = drawn.end.at(k, r);
      if (k == r || (start <= 0 && end <= 0)) continue;
      const double shared = sizes.stock_shared * normal.next();
      const auto vary = [&](double& count, double country, double& change) {
        if (count <= 0) return;
        const double own = std::sqrt(sizes.stock_own * sizes.stock_own + sizes.stock_few / count);
        const double before = count;
        count *= std::exp(std::clamp(country + shared + own * normal.next(), -2.0, 2.0));
        change += count - before;
      };
      vary(start, country_start, change_start);
      vary(end, country_end, change_end);
    }
    // Populations stay: who was born elsewhere was not born here.
    drawn.start.at(r, r) = std::max(drawn.start.at(r, r) - change_start, 0.0);
    drawn.end.at(r, r) = std::max(drawn.end.at(r, r) - change_end, 0.0);
    drawn.births[r] *= std::exp(sizes.births * normal.next());
    drawn.deaths[r] *= std::exp(sizes.deaths * normal.next());
  }
  return drawn;
}

Result<Matrix> draw_flows(const Inputs& inputs, const Parameters& parameters,
                          const UncertaintyRule& rule, std::uint32_t replicate) {
  const auto order = order_by_name(inputs.places);
  const Inputs drawn = with_errors(sorted_inputs(inputs, order), rule.sizes, rule.seed, replicate);
  Parameters plain = parameters;
  plain.compat = false;
  const Matrix flows = plain.method == Method::da_pb_closed
                           ? TRY(draw_mix(drawn, plain, rule, replicate))
                           : TRY(run(drawn, plain)).value;
  Matrix moved(flows.rows(), flows.columns());
  for (std::size_t i = 0; i < flows.rows(); ++i) {
    for (std::size_t j = 0; j < flows.columns(); ++j) {
      moved.at(order[i], order[j]) = std::max(flows.at(i, j), 0.0);
    }
  }
  return moved;
}

FlowIntervals intervals_of(const Estimated& estimate, const std::vector<Matrix>& draws,
                           const UncertaintyRule& rule) {
  FlowIntervals found;
  found.draws = static_cast<std::uint32_t>(draws.size());
  add_ranges_of_pairs(estimate, draws, rule, found);
  add_ranges_of_places(estimate, draws, rule, found);
  return found;
}

double coverage(const std::vector<Interval>& intervals, const Matrix& other) {
  std::size_t held = 0, pairs = 0;
  for (std::size_t i = 0; i < other.rows(); ++i) {
    for (std::size_t j = 0; j < other.columns(); ++j) {
      if (i == j) continue;
      const auto& interval = intervals[i * other.columns() + j];
      ++pairs;
      held += other.at(i, j) >= interval.low && other.at(i, j) <= interval.high;
    }
  }
  return pairs > 0 ? static_cast<double>(held) / static_cast<double>(pairs) : 0;
}

}  // namespace corridor::flow_estimation
