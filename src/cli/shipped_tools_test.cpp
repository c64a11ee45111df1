// Tools that registers name as the answer to a recommendation are commands that can be typed.

#include "base/embedded.h"
#include "base/yaml.h"
#include "cli/command.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace corridor::shipped_tools_test {
namespace {

/// Words as a shell takes them apart, quotes around those with spaces.
std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  char quote = 0;
  bool in_word = false;
  for (const char c : line) {
    if (quote == 0 && c == ' ') {
      in_word = false;
    } else if (quote == c || (quote == 0 && (c == '\'' || c == '"'))) {
      quote = quote == 0 ? c : char{0};
      if (!in_word) words.emplace_back();
      in_word = true;
    } else {
      if (!in_word) words.emplace_back();
      in_word = true;
      words.back() += c;
    }
  }
  return words;
}

}  // namespace

TEST_CASE("a command line is taken apart as a shell does") {
  CHECK(words_of("corridor claim 'a < b' x") ==
        std::vector<std::string>{"corridor", "claim", "a < b", "x"});
}

TEST_CASE("every tool that a shipped recommendation names is a command line that parses") {
  for (const auto path : embedded_files()) {
    if (!path.starts_with("registers/recommendations")) continue;
    const auto document = YamlDocument::parse(std::string(path), embedded_file(path));
    REQUIRE(document.has_value());
    const auto list = document->root()["recommendations"];
    for (auto one = list.first(); one; one = one.next()) {
      for (auto tool = one["tools"].first(); tool; tool = tool.next()) {
        CAPTURE(tool.where().line);
        CAPTURE(path);
        auto words = words_of(tool.text());
        REQUIRE(words.size() > 1);
        words.erase(words.begin());
        const auto parsed = parse_command_line(words);
        CHECK_MESSAGE(parsed.has_value(), tool.text());
      }
    }
  }
}

}  // namespace corridor::shipped_tools_test
