#include "evidence/backup.h"

#include "evidence/doctor.h"
#include "store/edition.h"

#include <fmt/core.h>
#include <unistd.h>

#include <filesystem>

namespace corridor {
namespace {

namespace fs = std::filesystem;

/// The copy while it is made; gone with its journals when it did not become one.
class Unfinished {
 public:
  explicit Unfinished(const std::string& target)
      : path_(fmt::format("{}.{}.part", target, ::getpid())) {}
  ~Unfinished() {
    for (const char* ending : {"", "-wal", "-shm", "-journal"}) {
      std::error_code ignored;
      fs::remove(path_ + ending, ignored);
    }
  }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

Result<BackupReport> look_through(const std::string& path) {
  const auto copy = TRY(Workspace::open(path, Workspace::Access::read));
  const auto examination = TRY(examine(copy));
  if (!examination.sound()) return fail(examination.error(path));
  return BackupReport{path, TRY(all_editions(copy)).size(), fs::file_size(path)};
}

/// Moves away what stands where the workspace is to be and is none any more.
Result<void> set_aside(const std::string& path) {
  std::error_code problem;
  for (const char* ending : {"", "-wal", "-shm"}) {
    if (!fs::exists(path + ending, problem)) continue;
    fs::rename(path + ending, path + ".damaged" + ending, problem);
    if (!problem) continue;
    return fail({ErrorKind::io,
                 fmt::format("cannot move the damaged workspace away: {}", problem.message()),
                 {path},
                 "Move it yourself, then restore again."});
  }
  return {};
}

}  // namespace

Result<BackupReport> back_up(const Workspace& workspace, const std::string& file) {
  std::error_code problem;
  if (fs::exists(file, problem)) {
    return fail({ErrorKind::conflict,
                 "there is a file of that name already",
                 {file},
                 "Name another; a copy never overwrites one."});
  }
  const Unfinished unfinished(file);
  {
    auto copy = TRY(Database::open(unfinished.path(), Database::Mode::create));
    TRY(workspace.database().copy_into(copy));
  }
  auto report = TRY(look_through(unfinished.path()));
  fs::rename(unfinished.path(), file, problem);
  if (problem) {
    return fail({ErrorKind::io, fmt::format("cannot write: {}", problem.message()), {file}, {}});
  }
  report.file = file;
  return report;
}

Result<BackupReport> restore(const std::string& file, const std::string& path, bool replace) {
  TRY(look_through(file));
  std::error_code problem;
  const bool there = fs::exists(path, problem) && fs::file_size(path, problem) > 0;
  if (there && !replace) {
    return fail({ErrorKind::conflict,
                 "there is a workspace already",
                 {path},
                 "Say --replace to put the copy in its place, or name another workspace."});
  }
  if (there && !Workspace::open(path, Workspace::Access::read)) TRY(set_aside(path));
  const auto folder = fs::path(path).parent_path();
  if (!folder.empty()) fs::create_directories(folder, problem);
  {
    const auto source = TRY(Workspace::open(file, Workspace::Access::read));
    auto target = TRY(Database::open(path, Database::Mode::create));
    TRY(source.database().copy_into(target));
  }
  auto workspace = TRY(Workspace::open(path, Workspace::Access::write));
  auto transaction = TRY(Transaction::begin(workspace.database()));
  TRY(workspace.record("restore", fs::path(file).filename().string()));
  TRY(transaction.commit());
  return look_through(path);
}

}  // namespace corridor
