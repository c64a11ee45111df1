#pragma once
// The folder of a displacement scenario in the layout of the Flee program: `input_csv/` (places,
// routes, conflicts, closures, period), `source_data/` (what was counted) and `simsetting.yml`.
// Also read: a bare graph, whose files lie in the folder itself.
//
// Every file is checked as it is read. A mistake that would change the result is an error with
// file, line and column; what is passed over (a column of conflicts for a place that is not there,
// a camp counted that is no place) is a remark. Columns 4 and 5 of locations.csv are taken for what
// the header calls them: latitude and longitude, or x and y.

#include "base/result.h"
#include "vocabulary/displacement_world.h"

#include <string>
#include <vector>

namespace corridor {

struct FleeReading {
  int days = 0;  // 0: as sim_period.csv says
  /// Two files of one camp are added on every date; a correction without data is an error. Else as
  /// the reference: the second file's last value is added, what follows its end is dropped.
  bool repaired = true;
  bool flood_driven = false;   // flood_level.csv takes the place of conflicts.csv
  bool needs_data = true;      // people flee as the data grow
  bool read_settlers = false;  // agents.csv
};

struct FleeFolder {
  displacement::World world;
  std::vector<Error> doubts;  // mistakes that published folders have; --check fails on them
  std::vector<std::string> remarks;
  std::vector<std::string> files;  // read, in order
};

Result<FleeFolder> read_flee_folder(const std::string& folder, const FleeReading& reading);

/// simsetting.yml of the folder, or of its input_csv; empty where there is none.
std::string flee_settings_file(const std::string& folder);

/// Whether the folder has observations (`source_data/` or `refugee_data/`).
bool flee_folder_has_data(const std::string& folder);

}  // namespace corridor
