#include "scenario/indicators/compute.h"

#include "cli/command.h"
#include "report/compute_report.h"
#include "report/render_table.h"

namespace corridor {
namespace {

Result<Answer> run_compute(const Call& call) {
  const Format format = TRY(parse_format(call.text("--format", "text")));
  if (!call.has("INDICATOR")) return Answer{render(calculators_table(), format, call.width)};
  ComputeRequest request{.indicator = call.text("INDICATOR"),
                         .answers = call.text("--answers"),
                         .codes = call.text("--codes"),
                         .figures = call.text("--figures"),
                         .values = call.text("--values"),
                         .weights = call.text("--weights"),
                         .group_by = call.text("--group-by"),
                         .place = call.text("--place"),
                         .as_of = call.text("--as-of"),
                         .edition = call.text("--edition")};
  request.year = TRY(call.year("--year"));
  request.from_year = TRY(call.year("--from"));
  request.to_year = TRY(call.year("--to"));
  const auto table = TRY(compute(request, [&] { return call.open(Workspace::Access::read); }));
  const bool for_programs = format == Format::csv || format == Format::json;
  Answer answer{render(for_programs ? table : readable_computed(table), format, call.width)};
  // CSV has no place for remarks.
  for (const auto& note : table.notes) {
    if (format == Format::csv) answer.notes += note + "\n";
  }
  return answer;
}

}  // namespace

extern const Command compute_command;
const Command compute_command{
    "compute",
    "compute an indicator from answers or figures of your own, or from the workspace",
    "corridor compute 10.7.2 --answers answers.csv --format csv",
    {{"INDICATOR", "such as 10.7.2, 10.c.1 or integration; without one, the list of them",
      Argument::Kind::positional},
     {"--answers", "a file of answers: place, domain, subcategory, answer"},
     {"--codes", "a file of levels as published: m49, name, alldomains, domain1 to domain6"},
     {"--figures", "a file of what the indicator is computed from; the indicator alone says which"},
     {"--values", "a file of published values (m49, name, year, value), brought together by area"},
     {"--weights", "what weighs such values, in the same columns (usual: the workspace's)"},
     {"--group-by", "region, income, or areas and groups: 035,ASEAN"},
     {"--place", "from the workspace: a country, an area, or _W"},
     {"--year", "of that year; groups have the members they had then"},
     {"--from", "first year (usual: the latest only)"},
     {"--to", "last year"},
     {"--as-of", "what the workspace knew on that day: 2026-01-31"},
     {"--edition", "of the integration score: 2015 or 2020", Argument::Kind::option, false, "2020"},
     {"--format", "text, csv, json, html or md", Argument::Kind::option, false, "text"}},
    run_compute};

}  // namespace corridor
