#include "report/render_document.h"

#include "base/text.h"

#include <fmt/core.h>

#include <array>
#include <cctype>
#include <set>

#include <doctest/doctest.h>

namespace corridor::render_document_test {
namespace {

constexpr std::array all_forms{Format::text, Format::json, Format::html, Format::markdown};

Chart chart_of_origins() {
  Chart chart;
  chart.kind = Chart::Kind::bar;
  chart.title = "Origins";
  chart.description = "Nepal comes first.";
  chart.unit = "people";
  chart.series = {{"People",
                   {{"Nepal", 0, Cell(300.0, "A", "nepal-1"), "300"},
                    {"India", 0, Cell::nothing("missing"), "missing"}}}};
  return chart;
}

Document sample() {
  Table table;
  table.title = "What each side reports";
  table.columns = {{"year", "Year"}, {"count_persons", "Count", "persons"}};
  table.rows = {{"2020", Cell(1228000.0, "E", "stock-2020")}, {"2015", Cell(5.0, "A", "unlisted")}};
  Document document;
  document.title = "Bangladesh to Malaysia";
  document.subtitle = "A brief";
  document.sections = {
      {"people",
       "People",
       {Paragraph{"About 1.2 million people[^] live there, one in three[^] of all.",
                  {"stock-2020", "share"},
                  Paragraph::Tone::lead},
        chart_of_origins(),
        Bullets{{Paragraph{"Fifteen times as many.", {"ratio"}}, Paragraph{"No more.", {}}}}}},
      {"money",
       "Money",
       {table, Paragraph{"Read no cause into it.", {}, Paragraph::Tone::caution}}}};
  document.proofs = {{"ratio", "2020 over 1990"},
                     {"stock-2020", "UN DESA 2020, row 106"},
                     {"share", "Stock over all"},
                     {"never-used", "Nothing refers to this"}};
  document.sources = {{"UN DESA (2020).", "CC BY 3.0 IGO", "https://www.un.org/"}};
  return document;
}

std::string shown(Format format, const Document& document = sample(), std::size_t width = 100) {
  auto text = render(document, format, width);
  REQUIRE(text);
  return *std::move(text);
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

/// All values of an attribute, in order.
std::vector<std::string> attributes(std::string_view html, std::string_view name) {
  std::vector<std::string> values;
  const std::string key = fmt::format(" {}=\"", name);
  for (auto at = html.find(key); at != std::string_view::npos; at = html.find(key, at + 1)) {
    const auto rest = html.substr(at + key.size());
    values.emplace_back(rest.substr(0, rest.find('"')));
  }
  return values;
}

/// Whether `text` is one JSON value: RFC 8259, without the finer points of numbers.
class JsonCheck {
 public:
  explicit JsonCheck(std::string_view text) : rest_(text) {}
  bool whole() {
    const bool one = value();
    skip_space();
    return one && rest_.empty();
  }

 private:
  void skip_space() {
    while (!rest_.empty() && std::isspace(static_cast<unsigned char>(rest_.front()))) {
      rest_.remove_prefix(1);
    }
  }
  bool take(std::string_view piece) {
    skip_space();
    if (!rest_.starts_with(piece)) return false;
    rest_.remove_prefix(piece.size());
    return true;
  }
  bool string() {
    if (!take("\"")) return false;
    while (!rest_.empty() && rest_.front() != '"') {
      if (static_cast<unsigned char>(rest_.front()) < 0x20) return false;
      rest_.remove_prefix(rest_.front() == '\\' ? 2 : 1);
    }
    return take("\"");
  }
  bool items(std::string_view close, bool named) {
    if (take(close)) return true;
    do {
      if (named && !(string() && take(":"))) return false;
      if (!value()) return false;
    } while (take(","));
    return take(close);
  }
  bool value() {
    if (take("{")) return items("}", true);
    if (take("[")) return items("]", false);
    if (take("null") || take("true") || take("false")) return true;
    if (rest_.starts_with('"')) return string();
    const auto length = std::min(rest_.find_first_not_of("+-.eE0123456789"), rest_.size());
    const bool number = parse_number(rest_.substr(0, length)).has_value();
    rest_.remove_prefix(length);
    return number;
  }

  std::string_view rest_;
};

TEST_CASE("JSON: a table and a document are well formed and hold everything") {
  CHECK(JsonCheck(shown(Format::json)).whole());
  CHECK(JsonCheck(render(Table{}, Format::json)).whole());
  const Document document = sample();
  CHECK(JsonCheck(render(std::get<Table>(document.sections[1].blocks[0]), Format::json)).whole());
  const std::string json = shown(Format::json);
  for (const auto* piece :
       {"\"proof\": \"nepal-1\"", "\"absent\": \"missing\"", "\"tone\": \"lead\"",
        "\"kind\": \"bar\"", "\"licence\": \"CC BY 3.0 IGO\"", "\"text\": \"2020 over 1990\""}) {
    CHECK(contains(json, piece));
  }
  CHECK_FALSE(contains(json, "[^]"));
}

TEST_CASE("text: note numbers follow the reader and agree with the list at the end") {
  const std::string text = shown(Format::text);
  CHECK(contains(text, "people [1] live there, one in three [2] of all."));
  CHECK(contains(text, "Fifteen times as many. [3]"));
  CHECK(contains(text, "1,228,000 E [1]"));
  CHECK(contains(text, "[1] UN DESA 2020, row 106 (stock-2020)"));
  CHECK(contains(text, "[2] Stock over all (share)"));
  CHECK(contains(text, "[3] 2020 over 1990 (ratio)"));
  CHECK(contains(text, "[4] Nothing refers to this"));
  CHECK_FALSE(contains(text, "[5]"));
}

TEST_CASE("HTML and Markdown number their notes as the text does") {
  const std::string html = shown(Format::html);
  CHECK(contains(html, "people<sup class=\"note\" dir=\"ltr\"><a href=\"#proof-1\" id=\"note-1\""));
  CHECK(contains(html, "<li id=\"proof-3\"><span dir=\"auto\">2020 over 1990"));
  const std::string markdown = shown(Format::markdown);
  CHECK(contains(markdown, "people[^1] live there, one in three[^2] of all."));
  CHECK(contains(markdown, "[^3]: 2020 over 1990"));
}

TEST_CASE("a sentence's proof without a note in the document is listed by its id") {
  Document document = sample();
  document.proofs.clear();
  CHECK(contains(shown(Format::text, document), "[1] stock-2020\n"));
}

TEST_CASE("HTML: every link within the page leads somewhere, and every id is there once") {
  const std::string html = shown(Format::html);
  const auto ids = attributes(html, "id");
  const std::set<std::string> unique(ids.begin(), ids.end());
  CHECK(unique.size() == ids.size());
  for (const auto& link : attributes(html, "href")) {
    if (link.starts_with('#')) CHECK_MESSAGE(unique.contains(link.substr(1)), link);
  }
}

TEST_CASE("HTML: one file without script or outside resource") {
  const std::string html = shown(Format::html);
  CHECK_FALSE(contains(html, "<script"));
  CHECK_FALSE(contains(html, "<link"));
  CHECK_FALSE(contains(html, "<img"));
  CHECK_FALSE(contains(html, "@import"));
  CHECK(attributes(html, "src").empty());
}

TEST_CASE("HTML: a frame that assistive technology can walk") {
  const std::string html = shown(Format::html);
  CHECK(html.starts_with("<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">"));
  CHECK(count(html, "<h1>") == 1);
  CHECK(contains(html, "<a class=\"skip\" href=\"#content\">"));
  CHECK(contains(html, "<main id=\"content\">"));
  CHECK(contains(html, "<section id=\"people\">\n<h2>People</h2>"));
  CHECK(contains(html, "<strong>Caution:</strong>"));
  CHECK(count(html, "role=\"region\" tabindex=\"0\" aria-label=\"") == 2);
}

TEST_CASE("HTML: each chart has a title, a description and the table behind it") {
  const std::string html = shown(Format::html);
  CHECK(count(html, "<figure>") == 1);
  CHECK(count(html, "<svg ") == 2);  // one for a wide column, one for a telephone
  CHECK(count(html, "<title id=") == 2);
  CHECK(count(html, "<desc id=") == 2);
  CHECK(count(html, "<details>") == 1);
  CHECK(contains(html, "The figures behind this chart"));
}

TEST_CASE("a document from right to left says so, in the words of its language") {
  Document document = sample();
  document.language = "ar";
  document.right_to_left = true;
  document.caution_title = "تنبيه";
  document.skip_title = "تخطّ";
  const std::string html = shown(Format::html, document);
  CHECK(contains(html, "<html lang=\"ar\" dir=\"rtl\">"));
  CHECK(contains(html, "<strong>تنبيه:</strong>"));
  CHECK_FALSE(contains(html, "Skip to"));
  CHECK_FALSE(contains(html, ">Caution"));
}

TEST_CASE("hostile words stay words in every form that could mistake them") {
  const std::string hostile = "<script>x</script>\"'\u202E\x1B[2J";
  Document document = sample();
  document.title = document.subtitle = document.language = hostile;
  document.sections[0].id = document.sections[0].title = hostile;
  document.sections[0].blocks.emplace_back(Paragraph{hostile, {hostile}});
  document.proofs.push_back({hostile, hostile});
  document.sources.push_back({hostile, hostile, "javascript:alert(1)"});
  document.sources.push_back({hostile, hostile, "https://x/\" onclick=\"y"});
  const std::string html = shown(Format::html, document);
  CHECK_FALSE(contains(html, "<script"));
  CHECK_FALSE(contains(html, "href=\"javascript"));
  CHECK_FALSE(contains(html, " onclick=\""));
  const std::string markdown = shown(Format::markdown, document);
  CHECK(count(markdown, "<script") == count(markdown, "\\<script"));
  for (const auto format : {Format::text, Format::html, Format::markdown}) {
    CHECK_FALSE(contains(shown(format, document), "\u202E"));
    CHECK_FALSE(contains(shown(format, document), "\x1B"));
  }
  CHECK(JsonCheck(shown(Format::json, document)).whole());
}

TEST_CASE("text: no line is wider than the terminal but an address to be copied") {
  for (const std::size_t width : {100u, 80u, 40u, 24u}) {
    const std::string text = shown(Format::text, sample(), width);
    for (const auto line : split(text, '\n')) {
      if (!contains(line, "https://")) CHECK(display_width(line) <= width);
    }
  }
}

TEST_CASE("text: bars beside figures, missing as a word without a bar") {
  const std::string text = shown(Format::text);
  CHECK(contains(text, "Nepal      300  ████"));
  CHECK(contains(text, "India  missing\n"));
}

TEST_CASE("every form is the same every time, also of an empty document") {
  for (const auto format : all_forms) {
    CHECK(shown(format) == shown(format));
    CHECK(shown(format, Document{}) == shown(format, Document{}));
  }
}

TEST_CASE("a document has no CSV form") {
  const auto csv = render(sample(), Format::csv);
  REQUIRE_FALSE(csv);
  CHECK(csv.error().kind == ErrorKind::usage);
}

}  // namespace
}  // namespace corridor::render_document_test
