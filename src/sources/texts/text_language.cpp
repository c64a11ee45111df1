#include "sources/texts/text_language.h"

#include "base/text.h"

#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace corridor {
namespace {

/// Codes of libraries (ISO 639-2/B) where they differ from those of terminology.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> library_codes{
    {{"fre", "fr"},
     {"ger", "de"},
     {"chi", "zh"},
     {"dut", "nl"},
     {"gre", "el"},
     {"cze", "cs"},
     {"rum", "ro"},
     {"per", "fa"},
     {"bur", "my"},
     {"may", "ms"},
     {"alb", "sq"},
     {"geo", "ka"}}};

struct OfScript {
  UScriptCode script;
  std::string_view language;
};
constexpr std::array<OfScript, 13> of_scripts{{{USCRIPT_ARABIC, "ar"},
                                               {USCRIPT_CYRILLIC, "ru"},
                                               {USCRIPT_HAN, "zh"},
                                               {USCRIPT_BENGALI, "bn"},
                                               {USCRIPT_DEVANAGARI, "hi"},
                                               {USCRIPT_HIRAGANA, "ja"},
                                               {USCRIPT_HANGUL, "ko"},
                                               {USCRIPT_THAI, "th"},
                                               {USCRIPT_GREEK, "el"},
                                               {USCRIPT_HEBREW, "he"},
                                               {USCRIPT_MYANMAR, "my"},
                                               {USCRIPT_KHMER, "km"},
                                               {USCRIPT_SINHALA, "si"}}};

struct SmallWords {
  std::string_view language, words;  // between blanks
};
constexpr std::array<SmallWords, 4> small_words{
    {{"en", " the of and shall to in by for be with is that or on "},
     {"fr", " le les des du et une est aux dans par pour au sur ou qui "},
     {"es", " el los las del y una por con se sus al para que o en "},
     {"pt", " o os as do da dos das não e uma por com ao à em que para "}}};

std::string_view guess_latin(std::string_view text) {
  std::array<std::size_t, small_words.size()> counts{};
  std::size_t words = 0;
  std::string small;
  const auto count = [&] {
    if (small.empty()) return;
    ++words;
    const std::string word = " " + std::exchange(small, {}) + " ";
    for (std::size_t i = 0; i < small_words.size(); ++i) {
      if (small_words[i].words.contains(word)) ++counts[i];
    }
  };
  for (const char c : text) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    if ((lower >= 'a' && lower <= 'z') || lower < 0) {
      small += lower;
    } else {
      count();
    }
  }
  count();
  const auto best = std::ranges::max_element(counts);
  // In running text a sixth of the words and more are such; names and headings have fewer.
  const bool clear = *best >= 3 && *best * 12 >= words &&
                     std::ranges::count_if(counts, [&](auto n) { return n * 5 > *best * 4; }) == 1;
  return clear ? small_words[static_cast<std::size_t>(best - counts.begin())].language : "und";
}

}  // namespace

std::string_view language_of_code(std::string_view code) {
  code = trim(code);
  code = code.substr(0, code.find_first_of("-_"));
  std::string small(code);
  for (char& c : small) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    if (c < 'a' || c > 'z') return {};
  }
  if (small.size() < 2 || small.size() > 3) return {};
  for (const auto& [library, language] : library_codes) {
    if (small == library) return language;
  }
  std::array<char, 12> language{};
  UErrorCode status = U_ZERO_ERROR;
  uloc_getLanguage(small.c_str(), language.data(), static_cast<std::int32_t>(language.size()),
                   &status);
  const std::string_view found(language.data());
  return U_FAILURE(status) || found.empty() ? intern(small) : intern(found);
}

std::string_view guess_language(std::string_view text) {
  constexpr std::size_t sample_bytes = 200'000;
  text = clip(text, sample_bytes);
  std::array<std::size_t, of_scripts.size()> counts{};
  std::size_t latin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = next_character(text, at);
    if (c < 0 || !u_isalpha(c)) continue;
    UErrorCode status = U_ZERO_ERROR;
    const auto script = uscript_getScript(c, &status);
    const auto found = std::ranges::find(of_scripts, script, &OfScript::script);
    if (found != of_scripts.end()) ++counts[static_cast<std::size_t>(found - of_scripts.begin())];
    if (script == USCRIPT_LATIN) ++latin;
  }
  const auto best = std::ranges::max_element(counts);
  if (*best <= latin) return latin == 0 ? "und" : guess_latin(text);
  // Japanese mixes in Han letters, mostly more of them than of its own.
  const auto kana = std::ranges::find(of_scripts, USCRIPT_HIRAGANA, &OfScript::script);
  if (counts[static_cast<std::size_t>(kana - of_scripts.begin())] * 10 > *best) return "ja";
  return of_scripts[static_cast<std::size_t>(best - counts.begin())].language;
}

}  // namespace corridor
