#pragma once
// The files of a displacement scenario as they come from elsewhere: in a zip, as a JSON object of
// texts by name, or in a folder. What comes out has names as in flee_folder.h ("input_csv/
// routes.csv"), whatever folders stood around them, and never leaves the folder that it is written
// to: a name that is absolute, climbs ("../"), or cannot be a file's is an error.
//
// Taken are .csv and .yml files of the scenario; anything else is passed over, and told.

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct ScenarioFile {
  std::string name;  // "input_csv/locations.csv"
  std::string text;
};

struct ScenarioFiles {
  static constexpr std::size_t most_files = 2'000;
  static constexpr std::uint64_t largest_sent_bytes = std::uint64_t{32} << 20;
  static constexpr std::uint64_t largest_file_bytes = std::uint64_t{32} << 20;
  static constexpr std::uint64_t largest_bytes = std::uint64_t{64} << 20;  // of all together
  static constexpr std::size_t longest_name = 80;

  std::string name;                      // of the folder around them; empty where there was none
  std::vector<ScenarioFile> files;       // sorted by name
  std::vector<std::string> passed_over;  // sorted
};

/// A zip, or {"name": "crisis", "files": {"input_csv/locations.csv": "#name,..."}}.
/// ErrorKind::malformed for what is neither, has no scenario or two, or a name as above;
/// ErrorKind::limit beyond the limits.
Result<ScenarioFiles> read_scenario_files(std::string_view sent);

/// Those of a folder on this computer.
Result<ScenarioFiles> read_scenario_folder(const std::string& folder);

/// ErrorKind::usage unless it can name a folder.
Result<void> check_scenario_name(std::string_view name);

}  // namespace corridor
