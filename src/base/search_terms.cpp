#include "base/search_terms.h"

#include "base/check.h"
#include "base/text.h"
#include "base/word_fold.h"
#include "base/word_stem.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>
#include <unordered_map>

namespace corridor {
namespace {

// ---- normal forms, remembered ------------------------------------------------------------------
/// The languages with rules of their own, and none.
enum class Rules : std::uint8_t { none, en, fr, es, ru, ar, bn };
constexpr std::array<std::string_view, 7> rule_names{"", "en", "fr", "es", "ru", "ar", "bn"};

/// By whose rules words of each script are stemmed, in a text of some language.
struct TextRules {
  Rules latin = Rules::none, cyrillic = Rules::ru, arabic = Rules::ar, bengali = Rules::bn;

  explicit TextRules(std::string_view language) {
    language = language.substr(0, language.find('-'));
    const auto is_one_of = [&](std::initializer_list<std::string_view> others) {
      return std::ranges::find(others, language) != others.end();
    };
    if (language == "en") latin = Rules::en;
    if (language == "fr") latin = Rules::fr;
    if (language == "es") latin = Rules::es;
    if (is_one_of({"uk", "bg", "sr", "mk", "be", "kk"})) cyrillic = Rules::none;
    if (is_one_of({"fa", "ur", "ps", "ckb"})) arabic = Rules::none;
    if (language == "as") bengali = Rules::none;
  }

  Rules of(WordScript script) const {
    switch (script) {
      case WordScript::latin:
        return latin;
      case WordScript::cyrillic:
        return cyrillic;
      case WordScript::arabic:
        return arabic;
      case WordScript::bengali:
        return bengali;
      default:
        return Rules::none;
    }
  }
};

/// Words as written, with their normal form. A text says the same few thousand words over and over.
struct ViewHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};
using KnownWords = std::unordered_map<std::string, std::string, ViewHash, std::equal_to<>>;
using KnownByRules = std::array<KnownWords, rule_names.size()>;

constexpr std::size_t most_known_words = 100'000;
constexpr std::size_t longest_term = 60;  // bytes; a longer word is found by its beginning

KnownByRules& known_words() {
  thread_local KnownByRules known;
  return known;
}

const std::string& normal_form(KnownByRules& known_by_rules, std::string_view word, Rules rules) {
  KnownWords& known = known_by_rules[static_cast<std::size_t>(rules)];
  if (const auto found = known.find(word); found != known.end()) return found->second;
  if (known.size() >= most_known_words) known.clear();
  const auto form = word_stem(fold_word(word), rule_names[static_cast<std::size_t>(rules)]);
  return known.emplace(std::string(word), std::string(clip(form, longest_term))).first->second;
}

// ---- characters --------------------------------------------------------------------------------
enum class Class { letter, digit, mark, joiner, unspaced, pictograph, other };

constexpr std::int32_t variation_selector = 0xFE0F, zero_width_joiner = 0x200D;

bool is_pictograph(std::int32_t c) {
  constexpr std::int32_t first = 0x2600;  // below are signs such as (c) and arrows
  const auto is = [&](UProperty property) { return u_hasBinaryProperty(c, property) != 0; };
  return c >= first && (is(UCHAR_EXTENDED_PICTOGRAPHIC) || is(UCHAR_REGIONAL_INDICATOR));
}

Class class_of(std::int32_t c) {
  if (c < 0x80) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Class::letter;
    return c >= '0' && c <= '9' ? Class::digit : Class::other;
  }
  if (u_isdigit(c)) return Class::digit;
  const auto type = U_MASK(u_charType(c));
  if ((type & U_GC_M_MASK) != 0) return Class::mark;
  if ((type & U_GC_CF_MASK) != 0) return Class::joiner;
  if ((type & (U_GC_L_MASK | U_GC_N_MASK)) != 0) {
    return word_script(c) == WordScript::unspaced ? Class::unspaced : Class::letter;
  }
  return is_pictograph(c) ? Class::pictograph : Class::other;
}

bool is_apostrophe(std::int32_t c) { return c == '\'' || c == 0x2019; }

// ---- the scanner -------------------------------------------------------------------------------
class Scanner {
 public:
  Scanner(std::string_view text, std::string_view language) : text_(text), rules_(language) {}

  std::vector<SearchTerm> scan() && {
    terms_.reserve(text_.size() / 6 + 1);
    while (at_ < text_.size()) {
      const std::size_t begin = at_;
      const std::int32_t c = next_character(text_, at_);
      switch (c < 0 ? Class::other : class_of(c)) {
        case Class::letter:
        case Class::digit:
          take_word(begin, c);
          break;
        case Class::unspaced:
          take_run(begin);
          break;
        case Class::pictograph:
          take_pictograph(begin);
          break;
        default:
          break;
      }
    }
    return std::move(terms_);
  }

 private:
  struct Seen {
    std::int32_t character = -1;  // negative at the end, and where bytes are not UTF-8
    Class kind = Class::other;
    std::size_t end = 0;
  };
  Seen look(std::size_t position) const {
    Seen seen;
    seen.end = position;
    if (position >= text_.size()) return seen;
    seen.character = next_character(text_, seen.end);
    if (seen.character >= 0) seen.kind = class_of(seen.character);
    return seen;
  }

