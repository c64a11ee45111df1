#include "base/percent.h"

#include <doctest/doctest.h>

namespace corridor::percent_test {

TEST_CASE("text in an address comes back as it was") {
  const std::string text = "C\xC3\xB4te d'Ivoire 100% + ?&/";
  CHECK(*percent_decode(percent_encode(text), 0, Plus::is_plus) == text);
  CHECK(*percent_decode("a+b", 0, Plus::is_space) == "a b");
  CHECK(*percent_decode("a+b%2B", 0, Plus::is_plus) == "a+b+");
}

TEST_CASE("what is no text in an address is told with its column") {
  const auto broken = percent_decode("ab%4", 10, Plus::is_plus);
  REQUIRE_FALSE(broken.has_value());
  CHECK(broken.error().where.column == 13);
  for (const auto* piece : {"%", "%zz", "%FF", "%00", "%7F", "%C3"}) {
    CAPTURE(piece);
    CHECK(percent_decode(piece, 0, Plus::is_space).error().kind == ErrorKind::usage);
  }
}

}  // namespace corridor::percent_test
