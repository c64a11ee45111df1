#include "cli/command.h"
#include "report/agreements_report.h"

namespace corridor {
namespace {

Result<Answer> run_agreements(const Call& call) {
  const Format format = TRY(parse_format(call.text("--format", "text")));
  const auto workspace = TRY(call.open(Workspace::Access::read));
  const AgreementsRequest request{.corridor = call.text("CORRIDOR"),
                                  .as_of = call.text("--as-of"),
                                  .language = call.text("--lang", "en")};
  return Answer{TRY(agreements_report(workspace, request, format, call.width))};
}

}  // namespace

extern const Command agreements_command;
const Command agreements_command{
    "agreements",
    "what two places have agreed, on one timeline with the figures of the corridor",
    "corridor agreements PHL-KOR --format html",
    {{"CORRIDOR", "two places: PHL-KOR, \"Philippines-Republic of Korea\"",
      Argument::Kind::positional, true},
     {"--as-of", "the agreements as they stood on that day: 2015-12-31"},
     {"--lang", "language: en, fr, es, ru, ar, zh, bn", Argument::Kind::option, false, "en"},
     {"--format", "text, csv (the timeline), json, html or md", Argument::Kind::option, false,
      "text"}},
    run_agreements};

}  // namespace corridor
