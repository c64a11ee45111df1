#include "store/kept_scenario.h"

#include "base/check.h"
#include "base/hash.h"
#include "base/scratch_folder.h"
#include "store/run_record.h"

#include <doctest/doctest.h>

namespace corridor::kept_scenario_test {
namespace {

struct NewWorkspace {
  ScratchFolder folder;
  Workspace workspace = made();

  Workspace& operator*() { return workspace; }
  std::int64_t count(std::string_view table) {
    auto row = workspace.database().prepare(fmt::format("SELECT count(*) FROM {}", table));
    ENSURE(row.has_value() && row->step() == true, "a test's query gives a row");
    return row->integer(0);
  }

 private:
  Workspace made() const {
    bool created = false;
    auto workspace_there = Workspace::create(folder.file("store.sqlite"), created);
    ENSURE(workspace_there.has_value() && created, "a new folder takes a new workspace");
    return std::move(*workspace_there);
  }
};

const std::vector<NamedText> files{
    {"input_csv/a.csv", "one\n"}, {"input_csv/b.csv", "two\n"}, {"source_data/c.csv", "one\n"}};

}  // namespace

TEST_CASE("a scenario kept twice is one, each content is kept once, and its texts come back") {
  NewWorkspace scratch;
  const auto kept =
      keep_scenario(*scratch, {.model = "displacement", .name = "first", .account = "x"}, files);
  REQUIRE(kept.has_value());
  CHECK(kept->files.size() == 3);
  CHECK(kept->files[0].sha256 == sha256_hex("one\n"));
  const auto again =
      keep_scenario(*scratch, {.model = "displacement", .name = "second", .account = "y"}, files);
  REQUIRE(again.has_value());
  CHECK(again->id() == kept->id());
  CHECK(again->name == "first");
  CHECK(scratch.count("scenario") == 1);
  CHECK(scratch.count("content") == 2);
  const auto found = kept_scenario(*scratch, "displacement", kept->id().substr(0, 5));
  REQUIRE(found.has_value());
  CHECK(found->id() == kept->id());
  CHECK(kept_content(*scratch, found->files[1].sha256).value() == "two\n");
  CHECK(kept_scenario(*scratch, "other", kept->id()).error().kind == ErrorKind::not_found);
  CHECK(kept_scenario(*scratch, "displacement", "").error().kind == ErrorKind::not_found);
}

TEST_CASE("another byte or another name of a file is another scenario") {
  NewWorkspace scratch;
  auto changed = files;
  changed[0].text = "one \n";
  auto renamed = files;
  renamed[0].name = "input_csv/z.csv";
  for (const auto& each : {files, changed, renamed}) {
    REQUIRE(keep_scenario(*scratch, {.model = "displacement", .name = "n", .account = ""}, each)
                .has_value());
  }
  CHECK(kept_scenarios(*scratch, "displacement")->size() == 3);
}

TEST_CASE("files of a run are kept beside its findings, and stay as they were") {
  NewWorkspace scratch;
  const auto id = keep_run(*scratch, {.model = "displacement", .findings = "a\n1\n"});
  REQUIRE(id.has_value());
  REQUIRE(keep_run_files(*scratch, *id, {{"out.csv", "first"}, {"empty.csv", ""}}).has_value());
  REQUIRE(keep_run_files(*scratch, *id, {{"out.csv", "second"}}).has_value());
  CHECK(run_file(*scratch, *id, "out.csv").value() == "first");
  CHECK(run_file(*scratch, *id, "empty.csv").value().empty());
  CHECK(run_files(*scratch, *id)->size() == 2);
  const auto none = run_file(*scratch, *id, "report.html");
  REQUIRE_FALSE(none.has_value());
  CHECK(none.error().kind == ErrorKind::not_found);
  CHECK(none.error().hint == "It has: empty.csv, out.csv.");
}

}  // namespace corridor::kept_scenario_test
