// Links of the embedded default's registers: loaded in one go, and checked here.

#include "base/text.h"
#include "evidence/claims/definitions.h"
#include "evidence/scratch_workspace.h"
#include "store/check_links.h"

#include <doctest/doctest.h>

namespace corridor::default_links_test {

TEST_CASE("every link of the embedded default leads somewhere, and none in a circle") {
  ScratchWorkspace scratch;
  REQUIRE(load_embedded_default(*scratch).has_value());
  std::vector<Link> links;
  auto rows = scratch->database().prepare(
      "SELECT from_item, relation, to_item, file_row, file_column, edition.file FROM link"
      " JOIN edition ON edition.id = link.edition WHERE edition.author <> ''");
  REQUIRE(rows.has_value());
  while (rows->step() == true) {
    links.push_back({.from = rows->text(0),
                     .relation = intern(rows->text(1)),
                     .to = rows->text(2),
                     .cell = {static_cast<std::uint32_t>(rows->integer(3)),
                              static_cast<std::uint16_t>(rows->integer(4))}});
  }
  CHECK(links.size() > 1'000);
  const auto is_derived = [](std::string_view code) { return find_derived(code) != nullptr; };
  const auto checked = check_links(*scratch, {"embedded", {}, links, is_derived});
  CHECK_MESSAGE(checked.has_value(), checked.error().message, " in line ",
                checked.error().where.line);
}

}  // namespace corridor::default_links_test
