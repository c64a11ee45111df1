#include "cli/command.h"
#include "report/render_table.h"
#include "report/runs_report.h"

namespace corridor {
namespace {

Result<Answer> run_runs(const Call& call) {
  const Format format = TRY(parse_format(call.text("--format", "text")));
  const auto workspace = TRY(call.open(Workspace::Access::read));
  if (!call.has("RUN")) {
    return Answer{render(runs_table(TRY(kept_runs(workspace))), format, call.width)};
  }
  const auto first = TRY(kept_run(workspace, call.text("RUN")));
  if (call.has("OTHER")) {
    const auto second = TRY(kept_run(workspace, call.text("OTHER")));
    return Answer{render(compare_runs_table(first, second), format, call.width)};
  }
  if (call.has("--findings")) return Answer{first.findings};
  return Answer{render(run_table(first), format, call.width)};
}

}  // namespace

extern const Command runs_command;
const Command runs_command{
    "runs",
    "the runs that were kept: all, one, or what differs between two",
    "corridor runs 3f9a0c 81b2d4",
    {{"RUN", "a run, by the first digits of its id", Argument::Kind::positional},
     {"OTHER", "another, to compare with", Argument::Kind::positional},
     {"--findings", "print what came out, as CSV", Argument::Kind::flag},
     {"--format", "text, csv, json, html or md", Argument::Kind::option, false, "text"}},
    run_runs};

}  // namespace corridor
