#pragma once
// The methods that look at stocks alone: differences of two dates, and rates.

#include "models/flow_estimation/flow_estimation.h"

namespace corridor::flow_estimation {

Matrix stock_difference(const Inputs& inputs, bool losses_are_returns, bool include_native);

/// ErrorKind::invalid where nobody lives away from where they were born.
Result<Matrix> one_rate(const Inputs& inputs, std::optional<double> migrants);

/// ErrorKind::invalid where the stock at the start has no inverse.
Result<Matrix> rates_by_inverse(const Inputs& inputs);

}  // namespace corridor::flow_estimation
