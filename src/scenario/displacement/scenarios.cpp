#include "scenario/displacement/scenarios.h"

#include "base/embedded.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"
#include "scenario/displacement/check.h"

#include <fmt/format.h>
#include <stdlib.h>

#include <algorithm>
#include <filesystem>

namespace corridor {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view model_name = "displacement", shipped_in = "displacement/example/";

ScenarioFiles read_shipped() {
  ScenarioFiles scenario{.name = std::string(shipped_scenario_id), .files = {}, .passed_over = {}};
  for (const auto path : embedded_files()) {
    if (!path.starts_with(shipped_in) || path.ends_with("/citation.csv")) continue;
    scenario.files.push_back({std::string(path.substr(shipped_in.size())), embedded_file(path)});
  }
  return scenario;
}

std::vector<NamedText> texts_of(const ScenarioFiles& files) {
  std::vector<NamedText> texts;
  for (const auto& file : files.files) texts.push_back({file.name, file.text});
  return texts;
}

DisplacementScenario make_shipped() {
  const auto files = read_shipped();
  KeptScenario kept{.model = std::string(model_name), .name = files.name, .account = {}};
  for (const auto& file : files.files) {
    kept.files.push_back({file.name, sha256_hex(file.text), file.text.size()});
  }
  kept.account = check_scenario(files, false).value_or("");
  return {std::string(shipped_scenario_id), std::move(kept)};
}

const DisplacementScenario& shipped_scenario() {
  static const auto scenario = make_shipped();
  return scenario;
}

Error cannot_keep(const std::string& folder, const std::error_code& problem) {
  return {ErrorKind::io,
          fmt::format("cannot make the folder {}: {}", folder, problem.message()),
          {folder, 0, 0},
          "Free some disk space."};
}

void remove_around(const std::string* path) {
  std::error_code ignored;
  fs::remove_all(fs::path(*path).parent_path(), ignored);
  std::default_delete<const std::string>()(path);
}

std::uint64_t bytes_of(const KeptScenario& scenario) {
  std::uint64_t bytes = 0;
  for (const auto& file : scenario.files) bytes += file.bytes;
  return bytes;
}

Result<std::string> text_of(const Workspace& workspace, const DisplacementScenario& scenario,
                            const KeptFile& file) {
  if (scenario.id != shipped_scenario_id) return kept_content(workspace, file.sha256);
  return embedded_file(std::string(shipped_in) + file.name);
}

}  // namespace

std::string DisplacementScenario::summary() const {
  return kept.account.substr(0, kept.account.find('\n'));
}

Result<std::vector<DisplacementScenario>> displacement_scenarios(const Workspace& workspace) {
  std::vector<DisplacementScenario> scenarios{shipped_scenario()};
  for (auto& kept : TRY(kept_scenarios(workspace, model_name))) {
    auto id = kept.id();
    scenarios.push_back({std::move(id), std::move(kept)});
  }
  return scenarios;
}

Result<DisplacementScenario> displacement_scenario(const Workspace& workspace,
                                                   std::string_view id) {
  if (id == shipped_scenario_id) return shipped_scenario();
  auto kept = TRY(kept_scenario(workspace, model_name, id));
  auto whole_id = kept.id();
  return DisplacementScenario{std::move(whole_id), std::move(kept)};
}

Result<std::string> displacement_scenario_file(const Workspace& workspace, std::string_view id,
                                               std::string_view name) {
  const auto scenario = TRY(displacement_scenario(workspace, id));
  const auto& files = scenario.kept.files;
  const auto found = std::ranges::find(files, name, &KeptFile::name);
  if (found != files.end()) return text_of(workspace, scenario, *found);
  return fail({ErrorKind::not_found,
               fmt::format("scenario {} has no file \"{}\"", id, name),
               {},
               fmt::format("`corridor scenarios {}` lists those it has.", id)});
}

ScenarioFolder::ScenarioFolder(std::string path)
    : path_(std::make_unique<const std::string>(std::move(path)).release(), remove_around) {}

