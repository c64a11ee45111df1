#include "evidence/pull.h"

#include "base/text.h"
#include "cli/command.h"
#include "report/pull_report.h"
#include "report/render_table.h"

#include <fmt/core.h>
#include <unistd.h>

#include <chrono>

namespace corridor {
namespace {

Result<Answer> list_downloads(const Call& call) {
  const Format format = TRY(parse_format(call.text("--format", "text")));
  const Table table = format == Format::text ? readable_downloads_table() : downloads_table();
  return Answer{render(table, format, call.width)};
}

Result<std::chrono::seconds> timeout(const Call& call) {
  constexpr std::int64_t usual = 3600, longest = 7 * 24 * 3600;
  if (!call.has("--timeout")) return std::chrono::seconds(usual);
  const auto seconds = parse_integer(call.text("--timeout"));
  if (seconds && *seconds >= 1 && *seconds <= longest) return std::chrono::seconds(*seconds);
  return fail({ErrorKind::usage,
               fmt::format("expected seconds after --timeout, saw \"{}\"", call.text("--timeout")),
               {},
               fmt::format("Write a whole number, 1 to {}.", longest)});
}

Result<PullRequest> pull_request(const Call& call) {
  PullRequest request{.parameters = call.all("--with-parameter"),
                      .mirror = call.text("--mirror"),
                      .to = call.text("--to")};
  request.http.limits.total_time = TRY(timeout(call));
  // So that many machines that were turned away at once do not come back at once.
  request.http.retries.seed = static_cast<std::uint64_t>(::getpid());
  if (::isatty(STDERR_FILENO) == 1) {
    request.http.progress = [](const HttpProgress& progress) {
      fmt::print(stderr, "\r{}\033[K", progress_of(progress));
    };
  }
  return request;
}

Result<Answer> run_pull(const Call& call) {
  if (!call.has("SOURCE")) return list_downloads(call);
  const Download* download = TRY(find_download(call.text("SOURCE")));
  const PullRequest request = TRY(pull_request(call));
  const PullPlan plan = TRY(plan_pull(*download, request));
  if (call.has("--dry-run")) return Answer{plan_of(plan)};
  std::optional<Workspace> workspace;
  if (!call.has("--no-load")) workspace.emplace(TRY(call.open(Workspace::Access::write)));
  const auto report = pull(workspace ? &*workspace : nullptr, *download, request);
  if (request.http.progress) fmt::print(stderr, "\r\033[K");
  if (!report) return fail(report.error());
  return Answer{summary_of(*report), remarks_of(*report)};
}

}  // namespace

extern const Command pull_command;
const Command pull_command{
    "pull",
    "fetch a publisher's dataset from its address and load it; without a name, list them",
    "corridor pull worldbank_wdi --with-parameter indicator=SM.POP.TOTL --dry-run",
    {{"SOURCE", "what to fetch, as the list names it", Argument::Kind::positional},
     {"--with-parameter", "name=value, such as from=2015 (may be repeated)",
      Argument::Kind::many_options},
     {"--mirror", "another server with the same paths: http://localhost:8000/copies"},
     {"--to", "keep the file here too, and load it from here"},
     {"--no-load", "fetch only", Argument::Kind::flag},
     {"--dry-run", "say what would be fetched, fetch nothing", Argument::Kind::flag},
     {"--timeout", "seconds for everything", Argument::Kind::option, false, "3600"},
     {"--format", "of the list: text, csv, json, html or md", Argument::Kind::option, false,
      "text"}},
    run_pull};

}  // namespace corridor
