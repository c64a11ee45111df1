#include "evidence/backup.h"

#include "base/text.h"
#include "cli/command.h"

#include <fmt/core.h>

namespace corridor {
namespace {

std::string summary_of(const BackupReport& report) {
  return fmt::format("{}: {} editions, {} bytes, sound\n", report.file, report.editions,
                     format_grouped(static_cast<double>(report.bytes), 0));
}

Result<Answer> run_backup(const Call& call) {
  const auto workspace = TRY(call.open(Workspace::Access::read));
  return Answer{summary_of(TRY(back_up(workspace, call.text("FILE"))))};
}

Result<Answer> run_restore(const Call& call) {
  const auto path = resolve_workspace_path(call.workspace_path);
  return Answer{summary_of(TRY(restore(call.text("FILE"), path, call.has("--replace"))))};
}

}  // namespace

extern const Command backup_command, restore_command;
const Command backup_command{
    "backup",
    "copy the workspace to a file, also while it is used; the copy is checked",
    "corridor --workspace my.corridor backup copy.corridor",
    {{"FILE", "where the copy goes; it must not be there yet", Argument::Kind::positional, true}},
    run_backup};
const Command restore_command{
    "restore",
    "make the workspace what a copy is; the copy is checked first",
    "corridor --workspace my.corridor restore copy.corridor --replace",
    {{"FILE", "a copy that backup made", Argument::Kind::positional, true},
     {"--replace", "where a workspace is there already", Argument::Kind::flag}},
    run_restore};

}  // namespace corridor
