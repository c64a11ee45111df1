#include "store/set_aside.h"

#include "base/scratch_folder.h"
#include "store/workspace.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>

namespace corridor::set_aside_test {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view one_edition =
    "INSERT INTO edition VALUES({0}, 'd{0}', '', '', '', '', '', '', '', '', '{1}', 'hash{0}', '', "
    "0,"
    " 1, 0, 0, 0, 0, 0, 0, 0, 0, '', '', '');";

/// A workspace as an earlier release left it, with a file of the user's in it.
void make_older(const std::string& path, std::string_view layout) {
  bool created = false;
  auto workspace = Workspace::create(path, created);
  REQUIRE(workspace.has_value());
  auto& database = workspace->database();
  REQUIRE(database.execute(fmt::format(one_edition, 1, "embedded:places")).has_value());
  REQUIRE(database.execute(fmt::format(one_edition, 2, "own.csv")).has_value());
  REQUIRE(database.execute(fmt::format("PRAGMA user_version = {}", layout)).has_value());
}

std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& file : fs::directory_iterator(folder)) {
    auto name = file.path().filename().string();
    const bool is_beside = name.ends_with("-wal") || name.ends_with("-shm");
    if (!is_beside) names.push_back(std::move(name));
  }
  std::ranges::sort(names);
  return names;
}

}  // namespace

TEST_CASE("an older workspace is kept whole under a name with its layout and the day") {
  const ScratchFolder folder;
  const std::string path = folder.file("corridor.sqlite");
  make_older(path, "4");
  const auto bytes = fs::file_size(path);
  auto aside = set_aside_older(path, "2026-11-30");
  REQUIRE(aside.has_value());
  REQUIRE(aside->has_value());
  CHECK((*aside)->layout == 4);
  CHECK((*aside)->kept_as == folder.file("corridor.layout-4.2026-11-30.sqlite"));
  CHECK((*aside)->own_files == std::vector<std::string>{"own.csv"});
  CHECK(fs::file_size((*aside)->kept_as) == bytes);
  CHECK_FALSE(fs::exists(path));
  const auto kept = Workspace::open((*aside)->kept_as, Workspace::Access::read);
  REQUIRE_FALSE(kept.has_value());
  CHECK(kept.error().message.contains("layout 4"));
  const auto notice = (*aside)->notice(path);
  CHECK(notice.contains("layout-4.2026-11-30"));
  CHECK(notice.contains("corridor load FILE`: own.csv."));
  CHECK(std::ranges::count(notice, '\n') == 1);
}

TEST_CASE("a second older workspace of the same day does not take the first one's place") {
  const ScratchFolder folder;
  const std::string path = folder.file("corridor.sqlite");
  for (const std::string_view layout : {"4", "4", "5"}) {
    make_older(path, layout);
    REQUIRE(set_aside_older(path, "2026-11-30").has_value());
  }
  CHECK(names_in(folder.file("")) ==
        std::vector<std::string>{"corridor.layout-4.2026-11-30-2.sqlite",
                                 "corridor.layout-4.2026-11-30.sqlite",
                                 "corridor.layout-5.2026-11-30.sqlite"});
}

TEST_CASE("what is no older workspace stays where it is: ours, a later one, another's, none") {
  const ScratchFolder folder;
  const auto stays = [&](const std::string& path) {
    const auto aside = set_aside_older(path, "2026-11-30");
    return !aside.has_value() || !aside->has_value();
  };
  bool created = false;
  REQUIRE(Workspace::create(folder.file("ours"), created).has_value());
  make_older(folder.file("later"), "999");
  {
    auto other = Database::open(folder.file("other"), Database::Mode::create);
    REQUIRE(other->execute("CREATE TABLE t(x)").has_value());
  }
  std::ofstream(folder.file("letter")) << std::string(5000, 'x');
  for (const std::string name : {"ours", "later", "other", "letter", "none"}) {
    CAPTURE(name);
    CHECK(stays(folder.file(name)));
  }
  CHECK(names_in(folder.file("")) == std::vector<std::string>{"later", "letter", "other", "ours"});
}

}  // namespace corridor::set_aside_test
