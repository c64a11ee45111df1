#include "base/spreadsheet.h"

#include "base/csv.h"

#include <string>

#include <doctest/doctest.h>

namespace corridor::spreadsheet_test {

TEST_CASE("what a spreadsheet would run as a formula is protected") {
  for (const auto* cell : {"=1+1", "+1", "-1", "@SUM(A1)", "=cmd|'/c calc'!A1", "\t=1", "\r=1",
                           "\n=1", "  =1", "＝1+1", "－1", "-", "'quoted"}) {
    CAPTURE(cell);
    CHECK(spreadsheet_alters(cell));
  }
}

TEST_CASE("what a spreadsheet would read as another number, a date or a time is protected") {
  for (const auto* cell :
       {"5-9",   "10-14", "65+",     "2020-07", "2020-07-15", "7/8",          "1.2.2020",
        "12:30", "034",   "00",      "1e5",     "3E12",       "412e34567890", "123456789012",
        "1.5",   "1,5",   "(5)",     "5 %",     "€ 5",        "1-Mar",        "Mar 2020",
        "SEPT2", "DEC1",  "march 5", "5 pm",    "TRUE",       "false"}) {
    CAPTURE(cell);
    CHECK(spreadsheet_alters(cell));
  }
}

TEST_CASE("codes, names and plain numbers stay as they are") {
  for (const auto* cell : {"",
                           "BGD",
                           "_W",
                           "MAR",
                           "902",
                           "0",
                           "2020",
                           "12345678901",
                           "2020-Q3",
                           "2020-S1",
                           "2015-01-01/P5Y",
                           "total",
                           "female",
                           "refugees",
                           "3cc9d26b6d6d",
                           "3cc9d26b6d6d.136441.8",
                           "UN DESA, Population Division",
                           "CC-BY-4.0",
                           "other=north",
                           "US$ of 2015",
                           "Côte d'Ivoire",
                           "中国",
                           "sum:4a73f7fc20ec:migrant_stock:_W-_W:2020:total:total"}) {
    CAPTURE(cell);
    CHECK_FALSE(spreadsheet_alters(cell));
    CHECK(protect_cell(cell) == cell);
  }
}

TEST_CASE("taking the apostrophe away gives every cell back, also those that begin with one") {
  for (const std::string cell : {"", "=1+1", "'", "''", "'=1", "'abc", "''=1", "034", "5-9", "BGD",
                                 "-", "TRUE", "\t", " ", " =", "＠", "'034"}) {
    CAPTURE(cell);
    CHECK(unprotect_cell(protect_cell(cell)) == cell);
    CHECK_FALSE(spreadsheet_alters(protect_cell(cell).substr(0, 0)));
  }
  // A table that was not protected may hold an apostrophe of its own.
  CHECK(unprotect_cell("'abc") == "'abc");
}

TEST_CASE("a very long cell of digits costs no more than its length, and no number is that long") {
  CHECK_FALSE(spreadsheet_alters(std::string(100'000, '9')));
  CHECK(spreadsheet_alters("=" + std::string(100'000, '9')));
}

}  // namespace corridor::spreadsheet_test
