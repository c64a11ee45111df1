#include "report/render_wrap.h"

#include "base/text.h"

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
