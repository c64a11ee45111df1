#pragma once
// What a page tells of a kept run of displacement, and of two beside each other: camps as bars and
// as a table, and how far off the run was.

#include "report/displacement_kept.h"
#include "report/document.h"
#include "report/page/page.h"

namespace corridor {

/// Camp by camp on the last day; its errors, where something was counted.
Document displacement_run(const PageRequest& request, const KeptDisplacement& run);

/// Camp by camp on the day that both are read on.
Document displacement_difference(const PageRequest& request, const KeptDisplacement& first,
                                 const KeptDisplacement& second);

}  // namespace corridor
