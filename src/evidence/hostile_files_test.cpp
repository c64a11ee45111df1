// Every file is hostile. What each breaks is refused with what was expected, what was seen, where,
// and what to do; the store is what it was, and memory stays within its bound.

#include "base/scratch_folder.h"
#include "evidence/doctor.h"
#include "evidence/scratch_workspace.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zip.h>

#include <fstream>
#include <functional>
#include <string>

#include <doctest/doctest.h>

namespace corridor::hostile_files_test {
namespace {

using std::string_view_literals::operator""sv;

const std::string header = "orig,dest,year,male,female,total\n";
const std::string good = header + "BGD,MYS,2020,6,4,10\nIDN,MYS,2020,3,2,5\n";

/// A store with one edition, which nothing below may change.
class Untouched {
 public:
  Untouched() { REQUIRE(store.load(good).has_value()); }
  ~Untouched() {
    CHECK(store.editions() == 1);
    CHECK(store.figures() == 6);
    const auto examination = examine(*store);
    CHECK((examination.has_value() && examination->sound()));
  }
  Error refuses(const std::string& name) {
    const auto report = load_file(*store, store.file(name), {});
    REQUIRE_FALSE(report.has_value());
    CHECK(report.error().where.file.starts_with(store.file(name)));
    CHECK_FALSE(report.error().hint.empty());
    return report.error();
  }
  Error refuses_text(std::string_view text) {
    store.write("hostile.csv", text);
    return refuses("hostile.csv");
  }
  ScratchWorkspace store;
};

void zip(const std::string& path, const std::string& member, std::string_view text) {
  zip_t* archive = zip_open(path.c_str(), ZIP_CREATE, nullptr);
  zip_file_add(archive, member.c_str(), zip_source_buffer(archive, text.data(), text.size(), 0), 0);
  zip_close(archive);
}

#if defined(__SANITIZE_ADDRESS__)
constexpr bool memory_is_measured = false;
#elif defined(__has_feature)
constexpr bool memory_is_measured = !__has_feature(address_sanitizer);
#else
constexpr bool memory_is_measured = true;
#endif

/// Loads the file in a process that has just been made, and gives the most memory it held, in MiB;
/// the load must fail with the kind of error expected.
long memory_to_refuse_mib(Untouched& untouched, const std::string& name, ErrorKind expected) {
  const std::string file = untouched.store.file(name);
  const pid_t child = ::fork();
  if (child == 0) {
    ScratchWorkspace store;
    const auto report = load_file(*store, file, {});
    ::_exit(report ? 0 : exit_code_of(report.error().kind));
  }
  int status = 0;
  rusage used{};
  ::wait4(child, &status, 0, &used);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == exit_code_of(expected));
  return memory_is_measured ? used.ru_maxrss / 1024 : 0;
}
constexpr long most_memory_mib = 300;

}  // namespace

TEST_CASE("hostile: cut off anywhere, a file is refused or keeps the whole rows it has") {
  for (std::size_t length = 0; length < good.size(); ++length) {
    ScratchWorkspace store;
    const auto report = store.load(good.substr(0, length));
    if (!report) {
      CHECK((report.error().kind == ErrorKind::malformed ||
             report.error().kind == ErrorKind::invalid));
      CHECK(store.editions() == 0);
    }
  }
}

TEST_CASE("hostile: UTF-16, Latin-1 and broken UTF-8 are named with line and what to do") {
  Untouched untouched;
  const Error utf16 = untouched.refuses_text("\xFF\xFEo\0r\0i\0g\0,\0d\0e\0s\0t\0\n\0"sv);
  CHECK(utf16.kind == ErrorKind::malformed);
  CHECK(utf16.hint.contains("UTF-16"));
  const Error latin = untouched.refuses_text(header + "BGD,MYS,2020,6,4,10\nC\xF4te,MYS,1,1,1,2\n");
  CHECK(latin.where.line == 3);
  CHECK(latin.hint.contains("WINDOWS-1252"));
  CHECK(untouched.refuses_text(header + "BGD,M\xED\xA0\x80,2020,6,4,10\n").where.line == 2);
}

