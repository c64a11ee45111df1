#pragma once
// Compute: an indicator from files of one's own, or from what the workspace holds.

#include "base/result.h"
#include "base/table.h"
#include "scenario/indicators/calculator.h"
#include "store/workspace.h"

#include <functional>

namespace corridor {

/// Opens the workspace where one is needed; files alone need none.
using OpenWorkspace = std::function<Result<Workspace>()>;

/// ErrorKind::usage where the request does not say from what, or says two things at once;
/// ErrorKind::not_found where the workspace has nothing.
Result<Table> compute(const ComputeRequest& request, const OpenWorkspace& open);

/// The calculators; and what one takes: its columns, its reference, what it refuses.
Table calculators_table();
Table calculator_table(const Calculator& calculator);

}  // namespace corridor
