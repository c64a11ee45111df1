#pragma once
// What can be pulled, what would be, what was, and how far it is, for people.

#include "base/table.h"
#include "evidence/pull.h"

#include <string>

namespace corridor {

/// Every download with what it takes, its licence and address.
Table downloads_table();
/// The same with the columns that fit a terminal.
Table readable_downloads_table();

/// What a pull would fetch, from where, to where.
std::string plan_of(const PullPlan& plan);

/// "12.3 MB from https://... on 2026-01-31, kept as ...", and what became of it in the store.
std::string summary_of(const PullReport& report);
/// Rejected rows and flagged figures, or why nothing was loaded.
std::string remarks_of(const PullReport& report);

/// "12.3 of 45.6 MB, 1.2 MB/s".
std::string progress_of(const HttpProgress& progress);

}  // namespace corridor
