#include "report/verdict_signs.h"

#include <set>

#include <doctest/doctest.h>

namespace corridor::verdict_signs_test {

using commitment_verdict::Verdict;

TEST_CASE("each verdict has a shape of its own beside its word, in every language") {
  for (const auto* language : {"en", "ar", "bn", "zh"}) {
    std::set<std::string> shapes, texts;
    for (const auto& sign : verdict_signs(*Words::in(language))) {
      shapes.insert(sign.shape);
      texts.insert(sign.text);
    }
    CHECK(shapes.size() == 5);
    CHECK(texts.size() == 5);
  }
}

TEST_CASE("a sign stands where its word does, after the name of what is measured") {
  Paragraph told{"Laws that met the criteria: met. The latest is 3."};
  add_sign(told, verdict_sign({}, Verdict::met), std::string_view("Laws that met the crit").size());
  REQUIRE(told.signs.size() == 1);
  CHECK(told.signs[0].at == told.text.find(": met") + 2);
}

TEST_CASE("only verdicts that there are are counted: no \"0 met\"") {
  VerdictCounts counts{.measured = 17};
  counts.of[static_cast<std::size_t>(Verdict::met)] = 13;
  counts.of[static_cast<std::size_t>(Verdict::moving_away)] = 4;
  CHECK(verdicts_in_words({}, counts) == "met: 13; moving away: 4");
  CHECK(verdicts_in_words({}, {}).empty());
}

}  // namespace corridor::verdict_signs_test
