#include "store/check_links.h"

#include "base/scratch_folder.h"
#include "store/write_registers.h"

#include <doctest/doctest.h>

namespace corridor::check_links_test {
namespace {

Record record(std::string_view kind, std::string code) {
  return {.kind = kind, .code = std::move(code), .title = "A"};
}

Link link(std::string from, std::string_view relation, std::string to) {
  return {.from = std::move(from), .relation = relation, .to = std::move(to), .cell = {7, 3}};
}

Workspace empty_workspace(const ScratchFolder& folder) {
  bool created = false;
  auto workspace = Workspace::create(folder.file("w.sqlite"), created);
  REQUIRE(workspace);
  // The rows of these tests belong to no edition.
  REQUIRE(workspace->database().execute("PRAGMA foreign_keys = OFF"));
  return std::move(*workspace);
}

}  // namespace

TEST_CASE("a link to what is in the file, in the vocabulary or in the store is fine") {
  const ScratchFolder folder;
  auto workspace = empty_workspace(folder);
  const std::vector stored{record("instrument", "old")};
  REQUIRE(write_registers(workspace.database(), 1, {stored, {}, {}, {}}));
  const std::vector records{record("instrument", "a"), record("provision", "a/art_1")};
  const std::vector links{
      link("instrument:a", "amends", "instrument:old"),
      link("provision:a/art_1", "about", "indicator:migrant_stock"),
      link("provision:a/art_1", "about", "place:BGD"),
      link("provision:a/art_1", "about", "corridor:BGD-MYS"),
      link("instrument:a", "same_as", "instrument:untc-4-13"),
  };
  CHECK(check_links(workspace, {"law.yml", records, links}));
}

TEST_CASE("a link to nothing is an error at its line, with what was perhaps meant") {
  const ScratchFolder folder;
  const auto workspace = empty_workspace(folder);
  const std::vector records{record("instrument", "icrmw"), record("term", "migrant")};
  const auto error_for = [&](const Link& one) {
    const std::vector links{one};
    const auto checked = check_links(workspace, {"law.yml", records, links});
    REQUIRE(!checked);
    return checked.error();
  };
  const auto error = error_for(link("term:migrant", "defined_in", "instrument:icmrw"));
  CHECK(error.kind == ErrorKind::invalid);
  CHECK(error.where.file == "law.yml");
  CHECK(error.where.line == 7);
  CHECK(error.hint.contains("instrument:icrmw"));
  CHECK(error_for(link("term:migrant", "about", "indicator:nothing")).where.column == 3);
  CHECK(error_for(link("term:migrant", "about", "place:ZZZ")).where.column == 3);
  CHECK(error_for(link("term:nobody", "same_as", "instrument:icrmw")).where.column == 3);
}

TEST_CASE("an instrument that amends itself by way of others is refused, across files too") {
  const ScratchFolder folder;
  auto workspace = empty_workspace(folder);
  const std::vector stored{record("instrument", "b"), record("instrument", "c")};
  const std::vector before{link("instrument:b", "amends", "instrument:c"),
                           link("instrument:c", "amends", "instrument:a")};
  REQUIRE(write_registers(workspace.database(), 1, {stored, {}, before, {}}));
  const std::vector records{record("instrument", "a")};
  const std::vector straight{link("instrument:b", "replaces", "instrument:a")};
  CHECK(check_links(workspace, {"law.yml", records, straight}));
  const std::vector circle{link("instrument:a", "amends", "instrument:b")};
  const auto checked = check_links(workspace, {"law.yml", records, circle});
  REQUIRE(!checked);
  CHECK(checked.error().message.contains("leads back"));
}

TEST_CASE("links of the chain lead to its vocabularies, to derived indicators and to no circle") {
  const ScratchFolder folder;
  const auto workspace = empty_workspace(folder);
  const std::vector records{record("actor", "a"), record("actor", "b"), record("actor", "c")};
  const auto check = [&](const std::vector<Link>& links) {
    const auto is_derived = [](std::string_view code) { return code == "made_up_share"; };
    return check_links(workspace, {"chain.yml", records, links, is_derived});
  };
  CHECK(check({link("actor:a", "responsible", "actor_type:ministry"),
               link("actor:a", "serves", "protection:wage"),
               link("actor:a", "tool", "tool:corridor law BGD"),
               link("actor:a", "about", "indicator:made_up_share"),
               link("actor:a", "part_of", "actor:b"), link("actor:b", "part_of", "actor:c")}));
  for (const auto* nothing : {"actor_type:ministers", "protection:wages", "indicator:made_up",
                              "commitment:sdg_10_7", "practice:a"}) {
    CAPTURE(nothing);
    const auto checked = check({link("actor:a", "about", nothing)});
    REQUIRE(!checked);
    CHECK(checked.error().message.contains(nothing));
  }
  const auto circle =
      check({link("actor:a", "part_of", "actor:b"), link("actor:b", "part_of", "actor:c"),
             link("actor:c", "part_of", "actor:a")});
  REQUIRE(!circle);
  CHECK(circle.error().message.contains("leads back"));
}

}  // namespace corridor::check_links_test