TEST_CASE("hostile: another separator is seen for what it is") {
  Untouched untouched;
  const Error semicolons =
      untouched.refuses_text("orig;dest;year;male;female;total\nBGD;MYS;2020;6;4;10\n");
  CHECK(semicolons.kind == ErrorKind::invalid);
  CHECK(semicolons.hint.contains("\";\""));
  CHECK(untouched.refuses_text("orig\tdest\tyear\tmale\nBGD\tMYS\t2020\t6\n").hint.contains("tab"));
}

TEST_CASE("hostile: a quote never closed, a row too long, a row too short") {
  Untouched untouched;
  const Error quote =
      untouched.refuses_text(header + "BGD,\"MYS,2020,6,4,10\nIDN,MYS,2020,3,2,5\n");
  CHECK(quote.kind == ErrorKind::malformed);
  CHECK(quote.where.line == 2);
  CHECK(quote.where.column == 2);
  CHECK(untouched.refuses_text(header + "BGD,MYS,2020,1,5,4,10\n").where.line == 2);
  CHECK(untouched.refuses_text(header + "BGD,MYS,2020\nIDN,MYS,2020,3,2,5\n").where.line == 2);
}

TEST_CASE("hostile: repeated keys and absurd numbers are rejected by row, the rest is kept") {
  ScratchWorkspace store;
  const auto report = store.load(header +
                                 "BGD,MYS,2020,6,4,10\n"
                                 "BGD,MYS,2020,6,4,11\n"
                                 "IDN,MYS,2020,1e308,2,5\n"
                                 "THA,MYS,2020,nan,2,inf\n"
                                 "PHL,MYS,2020,\"1,5\",2,0x10\n"
                                 "VNM,MYS,2020,1,2,3\nLAO,MYS,2020,1,2,3\nMMR,MYS,2020,1,2,3\n"
                                 "KHM,MYS,2020,1,2,3\n");
  REQUIRE(report.has_value());
  // Three of the repeated row; 1e308; nan and inf; "1,5" and 0x10.
  CHECK(report->edition.rejected == 3 + 1 + 2 + 2);
  CHECK(store.count("SELECT count(*) FROM observation WHERE value > 1e6") == 0);
}

TEST_CASE("hostile: a million columns are refused, whatever they hold") {
  Untouched untouched;
  const Error wide = untouched.refuses_text("a" + std::string(1'000'000, ',') + "\n");
  CHECK(wide.kind == ErrorKind::limit);
  CHECK(wide.where.line == 1);
}

TEST_CASE("hostile: a single line of a gigabyte is refused before it fills the memory") {
  Untouched untouched;
  {
    std::ofstream file(untouched.store.file("line.csv"), std::ios::binary);
    file << header << "BGD,MYS,";
    const std::string block(std::size_t{1} << 20, '7');
    for (int i = 0; i < 66; ++i) file << block;
  }
  std::filesystem::resize_file(untouched.store.file("line.csv"), (std::size_t{1} << 30) - 1);
  CHECK(memory_to_refuse_mib(untouched, "line.csv", ErrorKind::limit) < most_memory_mib);
  const Error error = untouched.refuses("line.csv");
  CHECK(error.where.line == 2);
  CHECK(error.message.contains("64 MiB"));
}

