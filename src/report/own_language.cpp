#include "report/own_language.h"

#include "report/render_escape.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

constexpr std::string_view english = " lang=\"en\" dir=\"ltr\"";
constexpr std::string_view either_way = " dir=\"auto\"";

// Where the letters of a script begin in UTF-8, by the first bytes.
bool is_arabic(unsigned char first) { return first >= 0xd8 && first <= 0xdb; }
bool is_cyrillic(unsigned char first) { return first >= 0xd0 && first <= 0xd3; }
bool is_latin(unsigned char byte) {
  return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}
bool is_bengali(std::string_view at) {
  return at.size() > 1 && static_cast<unsigned char>(at[0]) == 0xe0 &&
         (static_cast<unsigned char>(at[1]) == 0xa6 || static_cast<unsigned char>(at[1]) == 0xa7);
}
bool is_chinese(unsigned char first) { return first >= 0xe3 && first <= 0xe9; }

/// Whether the text has a letter that only the language of the page would use.
bool has_letter_of(std::string_view text, std::string_view language) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (language == "ar"   ? is_arabic(byte)
        : language == "ru" ? is_cyrillic(byte)
        : language == "zh" ? is_chinese(byte)
                           : is_bengali(text.substr(i)))
      return true;
  }
  return false;
}

/// Three Latin letters in a row: a word, and no sign of a unit.
bool has_latin_word(std::string_view text) {
  int row = 0;
  for (const char c : text) {
    row = is_latin(static_cast<unsigned char>(c)) ? row + 1 : 0;
    if (row == 3) return true;
  }
  return false;
}

template <std::size_t count>
bool has_word_of(std::string_view text, const std::array<std::string_view, count>& words) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const bool inside = i < text.size() && (is_latin(static_cast<unsigned char>(text[i])) ||
                                            static_cast<unsigned char>(text[i]) >= 0x80);
    if (inside) continue;
    if (std::ranges::find(words, text.substr(begin, i - begin)) != words.end()) return true;
    begin = i + 1;
  }
  return false;
}

/// On a page in French or Spanish.
bool is_english(std::string_view text) {
  constexpr std::array<std::string_view, 12> of_english{
      "the", "of", "and", "with", "from", "their", "that", "are", "for", "to", "by", "is"};
  constexpr std::array<std::string_view, 22> of_others{
      "de", "la",  "le",   "les",  "des", "du",  "et",  "el",  "los", "las", "y",
      "en", "que", "para", "pour", "un",  "une", "una", "aux", "del", "au",  "sur"};
  return has_word_of(text, of_english) && !has_word_of(text, of_others);
}

}  // namespace

std::string_view own_language(std::string_view text, std::string_view page) {
  if (text.empty()) return {};
  if (page == "en") return has_letter_of(text, "ar") ? either_way : std::string_view();
  if (page == "fr" || page == "es") return is_english(text) ? english : std::string_view();
  if (has_letter_of(text, page)) return {};
  if (has_latin_word(text)) return english;
  return page == "ar" ? either_way : std::string_view();
}

std::string_view english_mark(std::string_view text) {
  return has_latin_word(text) ? english : std::string_view();
}

namespace {

/// Of a stretch of English: a letter, or what stands between letters.
bool is_of_english(char c) {
  return is_latin(static_cast<unsigned char>(c)) || (c >= '0' && c <= '9') ||
         std::string_view(" ,.'-/&").contains(c);
}

int words_in(std::string_view text) {
  int words = 0, letters = 0;
  for (const char c : text) {
    letters = is_latin(static_cast<unsigned char>(c)) ? letters + 1 : 0;
    if (letters == 2) ++words;
  }
  return words;
}

}  // namespace

std::vector<LanguageRun> language_runs(std::string_view text, std::string_view page) {
  std::vector<LanguageRun> runs;
  const bool other_letters = page == "ar" || page == "ru" || page == "zh" || page == "bn";
  std::size_t done = 0;
  for (std::size_t at = 0; other_letters && at < text.size();) {
    if (!is_latin(static_cast<unsigned char>(text[at]))) {
      ++at;
      continue;
    }
    auto end = at;
    while (end < text.size() && is_of_english(text[end])) ++end;
    while (!is_latin(static_cast<unsigned char>(text[end - 1]))) --end;
    if (words_in(text.substr(at, end - at)) >= 3) {
      if (at > done) runs.push_back({text.substr(done, at - done)});
      runs.push_back({text.substr(at, end - at), true});
      done = end;
    }
    at = end;
  }
  if (done < text.size()) runs.push_back({text.substr(done)});
  return runs;
}

std::string html_run(std::string_view text, std::string_view page_language) {
  const auto own = own_language(text, page_language);
  auto safe = escape_html(text);
  return own.empty() ? safe : fmt::format("<span{}>{}</span>", own, safe);
}

}  // namespace corridor
