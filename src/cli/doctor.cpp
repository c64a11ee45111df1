#include "evidence/doctor.h"

#include "cli/command.h"
#include "report/render_table.h"
#include "report/tables.h"

namespace corridor {
namespace {

Result<Answer> run_doctor(const Call& call) {
  const Format format = TRY(parse_format(call.text("--format", "text")));
  if (call.has("--checks")) return Answer{render(plausibility_table(), format, call.width)};
  const auto workspace = TRY(call.open(Workspace::Access::read));
  if (call.has("--data")) {
    const RemarksShown shown{.most_examples = TRY(call.count("--examples")).value_or(3),
                             .for_people = format != Format::csv && format != Format::json};
    return Answer{render(TRY(data_remarks_table(workspace, shown)), format, call.width)};
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
     {"--examples", "with --data: so many of each kind", Argument::Kind::option, false, "3"},
     {"--checks", "what is checked of every edition, what it means and how it is decided",
      Argument::Kind::flag},
     {"--format", "text, csv, json, html or md", Argument::Kind::option, false, "text"}},
    run_doctor};

}  // namespace corridor
