#pragma once
// Inputs of flow estimation from tables of files: places brought together by name, in the order of
// the vital events, and checked as one. What only one table has, what is missing and what cannot
// be is an error with file, line and field.

#include "models/flow_estimation/flow_estimation.h"
#include "sources/flow_tables.h"

#include <optional>

namespace corridor {

struct FlowTables {
  PairTable start, end;
  std::optional<VitalsTable> vitals;
  std::optional<PairTable> seed;
};

/// `remarks`: sentences on what was taken for granted.
struct FlowInputs {
  flow_estimation::Inputs inputs;
  std::vector<std::string> remarks;
};

/// A stock that writes zeros lists every cell: one that is not there is missing, and an error. One
/// that writes none leaves zeros out, but not the natives of a place.
Result<FlowInputs> flow_inputs(const FlowTables& tables,
                               const flow_estimation::Parameters& parameters);

}  // namespace corridor
