#pragma once
// Scenarios of displacement that a workspace has: those that were sent to it or added from a
// folder, and one that the program brings along, of an invented crisis. A model reads files, so a
// scenario is written to a folder of its own for as long as it is run or checked.

#include "base/result.h"
#include "base/table.h"
#include "sources/scenario_files.h"
#include "store/kept_scenario.h"
#include "store/run_record.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// The id of the scenario that needs no sending.
inline constexpr std::string_view shipped_scenario_id = "example";

struct DisplacementScenario {
  std::string id;
  KeptScenario kept;  // of the shipped one, `kept.kept` is empty

  /// The first line of its account.
  std::string summary() const;
};

/// The shipped one first, then the others, oldest first.
Result<std::vector<DisplacementScenario>> displacement_scenarios(const Workspace& workspace);
/// ErrorKind::not_found with what there is.
Result<DisplacementScenario> displacement_scenario(const Workspace& workspace, std::string_view id);
/// ErrorKind::not_found where the scenario has no such file.
Result<std::string> displacement_scenario_file(const Workspace& workspace, std::string_view id,
                                               std::string_view name);

/// Files in a folder of their own, under the scenario's name; gone with the last copy.
class ScenarioFolder {
 public:
  static Result<ScenarioFolder> make(const ScenarioFiles& files);
  static Result<ScenarioFolder> open(const Workspace& workspace, std::string_view id);

  const std::string& path() const { return *path_; }
  /// An error with names of files as the scenario has them.
  Error without_folder(Error error) const;

 private:
  explicit ScenarioFolder(std::string path);
  std::shared_ptr<const std::string> path_;
};

/// What `--check` says of the files: an account. An error for what a run would stop at and, unless
/// `despite_doubts`, for what cannot be meant, with file, line and column; further ones in its
/// hint.
Result<std::string> check_scenario(const ScenarioFiles& files, bool despite_doubts);

/// Checked and kept.
Result<DisplacementScenario> keep_displacement_scenario(Workspace& workspace,
                                                        const ScenarioFiles& files,
                                                        bool despite_doubts);

/// Columns id, name, account, files, bytes, kept.
Table displacement_scenarios_table(const std::vector<DisplacementScenario>& scenarios);
/// One of them, with its files: columns name, sha256, bytes.
Table displacement_scenario_table(const DisplacementScenario& scenario);

/// The run as one of a kept scenario: its files come from there.
void name_scenario(RunRecord& run, std::string_view id);

}  // namespace corridor
