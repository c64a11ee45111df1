#include "store/run_record.h"

#include <unistd.h>

#include <filesystem>

#include <doctest/doctest.h>

namespace corridor::run_record_test {
namespace {

struct Folder {
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("corridor-runs-" + std::to_string(::getpid()));
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }
};

RunRecord example() {
  return {.model = "flow_estimation",
          .seed = "7",
          .settings = NamedLines("method=da_min_closed\nperiod=2015-2020"),
          .inputs = {{"stock_start", "a.csv", "aa"}, {"stock_end", "b.csv", "bb"}},
          .findings = "orig,dest,value\nA,B,3\n"};
}

}  // namespace

TEST_CASE("a run is known by what went in, not by where its files lay") {
  RunRecord run = example(), moved = example(), other = example();
  moved.inputs[0].source = "elsewhere/a.csv";
  other.inputs[0].sha256 = "ac";
  CHECK(run.id() == moved.id());
  CHECK(run.id() != other.id());
  other = example();
  other.settings.set("method", "mig_rate");
  CHECK(run.id() != other.id());
}

TEST_CASE("a run kept is found again, whole, by its first digits; twice is once") {
  const Folder folder;
  bool created = false;
  auto workspace = Workspace::create((folder.path / "w.sqlite").string(), created);
  REQUIRE(workspace.has_value());
  const auto id = keep_run(*workspace, example());
  REQUIRE(id.has_value());
  CHECK(keep_run(*workspace, example()) == *id);
  const auto found = kept_run(*workspace, id->substr(0, 6));
  REQUIRE(found.has_value());
  CHECK(found->findings == example().findings);
  CHECK(found->settings["method"] == "da_min_closed");
  REQUIRE(found->inputs.size() == 2);
  CHECK(found->inputs[1].sha256 == "bb");
  CHECK(found->id() == *id);
  CHECK(kept_runs(*workspace)->size() == 1);
  CHECK(kept_run(*workspace, "ffffff").error().kind == ErrorKind::not_found);

  RunRecord changed = example();
  changed.findings = "orig,dest,value\nA,B,4\n";
  CHECK(keep_run(*workspace, changed).error().kind == ErrorKind::internal);
}

}  // namespace corridor::run_record_test
