#include "report/chart_svg.h"

#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include <doctest/doctest.h>

namespace corridor::chart_svg_test {
namespace {

ChartPoint year(int year, Cell value) {
  return {std::to_string(year), static_cast<double>(year), std::move(value), {}};
}

ChartPoint place(std::string name, Cell value) {
  return {std::move(name), 0, std::move(value), {}};
}

Chart lines() {
  Chart chart;
  chart.title = "Stock";
  chart.description = "It rose.";
  chart.unit = "people";
  chart.series = {
      {"Women", {year(1990, 100.0), year(2000, Cell::nothing("missing")), year(2020, 400.0)}},
      {"Men", {year(1990, 100.0), year(2000, 210.0), year(2020, 405.0)}}};
  return chart;
}

Chart bars(double first, double second) {
  Chart chart;
  chart.kind = Chart::Kind::bar;
  chart.title = "Origins";
  chart.series = {{"People", {place("Nepal", first), place("India", second)}}};
  return chart;
}

bool contains(std::string_view text, std::string_view piece) {
  return text.find(piece) != std::string_view::npos;
}

std::size_t count(std::string_view text, std::string_view piece) {
  std::size_t times = 0;
  for (auto at = text.find(piece); at != std::string_view::npos; at = text.find(piece, at + 1)) {
    ++times;
  }
  return times;
}

/// The values of an attribute of all elements that `opening` begins.
std::vector<double> numbers(std::string_view svg, std::string_view opening, std::string_view name) {
  std::vector<double> found;
  for (auto at = svg.find(opening); at != std::string_view::npos; at = svg.find(opening, at + 1)) {
    const auto element = svg.substr(at, svg.find('>', at) - at);
    const std::string key = fmt::format(" {}=\"", name);
    const auto start = element.find(key);
    if (start == std::string_view::npos) continue;
    const auto value = element.substr(start + key.size());
    found.push_back(parse_number(value.substr(0, value.find('"'))).value_or(NAN));
  }
  return found;
}

TEST_CASE("every chart has a title and a description that a screen reader finds") {
  for (const Chart& chart : {lines(), bars(1, 2), Chart{}}) {
    const std::string svg = render_svg(chart, "c1");
    CHECK(contains(svg, "role=\"img\" aria-labelledby=\"c1-title c1-desc\""));
    CHECK(contains(svg, "<title id=\"c1-title\">"));
    CHECK(contains(svg, "<desc id=\"c1-desc\">"));
  }
}

TEST_CASE("lines: a missing figure is a gap, not a zero and not a bridge") {
  Chart chart = lines();
  chart.series.resize(1);
  const std::string svg = render_svg(chart, "c");
  CHECK(count(svg, "fill=\"none\" stroke-linejoin") == 0);  // two single figures: no line at all
  CHECK(count(svg, " point\"") == 2);                       // and no marker for the missing one
}

TEST_CASE("lines: time runs at its true distance") {
  Chart chart = lines();
  chart.series.erase(chart.series.begin());
  const std::string svg = render_svg(chart, "c");
  std::vector<double> x;
  constexpr std::string_view marker = " point\" d=\"M";
  for (auto at = svg.find(marker); at != std::string::npos; at = svg.find(marker, at + 1)) {
    const auto value = std::string_view(svg).substr(at + marker.size());
    x.push_back(*parse_number(value.substr(0, value.find(','))));
  }
  REQUIRE(x.size() == 3);
  CHECK((x[2] - x[1]) == doctest::Approx(2 * (x[1] - x[0])).epsilon(0.01));
}

TEST_CASE("lines: series differ by dash and marker, and their labels do not cover one another") {
  const std::string svg = render_svg(lines(), "c");
  CHECK(contains(svg, "stroke-dasharray=\"7 4\""));
  CHECK(contains(svg, "m-3.6-3.6"));
  const auto y = numbers(svg, "<text", "y");
  const auto names = [&](std::string_view name) {
    const auto at = svg.find(fmt::format(" class=\"name\">{}<", name));
    const auto opening = svg.rfind("<text", at);
    return numbers(std::string_view(svg).substr(opening, at - opening + 20), "<text", "y").front();
  };
  CHECK(std::abs(names("Women") - names("Men")) >= 30);
  for (const double value : y) CHECK((value > 0 && value < 320));
}

TEST_CASE("lines: time runs from left to right in every language") {
  CHECK(render_svg(lines(), "c", true) == render_svg(lines(), "c", false));
}

TEST_CASE("bars: length is proportional from zero") {
  const auto widths = numbers(render_svg(bars(300, 100), "c"), "<rect", "width");
  REQUIRE(widths.size() == 2);
  CHECK(widths[0] == doctest::Approx(3 * widths[1]).epsilon(0.01));
}

TEST_CASE("bars: figures below zero grow the other way from the same zero") {
  const std::string svg = render_svg(bars(300, -100), "c");
  const auto x = numbers(svg, "<rect", "x");
  const auto widths = numbers(svg, "<rect", "width");
  REQUIRE(x.size() == 2);
  CHECK(x[1] + widths[1] == doctest::Approx(x[0]).epsilon(0.001));
}

TEST_CASE("bars: mirrored where reading starts at the right") {
  const std::string left = render_svg(bars(300, 100), "c", false);
  const std::string right = render_svg(bars(300, 100), "c", true);
  const auto x = numbers(left, "<rect", "x");
  const auto mirrored = numbers(right, "<rect", "x");
  const auto width = numbers(left, "<rect", "width");
  CHECK(mirrored[0] == doctest::Approx(wide_chart - x[0] - width[0]).epsilon(0.001));
}

TEST_CASE("bars: a missing figure is a word without a bar") {
  Chart chart = bars(300, 100);
  chart.series[0].points[1].value = Cell::nothing("suppressed");
  const std::string svg = render_svg(chart, "c");
  CHECK(count(svg, "<rect") == 1);
  CHECK(contains(svg, ">suppressed</text>"));
}

TEST_CASE("a long label is shortened on the chart and whole in its table") {
  const std::string name(300, 'x');
  Chart chart = bars(1, 2);
  chart.series[0].points[0].label = name;
  CHECK_FALSE(contains(render_svg(chart, "c"), name));
  CHECK(std::get<std::string>(table_of(chart).rows[0][0].value) == name);
}

TEST_CASE("charts without figures say so; one figure alone is drawn") {
  Chart empty = lines();
  for (auto& series : empty.series) {
    for (auto& point : series.points) point.value = Cell::nothing("missing");
  }
  CHECK(contains(render_svg(empty, "c"), "No figures"));
  CHECK(contains(render_svg(Chart{}, "c"), "No figures"));
  Chart single = lines();
  single.series = {{"Women", {year(2020, 5.0)}}};
  CHECK(count(render_svg(single, "c"), " point\"") == 1);
  CHECK_FALSE(contains(render_svg(single, "c"), "nan"));
}

TEST_CASE("figures that no drawing can hold leave no nonsense in it") {
  for (const double figure : {0.0, -0.0, 1e308, -1e308, 5e-324, std::nan(""), HUGE_VAL}) {
    Chart chart = lines();
    chart.series[1].points[1].value = Cell(figure);
    for (const auto kind : {Chart::Kind::line, Chart::Kind::bar}) {
      chart.kind = kind;
      const std::string svg = render_svg(chart, "c");
      CHECK_FALSE(contains(svg, "nan"));
      CHECK_FALSE(contains(svg, "\"inf"));
    }
  }
}

TEST_CASE("hostile words stay words") {
  const std::string hostile = "</text><script>x</script>\"\u202E";
  Chart chart = bars(1, 2);
  chart.title = chart.description = chart.unit = hostile;
  chart.series[0].name = chart.series[0].points[0].label = hostile;
  chart.series[0].points[0].shown = hostile;
  for (const auto kind : {Chart::Kind::line, Chart::Kind::bar}) {
    chart.kind = kind;
    const std::string svg = render_svg(chart, "c\"><script>");
    CHECK_FALSE(contains(svg, "<script"));
    CHECK_FALSE(contains(svg, "\u202E"));
  }
}

TEST_CASE("the table behind a chart: one row a label, one column a series, in order of time") {
  Chart chart = lines();
  chart.series.push_back({"Unknown", {year(1995, 7.0)}});
  const Table table = table_of(chart);
  REQUIRE(table.columns.size() == 4);
  REQUIRE(table.rows.size() == 4);
  CHECK(std::get<std::string>(table.rows[1][0].value) == "1995");
  CHECK(table.rows[2][1].absent == "missing");
  CHECK(std::get<double>(table.rows[2][2].value) == 210);
}

TEST_CASE("a chart is drawn the same every time") {
  CHECK(render_svg(lines(), "c") == render_svg(lines(), "c"));
  CHECK(render_svg(bars(1, 2), "c") == render_svg(bars(1, 2), "c"));
}

}  // namespace
TEST_CASE(
    "a line chart draws events at their years, its axis takes them in, near ones share a mark") {
  Chart chart{.title = "People"};
  chart.series.push_back(
      {"A", {{"1990", 1990, Cell(10.0), "10"}, {"2000", 2000, Cell(20.0), "20"}}});
  chart.events = {{1980, "1", "1980 signed: first & only"},
                  {1995, "2", "1995 signed: second"},
                  {1995.1, "3", "1995 in force: third"}};
  const auto svg = render_svg(chart, "c");
  CHECK(svg.contains("<title>1980 signed: first &amp; only</title>"));
  CHECK(svg.contains("<title>1995 signed: second; 1995 in force: third</title>"));
  CHECK(svg.contains(">2+</text>"));
  CHECK(svg.contains(">1980</text>"));  // a year on the axis before the first figure
  chart.events.clear();
  CHECK(!render_svg(chart, "c").contains("class=\"event\""));
}

TEST_CASE("bands lie behind their line, take part in the axis and stand in the table behind it") {
  Chart chart{.kind = Chart::Kind::line, .title = "People"};
  chart.series.push_back({"People",
                          {{.label = "2020", .x = 2020, .value = Cell(10.0)},
                           {.label = "2050", .x = 2050, .value = Cell(12.0)}}});
  chart.bands.push_back({"95 of 100", {{"2020", 2020, 10, 10}, {"2050", 2050, 7, 99}}});
  const auto svg = render_svg(chart, "c");
  CHECK(svg.find("class=\"series-1 full band\"") < svg.find("stroke-linejoin"));
  CHECK(svg.contains("95 of 100"));
  CHECK(svg.contains(">100<"));  // the axis reaches beyond 99
  const auto table = table_of(chart);
  REQUIRE(table.columns.size() == 4);
  CHECK(std::get<double>(table.rows[1][2].value) == 7);
  CHECK(std::get<double>(table.rows[1][3].value) == 99);
}

TEST_CASE("a pyramid has one sex on each side of the ages, and the other year as outlines") {
  Chart chart{.kind = Chart::Kind::pyramid, .title = "Ages"};
  for (const auto* name : {"Men", "Women", "Men before", "Women before"}) {
    chart.series.push_back(
        {name, {{.label = "0-4", .value = Cell(5.0)}, {.label = "5+", .value = Cell(3.0)}}});
  }
  const auto svg = render_svg(chart, "p");
  const auto count = [&](std::string_view part) {
    std::size_t found = 0;
    for (auto at = svg.find(part); at != svg.npos; at = svg.find(part, at + 1)) ++found;
    return found;
  };
  CHECK(count("<rect class=\"series-1 full\"") == 2);
  CHECK(count("<rect class=\"series-2 full\"") == 2);
  CHECK(count("class=\"outline\" d=\"M0,") == 1);  // the sample of the legend
  CHECK(count("class=\"outline\"") == 3);
  CHECK(table_of(chart).columns.front().title == "Age");
}

TEST_CASE("bars of another kind are hatched without a second series, with that pattern alone") {
  Chart chart{.kind = Chart::Kind::bar, .title = "Who came"};
  chart.series.push_back({"people", {{.label = "Nepal", .value = Cell(3.0)}}});
  CHECK_FALSE(render_svg(chart, "a", false).contains("<pattern"));
  chart.first_kind = 1;
  const auto hatched = render_svg(chart, "a", false);
  CHECK(hatched.contains("<pattern id=\"a-fill-2\""));
  CHECK(hatched.contains("fill=\"url(#a-fill-2)\""));
  CHECK_FALSE(hatched.contains("a-fill-3"));
}

}  // namespace corridor::chart_svg_test