TEST_CASE("hostile: bombs, packed by gzip and zip, are refused before they fill the memory") {
  Untouched untouched;
  std::string rows;
  while (rows.size() < (std::size_t{8} << 20)) rows += "BGD,MYS,2020,6,4,10\n";
  const std::string packed = gzip(rows);
  {
    std::ofstream bomb(untouched.store.file("bomb.csv.gz"), std::ios::binary);
    bomb << gzip(header);
    for (int i = 0; i < 160; ++i) bomb << packed;
  }
  CHECK(memory_to_refuse_mib(untouched, "bomb.csv.gz", ErrorKind::limit) < most_memory_mib);
  zip(untouched.store.file("bomb.zip"), "zeros.csv", std::string(std::size_t{80} << 20, '0'));
  CHECK(memory_to_refuse_mib(untouched, "bomb.zip", ErrorKind::limit) < most_memory_mib);
}

TEST_CASE("hostile: an archive whose member would climb out of its folder is refused") {
  Untouched untouched;
  for (const std::string member : {"../../etc/passwd.csv", "/etc/cron.d/x.csv", "a/../../b.csv"}) {
    std::filesystem::remove(untouched.store.file("climb.zip"));
    zip(untouched.store.file("climb.zip"), member, good);
    CHECK(untouched.refuses("climb.zip").message.contains(".csv"));
  }
}

TEST_CASE("hostile: XML that multiplies itself or fetches other files is refused") {
  Untouched untouched;
  std::string laughs = "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY lol \"lol\">";
  for (int i = 1; i < 10; ++i) {
    const std::string before = i == 1 ? "lol" : fmt::format("lol{}", i - 1);
    laughs += fmt::format("<!ENTITY lol{} \"{}\">", i, [&] {
      std::string ten;
      for (int n = 0; n < 10; ++n) ten += fmt::format("&{};", before);
      return ten;
    }());
  }
  CHECK(untouched.refuses_text(laughs + "]><StructureSpecificData>&lol9;</StructureSpecificData>")
            .message.contains("DOCTYPE"));
  CHECK(untouched
            .refuses_text("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                          "<GenericData>&e;</GenericData>")
            .message.contains("DOCTYPE"));
}

TEST_CASE("hostile: JSON and XML of endless depth are refused without exhausting the stack") {
  Untouched untouched;
  const std::string message = R"({"dataSets":[],"structures":)";
  CHECK(untouched.refuses_text(message + std::string(5'000'000, '[')).kind == ErrorKind::limit);
  std::string deep = message;
  for (int i = 0; i < 200'000; ++i) deep += "{\"a\":";
  CHECK(untouched.refuses_text(deep).kind == ErrorKind::limit);
  std::string tags =
      "<m:GenericData xmlns:m=\"http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message\">";
  for (int i = 0; i < 200'000; ++i) tags += "<a>";
  for (int i = 0; i < 200'000; ++i) tags += "</a>";
  tags += "</m:GenericData>";
  CHECK(untouched.refuses_text(tags).kind == ErrorKind::limit);
}

TEST_CASE(
    "hostile: the page of a login or an error in the place of a table is called by its name") {
  Untouched untouched;
  CHECK(untouched.refuses_text("<!DOCTYPE html><html><title>503</title></html>")
            .message.contains("a web page"));
  CHECK(
      untouched.refuses_text("\xEF\xBB\xBF\r\n<HTML><body>Not found").message.contains("web page"));
}

TEST_CASE("hostile: a file that changes while it is read is refused") {
  Untouched untouched;
  std::string rows = header;
  while (rows.size() < (std::size_t{48} << 20)) rows += "BGD,MYS,2020,6,4,10\n";
  const std::string path = untouched.store.write("growing.csv", rows);
  const pid_t writer = ::fork();
  if (writer == 0) {
    for (;;) {
      std::ofstream(path, std::ios::app) << "IDN,MYS,2020,1,1,2\n";
      ::usleep(200);
    }
  }
  const auto report = load_file(*untouched.store, path, {});
  ::kill(writer, SIGKILL);
  ::waitpid(writer, nullptr, 0);
  REQUIRE_FALSE(report.has_value());
  CHECK(report.error().kind == ErrorKind::io);
  CHECK(report.error().message.contains("change while it was read"));
}

}  // namespace corridor::hostile_files_test
