#include "vocabulary/period.h"

#include <array>
#include <vector>

#include <doctest/doctest.h>

namespace corridor::period_test {
namespace {

struct Form {
  std::string_view written, text;
  Period::Kind kind;
  int year, month, day, length;
};

constexpr std::array<Form, 29> forms{{
    {"2020", "2020", Period::Kind::year, 2020, 1, 1, 1},
    {"2020-S1", "2020-S1", Period::Kind::half, 2020, 1, 1, 1},
    {"2020-S2", "2020-S2", Period::Kind::half, 2020, 7, 1, 1},
    {"2016Q2", "2016-Q2", Period::Kind::quarter, 2016, 4, 1, 1},
    {"2020-Q4", "2020-Q4", Period::Kind::quarter, 2020, 10, 1, 1},
    {"2020-07", "2020-07", Period::Kind::month, 2020, 7, 1, 1},
    {"2020-M07", "2020-07", Period::Kind::month, 2020, 7, 1, 1},
    {"2020-07-15", "2020-07-15", Period::Kind::day, 2020, 7, 15, 1},
    {"2020-02-29", "2020-02-29", Period::Kind::day, 2020, 2, 29, 1},
    {"2000-02-29", "2000-02-29", Period::Kind::day, 2000, 2, 29, 1},
    {"2015-2020", "2015-01-01/P5Y", Period::Kind::years, 2015, 1, 1, 5},
    {"2015-01-01/P5Y", "2015-01-01/P5Y", Period::Kind::years, 2015, 1, 1, 5},
    {"1000", "1000", Period::Kind::year, 1000, 1, 1, 1},
    {"2999-12-31", "2999-12-31", Period::Kind::day, 2999, 12, 31, 1},
    {"2020-A1", "2020", Period::Kind::year, 2020, 1, 1, 1},
    {"2020-T3", "2020-T3", Period::Kind::trimester, 2020, 9, 1, 1},
    {"2020-B6", "2020-B6", Period::Kind::two_months, 2020, 11, 1, 1},
    {"2020-D366", "2020-12-31", Period::Kind::day, 2020, 12, 31, 1},
    // ISO 8601: 2020 starts on a Wednesday and has 53 weeks, the last from 28 December.
    {"2020-W01", "2020-W01", Period::Kind::week, 2019, 12, 30, 1},
    {"2020-W53", "2020-W53", Period::Kind::week, 2020, 12, 28, 1},
    {"2021-W01", "2021-W01", Period::Kind::week, 2021, 1, 4, 1},
    {"2020-07-15T00:00:00", "2020-07-15", Period::Kind::day, 2020, 7, 15, 1},
    {"2020-07-15T00:00:00.000+05:30", "2020-07-15", Period::Kind::day, 2020, 7, 15, 1},
    {"2020-01-01/P12M", "2020", Period::Kind::year, 2020, 1, 1, 1},
    {"2020-07-01/P6M", "2020-S2", Period::Kind::half, 2020, 7, 1, 1},
    {"2020-04-01T00:00:00Z/P3M", "2020-Q2", Period::Kind::quarter, 2020, 4, 1, 1},
    {"2020-04-01/P1M", "2020-04", Period::Kind::month, 2020, 4, 1, 1},
    {"2021-01-04/P7D", "2021-W01", Period::Kind::week, 2021, 1, 4, 1},
    {"2020-07-15/P1D", "2020-07-15", Period::Kind::day, 2020, 7, 15, 1},
}};

Period at(std::string_view text) {
  const auto period = Period::parse(text);
  REQUIRE(period.has_value());
  return *period;
}

}  // namespace

TEST_CASE("every form is read, written as SDMX writes it, and read back") {
  for (const auto& form : forms) {
    CAPTURE(form.written);
    const Period period = at(form.written);
    CHECK(period.kind() == form.kind);
    CHECK(period.start_year() == form.year);
    CHECK(period.start_month() == form.month);
    CHECK(period.start_day() == form.day);
    CHECK(period.length_years() == form.length);
    CHECK(period.text() == form.text);
    CHECK(at(period.text()) == period);
    CHECK(Period::from_key(period.key()) == period);
  }
}

TEST_CASE("days that no calendar has are refused as invalid, other text as malformed") {
  for (const std::string_view text :
       {"2019-02-29", "1900-02-29", "2020-13", "2020-00", "2020-04-31", "2020-01-00", "2020-M13"}) {
    CAPTURE(text);
    REQUIRE_FALSE(Period::parse(text).has_value());
    CHECK(Period::parse(text).error().kind == ErrorKind::invalid);
  }
  for (const std::string_view text : {"",
                                      "20",
                                      "0999",
                                      "3000",
                                      "2020 ",
                                      "x2020",
                                      "2020-Q5",
                                      "2020-Q0",
                                      "2020-S3",
                                      "2020-",
                                      "2020-7",
                                      "2020-07-1",
                                      "2020-07-155",
                                      "2020-M07x",
                                      "2020-M071",
                                      "2020-M",
                                      "2020/07",
                                      "2020-07/15",
                                      "2015-2015",
                                      "2015-2014",
                                      "2015-2120",
                                      "2015-01-01/P0Y",
                                      "2015-01-01/P100Y",
                                      "2015-01-01/PY",
                                      "2015-07-01/P5Y",
                                      "2015-02-01/P3M",
                                      "2015-01-02/P1M",
                                      "2015-01-02/P7D",
                                      "2015-01-01/P2D",
                                      "2015/P1Y",
                                      "2015-01-01/1Y",
                                      "2020-T4",
                                      "2020-B7",
                                      "2020-A2",
                                      "2019-W53",
                                      "2020-W00",
                                      "2019-D366",
                                      "2020-D1",
                                      "1000-W00",
                                      "2020-07-15T09:30:00",
                                      "2020-07-15T00:00:00.",
                                      "2020-07-15T00:00:00+1",
                                      "２０２０",
                                      "2020.0",
                                      "-2020",
                                      "+2020"}) {
    CAPTURE(text);
    REQUIRE_FALSE(Period::parse(text).has_value());
    CHECK(Period::parse(text).error().kind == ErrorKind::malformed);
  }
}

TEST_CASE("the message shows what was seen, and no more than a line of it") {
  const Error error = Period::parse(std::string(1000, 'x')).error();
  CHECK(error.message.size() < 100);
  CHECK(error.hint.contains("2015-2020"));
}

TEST_CASE("periods are ordered by start, the longer first") {
  const std::vector<std::string_view> in_order{
      "2014",    "2015-2025",  "2015-2020",  "2015",     "2015-S1", "2015-T1", "2015-Q1", "2015-B1",
      "2015-01", "2015-01-01", "2015-01-02", "2015-W02", "2015-02", "2015-Q2", "2015-S2", "2016"};
  for (std::size_t i = 1; i < in_order.size(); ++i) {
    CAPTURE(in_order[i]);
    CHECK(at(in_order[i - 1]) < at(in_order[i]));
  }
}

TEST_CASE("no period is empty but the default one") {
  CHECK(Period().empty());
  CHECK_FALSE(at("1000").empty());
  CHECK(Period::year(2020) == at("2020"));
  CHECK(Period::years(2015, 2020) == at("2015-2020"));
}

}  // namespace corridor::period_test
