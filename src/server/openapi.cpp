#include "server/openapi.h"

#include "base/json.h"
#include "server/route.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace corridor {
namespace {

/// "get_corridors_brief": the method and the fixed pieces of the pattern.
std::string operation_id(const Route& route) {
  std::string id;
  for (const char c : route.method) id += static_cast<char>(std::tolower(c));
  std::string_view rest = route.pattern;
  if (rest.starts_with("/api/v1")) rest.remove_prefix(7);
  for (const char c : rest) {
    const bool letter = std::isalnum(static_cast<unsigned char>(c)) != 0;
    if (letter)
      id += c;
    else if (id.back() != '_')
      id += '_';
  }
  while (id.ends_with('_')) id.pop_back();
  return id;
}

void write_schema(JsonWriter& json, RouteParameter::Kind kind) {
  using Kind = RouteParameter::Kind;
  json.key("schema").begin_object();
  switch (kind) {
    case Kind::year:
      json.field("type", "integer").field("minimum", 1000).field("maximum", 2999);
      break;
    case Kind::count:
      json.field("type", "integer").field("minimum", 0).field("maximum", 1'000'000);
      break;
    case Kind::day:
      json.field("type", "string").field("format", "date");
      break;
    case Kind::flag:
      json.field("type", "boolean");
      break;
    case Kind::text:
      json.field("type", "string");
      break;
  }
  json.end_object();
}

void write_choice(JsonWriter& json, std::string_view name, std::string_view meaning,
                  const std::vector<std::string_view>& words) {
  json.begin_object().field("name", name).field("in", "query").field("description", meaning);
  json.field("required", false).key("schema").begin_object().field("type", "string");
  json.key("enum").begin_array();
  for (const auto word : words) json.value(word);
  json.end_array().end_object().end_object();
}

void write_parameters(JsonWriter& json, const Route& route) {
  json.key("parameters").begin_array();
  for (const auto& parameter : route.parameters) {
    const bool in_path = route.in_path(parameter.name);
    json.begin_object().field("name", parameter.name).field("in", in_path ? "path" : "query");
    json.field("required", in_path || parameter.required);
    json.field("description", parameter.meaning);
    write_schema(json, parameter.kind);
    if (!parameter.example.empty()) {
      const bool number = parameter.kind == RouteParameter::Kind::year ||
                          parameter.kind == RouteParameter::Kind::count;
      json.key("example");
      number ? json.raw(parameter.example) : json.value(parameter.example);
    }
    json.end_object();
  }
  std::vector<std::string_view> forms;
  for (const auto* form : forms_named(route.forms)) forms.push_back(form->name);
  if (!forms.empty()) write_choice(json, "format", "the form, instead of by Accept", forms);
  if (route.languages) {
    const auto languages = all_languages();
    write_choice(json, "lang", "the language, instead of by Accept-Language",
                 {languages.begin(), languages.end()});
  }
  json.end_array();
}

void write_content(JsonWriter& json, const Route& route) {
  json.key("content").begin_object();
  for (const auto* form : forms_named(route.forms)) {
    const bool tree = form->name == "json" || form->name == "jsonld" || form->name == "linkset";
    json.key(form->essence()).begin_object().key("schema").begin_object();
    if (!tree) json.field("type", "string");
    json.end_object().end_object();
  }
  json.end_object();
}

void write_problem(JsonWriter& json, std::string_view status, std::string_view meaning) {
  json.key(status).begin_object().field("description", meaning);
  json.key("content").begin_object().key("application/problem+json").begin_object();
  json.key("schema").begin_object().field("$ref", "#/components/schemas/Problem").end_object();
  json.end_object().end_object().end_object();
}

void write_responses(JsonWriter& json, const Route& route) {
  const bool job = route.method == "POST";
  json.key("responses").begin_object().key(job ? "202" : "200").begin_object();
  json.field("description",
             job ? "Accepted: the header Location says where to ask how far it is" : route.summary);
  write_content(json, route);
  json.end_object();
  if (route.method == "GET") {
    json.key("304").begin_object().field("description", "What If-None-Match names is current");
    json.end_object();
  }
  write_problem(json, "400", "The request itself is wrong");
  write_problem(json, "404", "What is named does not exist");
  write_problem(json, "406", "Not to be had in that form");
  write_problem(json, "422", "What was sent makes no sense");
  write_problem(json, "429", "Too much at once");
  if (route.role != Role::everyone) {
    write_problem(json, "401", "No token, or one that does not count");
    write_problem(json, "403", "A token without the role");
    write_problem(json, "413", "Too large");
  }
  write_problem(json, "503", "The workspace cannot be read or written at the moment");
  json.end_object();
}

void write_operation(JsonWriter& json, const Route& route) {
  std::string method;
  for (const char c : route.method) method += static_cast<char>(std::tolower(c));
  json.key(method).begin_object().field("operationId", operation_id(route));
  json.field("summary", route.summary).key("tags").begin_array().value(route.group).end_array();
  write_parameters(json, route);
  if (route.largest_body > 0) {
    const bool tree = route.largest_body <= (1 << 20);
    json.key("requestBody").begin_object().field("required", true).key("content").begin_object();
    json.key(tree ? "application/json" : "application/octet-stream").begin_object();
    json.end_object().end_object().end_object();
  }
  write_responses(json, route);
  json.key("security").begin_array();
  if (route.role != Role::everyone) {
    json.begin_object().key("token").begin_array().end_array().end_object();
    json.end_array().field("x-corridor-role", name_of(route.role));
  } else {
    json.end_array();
  }
  json.end_object();
}

/// OpenAPI has no word for "all that is left"; such a path stands there as one name.
std::string path_of(const Route& route) {
  std::string path(route.pattern);
  if (const auto dots = path.find("...}"); dots != path.npos) path.erase(dots, 3);
  return path;
}

void write_components(JsonWriter& json) {
  json.key("components").begin_object().key("securitySchemes").begin_object();
  json.key("token").begin_object().field("type", "http").field("scheme", "bearer").end_object();
  json.end_object().key("schemas").begin_object().key("Problem").begin_object();
  json.field("type", "object").key("required").begin_array();
  for (const auto name : {"type", "title", "status", "detail", "kind", "message"}) json.value(name);
  json.end_array().key("properties").begin_object();
  for (const auto name : {"type", "title", "detail", "kind", "message", "hint"}) {
    json.key(name).begin_object().field("type", "string").end_object();
  }
  json.key("status").begin_object().field("type", "integer").end_object();
  json.key("where").begin_object().field("type", "object").key("properties").begin_object();
  json.key("file").begin_object().field("type", "string").end_object();
  for (const auto name : {"line", "column"}) {
    json.key(name).begin_object().field("type", "integer").end_object();
  }
  json.end_object().end_object().end_object().end_object().end_object().end_object();
}

void write_info(JsonWriter& json) {
  json.field("openapi", "3.1.0").key("info").begin_object().field("title", "Corridor");
  json.field("version", CORRIDOR_VERSION);
  json.field("summary", "Evidence, law and commitments on migration between places");
  json.field("description",
             "What the command line says, over HTTP. Replies carry strong ETags; lists have no "
             "limit that is not asked for; errors are application/problem+json.");
  json.key("license").begin_object().field("name", "Apache 2.0");
  json.field("identifier", "Apache-2.0").end_object().end_object();
  json.key("servers").begin_array().begin_object().field("url", "/").end_object().end_array();
  json.key("tags").begin_array();
  std::vector<std::string_view> groups;
  for (const auto* route : all_routes()) {
    if (route->is_page || is_one_of(groups, route->group)) continue;
    groups.push_back(route->group);
    json.begin_object().field("name", route->group).end_object();
  }
  json.end_array();
}

}  // namespace

std::string openapi_document() {
  JsonWriter json(1);
  json.begin_object();
  write_info(json);
  json.key("paths").begin_object();
  std::vector<std::string_view> written;
  for (const auto* route : all_routes()) {
    if (route->is_page || is_one_of(written, route->pattern)) continue;
    written.push_back(route->pattern);
    json.key(path_of(*route)).begin_object();
    for (const auto* other : all_routes()) {
      if (other->pattern == route->pattern) write_operation(json, *other);
    }
    json.end_object();
  }
  json.end_object();
  write_components(json);
  json.end_object();
  return std::move(json).text() + "\n";
}

}  // namespace corridor
