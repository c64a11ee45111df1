#include "evidence/place_names.h"

#include "evidence/proof.h"
#include "evidence/scratch_workspace.h"
#include "evidence/series.h"

#include <doctest/doctest.h>

namespace corridor::place_names_test {
namespace {

const std::string districts =
    "code,name,year,n,bgd\n10,Barishal,2020,9100000,0\n85,Rangpur,2020,17600000,120\n"
    "85,Rangpur,2021,17700000,130\n";

const std::string mapping =
    "corridor_mapping: 1\npublisher: P\ndataset: districts\ntitle: T\nversion: \"2021\"\nlicence: "
    "L\n"
    "columns:\n"
    "  - {column: code, gives: place, scheme: own, country: BGD}\n"
    "  - {column: name, gives: place_name}\n"
    "  - {column: year, gives: period}\n"
    "values:\n"
    "  - {column: n, indicator: population}\n"
    "  - {column: bgd, indicator: migrant_stock, fixed: {origin: IND}}\n";

std::vector<Figure> ask(ScratchWorkspace& store, std::string_view indicator,
                        std::string_view subject) {
  const auto query = parse_series_query(*store, indicator, subject);
  REQUIRE(query.has_value());
  auto figures = series(*store, *query);
  REQUIRE(figures.has_value());
  return std::move(*figures);
}

void load_districts(ScratchWorkspace& store) {
  const auto file = store.write("mapping.yml", mapping);
  REQUIRE(store.load(districts, {.companions = {file}}).has_value());
}

}  // namespace

TEST_CASE("a part of a country has the name that an edition gives it, with its country") {
  ScratchWorkspace store;
  load_districts(store);
  CHECK(place_name(*store, Place("BD:85")) == "Rangpur, Bangladesh");
  CHECK(place_name(*store, Place("BD:85"), "fr") == "Rangpur, Bangladesh");
  CHECK(place_name(*store, Place("BD:99")) == "BD:99, Bangladesh");
  CHECK(place_name(*store, Place("BGD"), "es") == "Bangladesh");
  const auto named = named_places(*store);
  REQUIRE(named.has_value());
  CHECK(named->size() == 2);
}

TEST_CASE("a part of a country is asked for by its code, and is in no total") {
  ScratchWorkspace store;
  load_districts(store);
  const auto figures = ask(store, "population", "bd:85");
  REQUIRE(figures.size() == 2);
  CHECK(figures[0].value() == 17600000);
  CHECK_FALSE(figures[0].derived);
  CHECK(ask(store, "population", "BGD").empty());
  CHECK(ask(store, "population", "_W").empty());
  CHECK(ask(store, "population", "142").empty());
  CHECK(ask(store, "migrant_stock", "IND-BGD").empty());
  CHECK(ask(store, "migrant_stock", "IND-BD:85").size() == 2);
  const auto all_origins = ask(store, "migrant_stock", "BD:85");
  REQUIRE(all_origins.size() == 2);
  CHECK(all_origins[0].derived);
  CHECK(all_origins[0].value() == 120);
  const auto proof = prove(*store, proof_id(all_origins[0]));
  REQUIRE(proof.has_value());
  REQUIRE(proof->parents.size() == 1);
  CHECK(proof->parents[0].observation.key.origin == Place("IND"));
}

}  // namespace corridor::place_names_test
