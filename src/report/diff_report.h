#pragma once
// What changed between two editions, as tables: the counts of each indicator, the sums before and
// after, and the largest changes with both proofs.

#include "base/table.h"
#include "evidence/diff.h"
#include "report/document.h"
#include "report/render_table.h"

#include <string>

namespace corridor {

/// One row an indicator and part: how many figures were revised, are gone, new, ...
Table diff_summary_table(const Diff& diff);

/// One row a changed figure: columns
/// change,indicator,part,origin,place,period,sex,age,reporter,dimensions,before,after,difference,
/// percent,status_before,status_after,proof_before,proof_after
Table diff_changes_table(const Diff& diff);

/// All of it in one of the five forms; as CSV the changed figures alone. `summary_only` leaves them
/// out in every form.
Result<std::string> render(const Diff& diff, Format format, std::size_t width, bool summary_only);

}  // namespace corridor
