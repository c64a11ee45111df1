#include "report/render_escape.h"

#include <doctest/doctest.h>

namespace corridor::render_escape_test {
namespace {

TEST_CASE("HTML: a hostile label cannot become an element or leave its attribute") {
  CHECK(escape_html("<script>alert('x')</script>") ==
        "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;");
  CHECK(escape_html("\" onload=\"x") == "&quot; onload=&quot;x");
  CHECK(escape_html("Trinidad & Tobago") == "Trinidad &amp; Tobago");
}

TEST_CASE("characters that override the direction of their neighbours are dropped") {
  CHECK(clean_text("a\u202Eb\u2066c\u2069d") == "abcd");
  CHECK(clean_text("الهند") == "الهند");  // letters keep the direction they have
  CHECK(clean_text("a\u200Fb") == "a\u200Fb");
}

TEST_CASE("control characters cannot reach a terminal, line breaks become spaces") {
  CHECK(clean_text("a\x1B[2Jb") == "a[2Jb");
  CHECK(clean_text("a\nb\tc\u2028d") == "a b c d");
  CHECK(clean_text(std::string_view("a\0b", 3)) == "ab");
  CHECK(clean_text("a\xFF") == "a\uFFFD");
}

TEST_CASE("Markdown: pipes, tags, entities and line openings are escaped") {
  CHECK(escape_markdown("a|b") == "a\\|b");
  CHECK(escape_markdown("<b>") == "\\<b\\>");
  CHECK(escape_markdown("&lt;") == "\\&lt;");
  CHECK(escape_markdown("R & D") == "R & D");
  CHECK(escape_markdown("# no heading") == "\\# no heading");
  CHECK(escape_markdown("- no list") == "\\- no list");
  CHECK(escape_markdown("-369,500") == "-369,500");
  CHECK(escape_markdown("12. no list") == "12\\. no list");
}

TEST_CASE("only web addresses become links") {
  CHECK(is_web_address("https://www.un.org/"));
  CHECK_FALSE(is_web_address("javascript:alert(1)"));
  CHECK_FALSE(is_web_address("data:text/html,x"));
}

TEST_CASE("an id holds nothing that could leave its attribute") {
  CHECK(html_id("people") == "people");
  CHECK(html_id("a b\"c") == "a-b-c");
  CHECK(html_id("") == "part");
}

}  // namespace
}  // namespace corridor::render_escape_test
