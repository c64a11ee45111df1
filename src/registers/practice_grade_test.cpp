#include "registers/practice_grade.h"

#include "vocabulary/chain.h"

#include <vector>

#include <doctest/doctest.h>

namespace corridor::practice_grade_test {
namespace {

std::string_view grade(const std::vector<Study>& studies) { return practice_grade(studies); }

const Study trial{"randomised", "positive", "one_place"};
const Study comparison{"quasi_experimental", "positive", "one_place"};
const Study review{"review", "positive", "several_places"};
const Study count{"monitoring", "positive", "one_place"};

Study with(Study study, std::string_view finding) {
  study.finding = finding;
  return study;
}

}  // namespace

TEST_CASE("a practice that nobody studied is described, whatever is said of it") {
  CHECK(grade({}) == "described");
}

TEST_CASE("strong needs a review, or comparisons that are two or cover several places") {
  CHECK(grade({review}) == "strong");
  CHECK(grade({trial, comparison}) == "strong");
  CHECK(grade({{"randomised", "positive", "several_places"}}) == "strong");
  CHECK(grade({count, review}) == "strong");
  // Counting in several places is no comparison.
  CHECK(grade({{"monitoring", "positive", "several_places"}, trial}) == "moderate");
}

TEST_CASE("one comparison is moderate, counts and interviews alone are weak") {
  CHECK(grade({trial}) == "moderate");
  CHECK(grade({comparison, count}) == "moderate");
  CHECK(grade({count}) == "weak");
  CHECK(grade({count, count, {"qualitative", "positive", "one_place"}}) == "weak");
  CHECK(grade({{"before_after", "positive", "one_place"}}) == "weak");
}

TEST_CASE("studies that disagree, or one that is mixed, make the grade mixed, reviews too") {
  CHECK(grade({trial, with(trial, "none")}) == "mixed");
  CHECK(grade({review, with(count, "negative")}) == "mixed");
  CHECK(grade({with(review, "mixed")}) == "mixed");
  CHECK(grade({trial, comparison, with(count, "mixed")}) == "mixed");
}

TEST_CASE("where every study found no effect or harm, the evidence is against it") {
  CHECK(grade({with(trial, "none")}) == "against");
  CHECK(grade({with(trial, "none"), with(count, "negative")}) == "against");
}

TEST_CASE("grades are ordered, and every grade that the rule gives is in the table") {
  CHECK(grade_rank("strong") < grade_rank("moderate"));
  CHECK(grade_rank("moderate") < grade_rank("weak"));
  CHECK(grade_rank("described") < all_evidence_grades().size());
  for (const auto& one : {grade({}), grade({review}), grade({trial}), grade({count}),
                          grade({with(trial, "none")}), grade({with(trial, "mixed")})}) {
    CHECK(has_code(all_evidence_grades(), one));
  }
}

}  // namespace corridor::practice_grade_test
