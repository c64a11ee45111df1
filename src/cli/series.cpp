#include "evidence/series.h"

#include "cli/command.h"
#include "report/render_table.h"
#include "report/tables.h"

namespace corridor {
namespace {

Result<Answer> run(const Call& call) {
  const Format format = TRY(parse_format(call.has("--format") ? call.text("--format") : "text"));
  const auto workspace = TRY(call.open(Workspace::Access::read));
  SeriesQuery query = TRY(
      parse_series_query(workspace, call.text("INDICATOR"), call.text("PLACE|ORIGIN-DESTINATION")));
  query.from_year = TRY(call.year("--from"));
  query.to_year = TRY(call.year("--to"));
  if (call.has("--sex")) query.sex = TRY(parse_sex(call.text("--sex")));
  query.as_of = call.text("--as-of");
  query.edition = call.text("--edition");
  const auto figures = TRY(series(workspace, query));
  if (figures.empty()) return fail(TRY(nothing_known(workspace, query)));
  const bool for_programs = format == Format::csv || format == Format::json;
  const Table table = for_programs ? series_table(query, figures)
                                   : TRY(readable_series_table(workspace, query, figures));
  return Answer{render(table, format, call.width)};
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
    run};

}  // namespace corridor
