#include "evidence/claims/claim_list.h"

#include <doctest/doctest.h>

namespace corridor::claim_list_test {
namespace {

Error refused(std::string_view text) {
  const auto claims = parse_claim_list("mine.yml", text);
  REQUIRE_FALSE(claims.has_value());
  return claims.error();
}

}  // namespace

TEST_CASE("a list of claims is read with where each expression stands") {
  const auto claims = parse_claim_list("mine.yml",
                                       "claims:\n"
                                       "  - id: few\n"
                                       "    says: Few live there.\n"
                                       "    expression: refugees in MYS in 2020 < 5\n"
                                       "    topics: [refugees]\n"
                                       "    expect: contradicted\n");
  REQUIRE(claims.has_value());
  REQUIRE(claims->size() == 1);
  CHECK(claims->front().where.line == 4);
  CHECK(claims->front().topics == std::vector<std::string>{"refugees"});
  const Error error = in_list(claims->front(), {.message = "no", .where = {"claim", 1, 13}});
  CHECK(error.message == "few: no (column 13 of \"refugees in MYS in 2020 < 5\")");
  CHECK(error.where.file == "mine.yml");
}

TEST_CASE("every mistake of a list is told at its line") {
  CHECK(refused("").message == "expected a list of claims");
  CHECK(refused("claims: 5\n").message == "expected a list of claims");
  CHECK(refused("claims:\n  - id: a\n").where.line == 2);
  CHECK(refused("claims:\n  - expression: x\n").message == "a claim without an id");
  CHECK(refused("claims:\n  - id: A b\n    expression: x\n").message.starts_with("expected an id"));
  CHECK(refused("claims:\n  - {id: a, expression: x}\n  - {id: a, expression: y}\n").message ==
        "the id a stands twice");
  CHECK(refused("claims:\n  - {id: a, expression: x, expect: true}\n")
            .message.starts_with("expected a verdict"));
  CHECK(refused("claims:\n  - {id: a, expresion: x}\n").hint.contains("expression"));
  CHECK(refused("claims:\n  - {id: a, expression: x, topics: b}\n").message ==
        "expected a list of topics");
}

}  // namespace corridor::claim_list_test