Result<ScenarioFolder> ScenarioFolder::make(const ScenarioFiles& files) {
  TRY(check_scenario_name(files.name));
  std::string around = (fs::temp_directory_path() / "corridor-scenario-XXXXXX").string();
  std::error_code problem;
  if (::mkdtemp(around.data()) == nullptr) {
    return fail(cannot_keep(around, std::error_code(errno, std::generic_category())));
  }
  ScenarioFolder folder((fs::path(around) / files.name).string());
  fs::create_directory(folder.path(), problem);
  for (const auto& file : files.files) {
    const auto path = fs::path(folder.path()) / file.name;
    if (!problem) fs::create_directories(path.parent_path(), problem);
    if (problem) return fail(cannot_keep(path.parent_path().string(), problem));
    TRY(write_file(path.string(), file.text));
  }
  return folder;
}

Result<ScenarioFolder> ScenarioFolder::open(const Workspace& workspace, std::string_view id) {
  const auto scenario = TRY(displacement_scenario(workspace, id));
  ScenarioFiles files{.name = scenario.kept.name, .files = {}, .passed_over = {}};
  for (const auto& file : scenario.kept.files) {
    files.files.push_back({file.name, TRY(text_of(workspace, scenario, file))});
  }
  return make(files);
}

Error ScenarioFolder::without_folder(Error error) const {
  std::error_code ignored;
  const auto real = fs::weakly_canonical(path(), ignored).string();
  for (auto* text : {&error.message, &error.hint, &error.where.file}) {
    erase_all(*text, path() + "/");
    erase_all(*text, real + "/");
  }
  return error;
}

Result<std::string> check_scenario(const ScenarioFiles& files, bool despite_doubts) {
  const auto folder = TRY(ScenarioFolder::make(files));
  const auto check = TRY(check_displacement({.folder = folder.path()}));
  // Without an account nothing could be read.
  const bool stops = check.account.empty() || !despite_doubts;
  if (!check.problems.empty() && stops) return fail(folder.without_folder(check.as_error()));
  Error account{ErrorKind::internal, check.account};
  return folder.without_folder(std::move(account)).message;
}

Result<DisplacementScenario> keep_displacement_scenario(Workspace& workspace,
                                                        const ScenarioFiles& files,
                                                        bool despite_doubts) {
  auto account = TRY(check_scenario(files, despite_doubts));
  auto kept = TRY(keep_scenario(
      workspace,
      {.model = std::string(model_name), .name = files.name, .account = std::move(account)},
      texts_of(files)));
  auto id = kept.id();
  return DisplacementScenario{std::move(id), std::move(kept)};
}

Table displacement_scenarios_table(const std::vector<DisplacementScenario>& scenarios) {
  Table table;
  table.title = "Scenarios of displacement";
  table.columns = {{"id", "Scenario"},
                   {"name", "Name"},
                   {"account", "What is in it"},
                   {.name = "files", .title = "Files", .align = Align::end},
                   {.name = "bytes", .title = "Bytes", .align = Align::end},
                   {"kept", "Kept"}};
  for (const auto& scenario : scenarios) {
    const auto& kept = scenario.kept;
    table.rows.push_back(
        {scenario.id, kept.name, scenario.summary(), static_cast<double>(kept.files.size()),
         static_cast<double>(bytes_of(kept)),
         kept.kept.empty() ? Cell::nothing("comes with the program") : Cell(kept.kept)});
  }
  table.notes = {"`corridor run displacement --scenario ID` runs one."};
  return table;
}

Table displacement_scenario_table(const DisplacementScenario& scenario) {
  auto table = kept_files_table(fmt::format("Scenario {}: {}", scenario.id, scenario.kept.name),
                                scenario.kept.files);
  table.notes = {scenario.kept.account};
  return table;
}

void name_scenario(RunRecord& run, std::string_view id) {
  for (auto& input : run.inputs) input.source = fmt::format("scenario {}", id);
}

}  // namespace corridor
