#include "base/yaml.h"

#include <fmt/core.h>

#include <doctest/doctest.h>

namespace corridor::yaml_test {
namespace {

Error error_of(std::string_view text) {
  const auto document = YamlDocument::parse("f.yml", text);
  REQUIRE_FALSE(document.has_value());
  return document.error();
}

}  // namespace

TEST_CASE("YAML is walked by keys and lists; scalars are text, with their line and column") {
  const auto document =
      YamlDocument::parse("f.yml",
                          "# note\na: 1\nb:\n  - x: \"1\"\n    y: 'it''s'\n  - z\n"
                          "empty:\nc: {k: [p, q]}\n");
  REQUIRE(document.has_value());
  const auto root = document->root();
  CHECK(root["a"].text() == "1");
  CHECK(root["a"].where().line == 2);
  CHECK(root["a"].where().column == 1);
  const auto first = root["b"].first();
  CHECK(first["y"].text() == "it's");
  CHECK(first["y"].where().line == 5);
  CHECK(first["y"].where().column == 5);
  CHECK(first.next().text() == "z");
  CHECK_FALSE(first.next().next());
  CHECK(root["empty"].is(YamlValue::Kind::null));
  CHECK(root["c"]["k"].first().next().text() == "q");
  CHECK(root["c"].key() == "c");
  CHECK_FALSE(root["none"]["deeper"].first());
}

TEST_CASE("an empty text has no root; names in all scripts are read") {
  CHECK_FALSE(YamlDocument::parse("f.yml", "")->root());
  CHECK_FALSE(YamlDocument::parse("f.yml", "# only a note\n")->root());
  CHECK(YamlDocument::parse("f.yml", "পুরুষ: male\n")->root()["পুরুষ"].text() == "male");
}

TEST_CASE("what makes YAML unsafe or ambiguous is refused with its line") {
  const Error anchor = error_of("a: 1\nb: &x 2\n");
  CHECK(anchor.kind == ErrorKind::malformed);
  CHECK(anchor.message.contains("anchors"));
  CHECK(anchor.where.line == 2);
  CHECK(error_of("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n").message.contains("anchors"));
  CHECK(error_of("a: 1\na: 2\n").message == "expected each key once, saw \"a\" again");
  CHECK(error_of("a: !!int 1\n").message.contains("tags"));
  CHECK(error_of("a: 1\n---\nb: 2\n").message.contains("one YAML document"));
  CHECK(error_of("? [x]\n: 1\n").message.contains("key"));
  const Error broken = error_of("a: [1, 2\nb: 3\n");
  CHECK(broken.kind == ErrorKind::malformed);
  CHECK(broken.where.line >= 1);
  CHECK(error_of("a: \xE9\n").message.contains("UTF-8"));
}

TEST_CASE("deep and large texts are refused") {
  CHECK(error_of(std::string(30, '[') + std::string(30, ']')).kind == ErrorKind::limit);
  CHECK_FALSE(YamlDocument::parse("f.yml", std::string(100'000, '[')).has_value());
  CHECK_FALSE(YamlDocument::parse("f.yml", std::string(100'000, '{')).has_value());
  CHECK(error_of(std::string(YamlDocument::largest_bytes + 1, ' ')).kind == ErrorKind::limit);
}

TEST_CASE("wrong keys and values are told where they stand, with what was near") {
  const auto document = YamlDocument::parse("f.yml", "publishr: x\nrow: 1.5\nflag: maybe\n");
  REQUIRE(document.has_value());
  const auto keys = document->root().expect_keys({"publisher", "row", "flag"});
  REQUIRE_FALSE(keys.has_value());
  CHECK(keys.error().message == "no key is called \"publishr\" here");
  CHECK(keys.error().hint == "Did you mean publisher?");
  CHECK(keys.error().where.line == 1);
  CHECK(document->root()["row"].expect_integer(1, 9).error().where.line == 2);
  CHECK(document->root()["flag"].expect_truth(false).error().message ==
        "expected true or false, saw \"maybe\"");
  CHECK(document->root()["none"].expect_truth(true) == true);
  CHECK_FALSE(document->root().expect_text("text").has_value());
}

TEST_CASE("what is quoted reads back as it was") {
  for (const std::string_view text : {"plain text", "", " x", "a: b", "#", "- x", "null", "~", "1)",
                                      "\"q\"", "back\\slash", "tab\there", "Männer", "[x]", "*"}) {
    const auto document = YamlDocument::parse("f.yml", fmt::format("k: {}\n", yaml_quote(text)));
    CAPTURE(text);
    REQUIRE(document.has_value());
    CHECK(document->root()["k"].text() == text);
    CHECK(document->root()["k"].is(YamlValue::Kind::scalar));
  }
}

}  // namespace corridor::yaml_test
