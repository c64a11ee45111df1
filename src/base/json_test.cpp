#include "base/json.h"

#include <limits>
#include <string>

#include <doctest/doctest.h>

namespace corridor::json_test {

TEST_CASE("objects and arrays with commas in their places") {
  JsonWriter json;
  json.begin_object().field("a", 1).field("b", "x").key("c").begin_array();
  json.value(1.5).null().value(true).value(false).end_array();
  json.key("d").begin_object().end_object().end_object();
  CHECK(json.text() == R"({"a":1,"b":"x","c":[1.5,null,true,false],"d":{}})");
}

TEST_CASE("indented, for people") {
  JsonWriter json(2);
  json.begin_object().field("a", 1).key("b").begin_array().end_array().end_object();
  CHECK(json.text() == "{\n  \"a\": 1,\n  \"b\": []\n}");
}

TEST_CASE("quotes, backslashes and control characters are escaped") {
  CHECK(json_quote("say \"hi\"\\\n\t\r") == R"("say \"hi\"\\\n\t\r")");
  CHECK(json_quote(std::string_view("\0\x1F", 2)) == R"("\u0000\u001f")");
  CHECK(json_quote("Côte d’Ivoire") == "\"Côte d’Ivoire\"");
  CHECK(json_quote("") == "\"\"");
}

TEST_CASE("bytes that are not UTF-8 become U+FFFD, so that the JSON stays readable") {
  CHECK(json_quote("C\xF4te") == "\"C\uFFFDte\"");
  CHECK(json_quote("\xED\xA0\x80") == "\"\uFFFD\uFFFD\uFFFD\"");
}

TEST_CASE("numbers keep every digit; what is no number is null") {
  JsonWriter json;
  json.begin_array().value(280598105.0).value(0.1).value(1e300);
  json.value(std::numeric_limits<double>::quiet_NaN());
  json.value(-std::numeric_limits<double>::infinity()).end_array();
  CHECK(json.text() == "[280598105,0.1,1e+300,null,null]");
}

}  // namespace corridor::json_test
