#include "sources/corridor_costs.h"

#include "base/file.h"
#include "test_data.h"

#include <fmt/core.h>

#include <doctest/doctest.h>

namespace corridor::corridor_costs_test {
namespace {

constexpr std::string_view head = "sending,receiving,2016Q3,2020-Q3\n";

Error refused(std::string_view rows) {
  const auto costs = read_corridor_costs("f.csv", fmt::format("{}{}", head, rows));
  REQUIRE_FALSE(costs.has_value());
  CHECK_FALSE(costs.error().hint.empty());
  return costs.error();
}

}  // namespace

TEST_CASE("a table of corridors is known by its header, and turned into the way of the people") {
  const auto text = fmt::format("{}MYS,BGD,,3.5\nRUS,AZE,1.5,0.997\n", head);
  CHECK(is_corridor_costs(text));
  CHECK_FALSE(is_corridor_costs("sending,receiving,fee\nMYS,BGD,1\n"));
  CHECK_FALSE(is_corridor_costs(""));
  const auto costs = read_corridor_costs("f.csv", text);
  REQUIRE(costs.has_value());
  REQUIRE(costs->size() == 3);
  CHECK((*costs)[0].corridor == Corridor{Place("BGD"), Place("MYS")});
  CHECK((*costs)[0].period.text() == "2020-Q3");
  CHECK((*costs)[2].percent == 0.997);
}

TEST_CASE("mistakes are told with line and field") {
  CHECK(refused("MYS,BGD,x,\n").where.column == 3);
  CHECK(refused("MYS,BGD,1,\nMYS,BGD,,2\n").message ==
        "the corridor from MYS to BGD is given twice");
  CHECK(refused("MYS,Atlantis,1,\n").where.line == 2);
  CHECK(read_corridor_costs("f.csv", "x\n1\n").error().where.column == 1);
  CHECK(read_corridor_costs("f.csv", "sending,receiving,2016Q3,2016Q5\n").error().where.column ==
        4);
}

}  // namespace corridor::corridor_costs_test
