#include "report/sdmx/version_query.h"

#include <doctest/doctest.h>

namespace corridor::sdmx::version_query_test {

TEST_CASE("patterns of versions are met as SDMX REST says") {
  for (const auto* wanted : {"1.0", "latest", "all", "+", "~", "*", "1.0~", "1.~", "1.*", "~.0",
                             "*.0", "0~.0", "0*.9", "1~.0", "1+.0", "1.+"}) {
    CAPTURE(wanted);
    CHECK(is_version_query(wanted));
    CHECK(version_fits(wanted, "1.0"));
  }
  CHECK(version_fits("1.2+.0", "1.3.1"));
  CHECK(version_fits("1.2.0~", "1.2.7"));
}

TEST_CASE("a pattern lets through no older version, none of another length, and no sibling") {
  for (const auto* wanted :
       {"2.0", "1.1~", "2~.0", "2.~", "~.0.0", "1.0.0", "1.0.0~", "1", "10+.0"}) {
    CAPTURE(wanted);
    CHECK(is_version_query(wanted));
    CHECK_FALSE(version_fits(wanted, "1.0"));
  }
  CHECK_FALSE(version_fits("1.2.0+", "1.3.0"));
  CHECK_FALSE(version_fits("1.2+.3", "1.2.2"));
}

TEST_CASE("what is no version is none") {
  for (const auto* text : {"", "abc", "1.x", "1..0", "1+.0+", "+1", "1.2.3.4", "-1", "1.-1"}) {
    CAPTURE(text);
    CHECK_FALSE(is_version_query(text));
  }
}

}  // namespace corridor::sdmx::version_query_test
