#include "base/sqlite.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <optional>

#include <doctest/doctest.h>

namespace corridor::sqlite_test {
namespace {

/// An empty folder that is gone with the test.
struct Folder {
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("corridor-sqlite-" + std::to_string(::getpid()));
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string file(std::string_view name) const { return (path / name).string(); }
};

Result<std::int64_t> count(const Database& database) {
  auto row = TRY(database.prepare("SELECT count(*) FROM t"));
  TRY(row.step());
  return row.integer(0);
}

Result<void> insert_two(Database& database, bool commit) {
  auto transaction = TRY(Transaction::begin(database));
  TRY(database.execute("INSERT INTO t VALUES(1); INSERT INTO t VALUES(2)"));
  if (commit) TRY(transaction.commit());
  return {};
}

}  // namespace

TEST_CASE("a transaction that is not committed is rolled back, one that is stays") {
  const Folder folder;
  auto database = Database::open(folder.file("a.sqlite"), Database::Mode::create);
  REQUIRE(database.has_value());
  REQUIRE(database->execute("CREATE TABLE t(x)").has_value());
  REQUIRE(insert_two(*database, false).has_value());
  CHECK(count(*database) == 0);
  REQUIRE(insert_two(*database, true).has_value());
  CHECK(count(*database) == 2);
  auto again = Database::open(folder.file("a.sqlite"), Database::Mode::read_only);
  REQUIRE(again.has_value());
  CHECK(count(*again) == 2);
}

TEST_CASE("a statement that is asked for again starts from nothing, beside one still in use") {
  auto database = Database::open(":memory:", Database::Mode::create);
  REQUIRE(database.has_value());
  REQUIRE(database->execute("CREATE TABLE t(x); INSERT INTO t VALUES(1), (2)").has_value());
  const std::string sql = "SELECT x, ? FROM t ORDER BY x";
  {
    auto rows = database->prepare(sql);
    REQUIRE(rows.has_value());
    rows->bind(1, "left behind");
    REQUIRE(rows->step() == true);
  }
  auto rows = database->prepare(sql), others = database->prepare(sql);
  REQUIRE(rows.has_value());
  REQUIRE(others.has_value());
  REQUIRE(rows->step() == true);
  CHECK(rows->integer(0) == 1);
  CHECK(rows->is_null(1));
  REQUIRE(others->step() == true);
  CHECK(others->integer(0) == 1);
  REQUIRE(rows->step() == true);
  CHECK(rows->integer(0) == 2);
}

TEST_CASE("a statement may outlive its database, and sees a table that was changed since") {
  std::optional<Statement> last;
  {
    auto database = Database::open(":memory:", Database::Mode::create);
    REQUIRE(database.has_value());
    REQUIRE(database->execute("CREATE TABLE t(x); INSERT INTO t VALUES(1)").has_value());
    CHECK(count(*database) == 1);
    REQUIRE(database->execute("DROP TABLE t; CREATE TABLE t(y, z)").has_value());
    CHECK(count(*database) == 0);
    auto one = database->prepare("SELECT 7");
    REQUIRE(one.has_value());
    last = std::move(*one);
  }
  REQUIRE(last->step() == true);
  CHECK(last->integer(0) == 7);
}

TEST_CASE("numbers, text with a NUL in it and nothing come back as they went in") {
  auto database = Database::open(":memory:", Database::Mode::create);
  REQUIRE(database.has_value());
  auto row = database->prepare("SELECT ?, ?, ?, ?");
  REQUIRE(row.has_value());
  const std::string_view text("Côte\0d'Ivoire", 14);
  row->bind(1, std::int64_t{9007199254740993}).bind(2, 0.1).bind(3, text).bind_null(4);
  REQUIRE(row->step() == true);
  CHECK(row->integer(0) == 9007199254740993);
  CHECK(row->real(1) == 0.1);
  CHECK(row->text(2) == text);
  CHECK(row->is_null(3));
  CHECK_FALSE(row->is_null(0));
  CHECK(row->step() == false);
}

TEST_CASE("a file that is not there, not a database or not writable is an error that says so") {
  const Folder folder;
  const auto absent = Database::open(folder.file("absent.sqlite"), Database::Mode::read_only);
  REQUIRE_FALSE(absent.has_value());
  CHECK(absent.error().kind == ErrorKind::not_found);
  std::ofstream(folder.file("text.sqlite")) << std::string(5000, 'x');
  auto text = Database::open(folder.file("text.sqlite"), Database::Mode::read_write);
  REQUIRE(text.has_value());
  const auto read = text->execute("SELECT * FROM sqlite_master");
  REQUIRE_FALSE(read.has_value());
  CHECK(read.error().kind == ErrorKind::malformed);
  CHECK(read.error().hint.contains("not a workspace"));
}

TEST_CASE("a repeated key is a conflict, a wrong statement a mistake of ours") {
  auto database = Database::open(":memory:", Database::Mode::create);
  REQUIRE(database->execute("CREATE TABLE t(x PRIMARY KEY); INSERT INTO t VALUES(1)").has_value());
  CHECK(database->execute("INSERT INTO t VALUES(1)").error().kind == ErrorKind::conflict);
  CHECK(database->prepare("SELEKT").error().kind == ErrorKind::internal);
}

}  // namespace corridor::sqlite_test
