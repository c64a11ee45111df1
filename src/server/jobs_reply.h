#pragma once
// Replies to who asks for work that takes its time: 202 with where to look, and the work handed to
// the queue of jobs.

#include "server/jobs.h"
#include "server/route.h"
#include "server/run_apart.h"
#include "server/server_state.h"
#include "server/upload.h"

#include <memory>
#include <string>

namespace corridor {

/// A line in the audit trail.
Result<void> note(Workspace& workspace, std::string_view action, const std::string& detail);

Reply accepted(const Job& job);

/// A run in a process of its own, kept by it and noted with the name of the token. `file` stays
/// until it is over.
Result<Reply> start_run_apart(const Asked& asked, std::string title, RunApart run,
                              std::shared_ptr<const Upload> file = nullptr);

}  // namespace corridor
