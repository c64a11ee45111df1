#include "sources/texts/article_marks.h"

#include "sources/texts/inner_list.h"

#include <string>

#include <doctest/doctest.h>

namespace corridor::article_marks_test {
namespace {

/// "article 5 | Title", with "?" behind it where the line only speaks of a provision.
std::string shown(std::string_view line) {
  const auto mark = find_article_mark(line);
  if (!mark) return "none";
  return std::string(mark->kind) + " " + mark->number.text + " | " + std::string(mark->rest) +
         (mark->is_reference || !mark->is_capital ? " ?" : "");
}

std::string shown_inner(std::string_view line) {
  const auto mark = find_inner_mark(line);
  if (!mark) return "none";
  return mark->number.text + " | " + std::string(mark->rest);
}

MarkNumber number(std::string_view text) {
  std::size_t at = 0;
  return read_mark_number(text, at).value_or(MarkNumber{});
}

}  // namespace

TEST_CASE("articles are recognised in English, French and Spanish as they are printed") {
  CHECK(shown("Article 5") == "article 5 | ");
  CHECK(shown("ARTICLE 5: Equal pay") == "article 5 | Equal pay");
  CHECK(shown("Art. 5 - Equal pay") == "article 5 | Equal pay");
  CHECK(shown("Article 2.5: Temporary Admission of Goods") ==
        "article 2-5 | Temporary Admission of Goods");
  CHECK(shown("Article 5bis. Title") == "article 5bis | Title");
  CHECK(shown("Article 5 ter") == "article 5ter | ");
  CHECK(shown("Article 12A Title") == "article 12A | Title");
  CHECK(shown("Article IV") == "article IV | ");
  CHECK(shown("ARTICLE II.1") == "article II-1 | ");
  CHECK(shown("Article premier") == "article 1 | ");
  CHECK(shown("Article 1er - Objet") == "article 1 | Objet");
  CHECK(shown("Article unique") == "article 1 | ");
  CHECK(shown("Artículo 1-02: Objetivos.") == "article 1-02 | Objetivos.");
  CHECK(shown("ARTÍCULO 5.º Objeto") == "article 5 | Objeto");
  CHECK(shown("Artículo primero.") == "article 1 | ");
  CHECK(shown("ARTICULO 7") == "article 7 | ");
  CHECK(shown("Article 1. The Parties shall.") == "article 1 | The Parties shall.");
}

TEST_CASE("what stands above articles is recognised, and annexes") {
  CHECK(shown("CHAPTER 1: GENERAL PROVISIONS") == "chapter 1 | GENERAL PROVISIONS");
  CHECK(shown("Chapter One") == "chapter 1 | ");
  CHECK(shown("CAPÍTULO IV") == "chapter IV | ");
  CHECK(shown("TITRE II - DU SÉJOUR") == "title II | DU SÉJOUR");
  CHECK(shown("PART THREE TECHNICAL BARRIERS") == "part 3 | TECHNICAL BARRIERS");
  CHECK(shown("PREMIÈRE PARTIE") == "part 1 | ");
  CHECK(shown("Section A: Initial Provisions") == "section A | Initial Provisions");
  CHECK(shown("Sous-section 2") == "subsection 2 | ");
  CHECK(shown("§ 5 Begriff") == "section 5 | Begriff");
  CHECK(shown("ANNEX") == "annex  | ");
  CHECK(shown("Annex 3-A") == "annex 3-A | ");
  CHECK(shown("ANNEX II.1.1: DEFINITIONS") == "annex II-1-1 | DEFINITIONS");
  CHECK(shown("First Schedule") == "annex 1 | ");
  CHECK(shown("Preamble") == "preamble  | ");
}

TEST_CASE("articles are recognised in Arabic, Russian, Chinese and Bengali") {
  CHECK(shown("المادة 5") == "article 5 | ");
  CHECK(shown("المادة (٥): الأجر") == "article 5 | الأجر");
  CHECK(shown("المادة الخامسة") == "article 5 | ");
  CHECK(shown("المادة الحادية عشرة") == "article 11 | ");
  CHECK(shown("المادة الثالثة والعشرون") == "article 23 | ");
  CHECK(shown("الفصل الأول: أحكام عامة") == "chapter 1 | أحكام عامة");
  CHECK(shown("Статья 5. Основные понятия") == "article 5 | Основные понятия");
  CHECK(shown("ГЛАВА III. ПРАВА") == "chapter III | ПРАВА");
  CHECK(shown("Глава первая") == "chapter 1 | ");
  CHECK(shown("第五条　缔约国应当保证") == "article 5 | 缔约国应当保证");
  CHECK(shown("第一百二十三条") == "article 123 | ");
  CHECK(shown("第十条之一") == "article 10-1 | ");
  CHECK(shown("第 12 条 定义") == "article 12 | 定义");
  CHECK(shown("第二章 总则") == "chapter 2 | 总则");
  CHECK(shown("附件一") == "annex 1 | ");
  CHECK(shown("ধারা ৫") == "section 5 | ");
  CHECK(shown("অনুচ্ছেদ ১২: সমতা") == "article 12 | সমতা");
  CHECK(shown("প্রথম অধ্যায়") == "chapter 1 | ");
}

TEST_CASE("a line that only speaks of a provision is told as such") {
  CHECK(shown("Article 5 of the Convention applies") == "article 5 | of the Convention applies ?");
  CHECK(shown("Article 5, paragraph 2") == "article 5 | , paragraph 2 ?");
  CHECK(shown("Article 3.35; y") == "article 3-35 | ; y ?");
  CHECK(shown("article 4-04, el productor") == "article 4-04 | , el productor ?");
  CHECK(shown("Article 5(2) and the like") == "article 5 | (2) and the like ?");
  CHECK(shown("第五条的规定") == "article 5 | 的规定 ?");
  CHECK(shown("المادة 5 من الاتفاقية") == "article 5 | من الاتفاقية ?");
}

TEST_CASE("words that begin like a mark are none") {
  CHECK(shown("Articles of association") == "none");
  CHECK(shown("Article the first of all") == "none");
  CHECK(shown("Part of the goods") == "none");
  CHECK(shown("Chapter") == "none");
  CHECK(shown("Annexed to this") == "none");
  CHECK(shown("The Article 5") == "none");
  CHECK(shown("") == "none");
  CHECK(shown("第") == "none");
  CHECK(shown("附近的地区有很多人") == "none");
}

TEST_CASE("paragraphs and points are recognised in several scripts") {
  CHECK(shown_inner("2. The Parties") == "2 | The Parties");
  CHECK(shown_inner("(2) The Parties") == "2 | The Parties");
  CHECK(shown_inner("2) The Parties") == "2 | The Parties");
  CHECK(shown_inner("2.- Las Partes") == "2 | Las Partes");
  CHECK(shown_inner("(a) goods;") == "a | goods;");
  CHECK(shown_inner("b) bienes") == "b | bienes");
  CHECK(shown_inner("(iv) services") == "iv | services");
  CHECK(shown_inner("২। কর্মী") == "2 | কর্মী");
  CHECK(shown_inner("(ক) কর্মী") == "ক | কর্মী");
  CHECK(shown_inner("(أ) العامل") == "أ | العامل");
  CHECK(shown_inner("٢- العامل") == "2 | العامل");
  CHECK(shown_inner("5 - 10 years") == "none");
  CHECK(shown_inner("（注）说明") == "none");
  CHECK(shown_inner("а) работник") == "а | работник");
  CHECK(shown_inner("（二）工人") == "2 | 工人");
  CHECK(shown_inner("二、工人") == "2 | 工人");
  CHECK(shown_inner("2.5 per cent") == "none");
  CHECK(shown_inner("A. Smith") == "none");
  CHECK(shown_inner("1994 was a year") == "none");
  CHECK(shown_inner("(see above)") == "none");
}

TEST_CASE("numbers know which comes next") {
  CHECK(follows(number("5"), number("4")));
  CHECK(follows(number("5bis"), number("5")));
  CHECK(follows(number("6"), number("5bis")));
  CHECK(follows(number("3.1"), number("2.14")));
  CHECK(follows(number("V"), number("IV")));
  CHECK_FALSE(follows(number("6"), number("4")));
  CHECK_FALSE(follows(number("XXIV"), number("3")));
  CHECK_FALSE(follows(number("3.2"), number("2.14")));
  CHECK(follows(number("1"), {}));
  CHECK_FALSE(follows(number("2"), {}));
  CHECK(may_follow(number("8"), number("5")));
  CHECK_FALSE(may_follow(number("80"), number("5")));
  CHECK_FALSE(may_follow(number("4"), number("5")));
  CHECK(roman_value("XIV") == 14);
  CHECK(roman_value("XLIX") == 49);
  CHECK_FALSE(roman_value("IIII").has_value());
  CHECK_FALSE(roman_value("VX").has_value());
}

TEST_CASE("paragraphs and points stand in one another as their numbers say") {
  InnerList list;
  const auto depth = [&](std::string_view line) {
    const auto mark = find_inner_mark(line);
    const auto opened = mark ? list.take(*mark, true) : std::nullopt;
    return opened ? static_cast<int>(opened->depth) : -1;
  };
  CHECK(depth("1. One") == 0);
  CHECK(depth("(a) first") == 1);
  CHECK(depth("(i) deep") == 2);
  CHECK(depth("(ii) deep") == 2);
  CHECK(depth("(b) second") == 1);
  CHECK(depth("1994. The Parties") == -1);
  CHECK(depth("94. The Parties") == -1);
  CHECK(depth("2. Two") == 0);
  CHECK(depth("(a) first again") == 1);
  list.clear();
  for (const std::string_view line :
       {"(a) x", "(b) x", "(c) x", "(d) x", "(e) x", "(f) x", "(g) x", "(h) x", "(i) x", "(j) x"}) {
    CHECK(depth(line) == 0);
  }
}

}  // namespace corridor::article_marks_test
