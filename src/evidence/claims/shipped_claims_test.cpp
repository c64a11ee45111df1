// The claims that ship, judged by the embedded default.

#include "base/text.h"
#include "evidence/claims/claim_list.h"
#include "evidence/claims/definitions.h"
#include "evidence/claims/phrases.h"
#include "evidence/claims/verdict.h"
#include "evidence/proof.h"
#include "evidence/scratch_workspace.h"
#include "test_data.h"

#include <fmt/core.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include <doctest/doctest.h>

namespace corridor::shipped_claims_test {
namespace {

bool is_known(ScratchWorkspace& store, const std::string& link) {
  const auto colon = link.find(':');
  const std::string kind = link.substr(0, colon), code = link.substr(colon + 1);
  if (kind == "https") return true;
  if (kind == "indicator") {
    return find_indicator(code) != nullptr || find_derived(code) != nullptr;
  }
  return store.count(fmt::format("SELECT count(*) FROM record WHERE kind = '{}' AND code = '{}'",
                                 kind, code)) > 0;
}

}  // namespace

TEST_CASE("each shipped claim has the verdict that it says, with proofs, and links that lead on") {
  ScratchWorkspace store;
  REQUIRE(load_embedded_default(*store));
  const auto claims = shipped_claims();
  if (!claims) FAIL(claims.error().message);
  CHECK(claims->size() >= 40);
  auto checker = ClaimChecker::open(*store);
  REQUIRE(checker.has_value());
  std::map<std::string_view, int> verdicts;
  for (const auto& claim : *claims) {
    CAPTURE(claim.id);
    const auto verdict = checker->check(claim.expression);
    if (!verdict) FAIL(verdict.error().message << verdict.error().where.column);
    CAPTURE(verdict->rule);
    CHECK(code_of(verdict->kind) == claim.expect);
    ++verdicts[code_of(verdict->kind)];
    CHECK_FALSE(claim.says.empty());
    CHECK_FALSE(claim.explains.empty());
    CHECK_FALSE(claim.topics.empty());
    for (const auto& link : claim.links) {
      CAPTURE(link);
      CHECK(is_known(store, link));
    }
    // What is told rests on figures that can be proved again.
    for (const auto& figure : verdict->usual.left.figures) {
      CHECK(proof_id(figure).size() > Edition::short_id_length);
    }
    if (verdict->usual.left.known && !verdict->usual.left.figures.empty()) {
      CHECK(prove(*store, proof_id(verdict->usual.left.figures.front())).has_value());
    }
    CHECK((verdict->kind != ClaimVerdictKind::cannot_tell || !verdict->missing.empty() ||
           verdict->usual.holds == Holds::unsure));
  }
  CHECK(verdicts["supported"] >= 10);
  CHECK(verdicts["contradicted"] >= 10);
  CHECK(verdicts["depends"] >= 2);
  CHECK(verdicts["cannot_tell"] >= 5);
}

TEST_CASE("docs/claims.md lists every phrase of plain English") {
  const auto path = std::filesystem::path(__FILE__).parent_path() / "../../../docs/claims.md";
  std::ifstream file(path);
  if (!file) return skip_test("docs/claims.md beside the source");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  for (const auto& phrase : figure_phrases()) {
    CAPTURE(phrase.words);
    CHECK(find_indicator(phrase.indicator) != nullptr);
    CHECK(text.contains(phrase.words));
  }
  for (const auto& phrase : place_phrases()) {
    CAPTURE(phrase.words);
    CHECK(text.contains(phrase.words));
  }
  for (const auto& phrase : sex_phrases()) CHECK(text.contains(phrase.words));
}

}  // namespace corridor::shipped_claims_test
