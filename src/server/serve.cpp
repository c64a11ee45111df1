#include "server/serve.h"

#include "server/request_handler.h"
#include "server/request_log.h"
#include "vocabulary/gazetteer.h"

#include <malloc.h>

#include <algorithm>
#include <thread>

namespace corridor {

Result<void> serve(const Serving& serving) {
  // Kept replies lie among what was needed to make them: fewer heaps, fewer holes.
  mallopt(M_ARENA_MAX, 2);
  ServerState state(serving.options);
  if (!state.options.token_file.empty()) {
    state.tokens = TRY(Tokens::read(state.options.token_file));
  }
  TRY(Workspace::open(state.options.workspace, Workspace::Access::read));
  Gazetteer::get();  // read once, before somebody waits for it
  RequestHandler handler(state);
  const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
  const auto server = TRY(HttpServer::listen({.listen = state.options.listen,
                                              .threads = std::min<std::size_t>(processors, 4),
                                              .limits = serving.limits},
                                             handler));
  state.metrics.network = [&server] { return server->counts(); };
  state.metrics.waiting = [&handler] { return handler.waiting(); };
  if (serving.ready) serving.ready(*server);
  server->run(serving.until_signal);
  handler.stop();
  state.jobs.stop();
  if (state.options.log != ServerOptions::Log::none) log_event("stopped", "");
  return {};
}

}  // namespace corridor
