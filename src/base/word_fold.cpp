#include "base/word_fold.h"

#include "base/check.h"
#include "base/text.h"
#include "base/utf16.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

constexpr UChar32 tatweel = 0x0640;

/// Longer words are no words; ICU needs room for the longest folding, 18 for one.
constexpr std::size_t longest_word = 4096;

std::u16string fold_compatible(const std::u16string& text) {
  UErrorCode status = U_ZERO_ERROR;
  static const UNormalizer2* folding = unorm2_getNFKCCasefoldInstance(&status);
  std::u16string out(text.size() * 18 + 1, u'\0');
  const std::int32_t length =
      unorm2_normalize(folding, text.data(), static_cast<std::int32_t>(text.size()), out.data(),
                       static_cast<std::int32_t>(out.size()), &status);
  ENSURE(U_SUCCESS(status), "ICU folds any valid UTF-16 text");
  out.resize(static_cast<std::size_t>(length));
  return out;
}

void append(std::string& out, UChar32 c) {
  char bytes[U8_MAX_LENGTH];
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, c);
  out.append(bytes, static_cast<std::size_t>(length));
}

bool is_mark(UChar32 c) { return (U_MASK(u_charType(c)) & U_GC_M_MASK) != 0; }

/// The first character of the decomposition: the letter without its marks.
UChar32 base_letter(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  static const UNormalizer2* canonical = unorm2_getNFDInstance(&status);
  std::array<UChar, 32> parts{};
  const std::int32_t length = unorm2_getDecomposition(
      canonical, c, parts.data(), static_cast<std::int32_t>(parts.size()), &status);
  if (length <= 0 || U_FAILURE(status)) return c;
  UChar32 first = 0;
  std::size_t at = 0;
  U16_NEXT(parts.data(), at, parts.size(), first);
  return first;
}

/// Letters with a stroke or of two letters, which have no decomposition.
struct Spelt {
  UChar32 letter;
  std::string_view as;
};
constexpr std::array latin_letters = {
    Spelt{0xE6, "ae"}, Spelt{0x153, "oe"}, Spelt{0xF8, "o"},  Spelt{0x142, "l"}, Spelt{0x111, "d"},
    Spelt{0xF0, "d"},  Spelt{0xFE, "th"},  Spelt{0x131, "i"}, Spelt{0x127, "h"}, Spelt{0x167, "t"},
    Spelt{0x180, "b"}, Spelt{0x268, "i"},  Spelt{0x1DD, "e"}, Spelt{0x259, "e"}, Spelt{0x254, "o"},
    Spelt{0x25B, "e"}, Spelt{0x14B, "n"},  Spelt{0x192, "f"}, Spelt{0x1B4, "y"}, Spelt{0x199, "k"},
    Spelt{0x253, "b"}, Spelt{0x257, "d"},
};

void append_latin(std::string& out, UChar32 c) {
  c = base_letter(c);
  const auto* spelt = std::ranges::find(latin_letters, c, &Spelt::letter);
  if (spelt == latin_letters.end()) {
    append(out, c);
  } else {
    out += spelt->as;
  }
}

void append_cyrillic(std::string& out, UChar32 c) {
  constexpr UChar32 io = 0x451, ie = 0x435, ie_grave = 0x450, i_grave = 0x45D, i = 0x438;
  append(out, c == io || c == ie_grave ? ie : c == i_grave ? i : c);
}

void append_arabic(std::string& out, UChar32 c) {
  constexpr UChar32 alef = 0x627, heh = 0x647, yeh = 0x64A, kaf = 0x643;
  c = base_letter(c);
  switch (c) {
    case 0x671:  // alef wasla
      return append(out, alef);
    case 0x629:  // teh marbuta
    case 0x6C1:  // heh goal
    case 0x6D5:  // ae
      return append(out, heh);
    case 0x649:  // alef maksura
    case 0x6CC:  // Farsi yeh
    case 0x6D2:  // yeh barree
      return append(out, yeh);
    case 0x6A9:  // keheh
      return append(out, kaf);
    default:
      return append(out, c);
  }
}

bool is_apostrophe(UChar32 c) { return c == '\'' || c == 0x2019 || c == 0x2BC || c == 0x2018; }

/// Marks that are no letters: accents, stress, Arabic vowels. In other scripts marks are vowels.
bool is_dropped_mark(UChar32 c, WordScript script) {
  if (!is_mark(c)) return false;
  UErrorCode status = U_ZERO_ERROR;
  return script == WordScript::latin || script == WordScript::cyrillic ||
         script == WordScript::arabic || uscript_getScript(c, &status) == USCRIPT_HEBREW ||
         (c >= 0x300 && c <= 0x36F);
}

void append_folded(std::string& out, UChar32 c, WordScript script) {
  if (is_apostrophe(c)) {
    out += '\'';
  } else if (const auto digit = u_charDigitValue(c); digit >= 0) {
    out += static_cast<char>('0' + digit);
  } else if (c == tatweel || is_dropped_mark(c, script) || (!u_isalnum(c) && !is_mark(c))) {
    return;
  } else if (script == WordScript::latin) {
    append_latin(out, c);
  } else if (script == WordScript::cyrillic) {
    append_cyrillic(out, c);
  } else if (script == WordScript::arabic) {
    append_arabic(out, c);
  } else {
    append(out, c);
  }
}

}  // namespace

WordScript word_script(std::int32_t character) {
  if (character < 0x80) return WordScript::latin;
  constexpr UChar32 prolonged_sound = 0x30FC, halfwidth_prolonged = 0xFF70;
  if (character == prolonged_sound || character == halfwidth_prolonged) return WordScript::unspaced;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(character, &status)) {
    case USCRIPT_LATIN:
      return WordScript::latin;
    case USCRIPT_CYRILLIC:
      return WordScript::cyrillic;
    case USCRIPT_ARABIC:
      return WordScript::arabic;
    case USCRIPT_BENGALI:
      return WordScript::bengali;
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_BOPOMOFO:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      return WordScript::unspaced;
    default:
      return WordScript::other;
  }
}

std::string fold_word(std::string_view word) {
  word = clip(word, longest_word);
  std::string out;
  out.reserve(word.size());
  if (std::ranges::all_of(word, [](char c) { return c >= 0; })) {
    for (const char c : word) append_folded(out, u_tolower(c), WordScript::latin);
    return out;
  }
  const std::u16string wide = fold_compatible(to_utf16(word));
  WordScript script = WordScript::latin;
  for (std::size_t i = 0; i < wide.size();) {
    UChar32 c = 0;
    U16_NEXT(wide.data(), i, wide.size(), c);
    // A mark belongs to the script of the letter that it sits on, and so does tatweel.
    if (u_isalpha(c) && c != tatweel) script = word_script(c);
    append_folded(out, c, script);
  }
  return out;
}

}  // namespace corridor
