#include "sources/policy_answers.h"

#include "base/file.h"
#include "test_data.h"

#include <fmt/core.h>

#include <doctest/doctest.h>

namespace corridor::policy_answers_test {
namespace {

constexpr std::string_view head = "place,domain,subcategory,answer\n";
constexpr std::string_view levels_head =
    "m49,name,alldomains,domain1,domain2,domain3,domain4,domain5,domain6\n";

Result<PolicyAnswersFile> read(std::string_view rows) {
  return read_policy_answers("a.csv", fmt::format("{}{}", head, rows));
}

Error refused(std::string_view rows) {
  const auto file = read(rows);
  REQUIRE_FALSE(file.has_value());
  CHECK(file.error().where.file == "a.csv");
  CHECK_FALSE(file.error().hint.empty());
  return file.error();
}

Error levels_refused(std::string_view rows) {
  const auto levels = read_policy_levels("c.csv", fmt::format("{}{}", levels_head, rows));
  REQUIRE_FALSE(levels.has_value());
  CHECK_FALSE(levels.error().hint.empty());
  return levels.error();
}

}  // namespace

TEST_CASE("answers of several places, in any order, as people write them") {
  const auto file = read(
      "BGD,1,a,legal\nNepal,D2,b,yes\nBGD,domain 1,1b,Regardless of status\nBGD,6,E,0\n"
      "NPL,Cooperation and partnerships,c,\n");
  REQUIRE(file.has_value());
  REQUIRE(file->places.size() == 2);
  const auto& bangladesh = file->places[0];
  CHECK(bangladesh.place == Place("BGD"));
  CHECK(bangladesh.half_points[0] == 1);
  CHECK(bangladesh.half_points[1] == 2);
  CHECK(bangladesh.half_points[29] == 0);
  CHECK_FALSE(bangladesh.half_points[2].has_value());
  CHECK(file->places[1].half_points[6] == 2);
  CHECK_FALSE(file->places[1].half_points[12].has_value());
  CHECK(file->remarks.empty());
}

TEST_CASE("evidence and law may stand beside, and other separators are read") {
  const auto file = read_policy_answers(
      "a.csv", "place;domain;subcategory;answer;evidence\nBGD;2;a;yes;decree 12\n");
  REQUIRE(file.has_value());
  CHECK(file->places[0].half_points[5] == 2);
}

TEST_CASE("a bare yes in the first domain is read and remarked upon with its line") {
  const auto file = read("BGD,2,a,yes\nBGD,1,c,yes\n");
  REQUIRE(file.has_value());
  CHECK(file->places[0].half_points[2] == 2);
  REQUIRE(file->remarks.size() == 1);
  CHECK(file->remarks[0].starts_with("Line 3: \"yes\" to 1c"));
}

TEST_CASE("contradictions, repetitions and unknown words are told with line, field and hint") {
  const Error contradiction = refused("BGD,1,a,legal\nNPL,1,a,no\nBangladesh,D1,a,regardless\n");
  CHECK(contradiction.kind == ErrorKind::invalid);
  CHECK(contradiction.message ==
        "1a of BGD contradicts itself: \"regardless\" here, \"legal\" in line 2");
  CHECK(contradiction.where.line == 4);
  CHECK(contradiction.where.column == 4);
  CHECK(refused("BGD,2,a,yes\nBGD,2,a,\n").message ==
        "2a of BGD contradicts itself: \"no answer\" here, \"yes\" in line 2");
  CHECK(refused("BGD,2,a,yes\nBGD,2,a,1\n").message ==
        "2a of BGD is answered twice, first in line 2");
  const Error domain = refused("BGD,7,a,yes\n");
  CHECK(domain.message == "expected a domain, saw \"7\"");
  CHECK(domain.where.column == 2);
  CHECK(refused("BGD,2,f,yes\n").message == "expected a subcategory of domain 2, saw \"f\"");
  CHECK(refused("BGD,2,3a,yes\n").where.column == 3);
  const Error answer = refused("BGD,2,a,legal\n");
  CHECK(answer.message == "expected an answer to 2a (Agency for migration), saw \"legal\"");
  CHECK(answer.hint == "Write yes or no, or nothing where there is no answer.");
  CHECK(refused("BGD,1,a,mostly\n").hint.starts_with("Write regardless, legal or no"));
  CHECK(refused("BGD,1,a,0.5\nBGD,2,a,0.5\n").where.line == 3);
}

TEST_CASE("a place that is missing or not known is an error, and so is a file without rows") {
  const Error missing = refused("BGD,1,a,legal\n,1,b,legal\n");
  CHECK(missing.kind == ErrorKind::malformed);
  CHECK(missing.message == "expected a place, saw nothing");
  CHECK(missing.where.line == 3);
  CHECK(missing.where.column == 1);
  CHECK(refused("Atlantis,1,a,legal\n").message == "no place is called \"Atlantis\"");
  CHECK(refused("").message == "expected rows below the header, saw none");
  CHECK(refused("BGD,1,a\n").kind == ErrorKind::malformed);
  CHECK_FALSE(read_policy_answers("a.csv", "domain,subcategory,answer\n1,a,no\n").has_value());
  CHECK_FALSE(read_policy_answers("a.csv", "").has_value());
}

TEST_CASE("levels as published, N for none") {
  const auto levels = read_policy_levels(
      "c.csv",
      fmt::format("{}50,Bangladesh,3,2,4,4,3,4,3\n175,Mayotte,N,N,N,N,N,N,N\n", levels_head));
  REQUIRE(levels.has_value());
  CHECK((*levels)[0].place == Place("BGD"));
  CHECK((*levels)[0].overall == 3);
  CHECK((*levels)[0].by_domain == std::array{2, 4, 4, 3, 4, 3});
  CHECK((*levels)[1].overall == 0);
  CHECK((*levels)[1].line == 3);
}

TEST_CASE("levels that are none, places twice and places not known are told where they stand") {
  CHECK(levels_refused("50,B,5,2,4,4,3,4,3\n").message == "expected a level, saw \"5\"");
  CHECK(levels_refused("50,B,3,2,4,4,3,4,2.5\n").where.column == 9);
  CHECK(levels_refused("50,B,3,2,4,4,3,4,3\n050,B,3,2,4,4,3,4,3\n").message ==
        "BGD is given twice, first in line 2");
  CHECK(levels_refused("5000,B,3,2,4,4,3,4,3\n").message == "no place is called \"5000\"");
  CHECK(levels_refused("50,B,3,2,4,4,3,4\n").kind == ErrorKind::malformed);
  CHECK(read_policy_levels("c.csv", "m49,name,alldomains\n").error().message ==
        "expected a column \"domain1\"");
}

TEST_CASE("the published codes of 2019: 161 countries and areas, of which 111 answered") {
  const std::string path = golden("methods/sdg_10_7_2_2019_country_codes.csv");
  if (path.empty()) return;
  const auto bytes = read_file(path);
  REQUIRE(bytes.has_value());
  const auto levels = read_policy_levels(path, bytes->view());
  REQUIRE(levels.has_value());
  CHECK(levels->size() == 161);
  int answered = 0;
  for (const auto& one : *levels) answered += one.overall > 0;
  CHECK(answered == 111);
}

}  // namespace corridor::policy_answers_test
