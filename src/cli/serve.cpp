#include "server/serve.h"

#include "cli/command.h"

#include <fmt/core.h>

#include <cstdio>
#include <filesystem>

namespace corridor {
namespace {

Result<ServerOptions::Log> log_of(const Call& call) {
  const auto name = call.text("--log", "errors");
  if (name == "none") return ServerOptions::Log::none;
  if (name == "errors") return ServerOptions::Log::errors;
  if (name == "all") return ServerOptions::Log::all;
  return fail({ErrorKind::usage,
               fmt::format("expected what to log, saw \"{}\"", name),
               {},
               "Write none, errors or all."});
}

/// The one line that scripts wait for.
void say_ready(const HttpServer& server) {
  fmt::print("Corridor serves at {}\n", server.address());
  std::fflush(stdout);
}

Result<Answer> run_serve(const Call& call) {
  Serving serving{.options = {.workspace = resolve_workspace_path(call.workspace_path),
                              .token_file = call.text("--token-file"),
                              .log = TRY(log_of(call))},
                  .ready = say_ready};
  if (call.has("--listen")) serving.options.listen = call.text("--listen");
  std::error_code none;
  serving.options.program = std::filesystem::read_symlink("/proc/self/exe", none).string();
  if (const auto most = TRY(call.count("--run-seconds"))) {
    serving.options.run_time = std::chrono::seconds(*most);
  }
  if (const auto most = TRY(call.count("--run-memory-mb"))) {
    serving.options.run_memory_bytes = static_cast<std::uint64_t>(*most) << 20;
  }
  TRY(call.open(Workspace::Access::read));  // makes the default one where it is not there yet
  TRY(serve(serving));
  return Answer{};
}

}  // namespace

extern const Command serve_command;
const Command serve_command{
    "serve",
    "answer over HTTP what the other commands answer here, until stopped (docs/server.md)",
    "corridor --workspace my.corridor serve --listen 127.0.0.1:8080",
    {{"--listen", "address and port; port 0 takes any that is free", Argument::Kind::option, false,
      "127.0.0.1:8080"},
     {"--token-file", "who may write: NAME ROLE TOKEN on each line; without it nobody may"},
     {"--run-seconds", "how long a run may take", Argument::Kind::option, false, "600"},
     {"--run-memory-mb", "how much memory it may have", Argument::Kind::option, false, "2048"},
     {"--log", "to standard error: none, errors or all", Argument::Kind::option, false, "errors"}},
    run_serve};

}  // namespace corridor
