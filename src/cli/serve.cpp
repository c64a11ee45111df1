#include "server/serve.h"

#include "cli/command.h"

#include <fmt/core.h>

#include <cstdio>

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

Result<Answer> run(const Call& call) {
  Serving serving{.options = {.workspace = resolve_workspace_path(call.workspace_path),
                              .token_file = call.text("--token-file"),
                              .log = TRY(log_of(call))},
                  .ready = say_ready};
  if (call.has("--listen")) serving.options.listen = call.text("--listen");
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
     {"--log", "to standard error: none, errors or all", Argument::Kind::option, false, "errors"}},
    run};

}  // namespace corridor
