#include "store/set_aside.h"

#include "base/sqlite.h"
#include "store/workspace.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <filesystem>

namespace corridor {
namespace {

namespace fs = std::filesystem;

/// Held by whoever sets a workspace of this folder aside: two processes of a new release may begin
/// at the same time, and the second must not take the first's new workspace for the old one.
class FolderLock {
 public:
  explicit FolderLock(const fs::path& folder)
      : handle_(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    if (handle_ >= 0) ::flock(handle_, LOCK_EX);
  }
  ~FolderLock() {
    if (handle_ >= 0) ::close(handle_);
  }
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int handle_;
};

/// The layout of the workspace at `path` where it is older than ours.
Result<std::optional<int>> older_layout(const Database& database) {
  auto row = TRY(database.prepare("PRAGMA user_version"));
  const auto layout = TRY(row.step()) ? row.integer(0) : 0;
  return layout < schema_version ? std::optional(static_cast<int>(layout)) : std::nullopt;
}

/// Files that were loaded besides what is in the program. Layouts differ: none where it cannot say.
Result<std::vector<std::string>> own_files_of(const Database& database) {
  auto rows = TRY(database.prepare(
      "SELECT DISTINCT file FROM edition WHERE file NOT LIKE 'embedded:%' ORDER BY id"));
  std::vector<std::string> files;
  while (TRY(rows.step())) files.push_back(rows.text(0));
  return files;
}

/// "corridor.layout-4.2026-11-30.sqlite", with a number behind where that is taken.
fs::path free_name(const fs::path& path, int layout, const std::string& day) {
  for (int i = 1;; ++i) {
    const std::string number = i == 1 ? "" : fmt::format("-{}", i);
    const auto name = fmt::format("{}.layout-{}.{}{}{}", path.stem().string(), layout, day, number,
                                  path.extension().string());
    std::error_code ignored;
    if (!fs::exists(path.parent_path() / name, ignored)) return path.parent_path() / name;
  }
}

}  // namespace

std::string SetAside::notice(const std::string& path) const {
  constexpr std::size_t most_named = 5;
  std::string files;
  for (std::size_t i = 0; i < own_files.size() && i < most_named; ++i) {
    files += (i == 0 ? " " : ", ") + own_files[i];
  }
  if (own_files.size() > most_named) {
    files += fmt::format(" and {} more", own_files.size() - most_named);
  }
  return fmt::format(
      "{}: this workspace had layout {} of an earlier release; it is kept as {}, and a new one is "
      "made. {}",
      path, layout, kept_as,
      own_files.empty()
          ? "It held no files of your own.\n"
          : fmt::format("Load your own files again with `corridor load FILE`:{}.\n", files));
}

Result<std::optional<SetAside>> set_aside_older(const std::string& path, const std::string& day) {
  const fs::path from(path);
  const FolderLock lock(from.parent_path());
  std::error_code problem;
  // A workspace, and not of our layout.
  const auto opened = Workspace::open(path, Workspace::Access::read);
  if (opened || opened.error().kind != ErrorKind::conflict) return std::nullopt;
  SetAside done;
  {
    auto database = TRY(Database::open(path, Database::Mode::read_write));
    const auto layout = TRY(older_layout(database));
    if (!layout) return std::nullopt;
    done.layout = *layout;
    done.own_files = own_files_of(database).value_or(std::vector<std::string>());
    // What is still beside it goes into it, so that one file is the whole.
    static_cast<void>(database.execute("PRAGMA wal_checkpoint(TRUNCATE)"));
  }
  const auto to = free_name(from, done.layout, day);
  done.kept_as = to.string();
  // What SQLite keeps beside a file in use goes first: it must never lie beside the new one.
  for (const std::string beside : {"-wal", "-shm", ""}) {
    fs::rename(path + beside, done.kept_as + beside, problem);
    if (!problem || !beside.empty()) continue;
    return fail({ErrorKind::denied,
                 fmt::format("this workspace has layout {} of an earlier release and cannot be set "
                             "aside: {}",
                             done.layout, problem.message()),
                 {path},
                 "Move it away yourself, or name another workspace with --workspace."});
  }
  return done;
}

}  // namespace corridor
