// Models with their records, and runs that were kept.
#include "report/render_table.h"
#include "report/runs_report.h"
#include "scenario/run_model.h"
#include "server/common_parameters.h"
#include "server/route_groups.h"
#include "server/server_state.h"
#include "store/run_record.h"

#include <fmt/core.h>

#include <array>

namespace corridor {
namespace {

Result<Reply> models(const Asked& asked) { return asked.reply(models_table(), {"name"}); }

Result<Reply> model(const Asked& asked) {
  const auto* found = TRY(find_model(asked.text("model")));
  return asked.reply(render(parameters_table(*found), asked.format()));
}

Result<Reply> runs(const Asked& asked) {
  const auto workspace = TRY(asked.open());
  return asked.reply(runs_table(TRY(kept_runs(workspace))), {"id"});
}

Result<Reply> run(const Asked& asked) {
  const auto workspace = TRY(asked.open());
  return asked.reply(
      render(run_table(TRY(kept_run(workspace, asked.text("run")))), asked.format()));
}

Result<Reply> findings(const Asked& asked) {
  const auto workspace = TRY(asked.open());
  return asked.reply(TRY(kept_run(workspace, asked.text("run"))).findings);
}

Result<Reply> compare(const Asked& asked) {
  const auto workspace = TRY(asked.open());
  const auto first = TRY(kept_run(workspace, asked.text("run")));
  const auto second = TRY(kept_run(workspace, asked.text("other")));
  return asked.reply(render(compare_runs_table(first, second), asked.format()));
}

Result<Reply> job(const Asked& asked) {
  return asked.reply(to_json(TRY(asked.state.jobs.find(asked.text("job")))) + "\n")
      .set("Cache-Control", "no-store");
}

/// What is new of a job since it was last told; ends behind the last.
Result<Reply> job_events(const Asked& asked) {
  TRY(asked.state.jobs.find(asked.text("job")));
  Reply reply{.status = 200};
  reply.set("Content-Type", std::string(asked.form->media_type));
  reply.set("Cache-Control", "no-store");
  reply.events = [&jobs = asked.state.jobs, id = asked.text("job"), told = std::uint64_t{0},
                  ended = false]() mutable -> std::optional<std::string> {
    const auto now = jobs.find(id);
    if (ended || !now) return std::nullopt;
    // A remark keeps the connection from looking dead.
    if (now->version == told) return ":\n\n";
    told = now->version;
    ended = now->over();
    return fmt::format("event: {}\ndata: {}\n\n", name_of(now->state), to_json(*now));
  };
  return reply;
}

constexpr RouteParameter run_parameter{"run", "the first digits of a run's id", ""};
constexpr RouteParameter job_parameter{"job", "the number of a job", ""};
constexpr std::string_view model_forms = "json csv text html md";

}  // namespace

std::span<const Route> model_routes() {
  static const std::array routes{
      Route{.pattern = "/api/v1/models",
            .group = "models",
            .summary = "The models, and the question that each answers",
            .parameters = {limit_parameter, after_parameter},
            .forms = model_forms,
            .answer = models},
      Route{.pattern = "/api/v1/models/{model}",
            .group = "models",
            .summary = "A model's parameters: bounds, usual values and their sources",
            .parameters = {{"model", "a model", "remittance_kept"}},
            .forms = model_forms,
            .answer = model},
      Route{.pattern = "/api/v1/runs",
            .group = "models",
            .summary = "Runs that were kept, with what went in",
            .parameters = {limit_parameter, after_parameter},
            .forms = model_forms,
            .answer = runs},
      Route{.pattern = "/api/v1/runs/{run}",
            .group = "models",
            .summary = "What went into one run",
            .parameters = {run_parameter},
            .forms = model_forms,
            .answer = run},
      Route{.pattern = "/api/v1/runs/{run}/findings",
            .group = "models",
            .summary = "What came out of a run",
            .parameters = {run_parameter},
            .forms = "csv",
            .answer = findings},
      Route{.pattern = "/api/v1/runs/{run}/compare/{other}",
            .group = "models",
            .summary = "What differs between two runs, assumptions first",
            .parameters = {run_parameter, {"other", "another run", ""}},
            .forms = model_forms,
            .answer = compare},
      Route{.pattern = "/api/v1/jobs/{job}",
            .group = "models",
            .summary = "How far a job is that was asked for",
            .parameters = {job_parameter},
            .answer = job,
            .kept = false},
      Route{.pattern = "/api/v1/jobs/{job}/events",
            .group = "models",
            .summary = "The same as it happens (server-sent events)",
            .parameters = {job_parameter},
            .forms = "events",
            .answer = job_events,
            .kept = false}};
  return routes;
}

}  // namespace corridor
