// The table of routes: each group has a file of its own, and a line here.

#include "base/text.h"
#include "server/route_groups.h"

#include <fmt/format.h>

#include <algorithm>

namespace corridor {
namespace {

std::vector<const Route*> make_table() {
  std::vector<const Route*> table;
  for (const auto& group :
       {service_routes(), place_routes(), evidence_routes(), figure_routes(), law_routes(),
        chain_routes(), actor_routes(), word_routes(), file_routes(), model_routes(),
        scenario_routes(), sdmx_routes(), write_routes(), page_routes()}) {
    for (const auto& route : group) table.push_back(&route);
  }
  return table;
}

/// A pattern's pieces: "api", "{corridor}", "{rest...}".
std::vector<std::string_view> pieces_of(std::string_view pattern) {
  auto pieces = split(pattern.substr(1), '/');
  if (pieces.back().empty()) pieces.pop_back();
  return pieces;
}

using Values = std::vector<std::pair<std::string, std::string>>;

bool fits(const Route& route, const std::vector<std::string>& path, Values& values) {
  const auto pieces = pieces_of(route.pattern);
  values.clear();
  std::size_t at = 0;
  for (const auto piece : pieces) {
    if (piece.ends_with("...}")) {
      const std::vector<std::string> rest(path.begin() + static_cast<std::ptrdiff_t>(at),
                                          path.end());
      values.emplace_back(piece.substr(1, piece.size() - 5),
                          fmt::format("{}", fmt::join(rest, "/")));
      return true;
    }
    if (at == path.size()) return false;
    if (piece.starts_with('{'))
      values.emplace_back(piece.substr(1, piece.size() - 2), path[at]);
    else if (piece != path[at])
      return false;
    ++at;
  }
  return at == path.size();
}

}  // namespace

std::string_view name_of(Role role) {
  constexpr std::array<std::string_view, 5> names{"everyone", "reader", "analyst", "editor",
                                                  "admin"};
  return names[static_cast<std::size_t>(role)];
}

bool Route::in_path(std::string_view parameter) const {
  return pattern.contains(fmt::format("{{{}}}", parameter)) ||
         pattern.contains(fmt::format("{{{}...}}", parameter));
}

std::span<const Route* const> all_routes() {
  static const auto table = make_table();
  return table;
}

RouteMatch match_route(const std::vector<std::string>& path) {
  RouteMatch match;
  for (const auto* route : all_routes()) {
    // A path belongs to the first pattern that fits: fixed names stand before "{name}".
    if (!match.routes.empty() && match.routes.front()->pattern != route->pattern) continue;
    Values values;
    if (!fits(*route, path, values)) continue;
    match.routes.push_back(route);
    match.values = std::move(values);
  }
  return match;
}

const Route* RouteMatch::of(std::string_view method) const {
  const std::string_view wanted = method == "HEAD" ? "GET" : method;
  const auto found = std::ranges::find(routes, wanted, &Route::method);
  return found == routes.end() ? nullptr : *found;
}

std::string RouteMatch::allowed() const {
  std::vector<std::string_view> methods;
  for (const auto* route : routes) {
    methods.push_back(route->method);
    if (route->method == "GET") methods.push_back("HEAD");
  }
  methods.push_back("OPTIONS");
  return fmt::format("{}", fmt::join(methods, ", "));
}

}  // namespace corridor
