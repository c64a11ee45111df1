// SDMX REST: addresses and forms are SDMX's own, so these routes look at both themselves, and their
// errors are messages of SDMX (docs/sdmx_rest.md).
#include "base/text.h"
#include "report/sdmx/service.h"
#include "server/http_words.h"
#include "server/route_groups.h"
#include "server/server_state.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace corridor {
namespace {

/// Path and query behind the prefix, as they came: a "+" in a query is no space here.
std::string_view behind(std::string_view target, std::string_view prefix) {
  return target.substr(std::min(prefix.size(), target.size()));
}

/// The same address with another offset.
std::string next_page(const Request& request) {
  const std::string_view target = request.target;
  const auto question = std::min(target.find('?'), target.size());
  std::string next(target.substr(0, question));
  std::int64_t offset = 0, limit = 0;
  std::string rest;
  std::string_view query = question < target.size() ? target.substr(question + 1) : "";
  while (!query.empty()) {
    const auto end = std::min(query.find('&'), query.size());
    const auto piece = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    const auto number = [&](std::string_view name, std::int64_t& into) {
      if (!piece.starts_with(name)) return false;
      into = parse_integer(piece.substr(name.size())).value_or(0);
      return true;
    };
    if (number("offset=", offset)) continue;
    number("limit=", limit);
    rest.append("&").append(piece);
  }
  return next + "?offset=" + std::to_string(offset + limit) + rest;
}

bool is_host(std::string_view text) {
  return !text.empty() && text.size() < 256 && std::ranges::all_of(text, [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '.' || c == '-' || c == ':' || c == '[' || c == ']';
  });
}

/// The address that a client asked: stubs say where the whole is.
std::string site_of(const Asked& asked) {
  const auto host = asked.request.header("Host");
  const bool secure = asked.request.header("X-Forwarded-Proto") == "https";
  return std::string(secure ? "https://" : "http://") +
         (is_host(host) ? std::string(host) : asked.state.options.listen);
}

Result<Reply> answered(const Asked& asked, sdmx::Model model, std::string_view prefix) {
  const auto site = site_of(asked);
  const sdmx::ServiceRequest request{.model = model,
                                     .address = behind(asked.request.target, prefix),
                                     .accept = asked.request.header("Accept"),
                                     .language = asked.language,
                                     .site = site};
  auto made = sdmx::answer([&asked] { return asked.open(); }, request);
  Reply reply = made.large
                    ? reply_with(made.status, std::move(made.media_type), std::move(made.large))
                    : reply_with(made.status, std::move(made.media_type), std::move(made.body));
  reply.set("Content-Language", made.status == 200 ? asked.language : "en");
  reply.set("Vary", "Accept, Accept-Encoding, Accept-Language");
  if (made.more) reply.set("Link", "<" + next_page(asked.request) + ">; rel=\"next\"");
  if (!made.loaded.empty()) reply.set("Last-Modified", http_date(made.loaded));
  if (made.status != 200) reply.set("Cache-Control", "no-store");
  return reply;
}

Result<Reply> rest_1(const Asked& asked) {
  return answered(asked, sdmx::Model::v2_1, "/sdmx/rest");
}

Result<Reply> rest_2(const Asked& asked) { return answered(asked, sdmx::Model::v3_0, "/sdmx/3.0"); }

}  // namespace

std::span<const Route> sdmx_routes() {
  static const std::array routes{
      Route{.pattern = "/sdmx/rest/{rest...}",
            .group = "sdmx",
            .summary = "SDMX REST 1.0 to 1.5: data, structures, availability and schemas",
            .parameters = {{"rest", "such as data/MIGRANT_STOCK or codelist/CORRIDOR/CL_SEX", ""}},
            .forms = "",
            .answer = rest_1,
            .languages = true,
            .any_query = true},
      Route{.pattern = "/sdmx/3.0/{rest...}",
            .group = "sdmx",
            .summary = "SDMX REST 2.x, of SDMX 3.0: data, structures, availability and schemas",
            .parameters = {{"rest", "such as data/dataflow/CORRIDOR/MIGRANT_STOCK", ""}},
            .forms = "",
            .answer = rest_2,
            .languages = true,
            .any_query = true}};
  return routes;
}

}  // namespace corridor
