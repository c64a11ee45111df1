#include "report/render_axis.h"

#include <algorithm>

#include <doctest/doctest.h>

namespace corridor::render_axis_test {
namespace {

TEST_CASE("value axis: starts at zero and has round ticks that hold every figure") {
  const Axis axis = value_axis(79000, 1228000, 5);
  CHECK(axis.low == 0);
  CHECK(axis.step == 250000);
  CHECK(axis.high == 1250000);
  CHECK(axis.ticks.size() == 6);
}

TEST_CASE("value axis: figures below zero are held, zero stays a tick") {
  const Axis axis = value_axis(-369500, 50000, 4);
  CHECK(axis.low <= -369500);
  CHECK(axis.high >= 50000);
  CHECK(std::ranges::count(axis.ticks, 0.0) == 1);
}

TEST_CASE("value axis: zeros, tiny and enormous figures end in an axis all the same") {
  for (const double figure : {0.0, 1e-300, 5e-324, 1e308, 3.0}) {
    const Axis axis = value_axis(0, figure, 5);
    CHECK(axis.high > axis.low);
    CHECK(axis.ticks.size() < 20);
  }
}

TEST_CASE("tick labels: all in the same words, shortened from a million on") {
  CHECK(tick_labels(value_axis(0, 1.2e6, 3), {}) ==
        std::vector<std::string>{"0", "0.5\u00A0million", "1.0\u00A0million", "1.5\u00A0million"});
  CHECK(tick_labels(value_axis(0, 500000, 2), {}) ==
        std::vector<std::string>{"0", "250,000", "500,000"});
  CHECK(tick_labels(value_axis(0, 0.3, 3), {}) ==
        std::vector<std::string>{"0", "0.1", "0.2", "0.3"});
}

TEST_CASE("tick labels: in the words of the document's language") {
  const NumberWords numbers{.group = " ", .point = ",", .scales = {{1e6, "{number} millions"}}};
  CHECK(tick_labels(value_axis(0, 1.5e6, 3), numbers)[1] == "0,5\u00A0millions");
}

TEST_CASE("tick labels: in the large numbers of the language") {
  const NumberWords bengali{.scales = {{1e7, "{number} C"}, {1e5, "{number} L"}}};
  CHECK(tick_labels(value_axis(0, 1.2e6, 3), bengali)[1] == "5\u00A0L");
}

TEST_CASE("year ticks: round years, at most as many as there is room for") {
  CHECK(year_ticks(1990, 2020, 7) == std::vector<double>{1990, 1995, 2000, 2005, 2010, 2015, 2020});
  CHECK(year_ticks(1990, 2020, 5) == std::vector<double>{1990, 2000, 2010, 2020});
  CHECK(year_ticks(1990, 2020, 3) == std::vector<double>{1990, 2005, 2020});
  CHECK(year_ticks(1991, 2024, 4) == std::vector<double>{2000, 2010, 2020});
  CHECK(year_ticks(2020, 2020, 5) == std::vector<double>{2020});
}

}  // namespace
}  // namespace corridor::render_axis_test
