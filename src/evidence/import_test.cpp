#include "evidence/import.h"

#include "evidence/doctor.h"
#include "evidence/scratch_workspace.h"

#include <string>

#include <doctest/doctest.h>

namespace corridor::import_test {
namespace {

const std::string header = "orig,dest,year,male,female,total\n";
const std::string good = header + "BGD,MYS,2020,6,4,10\nIDN,MYS,2020,3,2,5\n";

bool sound(const Workspace& workspace) {
  const auto examination = examine(workspace);
  return examination.has_value() && examination->sound();
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
    // A table read as a text, because someone says that it is one, is a text.
    if (source->name == "undesa_2020" || source->only_named) continue;
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

}  // namespace corridor::import_test
