#include "registers/model_agreement.h"

#include <set>

#include <doctest/doctest.h>

namespace corridor::model_agreement_test {
namespace {

using Extent = CriterionMet::Extent;

const CriterionMet& of(const std::vector<CriterionMet>& all, std::string_view code) {
  for (const auto& met : all) {
    if (met.criterion->code == code) return met;
  }
  FAIL("no criterion of that code");
  return all.front();
}

}  // namespace

TEST_CASE("model agreement: twenty criteria, numbered as coded, on 34 variables, each once") {
  std::set<std::string_view> variables, codes;
  int number = 0;
  std::size_t parts = 0;
  for (const auto& criterion : model_criteria()) {
    CHECK(criterion.number == ++number);
    CHECK(codes.insert(criterion.code).second);
    CHECK(!criterion.asks.empty());
    for (const auto& part : criterion.parts) {
      CHECK(variables.insert(part.variable).second);
      ++parts;
    }
  }
  CHECK(number == 20);
  CHECK(parts == 34);
}

TEST_CASE("model agreement: whole, in part, missing, and what does not apply") {
  Instrument agreement{.code = "bla-1", .proof = "abc.2.1"};
  agreement.fields.set("bla_intl_instr", "1").set("bla_info_exch", "0");
  agreement.fields.set("bla_recruit_cost_mig", "0").set("bla_recruit_auth", "1");
  // Of the three parts of a contract one is blank: it does not apply, and the other two are there.
  agreement.fields.set("bla_contract_req", "1").set("bla_contract_terms", "1");
  Provision recruiters{.at = "recruit_auth", .proof = "abc.2.26"};
  agreement.provisions.push_back(recruiters);

  const auto all = compare_with_model(agreement);
  REQUIRE(all.size() == 20);
  CHECK(of(all, "international_instruments").extent == Extent::whole);
  CHECK(of(all, "exchange_of_information").extent == Extent::none);
  CHECK(of(all, "contract").extent == Extent::whole);
  CHECK(of(all, "wages").extent == Extent::not_applicable);
  const auto& recruitment = of(all, "fair_recruitment");
  CHECK(recruitment.extent == Extent::part);
  REQUIRE(recruitment.has.size() == 1);
  CHECK(recruitment.has[0]->variable == "recruit_auth");
  REQUIRE(recruitment.lacks.size() == 1);
  CHECK(recruitment.lacks[0]->variable == "recruit_cost_mig");
  CHECK(recruitment.proofs == std::vector<std::string>{"abc.2.26"});
}

TEST_CASE("model agreement: an agreement that nobody coded is not said to lack anything") {
  Instrument agreement{.code = "bla-2"};
  agreement.fields.set("text", "none");
  CHECK(!is_coded(agreement));
  CHECK(compare_with_model(agreement).empty());
}

}  // namespace corridor::model_agreement_test
