#include "cli/command.h"
#include "report/practices_report.h"

namespace corridor {
namespace {

Result<Answer> run_practices(const Call& call) {
  const Format format = TRY(parse_format(call.text("--format", "text")));
  const auto workspace = TRY(call.open(Workspace::Access::read));
  const PracticesRequest request{.subject = call.text("PLACE"),
                                 .need = call.text("--need"),
                                 .topic = call.text("--topic"),
                                 .language = call.text("--lang", "en")};
  return Answer{TRY(practices_report(workspace, request, format, call.width))};
}

}  // namespace

extern const Command practices_command;
const Command practices_command{
    "practices",
    "what was tried about what, with its grade of evidence; of a place, by likeness and unmet "
    "needs",
    "corridor practices BGD-MYS --need contract",
    {{"PLACE", "a place or corridor to find practices for: BGD, BGD-MYS",
      Argument::Kind::positional},
     {"--need", "a protection it helps to make real: contract, wage, education ..."},
     {"--topic", "one topic: labour, recruitment, integration ..."},
     {"--lang", "language of titles: en, fr, es, ru, ar, zh, bn", Argument::Kind::option, false,
      "en"},
     {"--format", "text, json, csv, html or md", Argument::Kind::option, false, "text"}},
    run_practices};

}  // namespace corridor
