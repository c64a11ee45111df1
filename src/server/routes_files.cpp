// What is worked out from a file that is sent along: a self-assessment, a mapping, a forecast. The
// first two write nothing; they need a token because they take the server's time for a stranger's
// file.
#include "report/assessment_report.h"
#include "report/render_document.h"
#include "scenario/assessment/assess.h"
#include "server/common_parameters.h"
#include "server/jobs_reply.h"
#include "server/route_groups.h"
#include "server/upload.h"
#include "sources/draft_mapping.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <array>

namespace corridor {
namespace {

Result<Reply> questionnaire(const Asked& asked) {
  const Place place = TRY(Gazetteer::get().parse_place(asked.text("place")));
  return asked.reply(write_assessment(new_assessment(place)));
}

Result<Reply> assessed(const Asked& asked) {
  const Place place = TRY(Gazetteer::get().parse_place(asked.text("place")));
  const auto file = TRY(Upload::keep("answers.yml", asked.request.body));
  const auto assessment = TRY(open_assessment(file.path(), place));
  const auto workspace = TRY(asked.open());
  const auto findings = TRY(assess(assessment, workspace));
  auto reply = asked.format() == Format::json
                   ? asked.reply(assessment_json(assessment, findings))
                   : asked.reply(TRY(render(assessment_document(assessment, findings),
                                            asked.format(), text_width)));
  return std::move(reply).set("Cache-Control", "no-store");
}

Result<Reply> draft(const Asked& asked) {
  const auto file = TRY(Upload::keep(asked.text("name"), asked.request.body));
  return asked.reply(TRY(draft_mapping({file.name(), asked.request.body, {}}, asked.text("sheet"))))
      .set("Cache-Control", "no-store");
}

/// Flows of the past in the body; the run is kept, as every other.
Result<Reply> forecast(const Asked& asked) {
  const auto& options = asked.state.options;
  if (options.program.empty()) {
    return fail({ErrorKind::io, "this server has no program to run the model with"});
  }
  const auto horizon = TRY(asked.year("horizon"));
  auto file = std::make_shared<Upload>(TRY(Upload::keep("flows.csv", asked.request.body)));
  RunApart run{.program = options.program,
               .workspace = options.workspace,
               .arguments = {"run", "flow_forecast", "--train=" + file->path(),
                             fmt::format("--horizon={}", *horizon), "--keep"},
               .time = options.run_time,
               .memory_bytes = options.run_memory_bytes};
  if (asked.has("totals")) run.arguments.emplace_back("--totals");
  return start_run_apart(asked, "run flow_forecast", std::move(run), std::move(file));
}

constexpr std::uint64_t largest_table = std::uint64_t{64} << 20;
using Kind = RouteParameter::Kind;

}  // namespace

std::span<const Route> file_routes() {
  static const std::array routes{
      Route{.pattern = "/api/v1/assessments/{place}",
            .group = "chain",
            .summary = "The questions of a national self-assessment, to be answered in place",
            .parameters = {place_parameter},
            .forms = "yaml",
            .answer = questionnaire},
      Route{.method = "POST",
            .pattern = "/api/v1/assessments/{place}",
            .group = "chain",
            .summary = "What answers come to, and the way to the next level; the body is YAML",
            .parameters = {place_parameter},
            .forms = "json text html md",
            .answer = assessed,
            .role = Role::analyst,
            .kept = false,
            .largest_body = 1 << 20},
      Route{.method = "POST",
            .pattern = "/api/v1/mappings/draft",
            .group = "evidence",
            .summary = "A first mapping for a table, with questions; the body is the table",
            .parameters = {{.name = "name",
                            .meaning = "the file's name, with its ending",
                            .example = "table.csv",
                            .required = true},
                           {"sheet", "of a workbook, by name or number", ""}},
            .forms = "yaml",
            .answer = draft,
            .role = Role::analyst,
            .kept = false,
            .largest_body = largest_table},
      Route{.method = "POST",
            .pattern = "/api/v1/runs/flow_forecast",
            .group = "models",
            .summary = "Forecast flows from those of the past; the body is orig, dest, f1990 ...",
            .parameters = {{.name = "horizon",
                            .meaning = "the first year of the period to forecast",
                            .example = "2015",
                            .kind = Kind::year,
                            .required = true},
                           {"totals", "people in, out and net instead of pairs", "", Kind::flag}},
            .answer = forecast,
            .role = Role::analyst,
            .kept = false,
            .largest_body = largest_table}};
  return routes;
}

}  // namespace corridor
