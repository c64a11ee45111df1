#include "cli/command.h"
#include "report/commitments_report.h"
#include "report/render_document.h"
#include "report/render_table.h"

namespace corridor {
namespace {

constexpr std::size_t few_commitments = 4;

Result<Answer> run(const Call& call) {
  const Format format = TRY(parse_format(call.has("--format") ? call.text("--format") : "text"));
  const auto workspace = TRY(call.open(Workspace::Access::read));
  const PromisesRequest request{.places = call.all("PLACE"),
                                .all_countries = call.has("--all-countries"),
                                .commitment = call.text("--commitment"),
                                .as_of = call.text("--as-of")};
  const auto places = TRY(judge_promises(workspace, request));
  if (format == Format::json) {
    return Answer{TRY(promises_json(workspace, places, request.as_of))};
  }
  if (format == Format::csv) return Answer{render(promises_table(places), format, call.width)};
  std::string out;
  for (const auto& place : places) {
    const bool detailed = format != Format::text || place.commitments.size() <= few_commitments;
    const auto document = TRY(promises_document(workspace, place, detailed));
    out += (out.empty() ? "" : "\n") + TRY(render(document, format, call.width));
  }
  return Answer{out};
}

}  // namespace

extern const Command commitments_command;
const Command commitments_command{
    "commitments",
    "what a place promised, and whether it is on its way: verdict, trend, two-point method",
    "corridor commitments BGD --commitment 10.c",
    {{"PLACE", "a country, an area, or _W; several may be given", Argument::Kind::many_positionals},
     {"--commitment", "a number (10.7, 10.c.1, 20), a code (sdg_10_7), or sdg, gcm, nyd, pledge"},
     {"--all-countries", "every country", Argument::Kind::flag},
     {"--as-of", "what the workspace knew on that day: 2026-01-31"},
     {"--format", "text, csv, json, html or md", Argument::Kind::option, false, "text"}},
    run};

}  // namespace corridor
