#include "report/compute_report.h"

#include "scenario/indicators/computed.h"

#include <doctest/doctest.h>

namespace corridor::compute_report_test {
namespace {

std::vector<std::string> names_of(const Table& table) {
  std::vector<std::string> names;
  for (const auto& column : table.columns) names.push_back(column.name);
  return names;
}

}  // namespace

TEST_CASE("people are told once what is the same in every row, and nothing that is empty") {
  ComputedRows rows("10.7.4", "Refugees", 1);
  rows.add({.of = {.place = "BGD", .name = "Bangladesh", .period = "2019"},
            .measure = "rate",
            .unit = "per 100,000",
            .value = 12,
            .used = 1,
            .proofs = {"a.1.1", "a.2.1"}});
  rows.add({.of = {.place = "BGD", .name = "Bangladesh", .period = "2020"},
            .measure = "rate",
            .unit = "per 100,000",
            .absent = "population missing",
            .used = 1});
  const Table table = readable_computed(std::move(rows).table());
  CHECK(names_of(table) ==
        std::vector<std::string>{"period", "measure", "value", "used", "proofs"});
  REQUIRE(table.notes.size() == 2);
  CHECK(table.notes[0] == "Name: Bangladesh.");
  CHECK(table.notes[1] == "Unit: per 100,000.");
  CHECK(table.rows[1][2].absent == "population missing");
}

TEST_CASE("many proofs are counted, and an estimate keeps its status") {
  ComputedRows rows("10.c.1", "Costs", 2);
  for (const Status status : {'A', 'E'}) {
    rows.add({.of = {.place = "BGD", .name = "Bangladesh"},
              .measure = "mean",
              .unit = "percent",
              .value = 1,
              .status = status,
              .missing = 2,
              .proofs = {"a", "b", "c", "d"}});
  }
  const Table table = readable_computed(std::move(rows).table());
  CHECK(names_of(table) ==
        std::vector<std::string>{"measure", "value", "status", "used", "missing"});
  CHECK(table.notes.back() == "Proofs: 4 figures.");
}

}  // namespace corridor::compute_report_test
