#include "cli/command.h"
#include "report/series_report.h"

namespace corridor {
namespace {

Result<Answer> run_series(const Call& call) {
  const Format format = TRY(parse_format(call.text("--format", "text")));
  const auto workspace = TRY(call.open(Workspace::Access::read));
  const SeriesRequest request{.indicator = call.text("INDICATOR"),
                              .subject = call.text("PLACE|ORIGIN-DESTINATION"),
                              .from_year = TRY(call.year("--from")),
                              .to_year = TRY(call.year("--to")),
                              .sex = call.text("--sex"),
                              .as_of = call.text("--as-of"),
                              .edition = call.text("--edition")};
  return Answer{TRY(series_report(workspace, request, format, call.width))};
}

}  // namespace

extern const Command series_command;
const Command series_command{
    "series",
    "the figures of an indicator for a place or corridor",
    "corridor series migrant_stock BGD-MYS --from 2000 --sex total --format csv",
    {{"INDICATOR", "such as migrant_stock; `corridor find TEXT` searches",
      Argument::Kind::positional, true},
     {"PLACE|ORIGIN-DESTINATION", "code or name: BGD, BGD-MYS, DE-BY, _W for the world",
      Argument::Kind::positional, true},
     {"--from", "first year"},
     {"--to", "last year"},
     {"--sex", "female, male or total (usual: all three)"},
     {"--as-of", "what the workspace knew on that day: 2026-01-31"},
     {"--edition", "this edition only, current or not"},
     {"--format", "text, csv, json, html or md", Argument::Kind::option, false, "text"}},
    run_series};

}  // namespace corridor
