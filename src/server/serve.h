#pragma once
// The service from end to end: `corridor serve` calls this, and so do tests.

#include "base/result.h"
#include "server/http_server.h"
#include "server/server_state.h"

#include <functional>

namespace corridor {

struct Serving {
  ServerOptions options;
  ListenLimits limits = {};
  bool until_signal = true;
  /// Called with the server when it listens, before the first request.
  std::function<void(HttpServer&)> ready;
};

/// Returns when the server was told to stop and has ended what was under way.
Result<void> serve(const Serving& serving);

}  // namespace corridor
