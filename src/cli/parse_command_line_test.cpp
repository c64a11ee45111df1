#include "base/text.h"
#include "cli/command.h"

#include <set>

#include <doctest/doctest.h>

namespace corridor::parse_command_line_test {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const auto word : split(text, ' ')) words.emplace_back(word);
  return words;
}

Error refused(const std::vector<std::string>& words) {
  const auto line = parse_command_line(words);
  REQUIRE_FALSE(line.has_value());
  CHECK(line.error().kind == ErrorKind::usage);
  return line.error();
}

}  // namespace

TEST_CASE("the words of a series, the workspace before or behind the command") {
  for (const auto& words :
       {std::vector<std::string>{"--workspace", "w", "series", "migrant_stock", "BGD-MYS", "--from",
                                 "2010", "--format", "csv"},
        std::vector<std::string>{"series", "migrant_stock", "BGD-MYS", "--format=csv",
                                 "--from=2010", "-w", "w"}}) {
    const auto line = parse_command_line(words);
    REQUIRE(line.has_value());
    REQUIRE(line->command != nullptr);
    CHECK(line->command->name == "series");
    CHECK(line->call.workspace_path == "w");
    CHECK(line->call.text("INDICATOR") == "migrant_stock");
    CHECK(line->call.text("PLACE|ORIGIN-DESTINATION") == "BGD-MYS");
    CHECK(line->call.year("--from").value() == std::optional(2010));
    CHECK(line->call.text("--format") == "csv");
    CHECK_FALSE(line->call.has("--to"));
    CHECK_FALSE(line->call.year("--to").value().has_value());
  }
}

TEST_CASE("load takes many files and a flag") {
  const auto line = parse_command_line({"load", "a.csv", "b.csv", "--dry-run"});
  REQUIRE(line.has_value());
  CHECK(line->call.all("FILE") == std::vector<std::string>{"a.csv", "b.csv"});
  CHECK(line->call.has("--dry-run"));
  CHECK_FALSE(line->call.has("--as"));
}

TEST_CASE("a year is four digits") {
  for (const auto year : {"20", "20100", "x", "-2010", "2010.5", ""}) {
    const auto line =
        parse_command_line({"series", "population", "BGD", std::string("--from=") + year});
    if (!line) continue;
    CAPTURE(year);
    REQUIRE_FALSE(line->call.year("--from").has_value());
    CHECK(line->call.year("--from").error().kind == ErrorKind::usage);
  }
}

TEST_CASE("wrong words say what may be meant") {
  CHECK(refused({"laod"}).hint == "Did you mean load?");
  CHECK(refused({"series", "x", "y", "--formt", "csv"}).hint == "Did you mean --format?");
  CHECK(refused({"series", "x"}).message == "PLACE|ORIGIN-DESTINATION is required");
  CHECK(refused({"series"}).hint == "`corridor series --help` shows how.");
  CHECK(refused({"--wrkspace", "w", "doctor"}).kind == ErrorKind::usage);
}

TEST_CASE("no words, and --help, give the help; nothing is run") {
  for (const auto& words : {std::vector<std::string>{}, std::vector<std::string>{"--help"}}) {
    const auto line = parse_command_line(words);
    REQUIRE(line.has_value());
    CHECK(line->command == nullptr);
    for (const Command* command : all_commands()) {
      // Models with a form of their own stand in the help of `run`.
      if (command->name.contains(' ')) continue;
      CHECK(line->help.contains(std::string("  ") + std::string(command->name)));
    }
  }
}

TEST_CASE("a model with a form of its own has its own help, which that of `run` names") {
  const auto run = parse_command_line({"run", "--help"});
  REQUIRE(run.has_value());
  for (const Command* command : all_commands()) {
    if (!command->name.contains(' ')) continue;
    CAPTURE(command->name);
    CHECK(run->help.contains(std::string(command->name) + " --help"));
  }
}

TEST_CASE("every command has a help of its own with its arguments and an example that parses") {
  std::set<std::string_view> names;
  for (const Command* command : all_commands()) {
    CAPTURE(command->name);
    CHECK(names.insert(command->name).second);
    auto asked = words_of(command->name);
    asked.emplace_back("--help");
    const auto line = parse_command_line(asked);
    REQUIRE(line.has_value());
    CHECK(line->command == nullptr);
    CHECK(line->help.contains(command->example));
    for (const auto& argument : command->arguments) CHECK(line->help.contains(argument.name));
    auto words = words_of(command->example);
    words.erase(words.begin());
    const auto example = parse_command_line(words);
    REQUIRE(example.has_value());
    CHECK(example->command == command);
  }
}

TEST_CASE("the form of a model that is not there is that of all models") {
  const auto line = parse_command_line({"-w", "w", "run", "remittance_kept", "cost_percent=6"});
  REQUIRE(line.has_value());
  CHECK(line->command->name == "run");
  CHECK(line->call.text("NAME") == "remittance_kept");
}

}  // namespace corridor::parse_command_line_test
