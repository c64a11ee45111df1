#include "cli/command.h"
#include "report/participation_report.h"

namespace corridor {
namespace {

Result<Answer> run_participation(const Call& call) {
  const Format format = TRY(parse_format(call.text("--format", "text")));
  const auto workspace = TRY(call.open(Workspace::Access::read));
  const ParticipationRequest request{.place = call.text("PLACE"),
                                     .as_of = call.text("--as-of"),
                                     .language = call.text("--lang", "en")};
  return Answer{TRY(participation_report(workspace, request, format, call.width))};
}

}  // namespace

extern const Command participation_command;
const Command participation_command{
    "participation",
    "who may become a citizen of a place, vote and be heard there, since when",
    "corridor participation DEU",
    {{"PLACE", "code or name: DEU", Argument::Kind::positional, true},
     {"--as-of", "the law as it stood on that day: 2015-12-31"},
     {"--lang", "language: en, fr, es, ru, ar, zh, bn", Argument::Kind::option, false, "en"},
     {"--format", "text, csv, json, html or md", Argument::Kind::option, false, "text"}},
    run_participation};

}  // namespace corridor
