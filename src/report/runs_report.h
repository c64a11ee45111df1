#pragma once
// Kept runs of models, as tables: all of them, one with what went in, two beside each other.

#include "base/table.h"
#include "store/run_record.h"

#include <vector>

namespace corridor {

/// Columns id,model,kept,program,seed,settings,inputs.
Table runs_table(const std::vector<RunRecord>& runs);

/// What went into one run: columns part,name,value.
Table run_table(const RunRecord& run);

/// What differs between two runs, assumptions first: columns part,name,first,second. Findings that
/// have a number at the same row and column are compared as numbers; alike ones are only counted.
Table compare_runs_table(const RunRecord& first, const RunRecord& second);

}  // namespace corridor
