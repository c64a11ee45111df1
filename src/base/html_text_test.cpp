#include "base/html_text.h"

#include <doctest/doctest.h>

namespace corridor::html_text_test {
namespace {

/// Blocks one a line, headings with their level in front.
std::string shown(const HtmlText& page) {
  std::string all;
  for (const auto& block : page.blocks) {
    if (block.heading > 0) all += "#" + std::to_string(block.heading) + " ";
    all += block.text + "\n";
  }
  return all;
}

std::string read(std::string_view html) {
  const auto page = read_html("p.html", html);
  return page ? shown(*page) : page.error().message;
}

}  // namespace

TEST_CASE("a page is read block by block, with its headings and what it says of itself") {
  const auto page = read_html("p.html",
                              "<!DOCTYPE html>\n<html lang=en><head><title>An  Act</title>\n"
                              "<meta name=\"DCTERMS.date\" content=\"2013-10-27\">\n"
                              "<style>p { color: red }</style></head>\n<body>\n"
                              "<h1>An <em>Act</em></h1>\n"
                              "<p>First&nbsp;words &amp; <b>more</b>\nof them.</p>\n"
                              "<script>var x = '<p>no</p>';</script><p lang=fr>Deux");
  REQUIRE(page.has_value());
  CHECK(page->title == "An Act");
  CHECK(page->language == "en");
  CHECK_FALSE(page->right_to_left);
  REQUIRE(page->metas.size() == 1);
  CHECK(page->metas[0] == std::pair<std::string, std::string>("dcterms.date", "2013-10-27"));
  CHECK(shown(*page) == "#1 An Act\nFirst words & more of them.\nDeux\n");
  CHECK(page->blocks[0].line == 6);
  CHECK(page->blocks[1].line == 7);
  CHECK(page->blocks[1].language == "en");
  CHECK(page->blocks[2].language == "fr");
}

TEST_CASE("tags that are not closed, that cross, and that nobody knows do no harm") {
  CHECK(read("<p>One<p>Two<div>Three") == "One\nTwo\nThree\n");
  CHECK(read("<b>One <i>two</b> three</i></p></div>") == "One two three\n");
  CHECK(read("<foo:bar><p>One</foo:bar> < two & three &unknown; &#x41;") ==
        "One\n< two & three &unknown; A\n");
  CHECK(read("only words") == "only words\n");
  CHECK(read("").empty());
  CHECK(read("<p>cut in the <a href=\"x") == "cut in the\n");
}

TEST_CASE("numbered lists show their numbers, tables their rows") {
  CHECK(read("<ol><li>One<li>Two<ol type=a><li>Deep</ol><li value=7>Seven</ol><ul><li>Dot</ul>") ==
        "1. One\n2. Two\n(a) Deep\n7. Seven\nDot\n");
  CHECK(read("<ol type=i start=4><li>Four</ol>") == "(iv) Four\n");
  CHECK(read("<table><tr><td>(a)</td><td>one</td></tr><tr><td>(b)<td>two</table>") ==
        "(a) one\n(b) two\n");
}

TEST_CASE("navigation and what is hidden are left out; where a main part is marked, only that") {
  CHECK(read("<nav>Home</nav><p hidden>no</p><p>yes</p><select><option>x</select>") == "yes\n");
  CHECK(read("<p>around</p><main><p>inside</p></main><footer>below</footer>") == "inside\n");
}

TEST_CASE("bytes are read as the page says, and a guess is told") {
  const auto latin = read_html("p.html", "<meta charset=iso-8859-1><p>Libert\xE9 \x96 \x80");
  REQUIRE(latin.has_value());
  CHECK(shown(*latin) == "Liberté – €\n");
  CHECK(latin->encoding == "windows-1252");
  CHECK_FALSE(latin->guessed_encoding);
  const auto silent = read_html("p.html", "<p>Libert\xE9");
  REQUIRE(silent.has_value());
  CHECK(silent->guessed_encoding);
  CHECK(shown(*silent) == "Liberté\n");
  const auto said = read_html("p.html", "<p>\xD1\xF2\xE0\xF2\xFC\xFF", "windows-1251");
  REQUIRE(said.has_value());
  CHECK(shown(*said) == "Статья\n");
  const auto wrong = read_html("p.html", "<meta charset=utf-8><p>Libert\xE9");
  REQUIRE_FALSE(wrong.has_value());
  CHECK(wrong.error().kind == ErrorKind::malformed);
  CHECK(read("<?xml version=\"1.0\" encoding=\"windows-1251\"?><html><p>\xD1\xF2\xFF") == "Стя\n");
}

TEST_CASE("the direction of writing is kept") {
  const auto page = read_html("p.html", "<html lang=ar dir=RTL><p>المادة 5");
  REQUIRE(page.has_value());
  CHECK(page->right_to_left);
  CHECK(page->language == "ar");
}

TEST_CASE("a page too large or too deep is refused") {
  std::string deep;
  for (int i = 0; i < 1200; ++i) deep += "<font>";
  CHECK(read_html("p.html", deep + "words").error().kind == ErrorKind::limit);
  CHECK(read_html("p.html", std::string(HtmlText::largest_bytes + 1, 'x')).error().kind ==
        ErrorKind::limit);
}

}  // namespace corridor::html_text_test
