#include "server/target.h"

#include <doctest/doctest.h>

namespace corridor::target_test {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

}  // namespace

TEST_CASE("a target is taken apart and decoded") {
  const auto target =
      parse_target("/api/v1/places/C%C3%B4te%20d%27Ivoire?kind=a+b&empty=&bare&x=%2B");
  REQUIRE(target.has_value());
  CHECK(target->path == std::vector<std::string>{"api", "v1", "places", "Côte d'Ivoire"});
  CHECK(target->query == Pairs{{"kind", "a b"}, {"empty", ""}, {"bare", ""}, {"x", "+"}});
}

TEST_CASE("a slash at the end, and one that is encoded, add no segment") {
  CHECK(parse_target("/a/b/")->path == std::vector<std::string>{"a", "b"});
  CHECK(parse_target("/")->path.empty());
  CHECK(parse_target("/a%2Fb")->path == std::vector<std::string>{"a/b"});
}

TEST_CASE("what is no target is refused with the column") {
  const auto error = [](std::string_view text) { return parse_target(text).error(); };
  CHECK(error("").kind == ErrorKind::usage);
  CHECK(error("http://elsewhere/").kind == ErrorKind::usage);
  CHECK(error("/a/%4").where.column == 4);
  CHECK(error("/a/%zz").kind == ErrorKind::usage);
  CHECK(error("/a?b=%").where.column == 6);
  for (const auto* text : {"/../etc/passwd", "/a/./b", "/a//b", "/%2e%2e/x", "/a/%00", "/a%0d%0ab",
                           "/%ff", "/a?b=%c3", "/a?b=%1b"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_target(text).has_value());
  }
}

TEST_CASE("a target of any size is refused before it costs anything") {
  CHECK(parse_target("/" + std::string(longest_target_bytes, 'a')).error().kind ==
        ErrorKind::limit);
  std::string many = "/?";
  for (std::size_t i = 0; i <= most_query_values; ++i) many += "a=1&";
  CHECK(parse_target(many).error().kind == ErrorKind::limit);
}

TEST_CASE("what is encoded reads back") {
  const std::string text = "100 % \"égal\" /?&=+#";
  const auto target = parse_target("/" + percent_encode(text) + "?a=" + percent_encode(text));
  REQUIRE(target.has_value());
  CHECK(target->path.front() == text);
  CHECK(target->query.front().second == text);
}

}  // namespace corridor::target_test
