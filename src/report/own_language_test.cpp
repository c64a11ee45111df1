#include "report/own_language.h"

#include <doctest/doctest.h>

namespace corridor::own_language_test {
namespace {

constexpr std::string_view english = " lang=\"en\" dir=\"ltr\"";

TEST_CASE("English on a page in another language says so, by its letters or its small words") {
  const std::string_view title = "Convention on the Rights of the Child";
  for (const auto* page : {"fr", "es", "ar", "ru", "zh", "bn"}) {
    CAPTURE(page);
    CHECK(own_language(title, page) == english);
  }
  CHECK(own_language(title, "en").empty());
  CHECK(own_language("Convention relative aux droits de l’enfant", "fr").empty());
  CHECK(own_language("Convención sobre los Derechos del Niño", "es").empty());
  CHECK(own_language("Конвенция о правах ребенка (CRC)", "ru").empty());
  CHECK(own_language("儿童权利公约", "zh").empty());
  CHECK(own_language("শিশু অধিকার সনদ (CRC)", "bn").empty());
  CHECK(own_language("اتفاقية حقوق الطفل (CRC)", "ar").empty());
}

TEST_CASE("years and signs keep their order from right to left, and need nothing elsewhere") {
  CHECK(own_language("1990–2020", "ar") == " dir=\"auto\"");
  CHECK(own_language("1990–2020", "ru").empty());
  CHECK(own_language("مصر", "en") == " dir=\"auto\"");
  CHECK(html_run("", "ar").empty());
  CHECK(html_run("a < b", "en") == "a &lt; b");
  CHECK(html_run("the <b> of it", "zh") ==
        "<span lang=\"en\" dir=\"ltr\">the &lt;b&gt; of it</span>");
}

TEST_CASE("a title in English within a sentence of other letters is told apart, a name is not") {
  const auto runs = language_runs("كما نُشر. United Nations Statistics Division, 2020.", "ar");
  REQUIRE(runs.size() == 3);
  CHECK(runs[1].text == "United Nations Statistics Division");
  CHECK(runs[1].is_english);
  CHECK_FALSE(runs[0].is_english);
  CHECK(language_runs("По данным UN DESA за 2020 год", "ru").size() == 1);
  CHECK(language_runs("the whole of it in English", "fr").size() == 1);
  CHECK(language_runs("", "bn").empty());
}

}  // namespace
}  // namespace corridor::own_language_test
