#include "registers/search_query.h"

#include <doctest/doctest.h>

namespace corridor {
namespace {

/// Words as understood: "a" wanted, "-b" not wanted.
std::string understood(std::string_view text, std::string_view language = "") {
  const auto search = parse_search(text, language);
  if (!search) return search.error().message;
  std::string words;
  for (const auto& word : search->wanted) words += word.written + "|";
  for (const auto& word : search->unwanted) words += "-" + word.written + "|";
  return words;
}

std::string expression(std::string_view text, MatchWords how = MatchWords::all) {
  const auto search = parse_search(text, "en");
  REQUIRE(search.has_value());
  return match_expression(*search, how).text;
}

}  // namespace

TEST_CASE("words, phrases and what is left out are told apart") {
  CHECK(understood("equal  pay") == "equal|pay|");
  CHECK(understood("\"equal pay\" -women") == "equal pay|-women|");
  CHECK(understood("pay -\"equal work\"") == "pay|-equal work|");
  CHECK(understood("«égalité de traitement» emploi") == "égalité de traitement|emploi|");
  CHECK(understood("„слово один“ два") == "слово один|два|");
  CHECK(understood("asylum-seeker - pay") == "asylum-seeker|pay|");
  CHECK(understood("pay \"never closed at all") == "pay|never closed at all|");
  CHECK(understood("pay\"equal\"work") == "pay|equal|work|");
  CHECK(understood("\u3000pay\u00A0equal\t") == "pay|equal|");
}

TEST_CASE("Chinese is cut into the words of a dictionary, without those that say little") {
  CHECK(understood("移民工人的权利") == "移民|工人|权利|");
  CHECK(understood("民") == "民|");
  CHECK(understood("\"移民工人的权利\"") == "移民工人的权利|");
  CHECK(understood("难民camp") == "难民|camp|");
}

TEST_CASE("terms become quoted phrases, and nothing typed becomes syntax") {
  CHECK(expression("wages") == "((\"wage\"))");
  CHECK(expression("equal wages") == "((\"equal\") AND (\"wage\"))");
  CHECK(expression("equal wages", MatchWords::any) == "((\"equal\") OR (\"wage\"))");
  CHECK(expression("asylum-seekers") == "((\"asylum seeker\"))");
  CHECK(expression("wages -women") == "(((\"wage\"))) NOT ((\"woman\"))");
  CHECK(expression("w\"b*(c) NEAR ^d:e") ==
        "((\"w\") AND (\"b c near d e\"))");  // the quote is never closed
  CHECK(expression("民") == "((\"民\" *))");
  CHECK(expression("移民 法") == "((\"移民\") AND (\"法\" *))");
}

TEST_CASE("rows that lack one word are chosen by all others, and counted by all") {
  const auto search = parse_search("one two three", "fr");
  REQUIRE(search.has_value());
  const auto all_but_one = match_expression(*search, MatchWords::all_but_one);
  CHECK(all_but_one.text ==
        "(((\"two\") AND (\"thre\")) OR ((\"one\") AND (\"thre\")) OR ((\"one\") AND (\"two\")))"
        " AND ((\"one\") OR (\"two\") OR (\"thre\"))");
  CHECK(all_but_one.words == std::vector<int>{-1, -1, -1, -1, -1, -1, 0, 1, 2});
}

TEST_CASE("function words are set aside in the language they are most of") {
  const auto search = parse_search("what is the notice of a party");
  REQUIRE(search.has_value());
  CHECK(search->set_aside == std::vector<std::string>{"what", "is", "the", "of", "a"});
  CHECK(search->likely_language == "en");
  CHECK(understood("les droits des enfants") == "droits|enfants|");
  CHECK(understood("the") == "the|");
  CHECK(understood("права и обязанности") == "права|обязанности|");
}

}  // namespace corridor
