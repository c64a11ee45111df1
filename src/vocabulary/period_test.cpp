#include "vocabulary/period.h"

#include <array>
#include <vector>

#include <doctest/doctest.h>

namespace corridor {
namespace {

struct Form {
  std::string_view written, text;
  Period::Kind kind;
  int year, month, day, length;
};

constexpr std::array<Form, 14> forms{{
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
      "2014",       "2015-2025",  "2015-2020", "2015",    "2015-S1", "2015-Q1", "2015-01",
      "2015-01-01", "2015-01-02", "2015-02",   "2015-Q2", "2015-S2", "2016"};
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

}  // namespace corridor
