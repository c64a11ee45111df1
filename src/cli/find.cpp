#include "cli/command.h"
#include "report/render_table.h"
#include "report/tables.h"

namespace corridor {
namespace {

Result<Answer> run_find(const Call& call) {
  const Format format = TRY(parse_format(call.text("--format", "text")));
  const auto workspace = TRY(call.open(Workspace::Access::read));
  return Answer{render(TRY(find_table(workspace, call.text("TEXT"))), format, call.width)};
}

}  // namespace

extern const Command find_command;
const Command find_command{
    "find",
    "search places, indicators, entries of lists and editions by name or code",
    "corridor find remittances",
    {{"TEXT", "part of a name, in any language, or a code", Argument::Kind::positional, true},
     {"--format", "text, csv, json, html or md", Argument::Kind::option, false, "text"}},
    run_find};

}  // namespace corridor
