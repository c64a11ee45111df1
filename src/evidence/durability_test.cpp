// Nothing is lost: processes killed at any moment, a full disk, a folder nobody may write to,
// several writers, readers beside a writer.

#include "base/random.h"
#include "base/text.h"
#include "evidence/doctor.h"
#include "evidence/scratch_workspace.h"
#include "test_data.h"

#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>

#include <doctest/doctest.h>

namespace corridor::durability_test {
namespace {

const std::string header = "orig,dest,year,male,female,total\n";
const std::string good = header + "BGD,MYS,2020,6,4,10\nIDN,MYS,2020,3,2,5\n";

/// Rows with keys of their own: ISO countries taken in pairs, years 1990 to 2020.
std::string many_rows() {
  constexpr std::array<std::string_view, 40> codes{
      "AFG", "AGO", "ALB", "ARE", "ARG", "ARM", "AUS", "AUT", "AZE", "BDI",
      "BEL", "BEN", "BFA", "BGD", "BGR", "BHR", "BIH", "BLR", "BOL", "BRA",
      "BRN", "BTN", "BWA", "CAF", "CAN", "CHE", "CHL", "CHN", "CIV", "CMR",
      "COD", "COG", "COL", "CRI", "CUB", "CYP", "CZE", "DEU", "DJI", "DNK"};
  std::string text = header;
  for (const auto origin : codes) {
    for (const auto destination : codes) {
      if (origin == destination) continue;
      for (int year = 1990; year <= 2020; year += 2) {
        text += fmt::format("{},{},{},1,2,3\n", origin, destination, year);
      }
    }
  }
  return text;
}
constexpr std::int64_t many_figures = 40 * 39 * 16 * 3;

bool sound(const Workspace& workspace) {
  const auto examination = examine(workspace);
  return examination.has_value() && examination->sound();
}

/// Loads `file` in a process of its own. With `small_cache` SQLite writes while it goes, not only
/// at the commit.
pid_t load_aside(const std::string& store, const std::string& file, bool small_cache) {
  const pid_t child = ::fork();
  if (child != 0) return child;
  auto workspace = Workspace::open(store, Workspace::Access::write);
  if (!workspace) ::_exit(2);
  if (small_cache && !workspace->database().execute("PRAGMA cache_size = 10")) ::_exit(3);
  ::_exit(load_file(*workspace, file, {}).has_value() ? 0 : 1);
}

/// True when the process ended by itself and well, false when it was killed.
bool ended_well(pid_t child) {
  int status = 0;
  ::waitpid(child, &status, 0);
  REQUIRE((WIFSIGNALED(status) || WEXITSTATUS(status) == 0));
  return WIFEXITED(status);
}

/// Kills so many loads at random moments: CORRIDOR_KILLS=200, say. The moments are drawn anew at
/// each run, and their seed is printed where a check fails.
int kills_wanted() {
  const char* wanted = std::getenv("CORRIDOR_KILLS");
  return wanted == nullptr ? 50 : static_cast<int>(parse_integer(wanted).value_or(50));
}

/// How long one load takes here.
useconds_t one_load_us(const std::string& file) {
  ScratchWorkspace trial;
  const auto start = std::chrono::steady_clock::now();
  REQUIRE(load_file(*trial, file, {}).has_value());
  const auto taken = std::chrono::steady_clock::now() - start;
  return static_cast<useconds_t>(taken / std::chrono::microseconds(1));
}

/// Runs `body` in a process of its own and gives its exit code.
int in_child(const std::function<int()>& body) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(body());
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("a load killed while it writes leaves a store that opens, is sound, and has no half") {
  ScratchWorkspace store;
  const std::string path = store.file("store.sqlite"), wal = path + "-wal";
  const std::string file = store.write("many.csv", many_rows());
  REQUIRE(store.load(good).has_value());
  store.close();
  const pid_t child = load_aside(path, file, true);
  std::error_code absent;
  // The log grows past this only when rows of the edition are in it.
  constexpr std::uintmax_t well_inside = 400'000;
  while (::waitpid(child, nullptr, WNOHANG) == 0) {
    const auto bytes = std::filesystem::file_size(wal, absent);
    if (!absent && bytes > well_inside) break;
    ::usleep(200);
  }
  ::kill(child, SIGKILL);
  CHECK_FALSE(ended_well(child));
  const auto again = Workspace::open(path, Workspace::Access::write);
  REQUIRE(again.has_value());
  CHECK(sound(*again));
  const auto editions = all_editions(*again);
  REQUIRE(editions.has_value());
  REQUIRE(editions->size() == 1);
  CHECK(editions->front().observations == 6);
}

TEST_CASE("loads killed at random moments are there whole or not at all") {
  ScratchWorkspace store;
  const std::string path = store.file("store.sqlite");
  const std::string file = store.write("many.csv", many_rows());
  store.close();
  const auto seed = static_cast<std::uint64_t>(::getpid());
  CAPTURE(seed);
  RandomStream moments(seed, {});
  const auto longest_us = one_load_us(file) * 5 / 4;
  int killed = 0, whole = 0;
  for (int kill = 0; kill < kills_wanted(); ++kill) {
    const pid_t child = load_aside(path, file, kill % 2 == 0);
    ::usleep(static_cast<useconds_t>(moments.below(longest_us)));
    ::kill(child, SIGKILL);
    const bool ended = ended_well(child);
    killed += ended ? 0 : 1;
    bool loaded = false;
    {
      auto again = Workspace::open(path, Workspace::Access::read);
      REQUIRE(again.has_value());
      REQUIRE(sound(*again));
      const auto editions = all_editions(*again);
      REQUIRE(editions.has_value());
      REQUIRE((ended ? editions->size() == 1 : editions->size() <= 1));
      loaded = !editions->empty();
      if (loaded) REQUIRE(editions->front().observations == many_figures);
    }
    if (!loaded) continue;
    ++whole;
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path + end);
    bool created = false;
    REQUIRE(Workspace::create(path, created).has_value());
  }
  MESSAGE("killed " << killed << ", loaded whole " << whole);
  CHECK(killed > 0);
}

TEST_CASE("two loads at once: both are there, one after the other") {
  ScratchWorkspace store;
  const std::string path = store.file("store.sqlite");
  const std::string many = store.write("many.csv", many_rows()), few = store.write("few.csv", good);
  store.close();
  const pid_t first = load_aside(path, many, true), second = load_aside(path, few, true);
  CHECK(ended_well(first));
  CHECK(ended_well(second));
  const auto again = Workspace::open(path, Workspace::Access::read);
  REQUIRE(again.has_value());
  CHECK(sound(*again));
  CHECK(all_editions(*again)->size() == 2);
}

TEST_CASE("a reader beside a load sees the store of its own moment, and then the whole edition") {
  ScratchWorkspace store;
  const std::string path = store.file("store.sqlite");
  const std::string many = store.write("many.csv", many_rows());
  REQUIRE(store.load(good).has_value());
  store.close();
  const auto before = Workspace::open(path, Workspace::Access::read);
  REQUIRE(all_editions(*before)->size() == 1);
  const pid_t child = load_aside(path, many, true);
  int status = 0;
  while (::waitpid(child, &status, WNOHANG) == 0) {
    const auto now = Workspace::open(path, Workspace::Access::read);
    REQUIRE(now.has_value());
    const auto editions = all_editions(*now);
    REQUIRE(editions.has_value());
    if (editions->size() == 2) CHECK(editions->back().observations == many_figures);
    CHECK(all_editions(*before)->size() == 1);
  }
  CHECK(status == 0);
  CHECK(all_editions(*before)->size() == 1);
  CHECK(all_editions(*Workspace::open(path, Workspace::Access::read))->size() == 2);
}

TEST_CASE("no more may be written: an error says so, and the store is what it was") {
  ScratchWorkspace store;
  const std::string path = store.file("store.sqlite");
  const std::string many = store.write("many.csv", many_rows());
  REQUIRE(store.load(good).has_value());
  store.close();
  const int code = in_child([&] {
    // A file that may not grow fails in the same calls as a full disk.
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{1u << 20, 1u << 20};
    if (::setrlimit(RLIMIT_FSIZE, &small) != 0) return 90;
    auto workspace = Workspace::open(path, Workspace::Access::write);
    if (!workspace) return 91;
    const auto report = load_file(*workspace, many, {});
    return report ? 92 : exit_code_of(report.error().kind);
  });
  CHECK(code == exit_code_of(ErrorKind::io));
  const auto again = Workspace::open(path, Workspace::Access::write);
  REQUIRE(again.has_value());
  CHECK(sound(*again));
  CHECK(all_editions(*again)->size() == 1);
}

TEST_CASE("a disk that is full: an error says so, and the store is what it was") {
  ScratchWorkspace store;
  const std::string many = store.write("many.csv", many_rows());
  const std::string disk = store.file("disk");
  std::filesystem::create_directories(disk);
  store.close();
  const int code = in_child([&] {
    // A small disk of its own, where the system lets us mount one.
    if (::unshare(CLONE_NEWNS | (::geteuid() == 0 ? 0 : CLONE_NEWUSER)) != 0) return 99;
    if (::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) return 99;
    if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=1m") != 0) return 99;
    bool created = false;
    auto workspace = Workspace::create(disk + "/store.sqlite", created);
    if (!workspace) return 91;
    const auto report = load_file(*workspace, many, {});
    if (report) return 92;
    if (!report.error().hint.contains("Free some disk space")) return 93;
    if (!sound(*workspace) || !all_editions(*workspace)->empty()) return 94;
    return exit_code_of(report.error().kind);
  });
  if (code == 99) {
    skip_test("leave to mount a small disk");
    return;
  }
  CHECK(code == exit_code_of(ErrorKind::io));
}

TEST_CASE("a folder nobody may write to: reading goes on, writing is denied") {
  ScratchWorkspace store;
  REQUIRE(store.load(good).has_value());
  const std::string disk = store.file("disk"), path = disk + "/store.sqlite";
  std::filesystem::create_directories(disk);
  const std::string file = store.write("good.csv", good + "THA,MYS,2020,1,1,2\n");
  const std::string original = store.file("store.sqlite");
  store.close();
  const int code = in_child([&] {
    if (::unshare(CLONE_NEWNS | (::geteuid() == 0 ? 0 : CLONE_NEWUSER)) != 0) return 99;
    if (::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) return 99;
    if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=2m") != 0) return 99;
    std::filesystem::copy_file(original, path);
    if (::mount("tmpfs", disk.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, "size=2m") != 0) return 99;
    const auto reading = Workspace::open(path, Workspace::Access::read);
    if (!reading) return 91;
    if (all_editions(*reading)->size() != 1) return 92;
    auto writing = Workspace::open(path, Workspace::Access::write);
    if (!writing) return exit_code_of(writing.error().kind);
    const auto report = load_file(*writing, file, {});
    return report ? 93 : exit_code_of(report.error().kind);
  });
  if (code == 99) {
    skip_test("leave to mount a small disk");
    return;
  }
  CHECK(code == exit_code_of(ErrorKind::denied));
}

}  // namespace corridor::durability_test
