#include "cli/command.h"
#include "cli/make_room.h"
#include "evidence/import.h"
#include "report/load_report.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

Result<Answer> run_init(const Call& call) {
  const std::string path = resolve_workspace_path(call.workspace_path);
  if (call.workspace_path.empty()) TRY(make_room_for_default());
  bool created = false;
  auto workspace = TRY(Workspace::create(path, created));
  const std::string unchanged =
      fmt::format("{} is a workspace already; nothing was changed.\n", path);
  if (call.has("--empty")) {
    return Answer{created ? fmt::format("{}: an empty workspace.\n", path) : unchanged};
  }
  const auto reports = TRY(load_embedded_default(workspace));
  if (std::ranges::all_of(reports, &LoadReport::already_loaded)) return Answer{unchanged};
  std::string out = fmt::format("{}: a workspace with the embedded default.\n", path);
  for (const auto& report : reports) out += summary_of(report);
  return Answer{out};
}

}  // namespace

extern const Command init_command;
const Command init_command{"init",
                           "make a workspace from the embedded default",
                           "corridor --workspace my.corridor init",
                           {{"--empty", "leave it empty", Argument::Kind::flag}},
                           run_init};

}  // namespace corridor
