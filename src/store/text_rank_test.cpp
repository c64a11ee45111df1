#include "store/text_rank.h"

#include "base/sqlite.h"

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

namespace corridor {
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
  add_text_rank(*database);
  return std::move(*database);
}

/// Numbers of the rows found, the best first, and their scores.
std::vector<std::pair<std::int64_t, TextScore>> ranked(const Database& database,
                                                       const TextRank& rank,
                                                       std::string_view match) {
  auto rows = database.prepare(
      "SELECT rowid, text_rank(t, ?1) r FROM t WHERE t MATCH ?2 ORDER BY r DESC, rowid");
  const std::string text = rank.text();
  rows->bind(1, text).bind(2, match);
  std::vector<std::pair<std::int64_t, TextScore>> found;
  while (rows->step().value()) {
    found.emplace_back(number_of_row(rows->integer(0)), score_of(rows->real(1)));
  }
  return found;
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

TEST_CASE("the score of one word in two rows is what the equation gives") {
  // Lengths that the steps hold exactly: 1 and 3 terms; mean 2.
  const auto database = table_of({{"a", ""}, {"a b b", ""}});
  TextRank rank{.rows = 2, .mean = {0, 2}, .weights = {1, 1, 1, 1}, .words = {0}};
  const auto found = ranked(database, rank, "\"a\"");
  REQUIRE(found.size() == 2);
  const double short_hits = 1 / (0.4 + 0.6 * 1 / 2), long_hits = 1 / (0.4 + 0.6 * 3 / 2);
  CHECK(found[0].first == 1);
  CHECK(found[0].second.score == doctest::Approx(short_hits * 2.2 / (short_hits + 1.2)));
  CHECK(found[1].second.score == doctest::Approx(long_hits * 2.2 / (long_hits + 1.2)));
}

TEST_CASE("a rare word counts for more than a common one, by the equation's logarithm") {
  const auto database = table_of({{"a c", ""}, {"b c", ""}, {"c c", ""}, {"a b", ""}, {"a d", ""}});
  TextRank rank{.rows = 5, .mean = {0, 2}, .weights = {1, 1, 1, 1}, .words = {0, 1}};
  const auto found = ranked(database, rank, "\"a\" OR \"b\"");
  REQUIRE(found.size() == 4);
  CHECK(found[0].first == 4);
  CHECK(found[0].second.words == 2);
  CHECK(found[1].first == 2);  // b is in two rows, a in three
  const double rare = std::log(1 + 3.5 / 2.5), common = std::log(1 + 2.5 / 3.5);
  CHECK(found[1].second.score / found[2].second.score == doctest::Approx(rare / common));
}

TEST_CASE("forms of one word count as that word, however rare a form is") {
  const auto database = table_of({{"a x", ""}, {"a x", ""}, {"b x", ""}, {"y y", ""}});
  TextRank rank{.rows = 4, .mean = {0, 2}, .words = {0, 0, 1}};
  const auto found = ranked(database, rank, "(\"a\" OR \"b\") AND \"x\"");
  REQUIRE(found.size() == 3);
  CHECK(found[0].second.score == doctest::Approx(found[2].second.score));
}

TEST_CASE("a title that holds the words and no more comes first") {
  const auto database = table_of({{"migrant migrant migrant", "the working migrant"},
                                  {"of a person", "migrant"},
                                  {"migrant", "other"}});
  const auto found = ranked(database, {.rows = 3, .mean = {1.7, 2.3}, .words = {0}}, "\"migrant\"");
  REQUIRE(found.size() == 3);
  CHECK(found[0].first == 2);
  CHECK(found[2].first == 3);
}

TEST_CASE("phrases that do not count leave the score as it is") {
  const auto database = table_of({{"a", ""}, {"a b", ""}});
  const auto with =
      ranked(database, {.rows = 2, .mean = {0, 1.5}, .words = {0, -1}}, "(\"a\") NOT (\"b\")");
  const auto without = ranked(database, {.rows = 2, .mean = {0, 1.5}, .words = {0}}, "\"a\"");
  REQUIRE(with.size() == 1);
  CHECK(with[0].second.score == without[0].second.score);
}

}  // namespace corridor
