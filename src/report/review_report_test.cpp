#include "report/review_report.h"

#include "report/law_samples.h"

#include <doctest/doctest.h>

namespace corridor::review_report_test {
namespace {

constexpr std::string_view law = R"(instruments:
  - code: compact
    title: A compact
    type: compact
    binding: false
    adopted: "2018-12-10"
    summary: What states aim at.
    review: {every: 4 years, last: "2022-05-20"}
  - code: labour
    title: A labour agreement
    type: bilateral
    topics: [labour]
    places: [BGD, MYS]
    adopted: "2003-10-26"
    in_force: "2004-01-15"
    summary: How workers are recruited.
  - code: old_labour
    title: An agreement that has ended
    type: bilateral
    topics: [labour]
    places: [BGD, MYS]
    adopted: "1990-10-26"
    summary: No more.
    events:
      - {kind: termination, date: "2001"}
  - code: trade
    title: A trade agreement without a word on work
    type: agreement
    topics: [trade]
    adopted: "2006-08-24"
    summary: Goods.
)";

struct Sample {
  ClockAt clock{november_2026};
  ScratchWorkspace workspace;
  Sample() { load_sample(workspace, sample_register("law", law)); }
  JsonDocument json(ReviewRequest request) {
    const auto answer = review_report(*workspace, request, Format::json, 100);
    REQUIRE(answer.has_value());
    return json_of(*answer);
  }
};

}  // namespace

TEST_CASE("review calendar: each date has the rule that gave it, and what is overdue comes first") {
  Sample sample;
  const auto answer = sample.json({});
  CHECK(answer.root()["today"].string() == "2026-11-29");
  CHECK(answer.root()["before"].string() == "2031-11-29");
  const auto reviews = answer.root()["reviews"];
  REQUIRE(reviews.size() == 2);
  const auto compact = reviews[std::size_t{0}];
  CHECK(compact["instrument"].string() == "compact");
  CHECK(compact["due"].string() == "2026-05-20");
  CHECK(compact["status"].string() == "overdue");
  CHECK(compact["rule"].string() == "interval");
  CHECK(compact["what"].string() == "compact");
  const auto labour = reviews[std::size_t{1}];
  CHECK(labour["due"].string() == "2029-01-15");
  CHECK(labour["rule"].string() == "anniversary");
  CHECK(labour["clause"].string() == "no review clause known");
  CHECK(labour["parties"].size() == 2);
  CHECK(!labour["proof"].string().empty());
}

TEST_CASE("review calendar: before a day, from a day, and of a place or corridor alone") {
  Sample sample;
  CHECK(sample.json({.before = "2029-01-15"}).root()["reviews"].size() == 1);
  CHECK(sample.json({.before = "2029-01-16"}).root()["reviews"].size() == 2);
  CHECK(sample.json({.subject = "BGD-MYS"}).root()["reviews"].size() == 1);
  CHECK(sample.json({.subject = "PHL"}).root()["reviews"].size() == 0);
  const auto wrong = review_report(*sample.workspace, {.before = "2020"}, Format::text, 100);
  REQUIRE(!wrong.has_value());
  CHECK(wrong.error().kind == ErrorKind::usage);
  CHECK(!review_report(*sample.workspace, {.before = "soon"}, Format::text, 100).has_value());
}

}  // namespace corridor::review_report_test
