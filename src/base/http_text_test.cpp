#include "base/http_text.h"

#include <doctest/doctest.h>

namespace corridor::http_text_test {

TEST_CASE("HTTP: an address is http or https with a host, and no more") {
  for (const auto good : {"http://a", "https://a.b/c?d=e", "http://127.0.0.1:80/"}) {
    CHECK(check_web_address(good).has_value());
  }
  for (const auto bad :
       {"", "a", "http", "http://", "http:///f", "file:///f", "ftp://a/f", "HTTP://a",
        "http://u:p@a/f", "http://a b/", "http://a/\n", "http://\xC3\xA9/"}) {
    CAPTURE(bad);
    REQUIRE_FALSE(check_web_address(bad).has_value());
    CHECK(check_web_address(bad).error().kind == ErrorKind::usage);
  }
}

TEST_CASE("HTTP: a type is expected, or says nothing, or is another") {
  constexpr std::string_view expected = "text/csv,application/vnd.sdmx.data+csv";
  for (const auto good : {"text/csv", "Text/CSV; charset=utf-8", "", "application/octet-stream",
                          "application/vnd.sdmx.data+csv;version=1.0.0", "text/plain"}) {
    CHECK(is_media_expected(good, expected));
  }
  for (const auto bad : {"text/html", "text", "csv", "application/json", ";", "\xFF"}) {
    CAPTURE(bad);
    CHECK(is_media_expected(bad, expected) == (std::string_view(bad) == ";"));
  }
}

TEST_CASE("HTTP: a web page is known by its beginning, XML is none") {
  for (const auto page : {"<!DOCTYPE html>", "<!doctype HTML PUBLIC", " \r\n<html lang=\"en\">",
                          "\xEF\xBB\xBF<HTML>"}) {
    CHECK(is_web_page(page));
  }
  for (const auto other : {"", "<", "a,b", "<?xml version=\"1.0\"?>", "html", "<data>"}) {
    CHECK_FALSE(is_web_page(other));
  }
}

TEST_CASE("HTTP: a content range is read, anything else starts nowhere") {
  CHECK(parse_content_range("bytes 100-999/1000").start == 100);
  CHECK(parse_content_range("bytes 100-999/1000").total == 1000);
  CHECK(parse_content_range("bytes 0-9/*").total == 0);
  for (const auto odd : {"", "bytes", "bytes */1000", "bytes -5-9/10", "items 1-2/3", "bytes 1/2-3",
                         "bytes 99999999999999999999-9/9", "bytes /-"}) {
    CAPTURE(odd);
    CHECK(parse_content_range(odd).start < 0);
  }
}

TEST_CASE("HTTP: what came from elsewhere is shown short and harmless") {
  CHECK(as_seen("plain é") == "plain é");
  CHECK(as_seen("\x1B[2Jtext\r\n\x7F") == " [2Jtext   ");
  CHECK(as_seen(std::string(1000, 'x')).size() == 100);
  CHECK(as_seen("\xFF") == "\xEF\xBF\xBD");
}

}  // namespace corridor::http_text_test
