#include "report/sdmx/moment.h"

#include <doctest/doctest.h>

namespace corridor::sdmx::moment_test {

TEST_CASE("a moment with an offset is the same moment in UTC") {
  CHECK(*read_moment("asOf", "2024-05-15") == "2024-05-15T00:00:00Z");
  CHECK(*read_moment("asOf", "2024-05-15T14:15") == "2024-05-15T14:15:00Z");
  CHECK(*read_moment("asOf", "2024-05-15T14:15:07.25Z") == "2024-05-15T14:15:07Z");
  CHECK(*read_moment("asOf", "2009-05-15T14:15:00+01:00") == "2009-05-15T13:15:00Z");
  CHECK(*read_moment("asOf", "2023-12-31T23:30:00-05:30") == "2024-01-01T05:00:00Z");
  for (const auto* wrong : {"", "2024", "2024-05-15T", "2024-05-15T1:15:00", "2024-05-15T14:15:0",
                            "2024-05-15T14:15:00+0100", "2024-05-15T14:15:00 ", "2024-13-01"}) {
    CAPTURE(wrong);
    CHECK(!read_moment("asOf", wrong).has_value());
  }
}

}  // namespace corridor::sdmx::moment_test
