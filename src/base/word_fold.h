#pragma once
// Words as a search compares them, before their endings are taken off (word_stem.h): compatibility
// forms and case folded (NFKC), and then, by script,
//   Latin     without accents; æ, œ, ø, ł, đ, ð, þ, ı as ae, oe, o, l, d, d, th, i
//   Cyrillic  ё as е; marks of stress dropped; й stays a letter of its own
//   Arabic    without vowel marks and tatweel; the forms of alef as one, ى and ئ as ي, ؤ as و, ة as
//             ه; Persian ی and ک as ي and ك
//   others    with their marks, which are vowels there (Bengali, Thai)
// Digits of every script are 0-9. What is no letter, mark or digit is dropped, but for an
// apostrophe, written '.

#include <cstdint>
#include <string>
#include <string_view>

namespace corridor {

enum class WordScript { latin, cyrillic, arabic, bengali, unspaced, other };

/// `unspaced`: a script that is written without spaces between words (Chinese, Japanese, Thai,
/// Lao, Khmer, Burmese).
WordScript word_script(std::int32_t character);

/// `word` is one word without spaces.
std::string fold_word(std::string_view word);

}  // namespace corridor
