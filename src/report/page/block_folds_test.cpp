#include "report/page/block_folds.h"

#include <doctest/doctest.h>

namespace corridor::block_folds_test {
namespace {

Bullets list_of(std::size_t items) {
  Bullets bullets;
  for (std::size_t i = 0; i < items; ++i) bullets.items.push_back({"one"});
  return bullets;
}

Table table_of(std::string title, std::size_t rows) {
  Table table{.title = std::move(title)};
  for (std::size_t i = 0; i < rows; ++i) table.rows.push_back({Cell("a")});
  return table;
}

Chart chart_of(std::string title) { return {.title = std::move(title)}; }

}  // namespace

TEST_CASE("a sub-heading folds the sentences and lists below it, and says how many there are") {
  const std::vector<Block> blocks{Paragraph{"What is a duty:"}, Paragraph{"By treaty."}, list_of(8),
                                  Paragraph{"Read on."}};
  const auto folds = fold_blocks(blocks, 0);
  REQUIRE(folds.size() == 2);
  CHECK(folds[0].title == "What is a duty");
  CHECK(folds[0].has_heading);
  CHECK(folds[0].count == 8);
  CHECK(folds[0].end == 3);
  CHECK_FALSE(folds[1].is_folded());
}

TEST_CASE("what warns and what leads is never folded away") {
  for (const auto tone : {Paragraph::Tone::caution, Paragraph::Tone::lead}) {
    const std::vector<Block> blocks{Paragraph{"A heading:"},
                                    Paragraph{.text = "Mind this.", .tone = tone}, list_of(9)};
    for (const auto& fold : fold_blocks(blocks, 0)) CHECK_FALSE(fold.is_folded());
  }
}

TEST_CASE("tables and charts fold under their titles, the first ones of an open section stand") {
  const std::vector<Block> blocks{chart_of("There"),      chart_of("Back"),
                                  chart_of("By age"),     table_of("All years", 9),
                                  table_of("One row", 1), list_of(9)};
  const auto closed = fold_blocks(blocks, 0);
  REQUIRE(closed.size() == 6);
  CHECK(closed[0].title == "There");
  CHECK(closed[3].count == 9);
  CHECK_FALSE(closed[4].is_folded());  // as short as what would fold it
  CHECK_FALSE(closed[5].is_folded());  // nothing names it
  const auto open = fold_blocks(blocks, 2);
  CHECK_FALSE(open[0].is_folded());
  CHECK_FALSE(open[1].is_folded());
  CHECK(open[2].title == "By age");
  CHECK_FALSE(open[3].is_folded());
}

TEST_CASE("every block is in one fold, in order") {
  const std::vector<Block> blocks{Paragraph{"One:"}, Paragraph{"Two:"}, list_of(3),
                                  chart_of("C"),     Paragraph{"x"},    table_of("T", 4)};
  std::size_t at = 0;
  for (const auto& fold : fold_blocks(blocks, 0)) {
    CHECK(fold.begin == at);
    CHECK(fold.end > at);
    at = fold.end;
  }
  CHECK(at == blocks.size());
}

}  // namespace corridor::block_folds_test
