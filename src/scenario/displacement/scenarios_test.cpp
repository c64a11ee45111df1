#include "scenario/displacement/scenarios.h"

#include "evidence/scratch_workspace.h"
#include "sources/made_flee_folder.h"

#include <doctest/doctest.h>

namespace corridor::scenarios_test {
namespace {

ScenarioFiles made_scenario() {
  ScenarioFiles scenario{.name = "made", .files = {}, .passed_over = {}};
  for (const auto& [name, text] : made_flee_files()) scenario.files.push_back({name, text});
  return scenario;
}

void change_file(ScenarioFiles& scenario, std::string_view name, std::string_view text) {
  for (auto& file : scenario.files) {
    if (file.name == name) file.text = text;
  }
}

}  // namespace

TEST_CASE("a workspace has the shipped scenario without anything sent, and it is a sound one") {
  ScratchWorkspace scratch;
  const auto scenarios = displacement_scenarios(*scratch);
  REQUIRE(scenarios.has_value());
  REQUIRE(scenarios->size() == 1);
  CHECK(scenarios->front().id == "example");
  CHECK(scenarios->front().kept.account.contains("Nothing is wrong with it."));
  CHECK(scenarios->front().kept.files.size() == 10);
  const auto file = displacement_scenario_file(*scratch, "example", "input_csv/routes.csv");
  REQUIRE(file.has_value());
  CHECK(file->starts_with("#name1,name2"));
  CHECK(displacement_scenario_file(*scratch, "example", "input_csv/citation.csv").error().kind ==
        ErrorKind::not_found);
}

TEST_CASE("a scenario that is kept comes back to the byte, in a folder that goes away") {
  ScratchWorkspace scratch;
  const auto kept = keep_displacement_scenario(*scratch, made_scenario(), false);
  REQUIRE_MESSAGE(kept.has_value(), kept.error().message);
  CHECK(displacement_scenarios(*scratch)->size() == 2);
  std::string path;
  {
    const auto folder = ScenarioFolder::open(*scratch, kept->id.substr(0, 6));
    REQUIRE(folder.has_value());
    path = folder->path();
    CHECK(path.ends_with("/made"));
    for (const auto& [name, text] : made_flee_files()) {
      std::ifstream in(path + "/" + name);
      CHECK(std::string(std::istreambuf_iterator<char>(in), {}) == text);
    }
  }
  CHECK_FALSE(std::filesystem::exists(path));
}

TEST_CASE("a mistake is told with file, line and column, and nothing is kept") {
  ScratchWorkspace scratch;
  auto scenario = made_scenario();
  change_file(scenario, "input_csv/routes.csv",
              "#name1,name2,distance,forced_redirection\nAlpha,Nowhere,60,0\n");
  const auto kept = keep_displacement_scenario(*scratch, scenario, true);
  REQUIRE_FALSE(kept.has_value());
  CHECK(kept.error().where.file == "input_csv/routes.csv");
  CHECK(kept.error().where.line == 2);
  CHECK(kept.error().where.column == 2);
  CHECK_FALSE(kept.error().hint.contains("corridor-scenario-"));
  CHECK(displacement_scenarios(*scratch)->size() == 1);
}

TEST_CASE("what cannot be meant is refused, unless it is wanted in spite of that") {
  ScratchWorkspace scratch;
  auto scenario = made_scenario();
  change_file(scenario, "source_data/two-more.csv",
              "2020-01-11,50\n2020-01-01,0\n2020-01-20,100\n");
  const auto refused = keep_displacement_scenario(*scratch, scenario, false);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().where.file == "source_data/two-more.csv");
  CHECK(keep_displacement_scenario(*scratch, scenario, true).has_value());
}

TEST_CASE("a name that is no folder's makes no folder") {
  for (const std::string name : {"..", "", "a/b", ".x"}) {
    CAPTURE(name);
    CHECK_FALSE(ScenarioFolder::make({.name = name, .files = {}, .passed_over = {}}).has_value());
  }
}

}  // namespace corridor::scenarios_test
