#include "sources/article_names.h"

#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace corridor {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter_or_digit(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

/// Reads along a list of articles.
class ArticleReader {
 public:
  explicit ArticleReader(std::string_view text) : rest_(text) {}

  std::vector<std::string> read() {
    std::vector<std::string> articles;
    if (!skip_to_article()) return articles;
    while (auto number = take_number()) {
      std::string code = fmt::format("art_{}", *number);
      take_paragraph(code);
      while (take_bracket(code)) {
      }
      articles.push_back(std::move(code));
      if (!take_separator()) break;
    }
    return is_of_another_text() ? std::vector<std::string>() : articles;
  }

 private:
  static constexpr std::size_t nearest = 60;

  bool take(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  void skip_spaces() { rest_.remove_prefix(std::min(rest_.find_first_not_of(' '), rest_.size())); }

  bool skip_to_article() {
    constexpr std::string_view word = "rticle";
    const std::size_t at = rest_.substr(0, nearest + word.size()).find(word);
    if (at == rest_.npos) return false;
    // Behind the end of the sentence another one has begun; and an article may allow reservations.
    for (const std::string_view other :
         {". ", "accordance", "pursuant", "under", "virtue", "made"}) {
      if (rest_.substr(0, at).contains(other)) return false;
    }
    rest_.remove_prefix(at + word.size());
    take("s");
    skip_spaces();
    return true;
  }

  /// 92, or IV.
  std::optional<std::string> take_number() {
    const auto end = std::ranges::find_if_not(rest_, is_letter_or_digit);
    const auto word = rest_.substr(0, static_cast<std::size_t>(end - rest_.begin()));
    const int roman = roman_number(word);
    const bool is_number = !word.empty() && word.size() <= 3 && std::ranges::all_of(word, is_digit);
    if (roman == 0 && !is_number) return std::nullopt;
    rest_.remove_prefix(word.size());
    return roman != 0 ? fmt::format("{}", roman) : std::string(word);
  }

  /// ", paragraph 1" or " paragraph 1".
  void take_paragraph(std::string& code) {
    const auto before = rest_;
    if (!take(", paragraph ") && !take(" paragraph ") && !take(", paragraphs ")) return;
    if (auto number = take_number()) {
      code += fmt::format("__para_{}", *number);
    } else {
      rest_ = before;
    }
  }

  /// " (1)" or " (a)"; of a list of numbers, "(1) (2)", the first.
  bool take_bracket(std::string& code) {
    const auto before = rest_;
    skip_spaces();
    const auto close = rest_.substr(0, 6).find(')');
    if (rest_.starts_with('(') && close != rest_.npos) {
      const auto inside = rest_.substr(1, close - 1);
      const bool number = std::ranges::all_of(inside, is_digit);
      const bool fits = !inside.empty() && std::ranges::all_of(inside, is_letter_or_digit) &&
                        !(number && code.contains("__"));
      if (fits) {
        code += fmt::format("__{}_{}", number ? "para" : "point", inside);
        rest_.remove_prefix(close + 1);
        return true;
      }
    }
    rest_ = before;
    return false;
  }

  bool take_separator() {
    for (const std::string_view separator : {", and ", " and ", ", ", " or "}) {
      if (!take(separator)) continue;
      if (take("article")) {
        take("s");
        skip_spaces();
      }
      return true;
    }
    return false;
  }

  bool is_of_another_text() const {
    const auto behind = rest_.substr(0, nearest);
    if (!trim(behind).starts_with("of ")) return false;
    for (const std::string_view own : {"Convention", "Covenant", "Protocol"}) {
      if (behind.contains(own)) return false;
    }
    for (const std::string_view other :
         {"Constitution", "Charter", "Code", "Act", "Law", "Statute"}) {
      if (behind.contains(other)) return true;
    }
    return false;
  }

  std::string_view rest_;
};

}  // namespace

std::vector<std::string> articles_named_in(std::string_view text) {
  return ArticleReader(text).read();
}

int roman_number(std::string_view text) {
  struct Part {
    std::string_view letters;
    int value;
  };
  constexpr std::array<Part, 5> parts{{{"X", 10}, {"IX", 9}, {"V", 5}, {"IV", 4}, {"I", 1}}};
  int number = 0;
  for (const auto& [letters, value] : parts) {
    const int most = letters.size() == 2 || value == 5 ? 1 : 3;
    for (int times = 0; times < most && text.starts_with(letters); ++times) {
      number += value;
      text.remove_prefix(letters.size());
    }
  }
  return text.empty() ? number : 0;
}

}  // namespace corridor
