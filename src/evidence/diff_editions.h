#pragma once
// Which editions a diff compares: names on the command line become pairs of editions.

#include "evidence/diff.h"

namespace corridor {

/// The pairs of a diff, and what stands alone; the figures are not looked at.
Result<Diff> pair_editions(const Workspace& workspace, const DiffQuery& query);

}  // namespace corridor
