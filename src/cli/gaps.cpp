#include "cli/command.h"
#include "report/gaps_report.h"

namespace corridor {
namespace {

Result<Answer> run_gaps(const Call& call) {
  const Format format = TRY(parse_format(call.text("--format", "text")));
  const auto workspace = TRY(call.open(Workspace::Access::read));
  return Answer{TRY(gaps_report(workspace, call.text("PLACE"), format, call.width))};
}

}  // namespace

extern const Command gaps_command;
const Command gaps_command{
    "gaps",
    "where the chain breaks in a country, the heaviest first",
    "corridor gaps BGD",
    {{"PLACE", "a country; all countries by the weight of their gaps where it is left out",
      Argument::Kind::positional},
     {"--format", "text, json, csv, html or md", Argument::Kind::option, false, "text"}},
    run_gaps};

}  // namespace corridor
