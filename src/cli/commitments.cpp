#include "cli/command.h"
#include "report/commitments_report.h"

namespace corridor {
namespace {

Result<Answer> run_commitments(const Call& call) {
  const Format format = TRY(parse_format(call.text("--format", "text")));
  const auto workspace = TRY(call.open(Workspace::Access::read));
  const PromisesRequest request{.places = call.all("PLACE"),
                                .all_countries = call.has("--all-countries"),
                                .assessment = call.text("--assessment"),
                                .commitment = call.text("--commitment"),
                                .as_of = call.text("--as-of"),
                                .language = call.text("--lang", "en")};
  return Answer{TRY(promises_report(workspace, request, format, call.width))};
}

}  // namespace

extern const Command commitments_command;
const Command commitments_command{
    "commitments",
    "what a place promised, and whether it is on its way: verdict, trend, two-point method",
    "corridor commitments BGD --commitment 10.c",
    {{"PLACE", "a country, an area, or _W; several may be given", Argument::Kind::many_positionals},
     {"--commitment", "a number (10.7, 10.c.1, 20), a code (sdg_10_7), or sdg, gcm, nyd, pledge"},
     {"--assessment", "a self-assessment of the place (corridor assess): its level of 10.7.2"},
     {"--all-countries", "every country", Argument::Kind::flag},
     {"--as-of", "what the workspace knew on that day: 2026-01-31"},
     {"--lang", "language of the document: en, fr, es, ru, ar, zh, bn", Argument::Kind::option,
      false, "en"},
     {"--format", "text, csv, json, html or md", Argument::Kind::option, false, "text"}},
    run_commitments};

}  // namespace corridor
