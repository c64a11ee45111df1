#pragma once
// MarkNumber: the number of a provision as it is printed, read into what an identifier shows and
// what puts provisions in order.
//
//   printed                      text    parts
//   5, ৫, ٥, 五, الخامسة, premier  5       {5}
//   2.1, 1-02                    2-1     {2, 1}
//   5 bis, 5A                    5bis    {5 + bis}
//   IV, II.1                     IV      {4}
//   a, (ক)                       a       {1}

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct MarkNumber {
  struct Part {
    std::uint32_t value = 0;
    std::uint32_t suffix = 0;  // of 5A: 1; of 5 bis: 2
    bool operator==(const Part&) const = default;
  };
  std::string text = {};
  std::vector<Part> parts = {};  // empty where there is no number
};

/// The number that begins at `at`, which moves behind it: digits of any script, Roman numerals and
/// single letters in capitals, words in seven languages; several joined by "." or "-".
std::optional<MarkNumber> read_mark_number(std::string_view text, std::size_t& at);

/// A number in Chinese numerals or digits: 十二, 一百零五, 12.
std::optional<MarkNumber> read_chinese_number(std::string_view text, std::size_t& at);

/// A number in words, of folded text: "fourth", "premiere", "primero". Nothing for other words.
std::optional<std::uint32_t> number_in_words(std::string_view word);

/// The value of a Roman numeral in capitals; nothing for what is not one.
std::optional<std::uint32_t> roman_value(std::string_view text);

/// Whether `next` comes directly after `last` in a text: 5 after 4, 5 bis after 5, 3.1 after 2.7;
/// or is the first one where `last` has no parts.
bool follows(const MarkNumber& next, const MarkNumber& last);

/// Whether `next` may stand after `last` where some in between were lost: it is not smaller, and
/// not far.
bool may_follow(const MarkNumber& next, const MarkNumber& last);

/// The first of its kind: 1, 3.1, I, a.
bool is_first(const MarkNumber& number);

}  // namespace corridor
