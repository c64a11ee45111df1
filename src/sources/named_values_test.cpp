#include "sources/named_values.h"

#include <doctest/doctest.h>

namespace corridor::named_values_test {

TEST_CASE("named values are sorted, the empty left out, and can be taken apart again") {
  CHECK(NamedValues().text().empty());
  CHECK(NamedValues().add("b", " 2 ").add("a", "1").add("c", " ").text() == "a=1;b=2");
  CHECK(NamedValues().add("a", "x;y\r\nz").text() == "a=x,y  z");
}

TEST_CASE("names of publishers in snake case") {
  CHECK(snake_case("[Reporting Type]") == "reporting_type");
  CHECK(snake_case("_T") == "t");
  CHECK(snake_case("PER_100000_POP") == "per_100000_pop");
  CHECK(snake_case("***").empty());
}

}  // namespace corridor::named_values_test
