#include "server/jobs_reply.h"

#include <fmt/core.h>

namespace corridor {
namespace {

Result<std::string> run_apart_and_note(const RunApart& run, const std::string& who) {
  const auto id = TRY(run_apart(run));
  auto workspace = TRY(Workspace::open(run.workspace, Workspace::Access::write));
  TRY(note(workspace, "run", fmt::format("{} by {} over the network", id, who)));
  return fmt::format("/api/v1/runs/{}", id);
}

}  // namespace

Result<void> note(Workspace& workspace, std::string_view action, const std::string& detail) {
  auto transaction = TRY(Transaction::begin(workspace.database()));
  TRY(workspace.record(action, detail));
  return transaction.commit();
}

Reply accepted(const Job& job) {
  Reply reply = reply_with(202, "application/json", to_json(job) + "\n");
  reply.set("Location", fmt::format("/api/v1/jobs/{}", job.id));
  reply.set("Cache-Control", "no-store");
  return reply;
}

Result<Reply> start_run_apart(const Asked& asked, std::string title, RunApart run,
                              std::shared_ptr<const Upload> file) {
  return accepted(TRY(asked.state.jobs.add(
      std::move(title),
      [run = std::move(run), file = std::move(file),
       who = asked.who](const std::stop_token& stop) mutable {
        run.stop = stop;
        return run_apart_and_note(run, who);
      },
      true)));
}

}  // namespace corridor
