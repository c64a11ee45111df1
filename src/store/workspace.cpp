#include "store/workspace.h"

#include "base/text.h"
#include "store/schema.h"

#include <fmt/core.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>

namespace corridor {
namespace {

constexpr std::string_view file_name = "corridor.sqlite";
/// "CORR" in ASCII: SQLite's application id, by which tools tell whose file this is.
constexpr int application_id = 0x434F5252;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

Error no_workspace(const std::string& path) {
  return {ErrorKind::not_found,
          "there is no workspace here",
          {path},
          fmt::format("Make one: corridor --workspace {} init", path)};
}

Result<std::int64_t> pragma(Database& database, const std::string& name) {
  auto statement = TRY(database.prepare("PRAGMA " + name));
  if (!TRY(statement.step())) return 0;
  return statement.integer(0);
}

/// A database without content: what an init that was killed at its start leaves behind.
Result<bool> is_blank(Database& database) {
  auto tables = TRY(database.prepare("SELECT count(*) FROM sqlite_schema"));
  TRY(tables.step());
  return tables.integer(0) == 0 && TRY(pragma(database, "application_id")) == 0;
}

/// WAL keeps readers and the writer apart; NORMAL syncs at checkpoints, which WAL makes safe
/// against a killed process, and against power failure up to the last checkpoint.
Result<void> configure(Database& database) {
  return database.execute(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;"
      "PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 0");
}

/// Whether files may be made beside the workspace: SQLite needs two to write, and one to read what
/// somebody else may be writing.
bool folder_takes_files(const std::string& path) {
  const auto folder = std::filesystem::path(path).parent_path();
  return ::access(folder.empty() ? "." : folder.c_str(), W_OK) == 0;
}

/// Whether all that was written stands in the file itself.
bool lies_still(const std::string& path) {
  std::error_code none;
  const auto size = std::filesystem::file_size(path + "-wal", none);
  return none || size == 0;
}

Result<Database::Mode> mode_for(const std::string& path, Workspace::Access access) {
  const bool writing = access == Workspace::Access::write;
  if (folder_takes_files(path)) {
    return writing ? Database::Mode::read_write : Database::Mode::read_only;
  }
  if (writing) {
    return fail({ErrorKind::denied,
                 "expected a folder we may write to, saw one that is read-only",
                 {path},
                 "Copy the workspace to a folder of yours, or ask for the right to write here."});
  }
  std::error_code ignored;
  const bool unfinished = std::filesystem::exists(path + "-wal", ignored);
  return unfinished ? Database::Mode::read_only : Database::Mode::at_rest;
}

}  // namespace

std::string user_folder(const char* variable, std::string_view below_home) {
  namespace fs = std::filesystem;
  const std::string named = environment(variable);
  if (!named.empty()) return (fs::path(named) / "corridor").string();
  const std::string home = environment("HOME");
  return (fs::path(home.empty() ? "." : home) / below_home / "corridor").string();
}

std::string default_workspace_path() {
  return (std::filesystem::path(user_folder("XDG_DATA_HOME", ".local/share")) / file_name).string();
}

std::string resolve_workspace_path(const std::string& given) {
  if (given.empty()) return default_workspace_path();
  std::error_code ignored;
  const bool folder = given.ends_with('/') || std::filesystem::is_directory(given, ignored);
  return folder ? (std::filesystem::path(given) / file_name).string() : given;
}

Result<void> Workspace::check_schema() {
  const auto id = TRY(pragma(database_, "application_id"));
  const auto version = TRY(pragma(database_, "user_version"));
  if (id != application_id) {
    return fail({ErrorKind::malformed,
                 "expected a Corridor workspace, saw another database",
                 {path()},
                 "Name the workspace file, or make a new one with init."});
  }
  if (version != schema_version) {
    return fail(
        {ErrorKind::conflict,
         fmt::format("expected a store of layout {}, saw layout {}", schema_version, version),
         {path()},
         "Open it with the release that made it, or make a new workspace and load again."});
  }
  return {};
}

Result<Workspace> Workspace::open(const std::string& path, Access access) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return fail(no_workspace(path));
  const auto open_as = [&](Database::Mode mode) -> Result<Workspace> {
    Workspace workspace(TRY(Database::open(path, mode)));
    TRY(workspace.check_schema());
    if (access == Access::write) {
      TRY(configure(workspace.database_));
    } else {
      TRY(workspace.database_.execute("PRAGMA cache_size = -16384; BEGIN"));
    }
    return workspace;
  };
  auto opened = open_as(TRY(mode_for(path, access)));
  // On a full disk there is no room for what SQLite writes beside a file to read it; the file can
  // still be read as it lies there.
  const bool full = !opened && opened.error().kind == ErrorKind::io && access == Access::read;
  return full && lies_still(path) ? open_as(Database::Mode::at_rest) : std::move(opened);
}

Result<Workspace> Workspace::create(const std::string& path, bool& created) {
  std::error_code problem;
  const auto folder = std::filesystem::path(path).parent_path();
  if (!folder.empty()) std::filesystem::create_directories(folder, problem);
  const bool exists =
      std::filesystem::exists(path, problem) && std::filesystem::file_size(path, problem) > 0;
  Workspace workspace(TRY(Database::open(path, Database::Mode::create)));
  created = !exists || TRY(is_blank(workspace.database_));
  if (!created) return open(path, Access::write);
  TRY(configure(workspace.database_));
  created = TRY(workspace.write_schema());
  return workspace;
}

Result<bool> Workspace::write_schema() {
  auto transaction = TRY(Transaction::begin(database_));
  // Another process may have been quicker, while this one waited for the lock.
  if (!TRY(is_blank(database_))) return false;
  TRY(database_.execute(std::string(schema_sql)));
  TRY(database_.execute(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}",
                                    application_id, schema_version)));
  TRY(record("init", fmt::format("layout {}", schema_version)));
  TRY(transaction.commit());
  return true;
}

Result<void> Workspace::record(std::string_view action, std::string_view detail) {
  auto statement = TRY(database_.prepare("INSERT INTO audit(at, action, detail) VALUES(?, ?, ?)"));
  return statement.bind(1, timestamp_now()).bind(2, action).bind(3, detail).run();
}

std::string timestamp_now() {
  namespace chrono = std::chrono;
  auto now = chrono::floor<chrono::seconds>(chrono::system_clock::now());
  if (const auto fixed = parse_integer(environment("SOURCE_DATE_EPOCH"))) {
    now = chrono::sys_seconds(chrono::seconds(*fixed));
  }
  const auto day = chrono::floor<chrono::days>(now);
  const chrono::year_month_day date(day);
  const chrono::hh_mm_ss time(now - day);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     time.hours().count(), time.minutes().count(), time.seconds().count());
}

}  // namespace corridor
