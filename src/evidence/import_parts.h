#pragma once
// What the ways of loading share: a publisher's file (import.h), a data package (load_package.h).

#include "evidence/collector.h"
#include "evidence/import.h"

namespace corridor {

/// Whether the same bytes were loaded before, in the same way; then the edition's file becomes the
/// one they were loaded from.
Result<bool> is_loaded(const Workspace& workspace, Edition& edition);

/// The report with what the collector counted and listed, which moves over.
LoadReport with_counts(Collector& collector, LoadReport report);

}  // namespace corridor
