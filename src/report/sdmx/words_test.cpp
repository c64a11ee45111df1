#include "report/sdmx/words.h"

#include <doctest/doctest.h>

namespace corridor::sdmx::words_test {

TEST_CASE("an address is taken apart, and a plus stays a plus") {
  const auto words = read_words("/data/MIGRANT_STOCK/A..BGD+IND.?c%5BSEX%5D=ge:1+le:2&x=a%20b//");
  REQUIRE(words.has_value());
  CHECK(words->path == std::vector<std::string>{"data", "MIGRANT_STOCK", "A..BGD+IND."});
  REQUIRE(words->query.size() == 2);
  CHECK(words->query[0].first == "c[SEX]");
  CHECK(words->query[0].second == "ge:1+le:2");
  CHECK(*words->find("x") == "a b//");
  CHECK(words->find("y") == nullptr);
}

TEST_CASE("slashes at the end of an address add nothing") {
  CHECK(read_words("/codelist/all//")->path.size() == 2);
  CHECK(read_words("")->path.empty());
  CHECK(read_words("/")->path.empty());
}

TEST_CASE("a stranger's address is refused with a reason") {
  CHECK(read_words("/data//X").error().kind == ErrorKind::usage);
  CHECK(read_words("/data/%zz").error().kind == ErrorKind::usage);
  CHECK(read_words("/data/%0a").error().kind == ErrorKind::usage);
  CHECK(read_words("/data/%ff").error().kind == ErrorKind::usage);
  CHECK(read_words(std::string(longest_address + 1, 'a')).error().kind == ErrorKind::limit);
  std::string deep, wide = "x?";
  for (std::size_t i = 0; i <= most_parts; ++i) deep += "/a";
  for (std::size_t i = 0; i <= most_values; ++i) wide += "a=b&";
  CHECK(read_words(deep).error().kind == ErrorKind::usage);
  CHECK(read_words(wide).error().kind == ErrorKind::limit);
}

TEST_CASE("lists of choices are split, and a word for everything empties them") {
  CHECK(*read_choices("A+B", '+') == std::vector<std::string>{"A", "B"});
  CHECK(read_choices("all", '+')->empty());
  CHECK(read_choices("*", ',')->empty());
  CHECK(read_choices("A,*", ',')->empty());
  CHECK(read_choices("A++B", '+').error().kind == ErrorKind::usage);
  std::string many = "A";
  for (std::size_t i = 0; i < most_choices; ++i) many += "+A";
  CHECK(read_choices(many, '+').error().kind == ErrorKind::limit);
}

TEST_CASE("ids are told from other words") {
  CHECK(is_id("_Z"));
  CHECK(is_id("Y_GE65"));
  CHECK_FALSE(is_id(""));
  CHECK_FALSE(is_id("a b"));
  CHECK(is_component("REF_AREA"));
  CHECK_FALSE(is_component("1A"));
  CHECK(is_agency("SDMX.SUB"));
  CHECK_FALSE(is_agency("SDMX..SUB"));
}

}  // namespace corridor::sdmx::words_test
