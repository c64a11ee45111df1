// What the OpenAPI document promises, asked of a running server: every path with its examples.
#include "base/json_document.h"
#include "server/served.h"
#include "server/target.h"

#include <doctest/doctest.h>

namespace corridor::contract_test {
namespace {

struct Operation {
  std::string path, method, address;  // the address has the examples in it
  std::vector<std::string> forms, languages, media_types;
  bool needs_token = false, complete = true;  // complete: every parameter that must be has one
};

void read_parameter(JsonValue parameter, Operation& operation) {
  const std::string name(parameter["name"].string());
  const auto words = parameter["schema"]["enum"];
  for (auto word = words.first(); word; word = word.next()) {
    (name == "lang" ? operation.languages : operation.forms).emplace_back(word.string());
  }
  if (parameter["required"].boolean() != true) return;
  const std::string example = percent_encode(parameter["example"].text());
  if (example.empty()) operation.complete = false;
  if (parameter["in"].string() == "path") {
    const auto at = operation.address.find("{" + name + "}");
    REQUIRE(at != std::string::npos);
    operation.address.replace(at, name.size() + 2, example);
  } else {
    operation.address += (operation.address.contains('?') ? "&" : "?") + name + "=" + example;
  }
}

std::vector<Operation> operations_of(JsonValue document) {
  std::vector<Operation> operations;
  for (auto path = document["paths"].first(); path; path = path.next()) {
    for (auto operation = path.first(); operation; operation = operation.next()) {
      Operation read{std::string(path.name()),
                     std::string(operation.name()),
                     std::string(path.name()),
                     {},
                     {},
                     {}};
      for (auto p = operation["parameters"].first(); p; p = p.next()) read_parameter(p, read);
      read.needs_token = operation["security"].size() > 0;
      const auto content = operation["responses"]["200"]["content"];
      for (auto type = content.first(); type; type = type.next()) {
        read.media_types.emplace_back(type.name());
      }
      operations.push_back(read);
    }
  }
  return operations;
}

std::string with(const Operation& operation, std::string_view more) {
  return operation.address + (operation.address.contains('?') ? "&" : "?") + std::string(more);
}

void check_problem(const Seen& seen, int status) {
  CHECK(seen.status == status);
  CHECK(seen.header("Content-Type") == "application/problem+json");
  const auto document = JsonDocument::parse("problem", seen.body);
  REQUIRE(document.has_value());
  const auto root = document->root();
  CHECK(root["status"].number() == status);
  for (const auto* name : {"type", "title", "detail", "kind", "message"}) {
    CAPTURE(name);
    CHECK(root[name].is(JsonValue::Kind::string));
  }
}

/// The usual form, by GET and HEAD, and again with the ETag.
void check_reading(Client& client, const Operation& operation) {
  const auto seen = client.get(operation.address);
  REQUIRE_MESSAGE(seen.status == 200, seen.body);
  const auto type = seen.header("Content-Type");
  CHECK(type.substr(0, type.find(';')) == operation.media_types.front());
  CHECK(seen.header("X-Content-Type-Options") == "nosniff");
  CHECK(seen.header("Access-Control-Allow-Origin") == "*");
  if (type.contains("json")) CHECK(JsonDocument::parse("reply", seen.body).has_value());
  const auto head = client.ask("HEAD", operation.address);
  CHECK(head.status == 200);
  const auto tag = seen.header("ETag");
  CHECK(tag.starts_with('"'));
  if (seen.header("Cache-Control") == "no-store") return;
  CHECK(head.header("ETag") == tag);
  CHECK(head.header("Content-Length") == std::to_string(seen.body.size()));
  const auto again = client.get(operation.address, fmt::format("If-None-Match: {}\r\n", tag));
  CHECK(again.status == 304);
  CHECK(again.header("ETag") == tag);
}

void check_refusals(Client& client, const Operation& operation) {
  check_problem(client.get(with(operation, "no_such_parameter=1")), 400);
  check_problem(client.get(operation.address, "Accept: image/png\r\n"), 406);
  check_problem(client.get(with(operation, "format=nonsense")), 400);
  const auto wrong = client.ask("PATCH", operation.address);
  check_problem(wrong, 405);
  CHECK(wrong.header("Allow").starts_with("GET, HEAD"));
  CHECK(client.ask("OPTIONS", operation.address).status == 204);
  if (!operation.languages.empty()) check_problem(client.get(with(operation, "lang=xx")), 400);
}

}  // namespace

TEST_CASE("the server keeps what its OpenAPI document promises") {
  Served served;
  Client client(served);
  const auto described = client.get("/api/v1/openapi.json");
  REQUIRE(described.status == 200);
  const auto document = JsonDocument::parse("openapi.json", described.body);
  REQUIRE(document.has_value());
  CHECK(document->root()["openapi"].string() == "3.1.0");
  std::size_t asked = 0;
  std::vector<std::string> ids;
  for (const auto& operation : operations_of(document->root())) {
    if (operation.method != "get" || !operation.complete) continue;
    CAPTURE(operation.address);
    ++asked;
    check_reading(client, operation);
    check_refusals(client, operation);
  }
  CHECK(asked > 35);
}

TEST_CASE("names of operations are unique, and every group is a tag") {
  Served served;
  const auto document =
      JsonDocument::parse("openapi.json", Client(served).get("/api/v1/openapi.json").body);
  REQUIRE(document.has_value());
  std::vector<std::string> ids, tags;
  for (auto tag = document->root()["tags"].first(); tag; tag = tag.next()) {
    tags.emplace_back(tag["name"].string());
  }
  for (auto path = document->root()["paths"].first(); path; path = path.next()) {
    for (auto operation = path.first(); operation; operation = operation.next()) {
      const std::string id(operation["operationId"].string());
      CAPTURE(id);
      CHECK_FALSE(is_one_of(ids, id));
      ids.push_back(id);
      CHECK(is_one_of(tags, operation["tags"][0].string()));
      CHECK_FALSE(operation["summary"].string().empty());
      CHECK(operation["responses"].size() > 3);
    }
  }
}

TEST_CASE("a brief comes in every form and language that is promised") {
  Served served;
  Client client(served);
  const std::string address = "/api/v1/corridors/BGD-MYS/brief";
  for (const auto& [form, type] : {std::pair("html", "text/html"), std::pair("md", "text/markdown"),
                                   std::pair("text", "text/plain")}) {
    const auto by_query = client.get(address + "?format=" + form);
    const auto by_header = client.get(address, fmt::format("Accept: {}\r\n", type));
    CAPTURE(form);
    CHECK(by_query.status == 200);
    CHECK(by_query.header("Content-Type").starts_with(type));
    CHECK(by_query.body == by_header.body);
    CHECK(by_query.body.size() > 1000);
  }
  CHECK(client.get(address, "Accept: text/html\r\n")
            .header("Content-Security-Policy")
            .contains("default-src 'none'"));
  const auto english = client.get(address);
  for (const auto* language : {"fr", "ar", "bn"}) {
    const auto by_query = client.get(fmt::format("{}?lang={}", address, language));
    const auto by_header =
        client.get(address, fmt::format("Accept-Language: {}, en;q=0.5\r\n", language));
    CAPTURE(language);
    CHECK(by_query.header("Content-Language") == language);
    CHECK(by_query.body == by_header.body);
    CHECK(by_query.body != english.body);
  }
}

TEST_CASE("a list is read page by page, and the pages are the whole") {
  Served served;
  Client client(served);
  const auto whole = client.get("/api/v1/places?format=csv");
  const auto lines = split(whole.body, '\n');
  std::string address = "/api/v1/places?format=csv&limit=100", together(lines[0]);
  together += '\n';
  int pages = 0;
  while (!address.empty()) {
    const auto page = client.get(address);
    REQUIRE(page.status == 200);
    CHECK(page.header("X-Total-Count") == whole.header("X-Total-Count"));
    together += page.body.substr(page.body.find('\n') + 1);
    const auto link = page.header("Link");
    address = link.empty() ? "" : link.substr(1, link.find('>') - 1);
    ++pages;
  }
  CHECK(together == whole.body);
  CHECK(pages == 4);
  check_problem(client.get("/api/v1/places?limit=2&after=nowhere"), 400);
  CHECK(client.get("/api/v1/search?q=equal+pay&limit=2").header("Link").contains("skip=2"));
}

}  // namespace corridor::contract_test
