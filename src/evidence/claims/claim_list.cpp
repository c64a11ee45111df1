#include "evidence/claims/claim_list.h"

#include "base/embedded.h"
#include "base/file.h"
#include "base/yaml.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <set>

namespace corridor {
namespace {

constexpr std::array<std::string_view, 4> verdicts{"supported", "contradicted", "depends",
                                                   "cannot_tell"};

bool is_id(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

Result<std::vector<std::string>> texts_in(const YamlValue& list, std::string_view what) {
  std::vector<std::string> texts;
  if (list && !list.is(YamlValue::Kind::list)) {
    return fail(list.error(fmt::format("expected a list of {}", what), "Write [a, b]."));
  }
  for (auto entry = list.first(); entry; entry = entry.next()) {
    texts.push_back(TRY(entry.expect_text(what)));
  }
  return texts;
}

Result<ListedClaim> read_claim(const YamlValue& entry) {
  TRY(entry.expect_keys({"id", "says", "expression", "explains", "topics", "links", "expect"}));
  ListedClaim claim;
  claim.id = TRY(entry["id"] ? entry["id"].expect_text("an id")
                             : fail(entry.error("a claim without an id", "Write id: a_name.")));
  if (!is_id(claim.id)) {
    return fail(entry["id"].error(fmt::format("expected an id, saw \"{}\"", claim.id),
                                  "Write small letters, digits and _."));
  }
  if (!entry["expression"]) {
    return fail(entry.error(fmt::format("the claim {} has no expression", claim.id),
                            "Write expression: share of migrants in ... < 4 %."));
  }
  claim.expression = TRY(entry["expression"].expect_text("an expression"));
  claim.where = entry["expression"].where();
  if (entry["says"]) claim.says = TRY(entry["says"].expect_text("a sentence"));
  if (entry["explains"]) claim.explains = TRY(entry["explains"].expect_text("an explanation"));
  claim.topics = TRY(texts_in(entry["topics"], "topics"));
  claim.links = TRY(texts_in(entry["links"], "links"));
  if (entry["expect"]) claim.expect = TRY(entry["expect"].expect_text("a verdict"));
  if (!claim.expect.empty() && std::ranges::find(verdicts, claim.expect) == verdicts.end()) {
    return fail(entry["expect"].error(fmt::format("expected a verdict, saw \"{}\"", claim.expect),
                                      "Write supported, contradicted, depends or cannot_tell."));
  }
  return claim;
}

}  // namespace

Result<std::vector<ListedClaim>> parse_claim_list(const std::string& file, std::string_view text) {
  const auto document = TRY(YamlDocument::parse(file, text));
  const auto root = document.root();
  if (!root["claims"].is(YamlValue::Kind::list)) {
    return fail({ErrorKind::malformed,
                 "expected a list of claims",
                 {file, 1, 1},
                 "Begin with claims: and write below it - id: ... and expression: ...."});
  }
  TRY(root.expect_keys({"claims"}));
  std::vector<ListedClaim> claims;
  std::set<std::string> ids;
  for (auto entry = root["claims"].first(); entry; entry = entry.next()) {
    claims.push_back(TRY(read_claim(entry)));
    if (ids.insert(claims.back().id).second) continue;
    return fail(entry.error(fmt::format("the id {} stands twice", claims.back().id),
                            "Give each claim an id of its own."));
  }
  return claims;
}

Result<std::vector<ListedClaim>> read_claim_list(const std::string& path) {
  const auto bytes = TRY(read_file(path, YamlDocument::largest_bytes));
  return parse_claim_list(path, bytes.view());
}

Result<std::vector<ListedClaim>> shipped_claims() {
  return parse_claim_list("claims/claims.yml", embedded_file("claims/claims.yml"));
}

Error in_list(const ListedClaim& claim, Error error) {
  error.message = fmt::format("{}: {} (column {} of \"{}\")", claim.id, error.message,
                              error.where.column, claim.expression);
  error.where = claim.where;
  return error;
}

}  // namespace corridor
