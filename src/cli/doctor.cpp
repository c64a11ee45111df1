#include "evidence/doctor.h"

#include "cli/command.h"
#include "report/render_table.h"
#include "report/tables.h"

namespace corridor {
namespace {

Result<Answer> run(const Call& call) {
  const Format format = TRY(parse_format(call.has("--format") ? call.text("--format") : "text"));
  const auto workspace = TRY(call.open(Workspace::Access::read));
  if (call.has("--data")) {
    return Answer{render(TRY(data_remarks_table(workspace)), format, call.width)};
  }
  const auto examination = TRY(examine(workspace));
  if (!examination.sound()) return fail(examination.error(workspace.path()));
  return Answer{render(examination_table(examination), format, call.width)};
}

}  // namespace

extern const Command doctor_command;
const Command doctor_command{
    "doctor",
    "check that the workspace is sound; exit code 0 when it is",
    "corridor doctor --data",
    {{"--data", "list implausible figures, rejected rows, and totals that differ from their parts",
      Argument::Kind::flag},
     {"--format", "text, csv, json, html or md", Argument::Kind::option, false, "text"}},
    run};

}  // namespace corridor
