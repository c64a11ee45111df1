#include "base/file.h"

#include "base/made_workbook.h"
#include "base/scratch_folder.h"

#include <unistd.h>

#include <filesystem>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

namespace corridor::file_test {
namespace {

struct Folder {
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("corridor-file-" + std::to_string(::getpid()));
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string file(std::string_view name) const { return (path / name).string(); }
};

Error error_of(const Result<Unpacked>& result) {
  REQUIRE_FALSE(result.has_value());
  return result.error();
}

}  // namespace

TEST_CASE("plain bytes are handed back as they are, empty ones too") {
  CHECK(unpack("f.csv", std::string("a,b\n"))->text() == "a,b\n");
  CHECK(unpack("f.csv", std::string(""))->text().empty());
  CHECK(unpack("f.csv", std::string("\x1F"))->text() == "\x1F");
}

TEST_CASE("gzip is unpacked, by its bytes and not by its name, and several members in a row") {
  CHECK(unpack("f.csv", gzip("a,b\n1,2\n"))->text() == "a,b\n1,2\n");
  CHECK(unpack("f.csv.gz", gzip("a,b\n") + gzip("1,2\n"))->text() == "a,b\n1,2\n");
  CHECK(unpack("f.csv.gz", gzip("") + gzip("x"))->text() == "x");
}

TEST_CASE("gzip cut off anywhere is damage, never a shorter file") {
  const std::string whole = gzip("a,b\n1,2\n3,4\n");
  for (std::size_t length = 2; length < whole.size(); ++length) {
    const Error error = error_of(unpack("f.csv.gz", whole.substr(0, length)));
    CHECK(error.kind == ErrorKind::malformed);
    CHECK(error.where.file == "f.csv.gz");
    CHECK(error.message == "expected a whole gzip file, saw damage: it ends too early");
  }
}

TEST_CASE("gzip with a wrong checksum or rubbish behind it is damage") {
  std::string wrong = gzip("a,b\n1,2\n");
  wrong[wrong.size() - 6] = static_cast<char>(wrong[wrong.size() - 6] ^ 1);
  CHECK(error_of(unpack("f.gz", wrong)).message.contains("its check fails"));
  CHECK(error_of(unpack("f.gz", gzip("a\n") + "rubbish")).kind == ErrorKind::malformed);
}

TEST_CASE("a file that unpacks beyond the limit is refused before it fills the memory") {
  const std::string bomb = gzip(std::string(8u << 20, '0'));
  CHECK(bomb.size() < 20'000);
  const Error error = error_of(unpack("f.gz", bomb, 1u << 20));
  CHECK(error.kind == ErrorKind::limit);
  CHECK(error.message == "expected at most 1 MiB unpacked, saw more");
  CHECK(unpack("f.gz", bomb, 8u << 20)->text().size() == 8u << 20);
  const std::string zipped = zip_of({{"d.csv", std::string(8u << 20, '0')}});
  CHECK(error_of(unpack("f.zip", zipped, 1u << 20)).kind == ErrorKind::limit);
}

TEST_CASE("a zip with one data file is that file; notes and folders beside it do not count") {
  const ZipMembers members{
      {"readme.pdf", "%PDF"}, {"__MACOSX/._d.csv", "x"}, {"in/D.CSV", "a\n1\n"}};
  const auto unpacked = unpack("f.zip", zip_of(members));
  REQUIRE(unpacked.has_value());
  CHECK(unpacked->text() == "a\n1\n");
  CHECK(unpacked->name == "f.zip/in/D.CSV");
}

TEST_CASE("a zip with two data files, or none, says what it saw") {
  const Error two = error_of(unpack("f.zip", zip_of({{"a.csv", "a"}, {"b.txt", "b"}})));
  CHECK(two.kind == ErrorKind::invalid);
  CHECK(two.message == "expected one data file in the archive, saw 2: a.csv, b.txt");
  const Error none = error_of(unpack("f.zip", zip_of({{"a.pdf", "a"}})));
  CHECK(none.message == "expected one data file in the archive, saw 0");
}

TEST_CASE("a zip's data file may be a workbook, JSON or XML; beside a table those two are notes") {
  for (const std::string name : {"a.xlsx", "a.json", "a.xml"}) {
    CHECK(unpack("f.zip", zip_of({{name, "x"}, {"readme.pdf", "y"}}))->name == "f.zip/" + name);
  }
  CHECK(unpack("f.zip", zip_of({{"a.csv", "a"}, {"about.xml", "b"}}))->bytes == "a");
  const Error two = error_of(unpack("f.zip", zip_of({{"a.json", "a"}, {"b.xml", "b"}})));
  CHECK(two.message == "expected one data file in the archive, saw 2: a.json, b.xml");
}

TEST_CASE("a workbook is handed back as it is, with its own name") {
  const std::string book = MadeWorkbook().sheet("S", {{"a"}}).bytes();
  const auto unpacked = unpack("f.xlsx", book);
  REQUIRE(unpacked.has_value());
  CHECK(unpacked->bytes == book);
  CHECK(unpacked->name == "f.xlsx");
}

TEST_CASE("an archive whose names lead out of it is refused whole") {
  for (const std::string name : {"../a.csv", "x/../../a.csv", "/etc/a.csv", "C:\\a.csv", "..\\a"}) {
    const Error error = error_of(unpack("f.zip", zip_of({{"good.csv", "a"}, {name, "b"}})));
    CHECK(error.kind == ErrorKind::malformed);
    CHECK(error.message.contains(name));
  }
  CHECK(unpack("f.zip", zip_of({{"a..b/c..csv", "a"}})).has_value());
}

TEST_CASE("a zip cut off or altered is damage") {
  std::string whole = zip_of({{"a.csv", std::string(5000, 'a')}});
  for (const std::size_t length : {std::size_t{4}, whole.size() / 2, whole.size() - 1}) {
    CHECK(error_of(unpack("f.zip", whole.substr(0, length))).kind == ErrorKind::malformed);
  }
  whole[40] = static_cast<char>(whole[40] ^ 0x55);
  CHECK(error_of(unpack("f.zip", whole)).kind == ErrorKind::malformed);
}

TEST_CASE("reading: absent, a folder, over the limit") {
  const Folder folder;
  CHECK(read_file(folder.file("absent")).error().kind == ErrorKind::not_found);
  CHECK(read_file(folder.path.string()).error().kind == ErrorKind::invalid);
  REQUIRE(write_file(folder.file("f"), "12345").has_value());
  CHECK(read_file(folder.file("f"), 5)->view() == "12345");
  CHECK(read_file(folder.file("f"), 4).error().kind == ErrorKind::limit);
}

TEST_CASE("writing replaces the whole file and leaves no part behind") {
  const Folder folder;
  REQUIRE(write_file(folder.file("f"), "the first, longer").has_value());
  REQUIRE(write_file(folder.file("f"), "second").has_value());
  CHECK(read_file(folder.file("f"))->view() == "second");
  const auto refused = write_file(folder.file("no/such/folder/f"), "x");
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().kind == ErrorKind::io);
  const std::filesystem::directory_iterator entries(folder.path), end;
  CHECK(std::distance(entries, end) == 1);
}

}  // namespace corridor::file_test
