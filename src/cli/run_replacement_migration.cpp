#include "base/text.h"
#include "cli/command.h"
#include "evidence/series.h"
#include "report/render_table.h"
#include "scenario/population/replacement.h"
#include "store/run_record.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

namespace corridor {
namespace {

Result<std::optional<double>> number_of(const Call& call, std::string_view name) {
  if (!call.has(name)) return std::nullopt;
  const auto number = parse_number(call.text(name));
  if (number && *number > 0) return number;
  return fail({ErrorKind::usage,
               fmt::format("expected a number after {}, saw \"{}\"", name, call.text(name)),
               {},
               "Numbers have a point: 3.0."});
}

/// As said; else the latest of the workspace for the place; else the usual one.
Result<void> find_participation(const Call& call, ReplacementRequest& request) {
  if (const auto said = TRY(number_of(call, "--participation"))) {
    request.participation_percent = *said;
    request.participation_source = "as asked";
    return {};
  }
  const auto workspace = TRY(call.open(Workspace::Access::read));
  const auto figures = TRY(series(workspace, {.indicator = "labour_force_participation",
                                              .origin = {},
                                              .place = request.place,
                                              .sex = Sex::total}));
  int year = 0;
  for (const auto& figure : figures) {
    if (!figure.has_value() || figure.year() < year) continue;
    year = figure.year();
    request.participation_percent = figure.value();
    request.participation_source =
        fmt::format("people of 15 and over in {}, as the workspace has it", year);
  }
  return {};
}

Result<Answer> run_replacement_migration(const Call& call) {
  const Format format = TRY(parse_format(call.text("--format", "text")));
  ReplacementRequest request{.place = TRY(Gazetteer::get().parse_place(call.text("--place"))),
                             .target = call.text("--target")};
  request.to_year = TRY(call.year("--to")).value_or(embedded_projection_end);
  request.inputs = call.text("--inputs");
  request.level = TRY(number_of(call, "--level"));
  TRY(find_participation(call, request));
  const auto found = TRY(replace(request));
  const auto table = replacement_table(found);
  const bool for_programs = format == Format::csv || format == Format::json;
  Answer answer{render(for_programs ? table : readable_replacement(found), format, call.width)};
  for (const auto& note : table.notes) {
    if (format == Format::csv) answer.notes += note + "\n";
  }
  if (call.has("--keep")) {
    auto workspace = TRY(call.open(Workspace::Access::write));
    RunRecord record{.model = "replacement_migration", .findings = render(table, Format::csv, 0)};
    record.settings.set("place", request.place.code())
        .set("target", request.target)
        .set("to", std::to_string(request.to_year))
        .set("level", request.level ? format_shortest(*request.level) : "")
        .set("participation_percent", format_shortest(request.participation_percent));
    for (const auto& file : found.projection.files) {
      record.inputs.push_back({"tables", file.name, file.sha256});
    }
    answer.notes += fmt::format("Kept as run {}.\n", TRY(keep_run(workspace, record)));
  }
  return answer;
}

}  // namespace

extern const Command run_replacement_migration_command;
const Command run_replacement_migration_command{
    "run replacement_migration",
    "how many migrants would keep a population or its workers, and what else would do the same",
    "corridor run replacement_migration --place JPN --target support_ratio --to 2050",
    {{"--place", "the place", Argument::Kind::option, true},
     {"--target", "what is kept: population, working_age or support_ratio", Argument::Kind::option,
      true},
     {"--to", "the last year", Argument::Kind::option, false, "2050"},
     {"--level",
      "keep this many thousand people, or this ratio, instead of the highest without "
      "migration"},
     {"--participation", "percent of people in the labour force (usual: the workspace's figure)"},
     {"--inputs", "a folder of tables (usual: World Population Prospects 2019)"},
     {"--keep", "keep the run, with what went in", Argument::Kind::flag},
     {"--format", "text, csv, json, html or md", Argument::Kind::option, false, "text"}},
    run_replacement_migration};

}  // namespace corridor
