#include "registers/search_match.h"

#include "base/random.h"

#include <algorithm>
#include <map>

#include <doctest/doctest.h>

namespace corridor::search_match_test {
namespace {

WordRows word(std::vector<RowHits> rows, double rarity = 1) { return {std::move(rows), rarity}; }

std::vector<std::int64_t> numbers(const std::vector<MatchedRow>& found) {
  std::vector<std::int64_t> rows;
  for (const auto& one : found) rows.push_back(one.row);
  return rows;
}

}  // namespace

TEST_CASE("rows with all words, with all but one, and with any, in their order") {
  const std::vector words{word({{1, 1}, {2, 1}, {5, 1}, {9, 1}}), word({{2, 1}, {5, 1}}),
                          word({{2, 1}, {3, 1}, {9, 1}})};
  CHECK(numbers(rows_with(words, 3)) == std::vector<std::int64_t>{2});
  CHECK(numbers(rows_with(words, 2)) == std::vector<std::int64_t>{2, 5, 9});
  CHECK(numbers(rows_with(words, 1)) == std::vector<std::int64_t>{1, 2, 3, 5, 9});
  CHECK(rows_with(words, 4).empty());
  CHECK(rows_with({word({})}, 1).empty());
}

TEST_CASE("a row's score is the sum over its words of rarity and saturated hits") {
  const auto found = rows_with({word({{7, 2}}, 1.5), word({{7, 0.5}}, 3)}, 2);
  REQUIRE(found.size() == 1);
  CHECK(found[0].words == 2);
  CHECK(found[0].score == doctest::Approx(1.5 * 2 * 2.2 / 3.2 + 3 * 0.5 * 2.2 / 1.7));
}

TEST_CASE("forms of one word are one: their hits in a row are added up") {
  const auto rows = rows_of_any({{{1, 1}, {4, 1}}, {}, {{1, 2}, {3, 1}}});
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].row == 1);
  CHECK(rows[0].hits == 3);
  CHECK(rows[1].row == 3);
  CHECK(rows[2].row == 4);
  CHECK(rows_of_any({}).empty());
}

// Against counting row by row, over lists of many densities.
TEST_CASE("what is passed over lacks too many words, whatever the lists") {
  RandomStream random(20261129, {});
  for (int round = 0; round < 200; ++round) {
    std::vector<WordRows> words(1 + static_cast<std::size_t>(random.uniform() * 5));
    std::map<std::int64_t, std::size_t> counts;
    for (auto& one : words) {
      const double density = random.uniform();
      for (std::int64_t row = 0; row < 120; ++row) {
        if (random.uniform() > density * density) continue;
        one.rows.push_back({row, 1});
        ++counts[row];
      }
    }
    for (std::size_t least = 1; least <= words.size(); ++least) {
      std::vector<std::int64_t> expected;
      for (const auto& [row, number] : counts) {
        if (number >= least) expected.push_back(row);
      }
      CHECK(numbers(rows_with(words, least)) == expected);
    }
  }
}

TEST_CASE("a cursor finds rows upwards, and says where there is none") {
  const std::vector<RowHits> rows{{2, 1}, {3, 1}, {50, 1}, {51, 1}};
  RowCursor cursor(rows);
  CHECK_FALSE(cursor.has(1));
  CHECK(cursor.has(2));
  CHECK(cursor.has(2));
  CHECK_FALSE(cursor.has(49));
  CHECK(cursor.has(50));
  CHECK(cursor.has(51));
  CHECK_FALSE(cursor.has(52));
  const std::vector<RowHits> none;
  CHECK_FALSE(RowCursor(none).has(1));
}

}  // namespace corridor::search_match_test
