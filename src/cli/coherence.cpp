#include "cli/command.h"
#include "report/coherence_report.h"

namespace corridor {
namespace {

Result<Answer> run_coherence(const Call& call) {
  const Format format = TRY(parse_format(call.text("--format", "text")));
  const auto workspace = TRY(call.open(Workspace::Access::read));
  const CoherenceRequest request{.subject = call.text("PLACE|CORRIDOR"),
                                 .as_of = call.text("--as-of"),
                                 .rule = call.text("--rule"),
                                 .language = call.text("--lang", "en")};
  return Answer{TRY(coherence_report(workspace, request, format, call.width))};
}

}  // namespace

extern const Command coherence_command;
const Command coherence_command{
    "coherence",
    "where instruments, policies or the two sides of a corridor pull apart",
    "corridor coherence BGD-MYS --format json",
    {{"PLACE|CORRIDOR", "code or name: BGD, BGD-MYS", Argument::Kind::positional, true},
     {"--as-of", "the law as it stood on that day: 2015-12-31"},
     {"--rule", "this rule alone: reservation_against_promise"},
     {"--lang", "language: en, fr, es, ru, ar, zh, bn", Argument::Kind::option, false, "en"},
     {"--format", "text, csv, json, html or md", Argument::Kind::option, false, "text"}},
    run_coherence};

}  // namespace corridor
