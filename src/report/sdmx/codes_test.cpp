#include "report/sdmx/code_book.h"
#include "report/sdmx/figure_codes.h"

#include <doctest/doctest.h>

namespace corridor::sdmx::codes_test {

TEST_CASE("a code book makes ids that SDMX allows, one for each text") {
  CodeBook book;
  CHECK(book.add("BGD") == "BGD");
  CHECK(book.add("a.b") == "a_b");
  CHECK(book.add("a;b") == "a_b_2");
  CHECK(book.add("a.b") == "a_b");
  CHECK(*book.text_of("a_b_2") == "a;b");
  CHECK(book.code_of("never added").empty());
  CHECK(book.text_of("never") == nullptr);
  CodeBook names(CodeBook::Kind::name);
  CHECK(names.add("UN DESA, Population Division") == "UN_DESA_POPULATION_DIVISION");
  CHECK(names.add("10.c.1") == "N_10_C_1");
  CHECK(names.add("été") == "N__T");
}

TEST_CASE("frequency, age and side have the codes of SDMX") {
  CHECK(frequency_code(*Period::parse("2020")) == "A");
  CHECK(frequency_code(*Period::parse("2020-Q3")) == "Q");
  CHECK(frequency_code(Period::years(2015, 2020)) == "A5");
  CHECK(frequency_name("A5") == "5 years together");
  CHECK(frequency_name("Q") == "Quarterly");
  CHECK(age_code({}) == "_T");
  CHECK(age_code({0, 4}) == "Y0T4");
  CHECK(age_code({65, Age::open}) == "Y_GE65");
  CHECK(age_code(Age::unknown()) == "_U");
  CHECK(side_code(Reporter::destination) == "DESTINATION");
}

TEST_CASE("a period has a first and a last day") {
  const auto days = [](std::string_view text) { return days_of(*Period::parse(text)); };
  CHECK(days("2020").last == 20201231);
  CHECK(days("2020-02").last == 20200229);
  CHECK(days("2019-Q1").last == 20190331);
  CHECK(days("2020-S2").first == 20200701);
  CHECK(days("2015-01-01/P5Y").last == 20191231);
  CHECK(days("2020-07-15").last == 20200715);
  CHECK(days("2020-W53").last == 20210103);
  CHECK(day_text(20201231) == "2020-12-31");
}

}  // namespace corridor::sdmx::codes_test
