#include "base/encoding.h"

#include <doctest/doctest.h>

namespace corridor::encoding_test {

TEST_CASE("text of several encodings becomes UTF-8") {
  CHECK(to_utf8("f", "M\xE4nner;\x80", "windows-1252") == "Männer;€");
  CHECK(to_utf8("f", "M\xE4nner", "Latin1") == "Männer");
  CHECK(to_utf8("f", "\xEF\xBB\xBFä", "utf-8") == "ä");
  CHECK(to_utf8("f", std::string_view("\xFF\xFE\xE4\0a\0", 6), "utf-16") == "äa");
  CHECK(to_utf8("f", "\xCC\xF3\xE6", "windows-1251") == "Муж");
  CHECK(to_utf8("f", "", "utf-8") == "");
}

TEST_CASE("a long text is converted whole, characters of two units among it") {
  std::string wide, narrow;
  for (int i = 0; i < 200'000; ++i) {
    wide += std::string("\x3D\xD8\x00\xDE", 4);  // U+1F600
    narrow += "😀";
  }
  CHECK(to_utf8("f", wide, "utf-16le") == narrow);
}

TEST_CASE("bytes that are none of the encoding are an error, never a question mark") {
  const auto wrong = to_utf8("f.csv", "M\xE4nner", "utf-8");
  REQUIRE_FALSE(wrong.has_value());
  CHECK(wrong.error().kind == ErrorKind::malformed);
  CHECK(wrong.error().hint == "The file looks like windows-1252.");
  CHECK_FALSE(to_utf8("f", std::string_view("a\0b", 3), "utf-8").has_value());
  const auto unknown = to_utf8("f", "x", "windows-1262");
  REQUIRE_FALSE(unknown.has_value());
  CHECK(unknown.error().kind == ErrorKind::usage);
  CHECK(unknown.error().hint.contains("windows-1252"));
}

TEST_CASE("the encoding of bytes is guessed by their marks and form") {
  CHECK(guess_encoding("plain") == "utf-8");
  CHECK(guess_encoding("Männer") == "utf-8");
  CHECK(guess_encoding("M\xE4nner") == "windows-1252");
  CHECK(guess_encoding(std::string_view("\xFF\xFE"
                                        "a\0",
                                        4)) == "utf-16");
  CHECK(guess_encoding(std::string_view("a\0b\0c\0", 6)) == "utf-16le");
  CHECK(guess_encoding(std::string_view("\0a\0b\0c", 6)) == "utf-16be");
  CHECK(guess_encoding("") == "utf-8");
}

TEST_CASE("what was made UTF-8 twice is put right where nothing else explains it") {
  CHECK(undo_double_encoding("Exchange of Notes at MÃ©xico") == "Exchange of Notes at México");
  CHECK(undo_double_encoding("Workersâ€”Mar. 9, Peopleâ€™s") == "Workers—Mar. 9, People’s");
  CHECK(undo_double_encoding("Ã\xC2\x81rea") == "Área");  // a byte that windows-1252 leaves free
  // Text as people write it, some of it in characters that such sequences are made of.
  for (const std::string_view text :
       {"", "plain", "México", "Côte d’Ivoire", "SÃO PAULO", "20 °C", "« Peña »", "MÃ©xico, México",
        "Ã", "Бангладеш", "孟加拉国"}) {
    CAPTURE(text);
    CHECK_FALSE(undo_double_encoding(text).has_value());
  }
}

}  // namespace corridor::encoding_test
