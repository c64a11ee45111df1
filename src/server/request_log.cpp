#include "server/request_log.h"

#include "base/json.h"
#include "server/route.h"

#include <fmt/core.h>

#include <cstdio>

namespace corridor {
namespace {

void write_line(JsonWriter json) {
  json.end_object();
  fmt::print(stderr, "{}\n", std::move(json).text());
}

JsonWriter begin_line(std::string_view event) {
  JsonWriter json;
  json.begin_object().field("at", timestamp_now()).field("event", event);
  return json;
}

}  // namespace

void log_request(ServerOptions::Log level, const LoggedRequest& request) {
  using Log = ServerOptions::Log;
  if (level == Log::none || (level == Log::errors && request.status < 500)) return;
  auto json = begin_line("request");
  // A method is a word of the client's; only those we know are written down.
  json.field("method", request.route != nullptr ? request.method : "other");
  json.field("route", request.route != nullptr ? request.route->pattern : "none");
  json.field("status", request.status);
  json.field("ms", std::chrono::duration<double, std::milli>(request.took).count());
  write_line(std::move(json));
}

void log_mistake(const Route& route, std::string_view what) {
  auto json = begin_line("mistake");
  json.field("route", route.pattern).field("what", what);
  write_line(std::move(json));
}

void log_event(std::string_view event, std::string_view detail) {
  auto json = begin_line(event);
  json.field("detail", detail);
  write_line(std::move(json));
}

}  // namespace corridor
