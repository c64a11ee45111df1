// What changes the workspace, by token: runs of models, files to load. Each leaves a line in the
// audit trail with the name of the token.
#include "base/json_document.h"
#include "base/text.h"
#include "evidence/import.h"
#include "report/load_report.h"
#include "report/render_table.h"
#include "scenario/run_forms.h"
#include "scenario/run_model.h"
#include "server/common_parameters.h"
#include "server/jobs_reply.h"
#include "server/route_groups.h"
#include "store/run_record.h"

#include <fmt/format.h>

#include <array>

namespace corridor {
namespace {

struct RunWanted {
  const Model* model = nullptr;
  std::vector<std::string> settings;
  /// Of the program, for a model that needs more than numbers; else empty.
  std::vector<std::string> arguments;
};

/// {"model": "remittance_kept", "settings": {"cost_percent": 6.5}}
Result<RunWanted> read_run(const Asked& asked) {
  const auto document = TRY(JsonDocument::parse("the request", asked.request.body));
  const auto root = document.root();
  if (!root["model"].is(JsonValue::Kind::string)) {
    return fail({ErrorKind::malformed,
                 "expected an object with \"model\"",
                 {"the request", 1, 1},
                 "Send {\"model\": \"remittance_kept\", \"settings\": {\"cost_percent\": 6.5}}."});
  }
  RunWanted wanted{TRY(find_model(std::string(root["model"].string()))), {}, {}};
  for (auto value = root["settings"].first(); value; value = value.next()) {
    wanted.settings.push_back(fmt::format("{}={}", value.name(), value.text()));
  }
  const auto* form = find_run_form(wanted.model->name);
  // What would fail for its settings fails now, not later.
  if (form != nullptr && !asked.state.options.program.empty()) {
    wanted.arguments = TRY(run_arguments(*form, wanted.settings));
  } else {
    TRY(run_model(*wanted.model, wanted.settings));
  }
  return wanted;
}

Result<std::string> run_and_keep(const std::string& path, const RunWanted& wanted,
                                 const std::string& who) {
  RunRecord record{.model = std::string(wanted.model->name)};
  for (const auto& setting : wanted.settings) {
    const auto equals = setting.find('=');
    record.settings.set(setting.substr(0, equals), setting.substr(equals + 1));
  }
  record.findings = render(TRY(run_model(*wanted.model, wanted.settings)), Format::csv);
  auto workspace = TRY(Workspace::open(path, Workspace::Access::write));
  const auto id = TRY(keep_run(workspace, record));
  TRY(note(workspace, "run", fmt::format("{} by {} over the network", id, who)));
  return fmt::format("/api/v1/runs/{}", id);
}

Result<Reply> start_run(const Asked& asked) {
  const auto wanted = TRY(read_run(asked));
  const auto& options = asked.state.options;
  const auto title = fmt::format("run {}", wanted.model->name);
  if (wanted.arguments.empty()) {
    return accepted(TRY(asked.state.jobs.add(
        title, [path = options.workspace, wanted, who = asked.who](const std::stop_token&) {
          return run_and_keep(path, wanted, who);
        })));
  }
  return start_run_apart(asked, title,
                         {.program = options.program,
                          .workspace = options.workspace,
                          .arguments = wanted.arguments,
                          .time = options.run_time,
                          .memory_bytes = options.run_memory_bytes});
}

Result<Reply> cancel_job(const Asked& asked) {
  const auto job = TRY(asked.state.jobs.cancel(asked.text("job")));
  return reply_with(200, "application/json", to_json(job) + "\n").set("Cache-Control", "no-store");
}

Result<std::string> load_and_note(const std::string& path, const Upload& upload,
                                  const LoadOptions& options, const std::string& who) {
  auto workspace = TRY(Workspace::open(path, Workspace::Access::write));
  const auto report = TRY(load_file(workspace, upload.path(), options));
  TRY(note(workspace, "upload",
           fmt::format("{} by {} over the network", report.edition.short_id(), who)));
  return fmt::format("/api/v1/editions?edition={}", report.edition.short_id());
}

/// In a process of its own, so that it can be stopped: what it wrote until then is taken back.
Result<std::string> load_apart_and_note(const RunApart& run, const std::string& who) {
  const auto id = TRY(load_apart(run));
  auto workspace = TRY(Workspace::open(run.workspace, Workspace::Access::write));
  TRY(note(workspace, "upload", fmt::format("{} by {} over the network", id, who)));
  return fmt::format("/api/v1/editions?edition={}", id);
}

Result<Reply> load(const Asked& asked) {
  auto upload = std::make_shared<Upload>(TRY(Upload::keep(asked.text("name"), asked.request.body)));
  const auto title = fmt::format("load {}", upload->name());
  const auto& options = asked.state.options;
  if (options.program.empty()) {
    const LoadOptions how{.source = asked.text("as"), .version = asked.text("release")};
    return accepted(TRY(asked.state.jobs.add(
        title, [path = options.workspace, upload, how, who = asked.who](const std::stop_token&) {
          return load_and_note(path, *upload, how, who);
        })));
  }
  RunApart run{.program = options.program,
               .workspace = options.workspace,
               .arguments = {"load", upload->path()},
               .time = options.run_time,
               .memory_bytes = options.run_memory_bytes};
  for (const auto name : {"as", "release"}) {
    if (asked.has(name)) run.arguments.push_back(fmt::format("--{}={}", name, asked.text(name)));
  }
  return accepted(TRY(asked.state.jobs.add(
      title,
      [run = std::move(run), upload, who = asked.who](const std::stop_token& stop) mutable {
        run.stop = stop;
        return load_apart_and_note(run, who);
      },
      true)));
}

/// What would become of a file, from reading all of it; nothing is written.
Result<Reply> check(const Asked& asked) {
  const auto upload = TRY(Upload::keep(asked.text("name"), asked.request.body));
  auto workspace = TRY(Workspace::open(asked.state.options.workspace, Workspace::Access::write));
  const auto report = TRY(
      load_file(workspace, upload.path(),
                {.source = asked.text("as"), .version = asked.text("release"), .dry_run = true}));
  return reply_with(200, "application/json", to_json(report)).set("Cache-Control", "no-store");
}

constexpr std::uint64_t largest_file = std::uint64_t{256} << 20;

std::vector<RouteParameter> file_parameters() {
  return {{.name = "name",
           .meaning = "the file's name, with its ending",
           .example = "unhcr_population.csv",
           .required = true},
          {"as", "read as this source instead of recognising it", ""},
          {"release", "the release, where the file does not tell", ""}};
}

}  // namespace

std::span<const Route> write_routes() {
  static const std::array routes{
      Route{.method = "POST",
            .pattern = "/api/v1/runs",
            .group = "models",
            .summary = "Run a model and keep the run; the body names model and settings",
            .answer = start_run,
            .role = Role::analyst,
            .kept = false,
            .largest_body = 1 << 20},
      Route{.method = "DELETE",
            .pattern = "/api/v1/jobs/{job}",
            .group = "models",
            .summary = "Take back a job that waits, stop a run under way",
            .parameters = {{"job", "the number of a job", ""}},
            .answer = cancel_job,
            .role = Role::analyst,
            .kept = false},
      Route{.method = "POST",
            .pattern = "/api/v1/editions",
            .group = "evidence",
            .summary = "Load a publisher's file; the body is the file",
            .parameters = file_parameters(),
            .answer = load,
            .role = Role::editor,
            .kept = false,
            .largest_body = largest_file},
      Route{.method = "POST",
            .pattern = "/api/v1/editions/check",
            .group = "evidence",
            .summary = "Read a publisher's file and say what would be kept; nothing is written",
            .parameters = file_parameters(),
            .answer = check,
            .role = Role::editor,
            .kept = false,
            .largest_body = largest_file}};
  return routes;
}

}  // namespace corridor
