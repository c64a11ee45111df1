#include "base/words.h"

#include <doctest/doctest.h>

namespace corridor::words_test {

TEST_CASE("placeholders are filled by name, in whatever order") {
  const Words words;
  CHECK(words.say("{count} people from {origin}.", {{"origin", "Nepal"}, {"count", "12"}}) ==
        "12 people from Nepal.");
}

TEST_CASE("a placeholder without a value and an open brace stay as they are") {
  const Words words;
  CHECK(words.say("{count} of {total", {{"total", "9"}}) == "{count} of {total");
  CHECK(words.say("plain") == "plain");
}

TEST_CASE("a value that holds a placeholder is not filled a second time") {
  const Words words;
  CHECK(words.say("{a} {b}", {{"a", "{b}"}, {"b", "x"}}) == "{b} x");
}

TEST_CASE("the six UN languages and Bengali; others are an error with a hint") {
  CHECK(Words::languages() == std::vector<std::string>{"en", "fr", "es", "ru", "ar", "zh", "bn"});
  for (const auto& language : Words::languages()) {
    const auto words = Words::in(language);
    REQUIRE(words.has_value());
    CHECK(words->language() == language);
    CHECK(words->right_to_left() == (language == "ar"));
  }
  const auto unknown = Words::in("xx");
  REQUIRE_FALSE(unknown.has_value());
  CHECK(unknown.error().kind == ErrorKind::usage);
}

TEST_CASE("a sentence without a translation is shown in English") {
  CHECK(Words::in("fr")->say("No catalogue has this sentence {x}.", {{"x", "1"}}) ==
        "No catalogue has this sentence 1.");
}

TEST_CASE("numbers carry the separators of their language") {
  CHECK(Words().number(280598105) == "280,598,105");
  CHECK(Words::in("fr")->number(1234.5, 1) == "1\u202F234,5");
  CHECK(Words::in("zh")->number(1234.5, 1) == "1,234.5");
}

}  // namespace corridor::words_test
