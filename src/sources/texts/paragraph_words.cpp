#include "sources/texts/paragraph_words.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace corridor {
namespace {

bool is_word_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c < 0; }

/// The letters at the end, or at the start, of a text.
std::string_view last_word(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && is_word_byte(text[at - 1])) --at;
  return text.substr(at);
}
std::string_view first_word(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && is_word_byte(text[at])) ++at;
  return text.substr(0, at);
}

bool ends_in_hyphen(std::string_view text) {
  return text.size() > 2 && text.ends_with('-') && is_word_byte(text[text.size() - 2]);
}

bool closes_sentence(std::string_view line) {
  constexpr std::array<std::string_view, 12> ends{".", ":", ";", "!",  "?",  "”",
                                                  "।", "؟", "؛", "。", "；", "："};
  return std::ranges::any_of(ends, [&](std::string_view end) { return line.ends_with(end); });
}

/// Han letters need no blank where lines are joined.
bool is_han(std::string_view text) {
  std::size_t at = 0;
  const auto c = text.empty() ? -1 : next_character(text, at);
  return c >= 0x2E80 && c <= 0x9FFF;
}

}  // namespace

ParagraphWords::ParagraphWords(const TextLines& text) : text_(text) {
  const auto& lines = text.lines;
  if (text.wrapped_at == 0) return;
  const bool has_hyphens =
      std::ranges::any_of(lines, [](const TextLine& line) { return ends_in_hyphen(line.text); });
  if (!has_hyphens) return;
  for (const auto& line : lines) {
    std::string_view left = line.text;
    while (!left.empty()) {
      const auto word = first_word(left);
      const bool is_whole = word.size() < left.size() || !left.ends_with('-');
      if (word.size() > 3 && is_whole) whole_words_.emplace(word);
      left.remove_prefix(std::max<std::size_t>(word.size(), 1));
    }
  }
}

bool ParagraphWords::breaks_before(std::size_t i) const {
  if (i == 0 || text_.wrapped_at == 0 || text_.lines[i].gap) return true;
  const std::string_view before = text_.lines[i - 1].text;
  return closes_sentence(before) && before.size() * 10 < text_.wrapped_at * 9;
}

void ParagraphWords::add(std::string_view words, bool breaks) {
  if (words.empty()) return;
  if (words_.empty() || breaks) {
    if (!words_.empty()) words_ += '\n';
    words_ += words;
    return;
  }
  const auto next = first_word(words);
  if (ends_in_hyphen(words_) && !next.empty() && !(next[0] >= 'A' && next[0] <= 'Z')) {
    const auto begun = last_word(std::string_view(words_).substr(0, words_.size() - 1));
    // "agree-" and "ment" are one word where the text has it elsewhere; "co-" and "operate" may not
    // be.
    if (whole_words_.contains(std::string(begun) + std::string(next))) words_.pop_back();
    words_ += words;
    return;
  }
  if (!is_han(words)) words_ += ' ';
  words_ += words;
}

void ParagraphWords::move_to(std::string& into) {
  if (words_.empty()) return;
  if (!into.empty()) into += '\n';
  into += words_;
  words_.clear();
}

}  // namespace corridor
