#include "cli/command.h"
#include "report/law_report.h"

namespace corridor {
namespace {

Result<Answer> run_law(const Call& call) {
  const Format format = TRY(parse_format(call.text("--format", "text")));
  const auto workspace = TRY(call.open(Workspace::Access::read));
  const LawRequest request{.subject = call.text("PLACE|CORRIDOR|INSTRUMENT"),
                           .as_of = call.text("--as-of"),
                           .known_by = call.text("--known-by"),
                           .language = call.text("--lang", "en")};
  return Answer{TRY(law_report(workspace, request, format, call.width))};
}

}  // namespace

extern const Command law_command;
const Command law_command{
    "law",
    "what protects people on a way, what binds a place, or who has joined an instrument",
    "corridor law BGD-MYS --as-of 2015-01-01 --format json",
    {{"PLACE|CORRIDOR|INSTRUMENT", "code or name: MYS, BGD-MYS, icrmw, \"Refugee Convention\"",
      Argument::Kind::positional, true},
     {"--as-of", "the law on that day: 2015-01-01"},
     {"--known-by", "from what the workspace knew on that day"},
     {"--lang", "language: en, fr, es, ru, ar, zh, bn", Argument::Kind::option, false, "en"},
     {"--format", "text, csv, json, html or md", Argument::Kind::option, false, "text"}},
    run_law};

}  // namespace corridor
