#include "store/workspace.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>

namespace corridor::workspace_test {
namespace {

struct Folder {
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("corridor-store-" + std::to_string(::getpid()));
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string file(std::string_view name) const { return (path / name).string(); }
};

/// A variable of the environment, put back afterwards.
class Variable {
 public:
  Variable(const char* name, const char* value) : name_(name) {
    if (const char* before = std::getenv(name)) before_ = before;
    ::setenv(name, value, 1);
  }
  ~Variable() {
    if (before_.empty())
      ::unsetenv(name_);
    else
      ::setenv(name_, before_.c_str(), 1);
  }

 private:
  const char* name_;
  std::string before_;
};

std::string text_of(Database& database, std::string_view sql) {
  auto row = database.prepare(sql);
  REQUIRE(row.has_value());
  REQUIRE(row->step() == true);
  return row->text(0);
}

}  // namespace

TEST_CASE("a new workspace is made once, with its folders, in WAL mode; the second time is left") {
  const Folder folder;
  const std::string path = folder.file("a/b/store.sqlite");
  bool created = false;
  {
    auto workspace = Workspace::create(path, created);
    REQUIRE(workspace.has_value());
    CHECK(created);
    CHECK(text_of(workspace->database(), "PRAGMA journal_mode") == "wal");
    CHECK(text_of(workspace->database(), "SELECT action FROM audit") == "init");
  }
  auto again = Workspace::create(path, created);
  REQUIRE(again.has_value());
  CHECK_FALSE(created);
  CHECK(text_of(again->database(), "SELECT count(*) FROM audit") == "1");
}

TEST_CASE("an empty file, as mktemp leaves one, becomes a workspace") {
  const Folder folder;
  std::ofstream(folder.file("empty"));
  bool created = false;
  CHECK(Workspace::create(folder.file("empty"), created).has_value());
  CHECK(created);
}

TEST_CASE("an init that was killed at its start can be made again") {
  const Folder folder;
  const std::string path = folder.file("half");
  {
    auto half = Database::open(path, Database::Mode::create);
    REQUIRE(half->execute("PRAGMA journal_mode = WAL").has_value());
  }
  REQUIRE(std::filesystem::file_size(path) > 0);
  bool created = false;
  CHECK(Workspace::create(path, created).has_value());
  CHECK(created);
  CHECK(Workspace::open(path, Workspace::Access::read).has_value());
}

TEST_CASE("no workspace there: not found, and how to make one") {
  const Folder folder;
  const auto absent = Workspace::open(folder.file("absent"), Workspace::Access::read);
  REQUIRE_FALSE(absent.has_value());
  CHECK(absent.error().kind == ErrorKind::not_found);
  CHECK(absent.error().hint.contains("init"));
  CHECK_FALSE(std::filesystem::exists(folder.file("absent")));
}

TEST_CASE("a file that is no workspace is refused and left as it was") {
  const Folder folder;
  const std::string text(5000, 'x');
  std::ofstream(folder.file("letter.txt")) << text;
  bool created = false;
  for (const auto& refused : {Workspace::open(folder.file("letter.txt"), Workspace::Access::write),
                              Workspace::open(folder.file("letter.txt"), Workspace::Access::read),
                              Workspace::create(folder.file("letter.txt"), created)}) {
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().kind == ErrorKind::malformed);
  }
  CHECK(std::filesystem::file_size(folder.file("letter.txt")) == text.size());
}

TEST_CASE("another program's database, and a store of another layout, are refused with a hint") {
  const Folder folder;
  const std::string path = folder.file("other.sqlite");
  {
    auto other = Database::open(path, Database::Mode::create);
    REQUIRE(other->execute("CREATE TABLE t(x)").has_value());
  }
  CHECK(Workspace::open(path, Workspace::Access::read).error().kind == ErrorKind::malformed);
  bool created = false;
  const std::string later = folder.file("later.sqlite");
  {
    auto workspace = Workspace::create(later, created);
    REQUIRE(workspace->database().execute("PRAGMA user_version = 999").has_value());
  }
  const auto refused = Workspace::open(later, Workspace::Access::write);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().kind == ErrorKind::conflict);
  CHECK(refused.error().message.contains("layout 999"));
}

TEST_CASE("a workspace opened to read is not written") {
  const Folder folder;
  bool created = false;
  REQUIRE(Workspace::create(folder.file("w"), created).has_value());
  auto workspace = Workspace::open(folder.file("w"), Workspace::Access::read);
  REQUIRE(workspace.has_value());
  CHECK(workspace->record("test", "").error().kind == ErrorKind::denied);
}

TEST_CASE("where the workspace lives: as given, in a folder given, in the user's data folder") {
  const Folder folder;
  CHECK(resolve_workspace_path("w.sqlite") == "w.sqlite");
  CHECK(resolve_workspace_path(folder.path.string()) == folder.file("corridor.sqlite"));
  CHECK(resolve_workspace_path("not/there/") == "not/there/corridor.sqlite");
  const Variable data("XDG_DATA_HOME", "/d");
  CHECK(resolve_workspace_path("") == "/d/corridor/corridor.sqlite");
  const Variable none("XDG_DATA_HOME", "");
  const Variable home("HOME", "/h");
  CHECK(default_workspace_path() == "/h/.local/share/corridor/corridor.sqlite");
}

TEST_CASE("SOURCE_DATE_EPOCH stands in for the clock") {
  const Variable clock("SOURCE_DATE_EPOCH", "1767225600");
  CHECK(timestamp_now() == "2026-01-01T00:00:00Z");
  const Variable leap("SOURCE_DATE_EPOCH", "1709251199");
  CHECK(timestamp_now() == "2024-02-29T23:59:59Z");
}

}  // namespace corridor::workspace_test
