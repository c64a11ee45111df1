#include "report/render_wrap.h"

#include "base/random.h"
#include "base/text.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <doctest/doctest.h>

namespace corridor::render_wrap_test {
namespace {

TEST_CASE("wrap: lines fit, words stay whole, nothing is lost") {
  CHECK(wrap("one two three", 8) == std::vector<std::string>{"one two", "three"});
  CHECK(wrap("short", 20) == std::vector<std::string>{"short"});
  CHECK(wrap("", 5) == std::vector<std::string>{""});
}

TEST_CASE("wrap: a word longer than a line is broken, not cut") {
  CHECK(wrap("abcdefghij", 4) == std::vector<std::string>{"abcd", "efgh", "ij"});
}

TEST_CASE("wrap: Chinese breaks between characters, each two columns wide") {
  CHECK(wrap("国际移民组织", 4) == std::vector<std::string>{"国际", "移民", "组织"});
}

TEST_CASE("wrap: no line is wider than asked, whatever the script") {
  const std::string text =
      "বাংলাদেশ থেকে মালয়েশিয়া المهاجرون إلى ماليزيا 国际移民 and Côte d’Ivoire";
  for (const std::size_t width : {3u, 7u, 12u, 30u}) {
    for (const auto& line : wrap(text, width)) CHECK(display_width(line) <= width);
  }
}

TEST_CASE("wrap: a hostile megabyte without a space takes no longer than its length allows") {
  CHECK(wrap(std::string(1u << 20, 'x'), 64).size() == (1u << 20) / 64);
}

/// The pieces of a text by ICU alone.
std::vector<std::string_view> pieces_by_icu(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  UText* source =
      utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
  UBreakIterator* breaks = ubrk_open(UBRK_LINE, "", nullptr, 0, &status);
  ubrk_setUText(breaks, source, &status);
  REQUIRE(U_SUCCESS(status));
  std::vector<std::string_view> pieces;
  std::int32_t start = ubrk_first(breaks);
  for (auto end = ubrk_next(breaks); end != UBRK_DONE; start = end, end = ubrk_next(breaks)) {
    pieces.push_back(
        text.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(end - start)));
  }
  ubrk_close(breaks);
  utext_close(source);
  return pieces;
}

TEST_CASE("lines break where Unicode's rules have it, in plain words and among signs") {
  const std::vector<std::string> signs = {
      "a", "Zb", "7",       " ",  " ",  "  ", ".", ",",      "-", "(", ")", "\"",
      "'", "/",  "%",       "$",  ":",  "?",  "!", "[",      "“", "”", "’", "—",
      "…", "é",  "e\u0301", "国", "。", "ন",  "ل", "\u00A0", "א", "+"};
  RandomStream random(20161, {});
  int broken = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    const auto length = 1 + random.below(12);
    for (std::uint64_t k = 0; k < length; ++k) text += signs[random.below(signs.size())];
    const auto expected = pieces_by_icu(text);
    if (expected.size() > 1) ++broken;
    CAPTURE(text);
    REQUIRE(line_pieces(text) == expected);
  }
  CHECK(broken > 10'000);
  const std::string_view sentence =
      "In 2020, about 416,000 people (from Bangladesh) were living there. \"Of them\" 41 percent.";
  CHECK(line_pieces(sentence) == pieces_by_icu(sentence));
}

TEST_CASE("padding counts columns, not bytes") {
  CHECK(pad_end("é", 3) == "é  ");
  CHECK(pad_start("国", 3) == " 国");
  CHECK(pad_end("long", 2) == "long");
}

TEST_CASE("ellipsize says that something is missing") {
  CHECK(ellipsize("Bangladesh", 20) == "Bangladesh");
  CHECK(ellipsize("Bangladesh", 5) == "Bang…");
}

TEST_CASE("bars of blocks are proportional, and the smallest figure above zero still shows") {
  CHECK(block_bar(0.5, 8) == "████");
  CHECK(block_bar(1, 4) == "████");
  CHECK(block_bar(0.25, 2) == "▌");
  CHECK(block_bar(1e-9, 8) == "▏");
  CHECK(block_bar(0, 8).empty());
  CHECK(block_bar(-1, 8).empty());
}

}  // namespace
}  // namespace corridor::render_wrap_test
