#include "report/render_table.h"

#include "base/csv.h"
#include "base/text.h"

#include <array>

#include <doctest/doctest.h>

namespace corridor::render_table_test {
namespace {

Table sample() {
  Table table;
  table.title = "Migrants | by origin";
  table.columns = {{"origin", "Origin"},
                   {"stock_persons", "Migrant stock", "persons"},
                   {"share_percent", "Share", "%", 1}};
  table.rows = {
      {"Côte d'Ivoire, \"south\"", Cell(1234567.25, "E", "abc-2-3"), 12.34},
      {"<script>alert(1)</script>", Cell::nothing("suppressed"), 0.0},
      {"中国", Cell(42.0, "A", "abc-3-3"), Cell()},
  };
  table.notes = {"Refugees are included."};
  return table;
}

bool contains(std::string_view text, std::string_view piece) {
  return text.find(piece) != std::string_view::npos;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (const auto line : split(text, '\n')) lines.emplace_back(line);
  lines.pop_back();  // what follows the last line break
  return lines;
}

TEST_CASE("CSV reads back as it was written: full numbers, quotes, empty fields") {
  const std::string text = render(sample(), Format::csv);
  CsvReader csv("table.csv", text);
  REQUIRE(csv.read_header());
  CHECK(csv.header() == std::vector<std::string>{"origin", "stock_persons", "share_percent"});
  std::vector<std::vector<std::string>> rows;
  while (*csv.next()) rows.emplace_back(csv.fields().begin(), csv.fields().end());
  REQUIRE(rows.size() == 3);
  CHECK(rows[0] == std::vector<std::string>{"Côte d'Ivoire, \"south\"", "1234567.25", "12.34"});
  CHECK(rows[1] == std::vector<std::string>{"<script>alert(1)</script>", "", "0"});
  CHECK(rows[2] == std::vector<std::string>{"中国", "42", ""});
}

TEST_CASE("CSV: an empty cell in the only column is a record, not a blank line") {
  Table table;
  table.columns = {{"value", "Value"}};
  table.rows = {{1.0}, {Cell::nothing("missing")}, {3.0}};
  const std::string text = render(table, Format::csv);
  CsvReader csv("table.csv", text);
  REQUIRE(csv.read_header());
  int records = 0;
  while (*csv.next()) ++records;
  CHECK(records == 3);
}

TEST_CASE("missing is a word for people and never a zero") {
  const std::string text = render(sample(), Format::text);
  CHECK(contains(text, "suppressed"));
  CHECK(contains(render(sample(), Format::html), ">suppressed</span>"));
  CHECK(contains(render(sample(), Format::markdown), "*suppressed*"));
  CHECK(contains(render(sample(), Format::json), "\"value\": null"));
}

TEST_CASE("people get rounded, grouped numbers with their unit; machines the full number") {
  const std::string text = render(sample(), Format::text);
  CHECK(contains(text, "1,234,567 E"));
  CHECK(contains(text, "persons"));
  CHECK(contains(text, "12.3"));
  CHECK_FALSE(contains(text, "12.34"));
  CHECK(contains(render(sample(), Format::json), "1234567.25"));
}

TEST_CASE("text: figures stand under one another, also beside wide characters") {
  const auto lines = lines_of(render(sample(), Format::text));
  const auto end_of = [&](std::string_view row, std::string_view figure) {
    for (const auto& line : lines) {
      const auto at = line.find(figure);
      if (contains(line, row) && at != std::string::npos) {
        return display_width(line.substr(0, at + figure.size()));
      }
    }
    return std::size_t{0};
  };
  CHECK(end_of("Ivoire", "1,234,567") > 0);
  CHECK(end_of("Ivoire", "1,234,567") == end_of("中国", "42"));
}

TEST_CASE("text: no line is wider than the terminal and no word is lost") {
  Table table = sample();
  table.rows[0][0] = "A very long name of a place that goes on and on until it must be wrapped";
  for (const std::size_t width : {100u, 60u, 40u, 20u}) {
    const std::string text = render(table, Format::text, width);
    for (const auto& line : lines_of(text)) CHECK(display_width(line) <= width);
    for (const auto* word : {"very", "wrapped", "suppressed", "1,234,567", "Refugees"}) {
      CHECK(contains(text, word));
    }
  }
}

TEST_CASE("HTML: caption, scopes, units, figures at the end, proof in an attribute") {
  const std::string html = render(sample(), Format::html);
  CHECK(contains(html, "<caption>"));
  CHECK(contains(html, "<th scope=\"col\""));
  CHECK(contains(html, "<th scope=\"row\""));
  CHECK(contains(html, "<span class=\"unit\"><span dir=\"auto\">persons</span></span>"));
  CHECK(contains(html, "<td class=\"number"));
  CHECK(contains(html, "data-proof=\"abc-2-3\""));
  CHECK(contains(html, "title=\"estimate · abc-2-3\""));
}

TEST_CASE("HTML: a label that is a script stays a label") {
  const std::string html = render(sample(), Format::html);
  CHECK_FALSE(contains(html, "<script"));
  CHECK(contains(html, "&lt;script&gt;"));
}

TEST_CASE("HTML: a proof id cannot leave its attribute") {
  Table table;
  table.columns = {{"value", "Value"}};
  table.rows = {{Cell(1.0, "A", "\"><img src=x onerror=y>")}};
  CHECK_FALSE(contains(render(table, Format::html), "<img"));
}

TEST_CASE("Markdown: a pipe in a label opens no column") {
  const auto lines = lines_of(render(sample(), Format::markdown));
  CHECK(lines[0] == "**Migrants \\| by origin**");
  CHECK(lines[3] == "| --- | ---: | ---: |");
  CHECK(contains(lines[5], "\\<script\\>"));
}

TEST_CASE("a status that all figures share is said once") {
  Table table;
  table.columns = {{"value", "Value"}};
  table.rows = {{Cell(1.0, "E", "")}, {Cell(2.0, "E", "")}, {Cell(3.0, "E", "")}};
  const std::string text = render(table, Format::text);
  CHECK(contains(text, "All figures: estimate"));
  CHECK_FALSE(contains(text, "1 E"));
}

TEST_CASE("a row that is too short is filled with empty cells") {
  Table table;
  table.columns = {{"a", "A"}, {"b", "B"}};
  table.rows = {{"x"}};
  CHECK(render(table, Format::csv) == "a,b\nx,\n");
}

TEST_CASE("every form of a table is the same every time, also without rows or columns") {
  Table no_rows = sample();
  no_rows.rows.clear();
  for (const Table& table : std::array{sample(), no_rows, Table{}}) {
    for (const auto format :
         {Format::text, Format::csv, Format::json, Format::html, Format::markdown}) {
      CHECK(render(table, format) == render(table, format));
    }
  }
}

TEST_CASE("formats have the names that the command line knows, and near ones are suggested") {
  CHECK(*parse_format("md") == Format::markdown);
  CHECK(*parse_format("text") == Format::text);
  const auto wrong = parse_format("htlm");
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().kind == ErrorKind::usage);
  CHECK(contains(wrong.error().hint, "html"));
}

}  // namespace
}  // namespace corridor::render_table_test
