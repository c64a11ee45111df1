#include "vocabulary/delay.h"

#include <doctest/doctest.h>

namespace corridor::delay_test {
namespace {

std::string after(std::string_view delay, std::string_view date) {
  const auto parsed = parse_delay(delay);
  REQUIRE(parsed);
  const auto day = parse_date(date);
  REQUIRE(day);
  return period_of(parsed->after(first_day(*day))).text();
}

}  // namespace

TEST_CASE("a delay counts as the final clauses of treaties do") {
  // Convention on the Rights of Migrant Workers, article 87: the twentieth ratification was
  // Guatemala's on 14 March 2003, and it entered into force on 1 July 2003.
  CHECK(after("first of month after 3 months", "2003-03-14") == "2003-07-01");
  // Refugee Convention, article 43: the ninetieth day after 22 January 1954.
  CHECK(after("90 days", "1954-01-22") == "1954-04-22");
  // Covenant on Civil and Political Rights, article 49: three months after 23 December 1975.
  CHECK(after("3 months", "1975-12-23") == "1976-03-23");
  // Domestic Workers Convention, article 21: twelve months after 5 September 2012.
  CHECK(after("12 months", "2012-09-05") == "2013-09-05");
  CHECK(after("none", "2012-09-05") == "2012-09-05");
}

TEST_CASE("a day that a month lacks becomes its last") {
  CHECK(after("3 months", "2022-11-30") == "2023-02-28");
  CHECK(after("3 months", "2023-11-30") == "2024-02-29");
  CHECK(after("1 year", "2024-02-29") == "2025-02-28");
}

TEST_CASE("the first of a month stays where it is") {
  CHECK(after("first of month after 3 months", "2003-01-01") == "2003-04-01");
}

TEST_CASE("what is no delay is not taken for one") {
  for (const auto text :
       {"", "soon", "3", "3 fortnights", "-1 days", "first of month", "3months"}) {
    CAPTURE(text);
    CHECK(!parse_delay(text));
  }
}

TEST_CASE("of an event of which only the year is known, the first and last day are") {
  const auto year = *parse_date("1992");
  CHECK(period_of(first_day(year)).text() == "1992-01-01");
  CHECK(period_of(last_day(year)).text() == "1992-12-31");
  CHECK(period_of(last_day(*parse_date("1992-02"))).text() == "1992-02-29");
  CHECK(!parse_date("1992-Q1"));
  CHECK(parse_date("1992-02-30").error().kind == ErrorKind::invalid);
  CHECK(parse_date("yesterday").error().kind == ErrorKind::malformed);
}

}  // namespace corridor::delay_test
