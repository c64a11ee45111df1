#include "sources/flow_tables.h"

#include <doctest/doctest.h>

namespace corridor::flow_tables_test {
namespace {

Error refused_pairs(std::string_view text) {
  const auto table = read_pair_table("f.csv", text, stock_columns);
  REQUIRE_FALSE(table.has_value());
  CHECK(table.error().where.file == "f.csv");
  CHECK_FALSE(table.error().hint.empty());
  return table.error();
}

Error refused_vitals(std::string_view text) {
  const auto table = read_vitals_table("v.csv", text);
  REQUIRE_FALSE(table.has_value());
  CHECK_FALSE(table.error().hint.empty());
  return table.error();
}

}  // namespace

TEST_CASE("a stock: places in order of first appearance, columns by name, others passed over") {
  const auto table = read_pair_table(
      "f.csv", "note,residence,birth,value\nx,B,A,1.5\n,A,\"C, D\",2\n", stock_columns);
  REQUIRE(table.has_value());
  CHECK(table->places.names() == std::vector<std::string>{"A", "B", "C, D"});
  REQUIRE(table->cells.size() == 2);
  CHECK(table->cells[0].first == 0);
  CHECK(table->cells[0].second == 1);
  CHECK(table->cells[0].value == 1.5);
  CHECK(table->where(table->cells[1]).line == 3);
  CHECK(table->where(table->cells[1]).column == 4);
}

TEST_CASE("a missing cell is named, with line and field") {
  for (const auto* missing : {"", "NA", "..", "NaN", " "}) {
    const auto error =
        refused_pairs(std::string("birth,residence,value\nA,A,1\nA,B,") + missing + "\n");
    CHECK(error.message == "the cell is missing: birth A, residence B");
    CHECK(error.where.line == 3);
    CHECK(error.where.column == 3);
  }
}

TEST_CASE("what is no number, no place, given twice, or no table, is refused where it stands") {
  CHECK(refused_pairs("birth,residence,value\nA,B,1 000\n").kind == ErrorKind::malformed);
  CHECK(refused_pairs("birth,residence,value\nA,B,inf\n").message.contains("saw \"inf\""));
  CHECK(refused_pairs("birth,residence,value\nA,B,1e300\n").message.contains("more people than"));
  CHECK(refused_pairs("birth,residence,value\nA,,1\n").where.column == 2);
  const auto twice = refused_pairs("birth,residence,value\nA,B,1\nB,A,1\nA,B,2\n");
  CHECK(twice.message == "birth A, residence B stands twice: here and in line 2");
  CHECK(twice.where.line == 4);
  CHECK(refused_pairs("orig,dest,value\nA,B,1\n").message ==
        "expected a column \"birth\", saw orig,dest,value");
  CHECK(refused_pairs("birth,residence,value\n").message.contains("saw none"));
}

TEST_CASE("more places than the limit are refused before they fill the memory") {
  std::string text = "birth,residence,value\n";
  for (std::size_t k = 0; k < most_flow_places; ++k) {
    text += "P" + std::to_string(k) + ",Q,1\n";
  }
  CHECK(refused_pairs(text).kind == ErrorKind::limit);
}

TEST_CASE("vital events, with populations or without") {
  const auto table = read_vitals_table(
      "v.csv", "region,births,deaths,pop_start,pop_end,x\nA,10,3,100,107,z\nB,0,0.5,1,2,z\n");
  REQUIRE(table.has_value());
  CHECK(table->places.names() == std::vector<std::string>{"A", "B"});
  CHECK(table->rows[1].deaths == 0.5);
  CHECK(table->rows[0].population_end == 107.0);
  CHECK(table->rows[1].line == 3);
  const auto bare = read_vitals_table("v.csv", "region,births,deaths\nA,10,3\n");
  REQUIRE(bare.has_value());
  CHECK_FALSE(bare->rows[0].population_start.has_value());
}

TEST_CASE("fewer births than none, a region twice, and missing events are refused by name") {
  const auto negative = refused_vitals("region,births,deaths\nA,-1,3\n");
  CHECK(negative.message == "fewer than none: -1 (births in A)");
  CHECK(negative.where.column == 2);
  CHECK(refused_vitals("region,births,deaths\nA,1,3\nA,1,3\n").message ==
        "A stands twice: here and in line 2");
  CHECK(refused_vitals("region,births,deaths\nA,1,\n").message ==
        "the cell is missing: deaths in A");
  CHECK(refused_vitals("region,births\nA,1\n").message.contains("expected a column \"deaths\""));
}

}  // namespace corridor::flow_tables_test
