#include "registers/search_query.h"

#include <doctest/doctest.h>

namespace corridor::search_query_test {
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

/// The phrases of each word, in the language given.
std::string phrases(std::string_view text, std::string_view language = "en") {
  const auto search = parse_search(text, language);
  REQUIRE(search.has_value());
  std::string all;
  for (const auto* words : {&search->wanted, &search->unwanted}) {
    for (const auto& word : *words) {
      for (const auto& reading : word.readings) all += phrase_of(reading) + "|";
    }
  }
  return all;
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
  CHECK(phrases("wages") == "\"wage\"|");
  CHECK(phrases("equal wages -women") == "\"equal\"|\"wage\"|\"woman\"|");
  CHECK(phrases("asylum-seekers") == "\"asylum seeker\"|");
  CHECK(phrases("w\"b*(c) NEAR ^d:e") == "\"w\"|\"b c near d e\"|");  // the quote is never closed
  CHECK(phrases("民") == "\"民\" *|");
  CHECK(phrases("移民 法") == "\"移民\"|\"法\" *|");
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

}  // namespace corridor::search_query_test
