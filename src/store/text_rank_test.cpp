#include "store/text_rank.h"

#include "base/sqlite.h"

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

namespace corridor::text_rank_test {
namespace {

/// A full-text table in memory with a few rows: body and title.
Database table_of(const std::vector<std::pair<std::string, std::string>>& rows) {
  auto database = Database::open(":memory:", Database::Mode::create);
  REQUIRE(database.has_value());
  REQUIRE(
      database->execute("CREATE VIRTUAL TABLE t USING fts5(body, title, names, context,"
                        " content='', columnsize=0, tokenize='ascii')"));
  auto insert = database->prepare("INSERT INTO t(rowid, body, title) VALUES(?, ?, ?)");
  std::int64_t number = 0;
  const auto words = [](std::string_view text) {
    return text.empty() ? 0.0 : 1.0 + static_cast<double>(std::ranges::count(text, ' '));
  };
  for (const auto& [body, title] : rows) {
    insert->bind(1, row_with_lengths(++number, {words(title), words(body)}));
    REQUIRE(insert->bind(2, body).bind(3, title).run());
  }
  return std::move(*database);
}

std::vector<std::vector<RowHits>> hits_of(const Database& database, std::string_view phrases,
                                          std::size_t number, const FieldWeights& weights) {
  auto rows = rows_of_phrases(
      database,
      {.table = "t", .phrases = phrases, .number = number, .counted = number, .weights = weights});
  REQUIRE(rows.has_value());
  REQUIRE(rows->size() == number);
  for (auto& phrase : *rows) {
    for (auto& row : phrase) row.row = number_of_row(row.row);
  }
  return std::move(*rows);
}

}  // namespace

TEST_CASE("a row's number holds its lengths, and rows keep their order") {
  const auto row = row_with_lengths(7, {3, 100});
  CHECK(number_of_row(row) == 7);
  CHECK(lengths_of_row(row).title == 3);
  CHECK(lengths_of_row(row).body == doctest::Approx(100).epsilon(0.2));
  CHECK(row_with_lengths(8, {0, 0}) > row_with_lengths(7, {1000, 1e9}));
  CHECK(lengths_of_row(row_with_lengths(1, {0, 0})).body == 0);
  for (const double length : {1.0, 10.0, 1000.0, 40000.0}) {
    CHECK(lengths_of_row(row_with_lengths(1, {0, length})).body ==
          doctest::Approx(length).epsilon(0.2));
  }
}

TEST_CASE("hits are set against the length of the field, as the equation has it") {
  // Lengths that the steps hold exactly: 1 and 3 terms; mean 2.
  const auto database = table_of({{"a", ""}, {"a b b", ""}, {"c", ""}});
  const auto found =
      hits_of(database, "\"a\" OR \"b\"", 2, {.mean = {0, 2}, .weights = {1, 1, 1, 1}});
  REQUIRE(found[0].size() == 2);
  CHECK(found[0][0].row == 1);
  CHECK(found[0][0].hits == doctest::Approx(1 / (0.4 + 0.6 * 1 / 2)));
  CHECK(found[0][1].hits == doctest::Approx(1 / (0.4 + 0.6 * 3 / 2)));
  REQUIRE(found[1].size() == 1);
  CHECK(found[1][0].row == 2);
  CHECK(found[1][0].hits == doctest::Approx(2 / (0.4 + 0.6 * 3 / 2)));
}

TEST_CASE("a hit in a title counts for more, and for less in a long title") {
  const auto database = table_of({{"migrant migrant migrant", "the working migrant"},
                                  {"of a person", "migrant"},
                                  {"migrant", "other"}});
  const auto found = hits_of(database, "\"migrant\"", 1, {.mean = {1.7, 2.3}});
  REQUIRE(found[0].size() == 3);
  CHECK(found[0][1].hits > found[0][2].hits);
  CHECK(found[0][1].hits == doctest::Approx(4 / (0.4 + 0.6 * 1 / 1.7)));
  CHECK(found[0][0].hits == doctest::Approx(4 / (0.4 + 0.6 * 3 / 1.7) + 3 / (0.4 + 0.6 * 3 / 2.3)));
}

TEST_CASE("phrases and beginnings of words are found, and what no row has is empty") {
  const auto database = table_of({{"equal pay for all", ""}, {"pay equal", ""}, {"payment", ""}});
  const auto found = hits_of(database, "\"equal pay\" OR \"pay\" * OR \"none\"", 3, {});
  CHECK(found[0].size() == 1);
  CHECK(found[1].size() == 3);
  CHECK(found[2].empty());
  const auto nothing = hits_of(database, "\"none\" OR \"nobody\"", 2, {});
  CHECK(nothing[0].empty());
  CHECK(nothing[1].empty());
}

TEST_CASE("of phrases that do not count the rows are told alone") {
  const auto database = table_of({{"a", ""}, {"a b", ""}});
  const auto rows = rows_of_phrases(
      database, {.table = "t", .phrases = "\"a\" OR \"b\"", .number = 2, .counted = 1});
  REQUIRE(rows.has_value());
  CHECK((*rows)[0].size() == 2);
  REQUIRE((*rows)[1].size() == 1);
  CHECK((*rows)[1][0].hits == 0);
}

TEST_CASE("a rare word is worth more than a common one, and hits more are worth less and less") {
  CHECK(word_rarity(2, 5) == doctest::Approx(std::log(1 + 3.5 / 2.5)));
  CHECK(word_rarity(5, 5) > 0);
  CHECK(word_rarity(7, 5) == word_rarity(5, 5));
  CHECK(saturated(1) == doctest::Approx(1));
  CHECK(saturated(1000) < 2.2);
}

}  // namespace corridor::text_rank_test
