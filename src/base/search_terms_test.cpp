#include "base/search_terms.h"

#include "base/function_words.h"
#include "base/word_fold.h"
#include "base/word_stem.h"

#include <doctest/doctest.h>

namespace corridor::search_terms_test {
namespace {

std::string terms_of(std::string_view text, std::string_view language) {
  std::string joined;
  for (const auto& term : search_terms(text, language)) {
    joined += joined.empty() ? term.text : ' ' + term.text;
  }
  return joined;
}

/// The stem of a word as it is written.
std::string stem(std::string_view word, std::string_view language) {
  return word_stem(fold_word(word), language);
}

/// Whether all words, parted by spaces, have one stem.
bool alike(std::string_view words, std::string_view language) {
  const auto terms = search_terms(words, language);
  for (const auto& term : terms) {
    if (term.text != terms.front().text) {
      MESSAGE(words, ": ", term.text, " is not ", terms.front().text);
      return false;
    }
  }
  return terms.size() > 1;
}

}  // namespace

TEST_CASE("words are folded by the habits of their script") {
  CHECK(fold_word("SÉCURITÉ") == "securite");
  CHECK(fold_word("Œuvre") == "oeuvre");
  CHECK(fold_word("Łódź") == "lodz");
  CHECK(fold_word("straße") == "strasse");
  CHECK(fold_word("İstanbul") == "istanbul");
  CHECK(fold_word("ﬁnance") == "finance");
  CHECK(fold_word("ＩＬＯ") == "ilo");
  CHECK(fold_word("Ещё") == "еще");
  CHECK(fold_word("мой") == "мой");                // й is a letter of its own
  CHECK(fold_word("трудя́щийся") == "трудящийся");  // the mark of stress
  CHECK(fold_word("الهجـــرة") == fold_word("الهجره"));
  CHECK(fold_word("أَحْكَام") == "احكام");
  CHECK(fold_word("لاجئين") == fold_word("لاجيين"));
  CHECK(fold_word("مستشفى") == fold_word("مستشفي"));
  CHECK(fold_word("١٩٩٠") == "1990");
  CHECK(fold_word("২০২৬") == "2026");
  CHECK(fold_word("অভিবাসী") == "অভিবাসী");  // vowel signs stay
  CHECK(fold_word("worker’s") == "worker's");
  CHECK(fold_word("co\u00ADoperation") == "cooperation");  // a soft hyphen
}

TEST_CASE("English forms of a word meet, British spelling and American too") {
  CHECK(alike("recruiting recruitment recruited recruits", "en"));
  CHECK(alike("labour labor labours", "en"));
  CHECK(alike("organisation organization organisations", "en"));
  CHECK(alike("recognise recognised recognizing", "en"));
  CHECK(alike("trafficking traffic trafficked", "en"));
  CHECK(alike("women woman", "en"));
  CHECK(alike("children child child's", "en"));
  CHECK(alike("refugee refugees refugees'", "en"));
  CHECK(stem("migrant", "en") != stem("migration", "en"));
}

TEST_CASE("French forms of a word meet, with accents or without") {
  CHECK(alike("sécurité securite sécurités SECURITE", "fr"));
  CHECK(alike("sociale social sociaux sociales", "fr"));
  CHECK(alike("étranger étrangère étrangers étrangères etrangere etrangers", "fr"));
  CHECK(alike("réfugié réfugiée réfugiés réfugiées refugie refugiees", "fr"));
  CHECK(alike("travailleur travailleuse travailleurs travailleuses", "fr"));
  CHECK(alike("employé employée employés employees", "fr"));
  CHECK(alike("l'égalité d’égalité égalités", "fr"));
  CHECK(alike("national nationale nationaux nationales", "fr"));
  CHECK(alike("saisonnier saisonnière saisonniers saisonnières", "fr"));
  CHECK(alike("envoi envois", "fr"));
  CHECK(stem("travail", "fr") != stem("travailleur", "fr"));
}

TEST_CASE("Spanish forms of a word meet, with accents or without") {
  CHECK(alike("migración migraciones migracion", "es"));
  CHECK(alike("organización organizaciones organizacion", "es"));
  CHECK(alike("contratación contrataciones contratacion", "es"));
  CHECK(alike("expulsión expulsiones expulsion", "es"));
  CHECK(alike("trabajador trabajadora trabajadores trabajadoras", "es"));
  CHECK(alike("régimen regímenes regimen", "es"));
  CHECK(alike("laboral laborales", "es"));
  CHECK(alike("irregular irregulares", "es"));
  CHECK(alike("mujer mujeres", "es"));
  CHECK(alike("niño niña niños niñas nino", "es"));
  CHECK(alike("país países paises", "es"));
  CHECK(alike("refugiado refugiada refugiados refugiadas", "es"));
  CHECK(alike("nacionalidad nacionalidades", "es"));
}

TEST_CASE("Russian forms of a word meet") {
  CHECK(alike("мигрант мигранты мигрантов мигранта мигрантам", "ru"));
  CHECK(alike("беженец беженцы беженцев", "ru"));
  CHECK(alike("ребёнок ребенка дети детей", "ru"));
  CHECK(alike("люди людей людьми", "ru"));
  CHECK(alike("международный международная международной", "ru"));
  CHECK(alike("соглашение соглашения соглашений", "ru"));
}

TEST_CASE("Arabic words meet with and without article, ending, hamza and tatweel") {
  CHECK(alike("العمال عمال للعمال والعمال بالعمال عامل", "ar"));
  CHECK(alike("الهجرة هجرة الهجره الهجـــرة والهجرة", "ar"));
  CHECK(alike("المهاجرين مهاجرون مهاجر للمهاجرين المهاجر", "ar"));
  CHECK(alike("اللاجئين لاجئ لاجئون لاجئين للاجئين اللاجيين", "ar"));
  CHECK(alike("التحويلات تحويلات تحويل", "ar"));
  CHECK(alike("الاتفاقية اتفاقية اتفاقيات الإتفاقية", "ar"));
  CHECK(alike("حقوق الحقوق حقوقهم حق", "ar"));
  CHECK(alike("أطفال الطفل طفل للأطفال", "ar"));
  CHECK(alike("عمال عامل العاملين", "ar"));
}

TEST_CASE("Bengali words meet with and without the endings of case and number") {
  CHECK(alike("শ্রমিক শ্রমিকের শ্রমিকদের শ্রমিকরা শ্রমিককে", "bn"));
  CHECK(alike("অভিবাসী অভিবাসীর অভিবাসীদের অভিবাসীরা", "bn"));
  CHECK(alike("দেশ দেশে দেশের দেশগুলো দেশগুলোর", "bn"));
  CHECK(alike("অধিকার অধিকারের অধিকারগুলো", "bn"));
}

TEST_CASE("a term stands at the bytes it came from") {
  const std::string_view text = "Le droit de l’étranger, art.25";
  const auto terms = search_terms(text, "fr");
  REQUIRE(terms.size() == 6);
  CHECK(text.substr(terms[3].begin, terms[3].end - terms[3].begin) == "étranger");
  CHECK(text.substr(terms[4].begin, terms[4].end - terms[4].begin) == "art");
  CHECK(terms[5].text == "25");
}

TEST_CASE("words are told apart where people would") {
  CHECK(terms_of("provision:icrmw/art_25__para_1", "") == "provision icrmw art 25 para 1");
  CHECK(terms_of("the U.S. and the U.N., e.g. here.There", "") ==
        "the us and the un eg here there");
  CHECK(terms_of("1,000 or 3.5%", "") == "1 000 or 3 5");
  CHECK(terms_of("C189 asylum-seeker", "") == "c189 asylum seeker");
  CHECK(terms_of("'quoted' O'Brien", "") == "quoted obrien");
  CHECK(terms_of("", "en").empty());
  CHECK(terms_of("\xFF\xFE broken \xC3", "en") == "broken");
  CHECK(terms_of("-- !? \"AND\" (OR) NEAR* x:y", "") == "and or near x y");
}

TEST_CASE("a run without spaces gives a term for each two characters, and the last one alone") {
  CHECK(terms_of("国际移民法", "zh") == "国际 际移 移民 民法 法");
  CHECK(terms_of("法", "zh") == "法");
  CHECK(terms_of("第25条", "zh") == "第 25 条");
  CHECK(terms_of("ビザ免除", "ja") == "ビザ ザ免 免除 除");
  CHECK(terms_of("แรงงาน", "th") == "แร รง งง งา าน น");
  const auto terms = search_terms("移民法 x", "zh");
  CHECK(!terms[0].single);
  CHECK(terms[2].single);
  CHECK(terms[1].begin == 3);
  CHECK(terms[1].end == 9);
  CHECK(!terms[3].unspaced);
}

TEST_CASE("a pictograph is a term, whatever its colour") {
  CHECK(terms_of("👍🏽 yes", "en") == "👍 yes");
  CHECK(terms_of("❤️", "en") == "❤");
  CHECK(terms_of("© ← x", "en") == "x");
}

TEST_CASE("words of another script are stemmed as the language known in it") {
  CHECK(terms_of("migrants and мигрантов, العمال", "en") ==
        stem("migrants", "en") + " and мигрант عامل");
  CHECK(terms_of("мігрантів", "uk") == "мігрантів");
}

TEST_CASE("a word without context may be in each language of its script") {
  CHECK(plausible_languages("migrants").size() == 4);
  CHECK(plausible_languages("мигрант").front() == "ru");
  CHECK(plausible_languages("هجرة").front() == "ar");
  CHECK(plausible_languages("অভিবাসী").front() == "bn");
  CHECK(plausible_languages("25").front().empty());
}

TEST_CASE("a dictionary cuts a run of Chinese into words") {
  CHECK(dictionary_words("移民工人的权利") ==
        std::vector<std::string_view>{"移民", "工人", "的", "权利"});
}

TEST_CASE("words that say little are known, folded, by language") {
  CHECK(is_function_word("the", "en"));
  CHECK(is_function_word("علي", "ar"));
  CHECK(is_function_word(fold_word("হয়"), "bn"));
  CHECK(!is_function_word("the", "fr"));
  CHECK(!is_function_word("migrant", "en"));
}

TEST_CASE("a very long word is found by its beginning") {
  const std::string word(100'000, 'x');
  const auto terms = search_terms(word, "en");
  REQUIRE(terms.size() == 1);
  CHECK(terms[0].text == std::string(60, 'x'));
  CHECK(terms[0].end == word.size());
}

}  // namespace corridor::search_terms_test
