#include "models/flow_estimation/flow_estimation.h"

#include "models/flow_estimation/accounting.h"
#include "models/flow_estimation/assign_moves.h"
#include "models/flow_estimation/stock_methods.h"

#include <fmt/format.h>

#include <cmath>
#include <numeric>

namespace corridor::flow_estimation {
namespace {

Matrix reordered(const Matrix& table, std::span<const std::size_t> order) {
  Matrix moved(table.rows(), table.columns());
  if (table.rows() == 0) return moved;
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t j = 0; j < order.size(); ++j) moved.at(i, j) = table.at(order[i], order[j]);
  }
  return moved;
}

template <class T>
std::vector<T> reordered(const std::vector<T>& values, std::span<const std::size_t> order) {
  std::vector<T> moved;
  if (values.empty()) return moved;
  for (const std::size_t index : order) moved.push_back(values[index]);
  return moved;
}

Inputs reordered(const Inputs& inputs, std::span<const std::size_t> order) {
  Inputs moved{reordered(inputs.places, order),
               reordered(inputs.start, order),
               reordered(inputs.end, order),
               reordered(inputs.births, order),
               reordered(inputs.deaths, order),
               {},
               {},
               {}};
  if (inputs.population_start) moved.population_start = reordered(*inputs.population_start, order);
  if (inputs.population_end) moved.population_end = reordered(*inputs.population_end, order);
  if (inputs.seed) moved.seed = reordered(*inputs.seed, order);
  return moved;
}

/// Back into the caller's order: place n of `findings` is the caller's place order[n].
void put_back(Findings& findings, std::span<const std::size_t> order) {
  std::vector<std::size_t> position(order.size());
  for (std::size_t n = 0; n < order.size(); ++n) position[order[n]] = n;
  for (Matrix* table : {&findings.value, &findings.outward, &findings.returning, &findings.transit,
                        &findings.transitions.births, &findings.transitions.deaths,
                        &findings.transitions.to_outside, &findings.transitions.from_outside}) {
    *table = reordered(*table, position);
  }
  findings.places = reordered(findings.places, position);
  for (auto& part : findings.transitions.parts) {
    part.birthplaces = reordered(part.birthplaces, position);
    for (auto& moves : part.birthplaces) {
      moves.stayed = reordered(moves.stayed, position);
      for (auto* side : {&moves.origins, &moves.destinations}) {
        for (auto& place : *side) place = static_cast<std::uint32_t>(order[place]);
      }
    }
  }
}

/// Adds one part's moves to the tables of flows.
void add_moves(Findings& findings, const TransitionPart& part) {
  for (std::size_t k = 0; k < part.birthplaces.size(); ++k) {
    const auto& moves = part.birthplaces[k];
    for (std::size_t a = 0; a < moves.origins.size(); ++a) {
      const std::size_t i = moves.origins[a];
      for (std::size_t b = 0; b < moves.destinations.size(); ++b) {
        const std::size_t j = moves.destinations[b];
        if (i == j) continue;
        const double moved = part.weight * moves.moved(a, b);
        findings.value.at(i, j) += moved;
        switch (type_of(i, j, k)) {
          case FlowType::outward:
            findings.outward.at(i, j) += moved;
            break;
          case FlowType::returning:
            findings.returning.at(i, j) += moved;
            break;
          case FlowType::transit:
            findings.transit.at(i, j) += moved;
            break;
        }
      }
    }
  }
}

void add_totals(Findings& findings, const Account& account) {
  const std::size_t n = account.start.columns();
  findings.places.resize(n);
  const auto sum_of = [n](const Matrix& table) {
    return table.rows() > 0 ? table.column_sums() : std::vector<double>(n);
  };
  const auto start = sum_of(account.start), end = sum_of(account.end);
  const auto births = sum_of(account.births), deaths = sum_of(account.deaths);
  const auto leaving = sum_of(account.leaving), entering = sum_of(account.entering);
  const auto left = findings.value.row_sums(), arrived = findings.value.column_sums();
  for (std::size_t r = 0; r < n; ++r) {
    findings.places[r] = {start[r] + deaths[r] + leaving[r],
                          births[r],
                          deaths[r],
                          arrived[r],
                          left[r],
                          entering[r],
                          leaving[r],
                          end[r] + births[r] + entering[r]};
  }
}

Result<Findings> account_flows(const Inputs& inputs, const Parameters& parameters) {
  Account account = TRY(account_for(inputs, parameters));
  const std::size_t n = inputs.places.size();
  Findings findings{Matrix(n, n), true, Matrix(n, n), Matrix(n, n), Matrix(n, n), {}, {}, {}, {}};
  const Method method = parameters.method;
  const bool minimum = method == Method::da_min_closed || method == Method::da_min_open ||
                       method == Method::da_min_open_dr;
  const double weight = method == Method::da_pb_closed ? parameters.weight_of_minimum
                        : minimum                      ? 1
                                                       : 0;
  for (const bool stay : {true, false}) {
    const double of_this = stay ? weight : 1 - weight;
    if (of_this <= 0) continue;
    auto part = TRY(assign_moves(account, inputs, parameters, stay));
    part.weight = of_this;
    add_moves(findings, part);
    findings.transitions.parts.push_back(std::move(part));
  }
  add_totals(findings, account);
  findings.fits = std::move(account.fits);
  findings.notes = std::move(account.notes);
  findings.transitions.births = std::move(account.births);
  findings.transitions.deaths = std::move(account.deaths);
  findings.transitions.to_outside = std::move(account.leaving);
  findings.transitions.from_outside = std::move(account.entering);
  return findings;
}

Result<Findings> estimate(const Inputs& inputs, const Parameters& parameters) {
  if (is_accounting(parameters.method)) return account_flows(inputs, parameters);
  Findings findings;
  switch (parameters.method) {
    case Method::mig_rate:
      findings.value = TRY(one_rate(inputs, parameters.migrants));
      break;
    case Method::mig_rate_rogers: {
      findings.value = TRY(rates_by_inverse(inputs));
      const auto negative =
          std::ranges::count_if(findings.value.cells(), [](double value) { return value < 0; });
      if (negative > 0) {
        findings.notes.push_back(
            fmt::format("{} of the flows are negative and no number of people; "
                        "do not use the totals.",
                        negative));
      }
      break;
    }
    default:
      findings.value = stock_difference(inputs, parameters.method == Method::sd_rev_neg,
                                        parameters.include_native);
  }
  return findings;
}

Result<void> check_sizes(const Inputs& inputs) {
  const std::size_t n = inputs.places.size();
  const bool squares = inputs.start.rows() == n && inputs.start.columns() == n &&
                       inputs.end.rows() == n && inputs.end.columns() == n &&
                       inputs.births.size() == n && inputs.deaths.size() == n;
  if (squares && n > 0) return {};
  return fail({ErrorKind::invalid,
               "flow estimation takes two square tables and births and deaths of the same places",
               {},
               "Give each table a row and a column for each place."});
}

}  // namespace

Result<Findings> run(const Inputs& inputs, const Parameters& parameters) {
  TRY(check_sizes(inputs));
  // The reference's remainder of rounding goes to the first largest place, so its order counts;
  // ours is the order of names, so that the caller's counts for nothing.
  if (parameters.compat) return estimate(inputs, parameters);
  std::vector<std::size_t> order(inputs.places.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t place) { return inputs.places[place]; });
  auto findings = TRY(estimate(reordered(inputs, order), parameters));
  put_back(findings, order);
  return findings;
}

}  // namespace corridor::flow_estimation
