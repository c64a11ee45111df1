#include "base/text.h"

#include "base/ascii.h"

#include <limits>

#include <doctest/doctest.h>

namespace corridor::text_test {

TEST_CASE("a number is a decimal number in full and nothing else") {
  CHECK(parse_number("280598105") == 280598105);
  CHECK(parse_number("-1.5e3") == -1500);
  CHECK(parse_number("0.1") == 0.1);
  CHECK(parse_number("2.86684433333333e-08") == 2.86684433333333e-08);
  for (const auto text : {"", "1,5", "12 ", " 12", "0x10", "1e", "+1", "1.5.2", "NA", "inf", "nan",
                          "-inf", "1e999", "--1", "1_000", "١٢"}) {
    CHECK_MESSAGE(!parse_number(text), text);
  }
  CHECK(parse_integer("-42") == -42);
  for (const auto text : {"", "1.0", "9223372036854775808", "1 ", "+1"}) {
    CHECK_MESSAGE(!parse_integer(text), text);
  }
}

TEST_CASE("the shortest text of a number reads back as the same number") {
  CHECK(format_shortest(280598105) == "280598105");
  CHECK(format_shortest(0.1) == "0.1");
  CHECK(format_shortest(1e20) == "1e+20");
  CHECK(format_shortest(0) == "0");
  CHECK(format_shortest(999999999999999) == "999999999999999");
  for (const double number : {0.1 + 0.2, 1.0 / 3, 5e-324, 1.7976931348623157e308, -781075706500.0,
                              123456789.123456789, 1e15, 1e-6, 9.99e-7}) {
    CHECK(parse_number(format_shortest(number)) == number);
  }
}

TEST_CASE("grouped numbers, with the separators of a language") {
  CHECK(format_grouped(280598105, 0) == "280,598,105");
  CHECK(format_grouped(1234567.85, 1) == "1,234,567.9");
  CHECK(format_grouped(999, 0) == "999");
  CHECK(format_grouped(1000, 0) == "1,000");
  CHECK(format_grouped(-1234.5, 2, " ", ",") == "-1 234,50");
}

TEST_CASE("a number that rounds to zero has no minus sign") {
  CHECK(format_grouped(-0.0, 0) == "0");
  CHECK(format_grouped(-0.04, 1) == "0.0");
  CHECK(format_grouped(-0.06, 1) == "-0.1");
}

TEST_CASE("significant digits, above and below one") {
  CHECK(round_significant(123456, 2) == 120000);
  CHECK(round_significant(0.0012345, 2) == doctest::Approx(0.0012));
  CHECK(round_significant(-987654, 1) == -1000000);
  CHECK(round_significant(999.6, 3) == 1000);
  CHECK(round_significant(0, 3) == 0);
  const double huge = std::numeric_limits<double>::infinity();
  CHECK(round_significant(huge, 3) == huge);
  CHECK(round_significant(1e-300, 2) == doctest::Approx(1e-300));
}

TEST_CASE("names are alike whatever their accents, case, apostrophes and punctuation") {
  CHECK(fold("Côte d’Ivoire") == "cote divoire");
  CHECK(fold("COTE D'IVOIRE") == fold("Côte d’Ivoire"));
  CHECK(fold("ÅLAND Islands") == "aland islands");
  CHECK(fold("Türkiye") == "turkiye");
  CHECK(fold("TÜRKİYE") == "turkiye");
  CHECK(fold("Trinidad & Tobago") == "trinidad and tobago");
  CHECK(fold("  Bosnia   and\tHerzegovina ") == "bosnia and herzegovina");
  CHECK(fold("Saint-Barthélemy") == fold("Saint Barthélemy"));
  CHECK(fold("St. Kitts") == "st kitts");
}

TEST_CASE("composed and decomposed letters are one name") {
  CHECK(fold("C\u00F4te") == fold("Co\u0302te"));
  CHECK(fold("\uFF22\uFF27\uFF24") == "bgd");  // full-width letters
}

TEST_CASE("Arabic tatweel and vowel marks do not count, Chinese and Cyrillic stay") {
  CHECK(fold("مـصـر") == fold("مصر"));
  CHECK(fold("مِصر") == fold("مصر"));
  CHECK(fold("中国") == "中国");
  CHECK(fold("РОССИЯ") == "россия");
  CHECK(fold("বাংলাদেশ") != "");
}

TEST_CASE("text without letters folds to nothing; bytes that are not UTF-8 do no harm") {
  CHECK(fold("*** --- ,") == "");
  CHECK(fold("") == "");
  CHECK(fold("a\xFFz") == "a z");
}

TEST_CASE("white space around, the no-break space among it, is trimmed") {
  CHECK(trim(" \t\r\n x y \xC2\xA0 ") == "x y");
  CHECK(trim("\xC2\xA0") == "");
  CHECK(trim("") == "");
}

template <class Text>
concept Splits = requires(Text&& text) {
  split(std::forward<Text>(text), ' ');
};

TEST_CASE("pieces are never parts of a text that is already gone") {
  static_assert(Splits<std::string&> && Splits<const std::string&> && Splits<std::string_view>);
  static_assert(!Splits<std::string>);
}

TEST_CASE("splitting keeps empty parts") {
  CHECK(split("a,,b", ',') == std::vector<std::string_view>{"a", "", "b"});
  CHECK(split("", ',') == std::vector<std::string_view>{""});
  CHECK(split(",", ',').size() == 2);
}

TEST_CASE("bytes that are not UTF-8 are found and replaced") {
  CHECK(find_invalid_utf8("Türkiye") == std::string_view::npos);
  CHECK(find_invalid_utf8("C\xF4te") == 1);
  CHECK(find_invalid_utf8("ab\xC3") == 2);
  CHECK(replace_invalid_utf8("C\xF4te") == "C\uFFFDte");
  CHECK(find_invalid_utf8(replace_invalid_utf8("\xFF\xC0\xAF\xED\xA0\x80")) ==
        std::string_view::npos);
}

TEST_CASE("Latin-1 has a character for every byte") {
  CHECK(utf8_of_latin1("C\xF4te d'Ivoire") == "Côte d'Ivoire");
  CHECK(find_invalid_utf8(utf8_of_latin1("\x80\xFF")) == std::string_view::npos);
}

TEST_CASE("text is cut between characters, never inside one") {
  CHECK(clip("Türkiye", 20) == "Türkiye");
  CHECK(clip("Türkiye", 3) == "Tü");
  CHECK(clip("Türkiye", 2) == "T");
  CHECK(clip("中国", 5) == "中");
  CHECK(clip("中国", 2) == "");
}

TEST_CASE("columns on a terminal: marks take none, wide characters two") {
  CHECK(display_width("Malaysia") == 8);
  for (std::size_t before = 0; before < 20; ++before) {
    const std::string text = std::string(before, 'x') + "国" + std::string(9, 'y');
    CHECK(ascii_length(text) == before);
    CHECK(display_width(text) == before + 2 + 9);
    CHECK(find_invalid_utf8(text + "\xFF") == text.size());
  }
  CHECK(display_width("Türkiye") == 7);
  CHECK(display_width("Tu\u0308rkiye") == 7);
  CHECK(display_width("中国") == 4);
  CHECK(display_width("مِصر") == 3);
  CHECK(display_width("a\u200Bb") == 2);
}

TEST_CASE("did you mean: near words, nearest first, none that is far") {
  const std::vector<std::string> words{"series", "sources", "brief", "doctor"};
  CHECK(did_you_mean("seires", words) == "Did you mean series?");
  CHECK(did_you_mean("SERIES", words) == "Did you mean series?");
  CHECK(did_you_mean("xyzzy", words) == "");
  CHECK(near_words("soures", words).front() == "sources");
  CHECK(did_you_mean("ab", {"abc", "ac", "abd", "aab"}) == "Did you mean abc, ac or abd?");
  CHECK(near_words("ab", {"ax", "ab"}).front() == "ab");
}

TEST_CASE("an interned name stays at one address") {
  std::string name = "SP.POP.TOTL";
  const auto first = intern(name);
  name[0] = 'X';
  CHECK(first == "SP.POP.TOTL");
  CHECK(intern("SP.POP.TOTL").data() == first.data());
}

}  // namespace corridor::text_test
