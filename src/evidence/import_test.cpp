#include "evidence/import.h"

#include "evidence/doctor.h"
#include "evidence/scratch_workspace.h"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <string>

#include <doctest/doctest.h>

namespace corridor {
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

}  // namespace

TEST_CASE("a file becomes one edition with its figures, columns and audit line") {
  ScratchWorkspace store;
  const auto report = store.load(good);
  REQUIRE(report.has_value());
  CHECK(report->edition.rows_read == 2);
  CHECK(report->edition.observations == 6);
  CHECK(report->edition.rejected == 0);
  CHECK(store.editions() == 1);
  CHECK(store.figures() == 6);
  CHECK(store.count("SELECT count(*) FROM audit WHERE action = 'load'") == 1);
  CHECK(store.count("SELECT count(*) FROM edition_column") == 3);
  CHECK(sound(*store));
}

TEST_CASE("the same bytes a second time change nothing, under another name or packed too") {
  ScratchWorkspace store;
  REQUIRE(store.load(good).has_value());
  const auto again = store.load(good);
  REQUIRE(again.has_value());
  CHECK(again->already_loaded);
  CHECK(store.editions() == 1);
  CHECK(store.figures() == 6);
  CHECK(store.count("SELECT count(*) FROM audit WHERE action = 'load'") == 1);
}

TEST_CASE("a file that breaks its format leaves the store as it was, however far it was read") {
  ScratchWorkspace store;
  REQUIRE(store.load(good).has_value());
  const auto names = store.count("SELECT count(*) FROM place");
  const std::string start = header + "CHN,JPN,2020,1,1,2\nCHN,KOR,2020,1,1,2\n";
  for (const std::string& bad : {start + "CHN,USA,2020,1\n", start + "CHN,\"USA,2020,1,1,2\n",
                                 start + "CHN,US\xFF,2020,1,1,2\n", header, std::string()}) {
    CHECK_FALSE(store.load(bad).has_value());
    CHECK(store.editions() == 1);
    CHECK(store.figures() == 6);
    CHECK(store.count("SELECT count(*) FROM place") == names);
  }
  CHECK(sound(*store));
}

TEST_CASE("a file most of whose rows cannot be kept is refused as a whole, with the first reason") {
  ScratchWorkspace store;
  const auto refused =
      store.load(header + "ATL,MYS,2020,1,1,2\nLEM,MYS,2020,1,1,2\nBGD,MYS,2020,1,1,2\n");
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().kind == ErrorKind::invalid);
  CHECK(refused.error().message ==
        "2 of 3 rows could not be kept, the first because: no place is called \"ATL\"; nothing was "
        "loaded");
  CHECK(refused.error().where.line == 2);
  CHECK(store.editions() == 0);
  CHECK(store.figures() == 0);
}

TEST_CASE("a few rejected rows are counted and listed with their edition") {
  ScratchWorkspace store;
  const auto report = store.load(good + "ATL,MYS,2020,1,1,2\nMYS,MYS,2020,1,1,2\n");
  REQUIRE(report.has_value());
  CHECK(report->edition.rejected == 1);
  CHECK(report->edition.flagged == 3);
  CHECK(store.count("SELECT file_row FROM rejection") == 4);
  CHECK(store.count("SELECT file_row FROM flag") == 5);
  CHECK(store.count("SELECT number FROM flag_count") == 3);
  const auto remarks = data_remarks(*store, 2);
  REQUIRE(remarks.has_value());
  REQUIRE(remarks->size() == 2);
  CHECK(remarks->front().kind == "rejected");
  CHECK(remarks->front().number == 1);
  CHECK(remarks->back().kind == "origin_is_destination");
  CHECK(remarks->back().number == 3);
  CHECK(remarks->back().examples.size() == 2);
}

TEST_CASE("a repeated key is kept once: the first row counts, the other is rejected by its row") {
  ScratchWorkspace store;
  const auto report = store.load(good + "BGD,MYS,2020,6,4,11\n");
  REQUIRE(report.has_value());
  CHECK(store.figures() == 6);
  REQUIRE(report->rejections.size() == 3);
  bool contradiction = false;
  for (const auto& rejection : report->rejections) {
    CHECK(rejection.cell.row == 4);
    contradiction |= rejection.reason.contains(
        "contradicts row 2, column 6, which has the same key and says 10");
  }
  CHECK(contradiction);
}

TEST_CASE("a dry run reads and checks everything and writes nothing") {
  ScratchWorkspace store;
  const auto report =
      store.load(good + "BGD,MYS,2020,6,4,11\n", {.source = {}, .version = {}, .dry_run = true});
  REQUIRE(report.has_value());
  CHECK(report->edition.observations == 6);
  CHECK(report->edition.rejected == 3);
  CHECK(store.editions() == 0);
  CHECK(store.count("SELECT count(*) FROM audit WHERE action = 'load'") == 0);
}

TEST_CASE("a source forced by name; one that is not there is a usage error with a hint") {
  ScratchWorkspace store;
  CHECK(store.load(good, {.source = "undesa_2020"}).has_value());
  const auto unknown = store.load(good, {.source = "undesa_2021"});
  REQUIRE_FALSE(unknown.has_value());
  CHECK(unknown.error().kind == ErrorKind::usage);
  CHECK(unknown.error().hint.contains("undesa_2020"));
}

TEST_CASE("a file read as a source that it is not is refused, not misread") {
  ScratchWorkspace store;
  for (const auto source : all_sources()) {
    if (source->name == "undesa_2020") continue;
    CAPTURE(source->name);
    const auto refused = store.load(good, {.source = std::string(source->name)});
    REQUIRE_FALSE(refused.has_value());
    CHECK(store.editions() == 0);
  }
}

TEST_CASE("the embedded default loads with every row kept, and a second time changes nothing") {
  ScratchWorkspace store;
  const auto reports = load_embedded_default(*store);
  REQUIRE(reports.has_value());
  CHECK(store.editions() == static_cast<std::int64_t>(reports->size()));
  const auto figures = store.figures();
  REQUIRE(load_embedded_default(*store).has_value());
  CHECK(store.figures() == figures);
  CHECK(sound(*store));
}

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

TEST_CASE("a load killed after any delay is there whole or not at all") {
  ScratchWorkspace store;
  const std::string path = store.file("store.sqlite");
  const std::string file = store.write("many.csv", many_rows());
  store.close();
  bool killed = false, ended = false;
  for (useconds_t delay = 500; !ended && delay < 60'000'000; delay *= 2) {
    const pid_t child = load_aside(path, file, false);
    ::usleep(delay);
    ::kill(child, SIGKILL);
    ended = ended_well(child);
    killed |= !ended;
    const auto again = Workspace::open(path, Workspace::Access::read);
    REQUIRE(again.has_value());
    CHECK(sound(*again));
    const auto editions = all_editions(*again);
    REQUIRE(editions.has_value());
    // A process killed between its commit and its end has left the whole edition.
    if (ended) REQUIRE(editions->size() == 1);
    if (!editions->empty()) CHECK(editions->front().observations == many_figures);
  }
  CHECK(killed);
  CHECK(ended);
}

}  // namespace corridor
