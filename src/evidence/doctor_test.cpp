#include "evidence/doctor.h"

#include "evidence/scratch_workspace.h"

#include <filesystem>

#include <doctest/doctest.h>

namespace corridor::doctor_test {
namespace {

const std::string stock = "orig,dest,year,male,female,total\nBGD,MYS,2020,6,4,10\n";

/// What the doctor says after `sql`, or "sound".
std::string after(const std::string& sql) {
  ScratchWorkspace store;
  REQUIRE(store.load(stock));
  REQUIRE(store->database().execute("PRAGMA foreign_keys = OFF;" + sql));
  const auto examination = examine(*store);
  REQUIRE(examination.has_value());
  if (examination->sound()) return "sound";
  const Error error = examination->error("w");
  CHECK(error.kind == ErrorKind::malformed);
  return error.message;
}

}  // namespace

TEST_CASE("a store as it was loaded is sound, an empty one too") {
  CHECK(after("SELECT 1") == "sound");
  ScratchWorkspace empty;
  CHECK(examine(*empty)->sound());
}

TEST_CASE("each kind of damage is found") {
  CHECK(after("DELETE FROM observation WHERE sex = 1").contains("lost figures"));
  CHECK(after("DELETE FROM edition").contains("unknown edition"));
  CHECK(after("UPDATE observation SET place = 9999 WHERE sex = 1")
            .contains("unknown edition, place"));
  CHECK(after("UPDATE observation SET origin = 9999 WHERE sex = 1")
            .contains("unknown edition, place"));
  CHECK(after("UPDATE observation SET value = NULL WHERE sex = 1").contains("neither value"));
  CHECK(after("UPDATE edition_indicator SET edition = 77").contains("edition_indicator"));
  CHECK(after("DELETE FROM edition_indicator").contains("list of indicators"));
  CHECK(after("UPDATE edition SET flagged = 7").contains("lost flags"));
  CHECK(after("UPDATE observation SET dimensions = 42 WHERE sex = 1").contains("or dimension"));
}

TEST_CASE("a page of the file overwritten is found") {
  ScratchWorkspace store;
  REQUIRE(store.load(stock));
  const std::string path = store.file("store.sqlite");
  REQUIRE(store->database().execute("PRAGMA wal_checkpoint(TRUNCATE)"));
  store.close();
  const auto size = std::filesystem::file_size(path);
  std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
  for (std::uintmax_t page = 4096 * 3; page + 4096 <= size; page += 4096) {
    file.seekp(static_cast<std::streamoff>(page));
    file << "damage damage damage";
  }
  file.close();
  const auto workspace = Workspace::open(path, Workspace::Access::read);
  if (!workspace) {
    CHECK(workspace.error().kind == ErrorKind::malformed);
    return;
  }
  const auto examination = examine(*workspace);
  const bool found = !examination.has_value() || !examination->sound();
  CHECK(found);
}

}  // namespace corridor::doctor_test
