#include "base/embedded.h"

#include <algorithm>

#include <doctest/doctest.h>

TEST_CASE("embedded files are sorted and each can be read") {
  const auto paths = corridor::embedded_files();
  CHECK(std::ranges::is_sorted(paths));
  for (const auto path : paths) {
    CHECK(corridor::is_embedded(path));
    if (path.ends_with("citation.csv"))
      CHECK(corridor::embedded_file(path).find("licence") != std::string::npos);
  }
}

TEST_CASE("a path that data/ does not have is not embedded") {
  CHECK_FALSE(corridor::is_embedded(""));
  CHECK_FALSE(corridor::is_embedded("places"));
  CHECK_FALSE(corridor::is_embedded("no/such.csv"));
}
