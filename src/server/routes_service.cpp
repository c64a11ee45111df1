// The service itself: whether it is well, what it counts, and the description of the interface.
#include "base/json.h"
#include "server/openapi.h"
#include "server/route_groups.h"
#include "server/server_state.h"
#include "store/edition.h"

#include <array>

namespace corridor {
namespace {

Result<Reply> health(const Asked& asked) {
  const auto workspace = TRY(asked.open());
  const auto editions = TRY(all_editions(workspace));
  if (asked.state.damage.damaged()) {
    return fail({ErrorKind::io,
                 "the workspace is damaged: it is read as far as it goes, and not written",
                 {},
                 "Restore it from a copy: corridor restore COPY --replace."});
  }
  JsonWriter json;
  json.begin_object().field("status", "ok").field("version", CORRIDOR_VERSION);
  json.field("editions", editions.size()).field("layout", schema_version);
  json.field("writable", !asked.state.tokens.empty()).end_object();
  return asked.reply(std::move(json).text() + "\n").set("Cache-Control", "no-store");
}

Result<Reply> metrics(const Asked& asked) {
  return asked.reply(asked.state.metrics.text()).set("Cache-Control", "no-store");
}

Result<Reply> openapi(const Asked& asked) { return asked.reply(openapi_document()); }

Result<Reply> catalogue(const Asked& asked) {
  JsonWriter json;
  json.begin_object().key("linkset").begin_array().begin_object();
  json.field("anchor", "/api/v1").key("service-desc").begin_array().begin_object();
  json.field("href", "/api/v1/openapi.json").field("type", "application/json").end_object();
  json.end_array().key("status").begin_array().begin_object();
  json.field("href", "/api/v1/health").field("type", "application/json").end_object();
  json.end_array().end_object().end_array().end_object();
  return asked.reply(std::move(json).text() + "\n");
}

Result<Reply> index(const Asked& asked) {
  JsonWriter json(2);
  json.begin_object().field("title", "Corridor").field("version", CORRIDOR_VERSION);
  json.field("description", "/api/v1/openapi.json").key("resources").begin_array();
  for (const auto* route : all_routes()) {
    if (route->method == "GET" && !route->is_page) json.value(route->pattern);
  }
  json.end_array().end_object();
  return asked.reply(std::move(json).text() + "\n");
}

}  // namespace

std::span<const Route> service_routes() {
  static const std::array routes{Route{.pattern = "/api/v1",
                                       .group = "service",
                                       .summary = "What there is to ask",
                                       .answer = index},
                                 Route{.pattern = "/api/v1/health",
                                       .group = "service",
                                       .summary = "Whether the server and its workspace are well",
                                       .answer = health,
                                       .kept = false},
                                 Route{.pattern = "/api/v1/metrics",
                                       .group = "service",
                                       .summary = "What the server did, for Prometheus",
                                       .forms = "prometheus",
                                       .answer = metrics,
                                       .kept = false},
                                 Route{.pattern = "/api/v1/openapi.json",
                                       .group = "service",
                                       .summary = "This interface, described (OpenAPI 3.1)",
                                       .forms = "json openapi",
                                       .answer = openapi},
                                 Route{.pattern = "/.well-known/api-catalog",
                                       .group = "service",
                                       .summary = "Where the description stands (RFC 9727)",
                                       .forms = "linkset json",
                                       .answer = catalogue}};
  return routes;
}

}  // namespace corridor
