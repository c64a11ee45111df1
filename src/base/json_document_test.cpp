#include "base/json_document.h"

#include <doctest/doctest.h>

namespace corridor::json_document_test {

TEST_CASE("a JSON text becomes a tree that can be walked and asked by name and index") {
  const auto parsed =
      JsonDocument::parse("f.json", R"({"a":[1,2.5,-3],"b":{"c":"d\u00e9"},"t":true,"n":null})");
  REQUIRE(parsed.has_value());
  const JsonValue root = parsed->root();
  CHECK(root.size() == 4);
  CHECK(root["a"].size() == 3);
  CHECK(root["a"][1].number() == 2.5);
  CHECK(root["a"][2].text() == "-3");
  CHECK_FALSE(root["a"][3]);
  CHECK(root["b"]["c"].string() == "dé");
  CHECK(root["t"].boolean() == true);
  CHECK(root["n"].is(JsonValue::Kind::null));
  CHECK_FALSE(root["x"]["y"][4]["z"]);
  std::string names;
  for (auto member = root.first(); member; member = member.next()) names += member.name();
  CHECK(names == "abtn");
}

TEST_CASE("JSON cut off or wrong is refused with line and column") {
  const auto cut = JsonDocument::parse("f.json", "{\"a\":\n [1,");
  REQUIRE_FALSE(cut.has_value());
  CHECK(cut.error().kind == ErrorKind::malformed);
  CHECK(cut.error().where.line == 2);
  CHECK(JsonDocument::parse("f.json", "").error().kind == ErrorKind::malformed);
  CHECK(JsonDocument::parse("f.json", "[1] [2]").error().where.column == 5);
  CHECK(JsonDocument::parse("f.json", "[NaN]").error().kind == ErrorKind::malformed);
  CHECK(JsonDocument::parse("f.json", "[1e999]").error().kind == ErrorKind::malformed);
  CHECK(JsonDocument::parse("f.json", "[\"\xFF\"]").error().kind == ErrorKind::malformed);
}

TEST_CASE("a name twice and a document too deep are refused") {
  CHECK(JsonDocument::parse("f.json", R"({"a":1,"a":2})").error().message.contains("\"a\" twice"));
  CHECK(JsonDocument::parse("f.json", R"([{"a":1},{"a":2}])").has_value());
  const auto deep = JsonDocument::parse("f.json", std::string(1'000'000, '['));
  CHECK(deep.error().kind == ErrorKind::limit);
  CHECK(JsonDocument::parse("f.json", std::string(100, '[') + std::string(100, ']')).has_value());
}

}  // namespace corridor::json_document_test
