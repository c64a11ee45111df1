// Scenarios of displacement: those the workspace has, and sending one; and the files of a kept run.
#include "base/json.h"
#include "base/text.h"
#include "report/render_table.h"
#include "scenario/displacement/scenarios.h"
#include "server/common_parameters.h"
#include "server/jobs_reply.h"
#include "server/route_groups.h"
#include "store/run_record.h"

#include <fmt/core.h>

#include <array>

namespace corridor {
namespace {

Result<Reply> scenarios(const Asked& asked) {
  const auto workspace = TRY(asked.open());
  return asked.reply(displacement_scenarios_table(TRY(displacement_scenarios(workspace))), {"id"});
}

Result<Reply> scenario(const Asked& asked) {
  const auto workspace = TRY(asked.open());
  const auto found = TRY(displacement_scenario(workspace, asked.text("scenario")));
  return asked.reply(render(displacement_scenario_table(found), asked.format()));
}

std::string_view media_type_of(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> types{
      {{".csv", "text/csv; charset=utf-8"},
       {".json", "application/json"},
       {".geojson", "application/geo+json"},
       {".html", "text/html; charset=utf-8"}}};
  for (const auto& [ending, type] : types) {
    if (name.ends_with(ending)) return type;
  }
  return "text/plain; charset=utf-8";
}

/// Of a stranger's making: as text, whatever it is called.
Result<Reply> scenario_file(const Asked& asked) {
  const auto workspace = TRY(asked.open());
  auto text =
      TRY(displacement_scenario_file(workspace, asked.text("scenario"), asked.text("file")));
  return asked.reply(std::move(text));
}

Result<ScenarioFiles> sent_files(const Asked& asked) {
  auto files = TRY(read_scenario_files(asked.request.body));
  if (asked.has("name")) {
    TRY(check_scenario_name(asked.text("name")));
    files.name = asked.text("name");
  }
  return files;
}

std::string scenario_json(const ScenarioFiles& sent, std::string_view id,
                          const std::string& account) {
  JsonWriter json;
  json.begin_object();
  if (!id.empty()) json.field("id", id);
  json.field("name", sent.name).field("account", account).field("files", sent.files.size());
  json.key("passed_over").begin_array();
  for (const auto& name : sent.passed_over) json.value(name);
  json.end_array().end_object();
  return std::move(json).text() + "\n";
}

Result<Reply> check_sent(const Asked& asked) {
  const auto files = TRY(sent_files(asked));
  const auto account = TRY(check_scenario(files, asked.has("despite_doubts")));
  return reply_with(200, "application/json", scenario_json(files, {}, account))
      .set("Cache-Control", "no-store");
}

Result<Reply> keep_sent(const Asked& asked) {
  const auto files = TRY(sent_files(asked));
  auto workspace = TRY(Workspace::open(asked.state.options.workspace, Workspace::Access::write));
  const auto kept = TRY(keep_displacement_scenario(workspace, files, asked.has("despite_doubts")));
  TRY(note(workspace, "scenario", fmt::format("{} by {} over the network", kept.id, asked.who)));
  return reply_with(201, "application/json", scenario_json(files, kept.id, kept.kept.account))
      .set("Location", fmt::format("/api/v1/displacement/scenarios/{}", kept.id))
      .set("Cache-Control", "no-store");
}

Result<Reply> files_of_run(const Asked& asked) {
  const auto workspace = TRY(asked.open());
  const auto run = TRY(kept_run(workspace, asked.text("run")));
  const auto table = kept_files_table(fmt::format("Files of run {}", run.id()),
                                      TRY(run_files(workspace, run.id())));
  return asked.reply(render(table, asked.format()));
}

Result<Reply> file_of_run(const Asked& asked) {
  const auto workspace = TRY(asked.open());
  const auto run = TRY(kept_run(workspace, asked.text("run")));
  const auto name = asked.text("file");
  return reply_with(200, std::string(media_type_of(name)),
                    TRY(run_file(workspace, run.id(), name)));
}

constexpr RouteParameter scenario_parameter{"scenario", "a scenario, by the first digits of its id",
                                            "example"};
constexpr std::string_view table_forms = "json csv text html md";

std::vector<RouteParameter> sent_parameters() {
  return {{"name", "of the scenario; usual: of the folder that was sent", ""},
          {"despite_doubts", "although something in it cannot be meant", "",
           RouteParameter::Kind::flag}};
}

Route reading(std::string_view pattern, std::string_view summary,
              Result<Reply> (*answer)(const Asked&)) {
  return {.pattern = pattern,
          .group = "models",
          .summary = summary,
          .forms = table_forms,
          .answer = answer};
}

Route with_parameters(Route route, std::vector<RouteParameter> parameters) {
  route.parameters = std::move(parameters);
  return route;
}

/// A file as it is, in no form of ours.
Route as_it_is(Route route) {
  route.forms = "";
  return route;
}

Route sending(std::string_view pattern, std::string_view summary,
              Result<Reply> (*answer)(const Asked&)) {
  return {.method = "POST",
          .pattern = pattern,
          .group = "models",
          .summary = summary,
          .parameters = sent_parameters(),
          .answer = answer,
          .role = Role::analyst,
          .kept = false,
          .largest_body = ScenarioFiles::largest_sent_bytes};
}

}  // namespace

std::span<const Route> scenario_routes() {
  constexpr RouteParameter run{"run", "the first digits of a run's id", ""};
  static const std::array routes{
      with_parameters(reading("/api/v1/displacement/scenarios",
                              "Scenarios of displacement, the program's own first", scenarios),
                      {limit_parameter, after_parameter}),
      // Before the pattern that would take its last word for a scenario.
      sending("/api/v1/displacement/scenarios/check",
              "Check a scenario and say what is in it; nothing is written", check_sent),
      with_parameters(reading("/api/v1/displacement/scenarios/{scenario}",
                              "The files of a scenario, by their hashes", scenario),
                      {scenario_parameter}),
      Route{.pattern = "/api/v1/displacement/scenarios/{scenario}/files/{file...}",
            .group = "models",
            .summary = "A file of a scenario as it was sent",
            .parameters = {scenario_parameter, {"file", "its name", "input_csv/routes.csv"}},
            .forms = "text",
            .answer = scenario_file},
      sending("/api/v1/displacement/scenarios",
              "Check and keep a scenario; the body is a zip, or JSON with name and files",
              keep_sent),
      with_parameters(reading("/api/v1/runs/{run}/files", "Files kept of a run beside its findings",
                              files_of_run),
                      {run}),
      as_it_is(with_parameters(
          reading("/api/v1/runs/{run}/files/{file...}", "A file of a kept run", file_of_run),
          {run, {"file", "its name", "out.csv"}}))};
  return routes;
}

}  // namespace corridor
