#include "vocabulary/named_lines.h"

#include <doctest/doctest.h>

namespace corridor::named_lines_test {

TEST_CASE("named lines read back as they were written, sorted by name") {
  NamedLines fields;
  fields.set("type", "convention").set("covers", "regular irregular").set("note", "a = b\nc");
  CHECK(fields.text() == "covers=regular irregular\nnote=a = b c\ntype=convention");
  const NamedLines again(fields.text());
  CHECK(again["note"] == "a = b c");
  CHECK(again["absent"].empty());
  CHECK(again.list("covers") == std::vector<std::string_view>{"regular", "irregular"});
}

TEST_CASE("a name set again keeps the later value, and an empty one takes it away") {
  NamedLines fields;
  fields.set("type", "convention").set("type", "compact");
  CHECK(fields.text() == "type=compact");
  CHECK(fields.set("type", " ").text().empty());
}

}  // namespace corridor::named_lines_test