  /// Whether the sign just seen stands inside a word: an apostrophe between letters, a full stop
  /// between single letters.
  bool joins(const Seen& sign, std::size_t letters_since_stop) const {
    const bool stop = sign.character == '.' && letters_since_stop == 1;
    if (!stop && !is_apostrophe(sign.character)) return false;
    const Seen after = look(sign.end);
    if (after.kind != Class::letter) return false;
    return !stop || look(after.end).kind != Class::letter;
  }

  void take_word(std::size_t begin, std::int32_t first) {
    WordScript script = word_script(first);
    std::size_t letters_since_stop = class_of(first) == Class::letter ? 1 : 2;
    for (Seen seen = look(at_);; seen = look(at_)) {
      if (seen.kind == Class::letter || seen.kind == Class::digit) {
        ++letters_since_stop;
        if (script == WordScript::other || class_of(first) == Class::digit) {
          script = word_script(seen.character);
        }
      } else if (joins(seen, letters_since_stop)) {
        letters_since_stop = seen.character == '.' ? 0 : 2;
      } else if (seen.kind != Class::mark && seen.kind != Class::joiner) {
        break;
      }
      at_ = seen.end;
    }
    const Rules rules = rules_.of(script);
    if (rules == Rules::fr) begin += elision_length(text_.substr(begin, at_ - begin));
    add({normal_form(known_, text_.substr(begin, at_ - begin), rules), begin, at_});
  }

  void take_run(std::size_t begin) {
    std::vector<SearchTerm> characters;
    at_ = begin;
    for (Seen seen = look(at_);; seen = look(at_)) {
      if (seen.kind == Class::unspaced) {
        characters.push_back({"", at_, seen.end});
      } else if (seen.kind == Class::mark || seen.kind == Class::joiner) {
        characters.back().end = seen.end;  // sits on the one before
      } else {
        break;
      }
      at_ = seen.end;
    }
    for (auto& one : characters) {
      one.text = normal_form(known_, text_.substr(one.begin, one.end - one.begin), Rules::none);
      one.unspaced = true;
    }
    for (std::size_t i = 0; i + 1 < characters.size(); ++i) {
      characters[i].text += characters[i + 1].text;
      characters[i].end = characters[i + 1].end;
    }
    characters.back().single = true;
    for (auto& one : characters) add(std::move(one));
  }

  /// With what is joined to it; skin tones and variants are dropped.
  void take_pictograph(std::size_t begin) {
    std::string text(text_.substr(begin, at_ - begin));
    for (Seen seen = look(at_);; seen = look(at_)) {
      const bool modifier =
          seen.character >= 0 && u_hasBinaryProperty(seen.character, UCHAR_EMOJI_MODIFIER) != 0;
      const bool joined = seen.character == zero_width_joiner;
      if (!modifier && !joined && seen.character != variation_selector) break;
      at_ = seen.end;
      if (!joined) continue;
      const Seen next = look(at_);
      if (next.kind != Class::pictograph) continue;
      text += text_.substr(at_, next.end - at_);
      at_ = next.end;
    }
    add({std::string(clip(text, longest_term)), begin, at_});
  }

  void add(SearchTerm term) {
    if (!term.text.empty()) terms_.push_back(std::move(term));
  }

  std::string_view text_;
  TextRules rules_;
  KnownByRules& known_ = known_words();
  std::size_t at_ = 0;
  std::vector<SearchTerm> terms_;
};

}  // namespace

std::vector<SearchTerm> search_terms(std::string_view text, std::string_view language) {
  return Scanner(text, language).scan();
}

std::vector<std::string_view> plausible_languages(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const std::int32_t c = next_character(word, at);
    if (c < 0 || !u_isalpha(c)) continue;
    switch (word_script(c)) {
      case WordScript::latin:
        return {"en", "fr", "es", ""};
      case WordScript::cyrillic:
        return {"ru", "uk"};
      case WordScript::arabic:
        return {"ar", "fa"};
      case WordScript::bengali:
        return {"bn", "as"};
      default:
        return {""};
    }
  }
  return {""};
}

std::vector<std::string_view> dictionary_words(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  std::u16string wide;
  std::vector<std::size_t> byte_of;  // of each UTF-16 unit
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const std::int32_t c = next_character(text, at);
    char16_t units[2];
    std::int32_t length = 0;
    u_strFromUTF32(units, 2, &length, &c, 1, &status);
    if (c < 0 || U_FAILURE(status)) {
      status = U_ZERO_ERROR;
      units[0] = 0xFFFD;
      length = 1;
    }
    wide.append(units, static_cast<std::size_t>(length));
    byte_of.insert(byte_of.end(), static_cast<std::size_t>(length), begin);
  }
  byte_of.push_back(text.size());
  UBreakIterator* words =
      ubrk_open(UBRK_WORD, "", wide.data(), static_cast<std::int32_t>(wide.size()), &status);
  ENSURE(U_SUCCESS(status), "ICU has rules for words, and there is memory");
  std::vector<std::string_view> found;
  for (std::int32_t from = 0, to = ubrk_next(words); to != UBRK_DONE;
       from = to, to = ubrk_next(words)) {
    const std::size_t begin = byte_of[static_cast<std::size_t>(from)];
    found.push_back(text.substr(begin, byte_of[static_cast<std::size_t>(to)] - begin));
  }
  ubrk_close(words);
  return found;
}

}  // namespace corridor
