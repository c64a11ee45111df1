#pragma once
// The parts of read_flee_folder, one function a file. Nobody outside includes this.

#include "sources/flee_folder.h"
#include "sources/flee_table.h"

#include <map>
#include <optional>

namespace corridor {

struct FleeJob {
  std::string input, data;  // folders; data is empty where there is none
  bool bare = false;        // a graph without input_csv/
  FleeReading reading;
  FleeFolder out;
  std::map<std::string, int, std::less<>> places;
  std::int64_t start = 0;  // days from 1970-01-01
  std::map<std::string, std::vector<std::string>, std::less<>> no_column;

  displacement::World& world() { return out.world; }
  bool has(const std::string& name) const;
  std::string input_file(const std::string& name) const { return input + "/" + name; }
  /// Reads a table of input_csv and notes its name.
  Result<FleeTable> table(const std::string& path, bool first_is_header = false);
  /// Index of a place, or an error at that cell that names near ones.
  Result<int> place(const FleeTable& table, const FleeRow& row, std::size_t cell) const;
  /// What cannot be meant, but what the reference reads all the same.
  void doubt(Error error) { out.doubts.push_back(std::move(error)); }
  void remark(std::string text) { out.remarks.push_back(std::move(text)); }
};

std::optional<displacement::Kind> flee_kind(std::string_view text);

Result<void> read_flee_period(FleeJob& job);
Result<void> read_flee_places(FleeJob& job);
Result<void> read_flee_routes(FleeJob& job);
Result<void> read_flee_closures(FleeJob& job);
/// conflicts.csv and flood_level.csv.
Result<void> read_flee_levels(FleeJob& job);
Result<void> read_flee_food(FleeJob& job);
Result<void> read_flee_people(FleeJob& job);
Result<void> read_flee_data(FleeJob& job);
/// That anybody can get anywhere: remarks on places that nothing leads to.
void look_at_network(FleeJob& job);

}  // namespace corridor
