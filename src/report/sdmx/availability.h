#pragma once
// What is available: the codes that figures have, of those that fit a key, as a constraint.

#include "report/sdmx/data_stream.h"

#include <vector>

namespace corridor::sdmx {

/// One constraint for each dataflow that has such figures. ErrorKind::not_found where none has.
Result<std::vector<Artefact>> available(const Workspace& workspace, const DataPlan& plan);

}  // namespace corridor::sdmx
