#pragma once
// The server's log: a line of JSON an answer, to standard error. It has the route's pattern, never
// what was put into it, and nothing about who asked.

#include "server/server_state.h"

#include <chrono>
#include <string_view>

namespace corridor {

struct Route;

struct LoggedRequest {
  std::string_view method;
  const Route* route;
  int status;
  std::chrono::nanoseconds took;
};
void log_request(ServerOptions::Log level, const LoggedRequest& request);
void log_mistake(const Route& route, std::string_view what);
void log_event(std::string_view event, std::string_view detail);

}  // namespace corridor
