#include "registers/review_dates.h"

#include <doctest/doctest.h>

namespace corridor::review_dates_test {
namespace {

Period on(std::string_view text) { return *parse_date(text); }
Day day(std::string_view text) { return first_day(on(text)); }
const Day today = first_day(*parse_date("2026-11-29"));

ReviewFacts facts(std::initializer_list<std::pair<std::string_view, std::string_view>> fields) {
  ReviewFacts made{.signed_on = on("2010-03-15"), .in_force = on("2011-06-01")};
  for (const auto& [name, value] : fields) made.fields.set(name, value);
  return made;
}

}  // namespace

TEST_CASE("reviews: a day that a register states goes before every rule") {
  const auto dates = review_dates(
      facts({{"review_next", "2027-05"}, {"review_every", "4 years"}, {"review_last", "2022"}}),
      today);
  REQUIRE(dates.size() == 1);
  CHECK(dates[0].rule->id == "stated");
  CHECK(dates[0].due == on("2027-05"));
  CHECK(!dates[0].overdue);
}

TEST_CASE("reviews: a stated day that the last review has reached is over") {
  const auto dates = review_dates(
      facts({{"review_next", "2022"}, {"review_every", "4 years"}, {"review_last", "2022-05-20"}}),
      today);
  REQUIRE(dates.size() == 1);
  CHECK(dates[0].rule->id == "interval");
  CHECK(dates[0].due == on("2026-05-20"));
  CHECK(dates[0].overdue);
}

TEST_CASE("reviews: the interval counts from the last review, as precise as that is known") {
  const auto dates =
      review_dates(facts({{"review_every", "5 years"}, {"review_last", "2023"}}), today);
  REQUIRE(dates.size() == 1);
  CHECK(dates[0].due == on("2028"));
  CHECK(dates[0].because.text() == "every 5 years after the last review, 2023");
}

TEST_CASE("reviews: a review among the events counts as the last one") {
  auto made = facts({{"review_every", "5 years"}, {"review_last", "2015"}});
  made.reviews = {on("2024-04-01")};
  const auto dates = review_dates(made, today);
  REQUIRE(dates.size() == 1);
  CHECK(dates[0].due == on("2029-04-01"));
}

TEST_CASE("reviews: one that is set and still to come is told as such") {
  auto made = facts({{"review_every", "5 years"}});
  made.reviews = {on("2027-02-01")};
  const auto dates = review_dates(made, today);
  REQUIRE(dates.size() == 1);
  CHECK(dates[0].rule->id == "event");
  CHECK(dates[0].due == on("2027-02-01"));
}

TEST_CASE("reviews: without a known review the interval runs from entry into force") {
  const auto dates = review_dates(facts({{"review_every", "10 years"}}), today);
  REQUIRE(dates.size() == 1);
  CHECK(dates[0].rule->id == "interval_from_force");
  CHECK(dates[0].due == on("2031-06-01"));  // 2021-06-01 is over
}

TEST_CASE("reviews: an agreement that renews itself comes up at the end of each term") {
  const auto made = facts({{"bla_duration_years", "3"}, {"bla_autorenew", "1"}});
  const auto dates = review_dates(made, today);
  REQUIRE(dates.size() == 1);
  CHECK(dates[0].rule->id == "renewal");
  CHECK(dates[0].due == on("2029-06-01"));  // 2011 + 6 times 3
  CHECK(review_clause(made).text() == "renews itself every 3 years");
}

TEST_CASE("reviews: one that does not renew itself ends once, and nobody guesses on") {
  const auto made = facts({{"bla_duration_years", "2"}, {"bla_autorenew", "0"}});
  const auto dates = review_dates(made, today);
  REQUIRE(dates.size() == 1);
  CHECK(dates[0].rule->id == "duration_end");
  CHECK(dates[0].due == on("2013-06-01"));
  CHECK(!dates[0].overdue);
}

TEST_CASE("reviews: where no clause is known the fifth anniversary stands, and says so") {
  const auto made = facts({});
  const auto dates = review_dates(made, today);
  REQUIRE(dates.size() == 1);
  CHECK(dates[0].rule->id == "anniversary");
  CHECK(!dates[0].rule->is_clause);
  CHECK(dates[0].due == on("2031-06-01"));
  CHECK(review_clause(made).text() == "no review clause known");
}

TEST_CASE("reviews: an anniversary of the very day is not over yet") {
  CHECK(review_dates(facts({}), day("2026-06-01"))[0].due == on("2026-06-01"));
  CHECK(review_dates(facts({}), day("2026-06-02"))[0].due == on("2031-06-01"));
}

TEST_CASE("reviews: a signature stands in for entry into force, and 29 February for its month") {
  ReviewFacts made{.signed_on = on("2004-02-29")};
  const auto dates = review_dates(made, today);
  REQUIRE(dates.size() == 1);
  CHECK(dates[0].due == on("2029-02-28"));
  CHECK(dates[0].because.text() == "25 years since signature, 2004-02-29");
}

TEST_CASE("reviews: what has ended, and what nothing is known of, has no date") {
  auto ended = facts({{"review_every", "5 years"}});
  ended.ended = on("2020-01-01");
  CHECK(review_dates(ended, today).empty());
  CHECK(review_dates(ReviewFacts{}, today).empty());
}

}  // namespace corridor::review_dates_test
