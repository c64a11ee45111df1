#pragma once
// What the routes of one server share: its options, tokens, counts and jobs.

#include "server/damage_watch.h"
#include "server/jobs.h"
#include "server/metrics.h"
#include "server/tokens.h"

#include <chrono>
#include <string>

namespace corridor {

struct ServerOptions {
  std::string workspace;  // the file
  std::string listen = "127.0.0.1:8080";
  std::string token_file = {};  // none: nothing can be written
  enum class Log { none, errors, all } log = Log::errors;
  std::size_t threads = 0;  // that ask the store; 0: as many as processors, at least 2
  std::uint64_t upload_bytes = std::uint64_t{256} << 20;
  /// This program, which runs models that need more than numbers; none: they are refused.
  std::string program = {};
  std::chrono::seconds run_time{600};
  std::uint64_t run_memory_bytes = std::uint64_t{2} << 30;
  std::size_t kept_bytes = std::size_t{64} << 20;  // of replies in memory
};

struct ServerState {
  explicit ServerState(ServerOptions its_options) : options(std::move(its_options)) {}

  ServerOptions options;
  Tokens tokens = {};
  Metrics metrics = {};
  Jobs jobs = {};
  DamageWatch damage{options.workspace};
  const std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now();
};

}  // namespace corridor
