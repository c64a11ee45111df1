#pragma once
// Route: one resource of the server, as a record. From it come the matching of addresses, the
// checking of parameters, negotiation, roles, and the OpenAPI document. Adding a route is a record
// in a file of its group and, for a new group, a line in routes.cpp. Routes hold no logic: they
// call the functions of report/ and scenario/ that the commands call.

#include "base/result.h"
#include "report/render_table.h"
#include "server/forms.h"
#include "server/message.h"
#include "server/target.h"
#include "store/workspace.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// Who may: reading is open to all; of the rest each may what those before it may.
enum class Role { everyone, reader, analyst, editor, admin };
std::string_view name_of(Role role);

struct RouteParameter {
  std::string_view name;
  std::string_view meaning;
  std::string_view example;  // a value that gives an answer in the embedded default
  enum class Kind { text, year, count, day, flag } kind = Kind::text;
  bool required = false;
};

class Asked;

struct Route {
  std::string_view method = "GET";  // a GET answers HEAD too
  /// "/api/v1/corridors/{corridor}/brief"; "{rest...}", at the end, takes all that is left, which
  /// may be nothing.
  std::string_view pattern;
  std::string_view group;  // a tag of OpenAPI
  std::string_view summary;
  std::vector<RouteParameter> parameters;  // those that the pattern names stand in the path
  /// Names of forms, the usual one first. Empty: the route looks at Accept itself.
  std::string_view forms = "json";
  Result<Reply> (*answer)(const Asked& asked);
  Role role = Role::everyone;
  bool languages = false;          // speaks several, by ?lang= or Accept-Language
  bool kept = true;                // a function of the workspace and the day: may be remembered
  bool any_query = false;          // checks its query itself
  bool is_page = false;            // for people: no part of the interface for programs
  std::uint64_t largest_body = 0;  // of a request

  bool in_path(std::string_view parameter) const;
};

struct ServerState;  // server_state.h

/// A request to a route, with everything settled that the route's record settles.
class Asked {
 public:
  const Request& request;
  const Route& route;
  ServerState& state;
  std::vector<std::pair<std::string, std::string>> values = {};  // of path and query
  const Form* form = nullptr;
  std::string language = "en";
  std::string who = {};  // the name of the token

  bool has(std::string_view name) const;
  /// The last value of that name, or empty.
  std::string text(std::string_view name) const;
  std::vector<std::string> all(std::string_view name) const;
  /// ErrorKind::usage for what is none.
  Result<std::optional<int>> year(std::string_view name) const;
  Result<std::optional<std::int64_t>> count(std::string_view name) const;
  Format format() const { return format_of(*form); }
  /// The workspace as it is at this moment.
  Result<Workspace> open() const;

  /// A reply in the form that was asked for.
  Reply reply(std::string body) const;
  /// A table, or the page of it that ?limit= and ?after= ask for. `key` names the columns that tell
  /// its rows apart; the address of the next page stands in the header Link.
  Result<Reply> reply(Table table, std::initializer_list<std::string_view> key) const;
};

/// Every route, in the order of the documentation.
std::span<const Route* const> all_routes();

/// The routes whose pattern fits a path, with what stands for the names in it.
struct RouteMatch {
  std::vector<const Route*> routes;  // of all methods
  std::vector<std::pair<std::string, std::string>> values;
  const Route* of(std::string_view method) const;
  std::string allowed() const;  // "GET, HEAD, OPTIONS"
};
RouteMatch match_route(const std::vector<std::string>& path);

}  // namespace corridor
