#include "scenario/flow_estimation/read_flow_inputs.h"

#include <doctest/doctest.h>

namespace corridor::read_flow_inputs_test {
namespace {

const std::string stock_text = "birth,residence,value\nA,A,90\nA,B,5\nB,A,0\nB,B,70\n";

PairTable stock_of(const std::string& text, const std::string& file) {
  auto table = read_pair_table(file, text, stock_columns);
  if (!table) FAIL(table.error().message);
  return std::move(*table);
}

FlowTables tables_of(const std::string& start, const std::string& end, const std::string& events) {
  auto vitals = read_vitals_table("vitals.csv", events);
  REQUIRE(vitals.has_value());
  return {stock_of(start, "start.csv"), stock_of(end, "end.csv"), std::move(*vitals), {}};
}

Error refused(const FlowTables& tables) {
  const auto read = flow_inputs(tables, {});
  REQUIRE_FALSE(read.has_value());
  CHECK(read.error().kind == ErrorKind::invalid);
  CHECK_FALSE(read.error().hint.empty());
  return read.error();
}

const std::string events_text = "region,births,deaths\nB,1,2\nA,3,4\n";

}  // namespace

TEST_CASE(
    "places stand in the order of the vital events, and tables are brought together by name") {
  const std::string balanced = "region,births,deaths\nB,1,2\nA,5,4\n";
  const auto read = flow_inputs(tables_of(stock_text, stock_text, balanced), {});
  REQUIRE(read.has_value());
  CHECK(read->inputs.places == std::vector<std::string>{"B", "A"});
  CHECK(read->inputs.start.at(1, 0) == 5);
  CHECK(read->inputs.start.at(0, 0) == 70);
  CHECK(read->inputs.deaths == std::vector<double>{2, 4});
  CHECK(read->remarks.empty());
}

TEST_CASE("a place in one table only is named, in whichever table it is") {
  const auto more = refused(tables_of(stock_text + "C,A,1\n", stock_text, events_text));
  CHECK(more.message == "places that vitals.csv does not have: C");
  CHECK(more.where.file == "start.csv");
  CHECK(more.where.line == 6);
  const auto fewer = refused(tables_of(stock_text, stock_text, events_text + "D,0,0\n"));
  CHECK(fewer.message == "places of vitals.csv are not in it: D");
}

TEST_CASE("a table that writes zeros has every cell; one that writes none has natives at least") {
  const std::string without_pair = "birth,residence,value\nA,A,90\nB,A,0\nB,B,70\n";
  CHECK(refused(tables_of(stock_text, without_pair, events_text)).message ==
        "missing: birth A with residence B");
  std::string sparse = "birth,residence,value\n", events = "region,births,deaths\n";
  for (const char place : std::string("ABCDEF")) {
    sparse += std::string(1, place) + "," + place + ",50\n";
    events += std::string(1, place) + ",0,0\n";
  }
  CHECK(flow_inputs(tables_of(sparse, sparse, events), {}).has_value());
  const std::string no_natives = sparse.substr(0, sparse.size() - 7) + "A,F,50\n";
  CHECK(refused(tables_of(sparse, no_natives, events)).message ==
        "missing: birth F with residence F");
}

TEST_CASE(
    "fewer migrants than none, deaths of more than lived, births of more than live are refused") {
  const auto negative = refused(
      tables_of("birth,residence,value\nA,A,90\nA,B,-5\nB,A,0\nB,B,70\n", stock_text, events_text));
  CHECK(negative.where.line == 3);
  CHECK(negative.where.column == 3);
  const auto deaths =
      refused(tables_of(stock_text, stock_text, "region,births,deaths\nA,3,91\nB,1,2\n"));
  CHECK(deaths.message == "91 deaths in A, where 90 people lived at the start");
  CHECK(deaths.where.line == 2);
  CHECK(deaths.where.column == 3);
  const auto births =
      refused(tables_of(stock_text, stock_text, "region,births,deaths\nA,3,4\nB,76,2\n"));
  CHECK(births.message == "76 births in B, where 75 people lived at the end");
  CHECK(births.where.column == 2);
}

TEST_CASE(
    "negative natives are left to the account; growth that births and deaths miss is remarked") {
  const std::string negative = "birth,residence,value\nA,A,-2\nA,B,5\nB,A,20\nB,B,70\n";
  const auto read = flow_inputs(tables_of(negative, stock_text, events_text), {});
  REQUIRE(read.has_value());
  CHECK(read->inputs.start.at(1, 1) == -2);
  REQUIRE(read->remarks.size() == 1);
  CHECK(read->remarks[0].contains("grew by 72 people, but births less deaths are -2"));
}

TEST_CASE("a seed has every pair, who stays among them for independence, and no fewer than none") {
  using flow_estimation::Method;
  auto tables = tables_of(stock_text, stock_text, events_text);
  const auto seeded = [&](const std::string& text, Method method) {
    tables.seed = *read_pair_table("seed.csv", "orig,dest,value\n" + text, flow_columns);
    return flow_inputs(tables, {.method = method});
  };
  CHECK(seeded("A,B,1\n", Method::da_min_closed).error().message == "missing: orig B with dest A");
  CHECK(seeded("A,B,1\nB,A,-1\n", Method::da_min_closed).error().where.line == 3);
  CHECK(seeded("A,B,1\nB,A,2\n", Method::da_min_closed)->inputs.seed->at(0, 1) == 2);
  CHECK(seeded("A,B,1\nB,A,2\n", Method::da_ind_closed).error().message ==
        "missing: orig B with dest B");
}

}  // namespace corridor::read_flow_inputs_test
