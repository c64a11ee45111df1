#include "base/embedded.h"

#include <algorithm>
#include <sstream>
#include <string>

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

TEST_CASE("the lines of some places are those of the whole file, in its order") {
  for (const std::string path : {"projection/deaths.csv", "projection/people.csv"}) {
    const std::string whole = corridor::embedded_file(path);
    for (const std::string code : {"108", "50", "458", "716", "999", "country_code"}) {
      std::string expected;
      std::istringstream lines(whole);
      for (std::string line; std::getline(lines, line);) {
        if (expected.empty() || line.starts_with(code + ",")) expected += line + "\n";
      }
      CHECK(corridor::embedded_lines(path, {code, "BGD"}) == expected);
    }
  }
  CHECK(corridor::embedded_lines("projection/deaths.csv", {"50"}).size() > 4'000);
}
