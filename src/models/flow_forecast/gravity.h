#pragma once
// Gravity without dynamics, for comparison: flows from the sizes of two places and what lies
// between them, whoever moved before.
//
//   log E(flow) = b0 + b1 log population(origin) + b2 log population(destination)
//               + b3 log distance + b4 contiguous + b5 common language + b6 colonial link
//
// fitted to all past periods together by Poisson pseudo maximum likelihood (J. Santos Silva, S.
// Tenreyro, "The log of gravity", 2006), by Newton's method. Pairs of which something is not known
// take no part and are forecast as nobody, as is usual where a model cannot say.

#include "models/flow_forecast/flow_forecast.h"

#include <array>
#include <optional>

namespace corridor::flow_forecast {

struct PairFacts {
  double distance_km = 0;
  bool contiguous = false, common_language = false, colonial_link = false;
};

struct GravityInputs {
  std::size_t places = 0;
  std::vector<Flows> periods;
  /// People at the start of each period and, last, of the period that is forecast; by place.
  std::vector<std::vector<double>> population;
  std::vector<std::optional<PairFacts>> pairs;  // as Flows
};

struct Gravity {
  static constexpr std::size_t terms = 7;
  std::array<double, terms> coefficients{};  // in the order of the equation
  Flows forecast;
  bool converged = false;
  std::size_t pairs = 0;  // that took part
};

Gravity gravity(const GravityInputs& inputs);

}  // namespace corridor::flow_forecast
