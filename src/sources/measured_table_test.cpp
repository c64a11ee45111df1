#include "sources/measured_table.h"

#include <array>

#include <doctest/doctest.h>

namespace corridor::measured_table_test {
namespace {

using Kind = MeasuredColumn::Kind;
constexpr std::array<MeasuredColumn, 6> columns{{
    {.name = "place", .kind = Kind::place, .meaning = "where", .needed = true, .in_key = true},
    {.name = "year", .kind = Kind::period, .meaning = "when", .in_key = true},
    {.name = "sex", .kind = Kind::sex, .meaning = "female, male or total", .in_key = true},
    {.name = "kind", .kind = Kind::word, .meaning = "fatal or not", .words = "fatal non_fatal"},
    {.name = "cases", .meaning = "how many", .lowest = 0},
    {.name = "open", .kind = Kind::truth, .meaning = "whether people can reach it"},
}};

Result<MeasuredTable> read(std::string_view text) {
  return MeasuredTable::read("f.csv", text, columns);
}

Error refused(std::string_view text) {
  const auto table = read(text);
  REQUIRE_FALSE(table.has_value());
  CHECK(table.error().where.file == "f.csv");
  CHECK_FALSE(table.error().hint.empty());
  return table.error();
}

}  // namespace

TEST_CASE("columns are known by their names, in any order, and places by code, name or M49") {
  const auto table =
      read("cases,place,kind,open\n3,BGD,fatal,yes\n,Nepal,Non-fatal,0\n0,NA,fatal,\n");
  REQUIRE(table.has_value());
  CHECK(table->rows() == 3);
  CHECK(table->place(0) == Place("BGD"));
  CHECK(table->place(1) == Place("NPL"));
  CHECK(table->place(2) == Place("NAM"));
  CHECK(table->number(0, "cases") == 3.0);
  CHECK(table->text(1, "kind") == "non_fatal");
  CHECK(table->truth(0, "open") == true);
  CHECK(table->truth(1, "open") == false);
  CHECK(read("m49,name,cases\n50,Bangladesh,1\n")->place(0) == Place("BGD"));
  CHECK(read("m49,name,cases\n753,An area,1\n")->place(0) == Place("1832"));
}

TEST_CASE("a field that is empty is missing, and zero is zero") {
  const auto table = read("place,cases,open\nBGD,,\nNPL,NA,..\nIND,0,no\n");
  REQUIRE(table.has_value());
  CHECK_FALSE(table->number(0, "cases").has_value());
  CHECK_FALSE(table->number(1, "cases").has_value());
  CHECK_FALSE(table->truth(1, "open").has_value());
  CHECK(table->number(2, "cases") == 0.0);
  CHECK_FALSE(table->has("year"));
  CHECK(table->text(0, "year").empty());
}

TEST_CASE("a mistake is told with line and field, what was expected and what to do") {
  const Error number = refused("place,cases\nBGD,1\nNPL,\"1,5\"\n");
  CHECK(number.where.line == 3);
  CHECK(number.where.column == 2);
  CHECK(number.message == "expected a number for cases, saw \"1,5\"");
  CHECK(refused("place,cases\nBGD,-1\n").message == "cases is -1, which it cannot be");
  CHECK(refused("place,cases\nBGD,1e999\n").kind == ErrorKind::malformed);
  const Error place = refused("place,cases\nBanglades,1\n");
  CHECK(place.message == "no place is called \"Banglades\"");
  CHECK(place.hint == "Did you mean Bangladesh?");
  CHECK(refused("place,cases\n,1\n").message == "expected a place (where), saw nothing");
  CHECK(refused("m49,cases\n999,1\n").message == "no place is called \"999\"");
  CHECK(refused("place,year\nBGD,20x\n").where.column == 2);
  CHECK(refused("place,sex\nBGD,woman\n").hint.contains("female"));
  CHECK(refused("place,kind\nBGD,fatl\n").hint == "Did you mean fatal?");
  CHECK(refused("place,open\nBGD,perhaps\n").message ==
        "expected yes or no for open, saw \"perhaps\"");
}

TEST_CASE("a column that is misspelt, missing or there twice is an error, not a guess") {
  CHECK(refused("place,casses\nBGD,1\n").hint == "Did you mean cases?");
  CHECK(refused("cases\n1\n").message == "expected a column \"place\": where");
  CHECK(refused("place,m49,cases\nBGD,50,1\n").message == "the column \"place\" stands twice");
  CHECK(refused("place,cases\n").message == "expected rows below the header, saw none");
  CHECK(refused("place,cases\nBGD,1,2\n").kind == ErrorKind::malformed);
  CHECK(refused("place,cases\nBGD,\"1\n").kind == ErrorKind::malformed);
  CHECK(refused("place,cases\nB\xFF,1\n").kind == ErrorKind::malformed);
  CHECK(refused("").kind == ErrorKind::malformed);
}

TEST_CASE("what tells rows apart may stand once; other spellings of a place are the same place") {
  const Error twice = refused("place,year,cases\nBGD,2019,1\nNPL,2019,1\nBangladesh,2019,2\n");
  CHECK(twice.kind == ErrorKind::invalid);
  CHECK(twice.message == "\"BGD 2019\" is given twice, first in line 2");
  CHECK(twice.where.line == 4);
  CHECK(read("place,year,cases\nBGD,2019,1\nBGD,2020,1\n").has_value());
}

}  // namespace corridor::measured_table_test
