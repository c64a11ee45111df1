#include "evidence/claims/computed_series.h"

#include "evidence/claims/definitions.h"
#include "evidence/claims/small_evidence.h"
#include "evidence/proof.h"

#include <doctest/doctest.h>

namespace corridor::computed_series_test {
namespace {

std::vector<Figure> ask(ScratchWorkspace& store, std::string_view indicator,
                        std::string_view subject) {
  const auto query = parse_series_query(*store, indicator, subject);
  if (!query) FAIL(query.error().message);
  auto figures = series(*store, *query);
  REQUIRE(figures.has_value());
  return std::move(*figures);
}

void load_nepal(ScratchWorkspace& store) {
  load_figures(store, "money", "2021",
               {{"remittances_received,,NPL,2020,total,240"},
                {"remittances_received,,NPL,2021,total,300"},
                {"remittances_received,,NPL,2022,total,320"},
                {"gdp,,NPL,2020,total,1000"},
                {"gdp,,NPL,2021,total,1200", "E"}});
  load_figures(store, "people", "2020",
               {{"population,,NPL,2020,total,50"},
                {"migrant_stock,_W,NPL,2020,total,5"},
                {"migrant_stock,_W,NPL,2020,female,2"}});
}

}  // namespace

TEST_CASE("a series of arithmetic: 240 of 1,000 and 300 of 1,200, where both are there") {
  ScratchWorkspace store;
  load_nepal(store);
  const auto figures = ask(store, "remittances_received / gdp", "NPL");
  REQUIRE(figures.size() == 2);
  CHECK(figures[0].value() == doctest::Approx(0.24));
  CHECK(figures[0].observation.status == 'A');
  CHECK(figures[1].value() == doctest::Approx(0.25));
  CHECK(figures[1].observation.status == 'E');
  CHECK(figures[1].operands.size() == 2);
}

TEST_CASE("a derived indicator is in the unit that it says") {
  ScratchWorkspace store;
  load_nepal(store);
  const auto share = ask(store, "remittances_per_gdp", "NPL");
  REQUIRE(share.size() == 2);
  CHECK(share[0].value() == doctest::Approx(24));
  CHECK(share[0].formula->shown.unit == "percent of GDP");
  const auto per_person = ask(store, "remittances_per_person", "Nepal");
  REQUIRE(per_person.size() == 1);
  CHECK(per_person[0].value() == doctest::Approx(4.8));
  const auto women = ask(store, "women_share_of_migrants", "NPL");
  REQUIRE(women.size() == 1);
  CHECK(women[0].value() == doctest::Approx(40));
}

TEST_CASE("the proof of a computed figure lists what it is made of, and is found again by its id") {
  ScratchWorkspace store;
  load_nepal(store);
  const auto figures = ask(store, "remittances_received / gdp", "NPL");
  REQUIRE(figures.size() == 2);
  const std::string id = proof_id(figures[1]);
  CHECK(id == "calc:" + figures[1].edition.sha256 + ":remittances_received / gdp:NPL:2021:total");
  const auto proof = prove(*store, id);
  REQUIRE(proof.has_value());
  CHECK(proof->figure.value() == figures[1].value());
  CHECK(proof->step == "computed here: remittances_received / gdp");
  REQUIRE(proof->parents.size() == 2);
  CHECK(prove(*store, proof_id(proof->parents[0])).has_value());
  const auto mixed = ask(store, "remittances_per_person", "NPL");
  const std::string two = proof_id(mixed[0]);
  CHECK(two.contains('+'));
  CHECK(prove(*store, two)->parents.size() == 2);
  for (const std::string wrong :
       {"calc:", "calc:x", "calc:abc:refugees:NPL:2021:total",
        "calc:000000000000:remittances_received / gdp:NPL:2021:total", "calc:a:b:c:d:e"}) {
    CHECK(prove(*store, wrong).error().kind == ErrorKind::not_found);
  }
}

TEST_CASE("a proof id keeps to its editions when newer ones are loaded") {
  ScratchWorkspace store;
  load_nepal(store);
  const std::string id = proof_id(ask(store, "remittances_received / gdp", "NPL")[0]);
  load_figures(store, "money", "2023",
               {{"remittances_received,,NPL,2020,total,500"}, {"gdp,,NPL,2020,total,1000"}});
  CHECK(ask(store, "remittances_received / gdp", "NPL")[0].value() == doctest::Approx(0.5));
  CHECK(prove(*store, id)->figure.value() == doctest::Approx(0.24));
}

TEST_CASE("what is no arithmetic over figures is refused, at the word") {
  ScratchWorkspace store;
  load_nepal(store);
  const auto refused = [&](std::string_view text) {
    const auto query = parse_series_query(*store, text, "NPL");
    REQUIRE_FALSE(query.has_value());
    return query.error();
  };
  CHECK(refused("remittances_received / gpd").where.column == 24);
  CHECK(refused("remittances_received + population").message == "US$ cannot be added to persons");
  CHECK(refused("rank of NPL by gdp").message == "a series is made of figures by arithmetic");
  CHECK(refused("1 + 1").message == "there is no figure in it");
  CHECK(refused("remittances_per_gpd").hint.starts_with("Did you mean remittances_per_gdp"));
  CHECK(parse_series_query(*store, "remittances_received / gdp", "BGD-NPL").error().kind ==
        ErrorKind::usage);
}

TEST_CASE("why a computed series is empty: what its parts have") {
  ScratchWorkspace store;
  load_nepal(store);
  const auto query = parse_series_query(*store, "aid_received / gdp", "NPL");
  REQUIRE(query.has_value());
  CHECK(series(*store, *query)->empty());
  CHECK(*why_not_computed(*store, *query) == "aid_received: no figure; gdp: 2020 to 2021.");
}

TEST_CASE("every derived indicator that ships is a formula in the unit that it says") {
  ScratchWorkspace store;
  const auto vocabulary = claim_vocabulary(*store);
  REQUIRE(vocabulary.has_value());
  for (const auto& derived : derived_indicators()) {
    CAPTURE(derived.id);
    const auto formula = parse_formula(derived.id, *vocabulary);
    if (!formula) FAIL(formula.error().message);
    CHECK((*formula)->shown.id == derived.id);
    CHECK_FALSE(derived.title.empty());
    CHECK_FALSE(derived.meaning.empty());
  }
}

}  // namespace corridor::computed_series_test
