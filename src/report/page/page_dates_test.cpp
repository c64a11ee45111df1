#include "report/page/page_dates.h"

#include <doctest/doctest.h>

namespace corridor::page_dates_test {
namespace {
Words in(std::string_view language) {
  auto words = Words::in(language);
  REQUIRE(words.has_value());
  return *std::move(words);
}
}  // namespace

TEST_CASE("days on a page are in the words of its language") {
  CHECK(html_days(Words(), "<p>Law in force on 2026-11-30.</p>") ==
        "<p>Law in force on 30 November 2026.</p>");
  CHECK(html_days(Words(), "<td>2024-02-29</td><td>2023-02-29</td>") ==
        "<td>29 February 2024</td><td>2023-02-29</td>");
  CHECK(html_days(Words(), "<td><time>2024-02-29</time></td>") == "<td>29 February 2024</td>");
  CHECK(html_days(in("es"), "<time>2022-08</time>, 2022-08") == "agosto de 2022, 2022-08");
  CHECK(html_days(in("es"), "2001-02-03") == "3 de febrero de 2001");
  CHECK(html_days(in("ru"), "с 2001-05-09").starts_with("с 9 мая 2001"));
  CHECK(html_days(in("fr"),
                  "<html lang=\"fr\"><li lang=\"en\">at <b>2001-05-09</b></li>2001-05-09") ==
        "<html lang=\"fr\"><li lang=\"en\">at <b>2001-05-09</b></li>9 mai 2001");
  CHECK(html_days(in("zh"), "自2001-05-09起") == "自2001年5月9日起");
}

TEST_CASE("what only looks like a day, and what data say, is left as it is") {
  for (const std::string_view kept :
       {"2026-13-01", "2026-00-10", "2026-01-32", "2026-01", "12026-01-01", "2026-01-011",
        "list-2026-01-01.csv", "2026-01-01T10:00", "saw &quot;2026-01-01&quot;",
        "<a href=\"/law?as_of=2026-01-01\">x</a>", "<code>2026-01-01</code>",
        "<svg><text>2026-01-01</text></svg>",
        "<figure class=\"chart\"><td>2026-01-01</td></figure>",
        "<select><option>2026-01-01</option></select>", "<code>2026-01-01", "a < 2026-01-01"}) {
    CAPTURE(kept);
    CHECK(html_days(Words(), kept) == kept);
  }
}

}  // namespace corridor::page_dates_test
