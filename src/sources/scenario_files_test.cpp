#include "sources/scenario_files.h"

#include "base/file.h"
#include "base/json.h"
#include "base/scratch_folder.h"
#include "base/zip_writer.h"
#include "sources/made_flee_folder.h"

#include <fmt/core.h>

#include <doctest/doctest.h>

namespace corridor::scenario_files_test {
namespace {

std::string as_json(const FleeFiles& files, std::string_view name = "crisis") {
  JsonWriter json;
  json.begin_object().field("name", name).key("files").begin_object();
  for (const auto& [path, text] : files) json.field(path, text);
  json.end_object().end_object();
  return std::move(json).text();
}

std::string as_zip(const FleeFiles& files, const std::string& before) {
  const ScratchFolder scratch;
  write_flee_files(scratch.file("in"), files);
  std::vector<ZipEntry> entries;
  for (const auto& [path, text] : files) {
    entries.push_back({before + path, scratch.file("in/" + path)});
  }
  REQUIRE(write_zip(scratch.file("a.zip"), entries).has_value());
  return scratch.read("a.zip");
}

std::vector<std::string> names_of(const ScenarioFiles& scenario) {
  std::vector<std::string> names;
  for (const auto& file : scenario.files) names.push_back(file.name);
  return names;
}

Error error_of(const std::string& sent) {
  const auto read = read_scenario_files(sent);
  REQUIRE_FALSE(read.has_value());
  return read.error();
}

}  // namespace

TEST_CASE("a scenario is the same in a zip, as JSON and in a folder") {
  const auto files = made_flee_files();
  const auto json = read_scenario_files(as_json(files));
  const auto zip = read_scenario_files(as_zip(files, "deep/crisis/"));
  const ScratchFolder scratch;
  write_flee_files(scratch.file("crisis"), files);
  const auto folder = read_scenario_folder(scratch.file("crisis"));
  for (const auto* read : {&json, &zip, &folder}) {
    REQUIRE(read->has_value());
    CHECK((*read)->name == "crisis");
    CHECK((*read)->files.size() == files.size());
    CHECK(names_of(**read) == names_of(*json));
    for (const auto& file : (*read)->files) CHECK(file.text == files.at(file.name));
  }
}

TEST_CASE("what is no part of a scenario is passed over and told") {
  auto files = made_flee_files();
  files["README.md"] = "x";
  files["out/out.csv"] = "x";
  files[".git/config.yml"] = "x";
  files["__MACOSX/input_csv/locations.csv"] = "x";
  const auto read = read_scenario_files(as_json(files));
  REQUIRE(read.has_value());
  CHECK(read->files.size() == made_flee_files().size());
  CHECK(read->passed_over.size() == 4);
}

TEST_CASE("a name that leads out of the folder is refused, however it is written") {
  for (const std::string_view name :
       {"../input_csv/locations.csv", "/etc/passwd.csv", "input_csv/../../a.csv",
        "..\\\\..\\\\a.csv", "C:\\\\a.csv", "input_csv//a.csv", "input_csv/./a.csv",
        "a\\u0000b.csv", "input_csv/\\u0007.csv", ""}) {
    CAPTURE(name);
    const auto sent =
        fmt::format(R"({{"files": {{"input_csv/locations.csv": "", "{}": "x"}}}})", name);
    const auto error = error_of(sent);
    CHECK(error.kind == ErrorKind::malformed);
    CHECK(error.message.starts_with("expected the name of a file within the scenario"));
  }
  for (const std::string_view name : {"..", "a/b", ".hidden", "", "a\\b"}) {
    CAPTURE(name);
    CHECK_FALSE(check_scenario_name(name).has_value());
  }
  const auto named = fmt::format(R"({{"name": "..", "files": {{"input_csv/locations.csv": ""}}}})");
  CHECK(error_of(named).kind == ErrorKind::usage);
}

TEST_CASE("two scenarios, none, or something else are told apart from one") {
  auto two = made_flee_files();
  two["other/input_csv/locations.csv"] = "x";
  CHECK(error_of(as_json(two)).message == "expected one scenario, saw those of \"\" and \"other\"");
  CHECK(error_of(R"({"files": {"notes.csv": ""}})").message.starts_with("expected a folder with"));
  // Files too deep to be taken leave a scenario of nothing.
  CHECK(error_of(R"({"files": {"input_csv/deeper/a.csv": ""}})").message.ends_with("saw none"));
  CHECK(error_of(R"({"files": {"input_csv/locations.csv": 7}})").message.contains("as a string"));
  CHECK(error_of("[]").message.starts_with("expected a zip"));
  CHECK(error_of("PK\x03\x04 and no more").kind == ErrorKind::malformed);
  const auto bare =
      read_scenario_files(R"({"files": {"g/locations.csv": "", "g/routes.csv": ""}})");
  REQUIRE(bare.has_value());
  CHECK(names_of(*bare) == std::vector<std::string>{"locations.csv", "routes.csv"});
  CHECK(bare->name == "g");
}

TEST_CASE("more files than a scenario may have, and larger ones, are refused") {
  FleeFiles many{{"input_csv/locations.csv", ""}};
  for (std::size_t i = 0; i < ScenarioFiles::most_files; ++i) {
    many[fmt::format("source_data/{}.csv", i)] = "";
  }
  CHECK(error_of(as_json(many)).kind == ErrorKind::limit);
  const std::string large(ScenarioFiles::largest_sent_bytes, ' ');
  CHECK(error_of(large + "{}").kind == ErrorKind::limit);
}

}  // namespace corridor::scenario_files_test
