#pragma once
// Workspace: one SQLite file that holds everything a user has loaded. It opens in WAL mode, so that
// readers never wait for a writer and a killed process leaves a store that opens.
//
// Where it lives: the path given; a folder given means FOLDER/corridor.sqlite; nothing given means
// the user's data folder ($XDG_DATA_HOME/corridor/corridor.sqlite).

#include "base/result.h"
#include "base/sqlite.h"

#include <string>
#include <string_view>

namespace corridor {

/// The layout of the store. A store of another layout is refused with a hint, never altered.
inline constexpr int schema_version = 7;

/// Corridor's folder in the one that an XDG variable names, or else in that below the home folder.
std::string user_folder(const char* variable, std::string_view below_home);
std::string default_workspace_path();
/// A folder stands for the workspace file in it.
std::string resolve_workspace_path(const std::string& given);

class Workspace {
 public:
  /// `read` sees one moment of the store for as long as it is open: a brief does not mix what was
  /// there before a load with what came with it. Open it for one answer, not for days.
  enum class Access { read, write };

  /// ErrorKind::not_found where there is no workspace; ErrorKind::malformed where the file is
  /// something else.
  static Result<Workspace> open(const std::string& path, Access access);
  /// Makes a new one. A file that is already a workspace is left as it is: `created` tells.
  static Result<Workspace> create(const std::string& path, bool& created);

  Database& database() { return database_; }
  const Database& database() const { return database_; }
  const std::string& path() const { return database_.path(); }

  /// Writes one line into the audit trail, within the caller's transaction.
  Result<void> record(std::string_view action, std::string_view detail);

 private:
  explicit Workspace(Database database) : database_(std::move(database)) {}
  Result<void> check_schema();
  /// False where the file has one already.
  Result<bool> write_schema();

  Database database_;
};

/// Now, as "2026-11-23T18:48:00Z". SOURCE_DATE_EPOCH in the environment stands in for the clock, so
/// that a result can be repeated to the byte.
std::string timestamp_now();

}  // namespace corridor
