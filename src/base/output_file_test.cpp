#include "base/output_file.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/scratch_folder.h"
#include "base/zip_archive.h"
#include "base/zip_writer.h"

#include <array>
#include <filesystem>

#include <doctest/doctest.h>

namespace corridor::output_file_test {
namespace {

std::size_t files_in(const std::string& folder) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    count += entry.exists() ? 1 : 0;
  }
  return count;
}

}  // namespace

TEST_CASE("a file written piece by piece appears when it is finished, and not before") {
  ScratchFolder folder;
  const std::string path = folder.file("out.csv");
  REQUIRE(write_file(path, "old"));
  auto file = OutputFile::create(path);
  REQUIRE(file.has_value());
  REQUIRE(file->write("new "));
  CHECK(std::string_view(read_file(path).value()) == "old");
  REQUIRE(file->write("text"));
  REQUIRE(file->finish());
  CHECK(std::string_view(read_file(path).value()) == "new text");
  CHECK(files_in(folder.file("")) == 1);
}

TEST_CASE("what is not finished leaves nothing behind") {
  ScratchFolder folder;
  {
    auto file = OutputFile::create(folder.file("out.csv"));
    REQUIRE(file.has_value());
    auto moved = std::move(*file);
    REQUIRE(moved.write("half"));
    CHECK(files_in(folder.file("")) == 1);
  }
  CHECK(files_in(folder.file("")) == 0);
}

TEST_CASE("a folder that is not there is an error with what to do") {
  ScratchFolder folder;
  const auto file = OutputFile::create(folder.file("no/such/out.csv"));
  REQUIRE_FALSE(file.has_value());
  CHECK(file.error().kind == ErrorKind::io);
  CHECK_FALSE(file.error().hint.empty());
}

TEST_CASE("a zip holds the files under their names, and the same files give the same bytes") {
  ScratchFolder folder;
  REQUIRE(write_file(folder.file("a"), "first"));
  REQUIRE(write_file(folder.file("b"), std::string(100'000, 'x')));
  const std::array entries{ZipEntry{"one.csv", folder.file("a")},
                           ZipEntry{"figures/zwei.csv", folder.file("b")}};
  REQUIRE(write_zip(folder.file("1.zip"), entries));
  REQUIRE(write_zip(folder.file("2.zip"), entries));
  const auto bytes = read_file(folder.file("1.zip"));
  REQUIRE(bytes.has_value());
  CHECK(bytes->view() == read_file(folder.file("2.zip"))->view());
  const auto archive = ZipArchive::open("1.zip", *bytes);
  REQUIRE(archive.has_value());
  CHECK(archive->members() == std::vector<std::string>{"one.csv", "figures/zwei.csv"});
  CHECK(archive->read(0, 100).value() == "first");
  CHECK(archive->read(1, 100'000).value() == std::string(100'000, 'x'));
  CHECK(archive->read(1, 99'999).error().kind == ErrorKind::limit);
}

TEST_CASE("a zip of a file that is not there is an error, and there is no zip") {
  ScratchFolder folder;
  const std::array entries{ZipEntry{"one.csv", folder.file("nothing")}};
  CHECK(write_zip(folder.file("1.zip"), entries).error().kind == ErrorKind::io);
  CHECK(files_in(folder.file("")) == 0);
}

TEST_CASE("a hash of pieces is the hash of the whole") {
  Sha256 hash;
  hash.add("ab");
  hash.add("");
  hash.add("c");
  CHECK(hash.hex() == sha256_hex("abc"));
  // FIPS 180-2, appendix B.1.
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace corridor::output_file_test
