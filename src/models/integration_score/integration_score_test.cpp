#include "models/integration_score/integration_score.h"

#include <initializer_list>
#include <vector>

#include <doctest/doctest.h>

namespace corridor::integration_score::integration_score_test {
namespace {

using Scores = std::vector<std::optional<double>>;

std::vector<Answer> all_with(int option) {
  std::vector<Answer> answers;
  for (std::size_t area = 0; area < area_count; ++area) {
    for (std::size_t dimension = 0; dimension < 4; ++dimension) {
      answers.push_back({area, dimension, option});
    }
  }
  return answers;
}

}  // namespace

TEST_CASE("published: Sweden 2014, areas 98 78 77 62 71 79 73 85, is 77.875, shown as 78") {
  // Migrant Integration Policy Index 2015, 2015.mipex.eu/sweden. Areas in the order of that page.
  const auto overall = overall_of(Scores{98, 78, 77, 62, 71, 79, 73, 85});
  CHECK(*overall == doctest::Approx(77.875));
  CHECK(rounded(*overall) == 78);
}

TEST_CASE("halves are rounded up, once, at the end") {
  CHECK(rounded(77.5) == 78);
  CHECK(rounded(77.49) == 77);
  CHECK(rounded(0.5) == 1);
  CHECK(rounded(100) == 100);
}

TEST_CASE("all in the middle is 50, all best 100, all worst 0, in both editions") {
  for (const auto edition : {Edition::y2015, Edition::y2020}) {
    CHECK(run(all_with(2), edition).overall == 50.0);
    CHECK(run(all_with(3), edition).overall == 100.0);
    CHECK(run(all_with(1), edition).overall == 0.0);
  }
}

TEST_CASE("dimensions of 4 and 1 indicators: 37.5 by the rule of 2015, 60 by that of 2020") {
  const std::vector<Answer> answers{{0, 0, 1}, {0, 0, 3}, {0, 0, 3}, {0, 0, 3}, {0, 1, 1}};
  CHECK(run(answers, Edition::y2015).areas[0].score == 37.5);
  CHECK(run(answers, Edition::y2020).areas[0].score == 60.0);
}

TEST_CASE("what is not answered is left out of the mean and counted, not taken for no") {
  const std::vector<Answer> answers{{0, 0, 3}, {0, 0, std::nullopt}, {0, 1, std::nullopt}};
  for (const auto edition : {Edition::y2015, Edition::y2020}) {
    const auto found = run(answers, edition);
    CHECK(found.areas[0].score == 100.0);
    CHECK(found.areas[0].answered == 1);
    CHECK(found.areas[0].asked == 3);
    CHECK_FALSE(found.areas[1].score.has_value());
  }
}

TEST_CASE("without an answer in every area there is no overall score") {
  auto answers = all_with(3);
  for (auto& answer : answers) {
    if (answer.area == 7) answer.option.reset();
  }
  const auto found = run(answers, Edition::y2020);
  CHECK_FALSE(found.overall.has_value());
  CHECK(found.areas_with_score == 7);
  CHECK_FALSE(overall_of(Scores{98, 78, 77, 62, 71, 79, 73}).has_value());
}

}  // namespace corridor::integration_score::integration_score_test
