#pragma once
// Scenarios that were kept: the files that a model runs from, by what is in them. The same files
// kept twice are one scenario, whatever it was called.

#include "base/result.h"
#include "store/kept_content.h"
#include "store/workspace.h"

#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct KeptScenario {
  std::string model;
  std::string name;                  // of its folder
  std::string account;               // what is in it, in words
  std::vector<KeptFile> files = {};  // by name
  std::string kept = {};             // when; keep_scenario fills it in

  /// 12 hexadecimal digits, from the model, and the files' names and hashes.
  std::string id() const;
};

/// A workspace keeps no more, so that who may run models cannot fill the disk.
inline constexpr int most_scenarios = 1'000;

/// Keeps it in a transaction of its own, and says what is kept under its id: what was there before,
/// where it was. ErrorKind::limit for one too many.
Result<KeptScenario> keep_scenario(Workspace& workspace, const KeptScenario& scenario,
                                   const std::vector<NamedText>& files);

/// All of a model, oldest first.
Result<std::vector<KeptScenario>> kept_scenarios(const Workspace& workspace,
                                                 std::string_view model);

/// By id, or the first digits of it where no other begins so. ErrorKind::not_found.
Result<KeptScenario> kept_scenario(const Workspace& workspace, std::string_view model,
                                   std::string_view id);

}  // namespace corridor
