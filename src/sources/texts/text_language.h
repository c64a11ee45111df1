#pragma once
// The language of a text: from a code as publishers write it, or guessed from its script and its
// smallest words.

#include <string_view>

namespace corridor {

/// BCP 47 of a code with two or three letters, or of a longer tag: "eng", "fre", "en-GB" are "en",
/// "fr", "en". Interned; empty for what is no code.
std::string_view language_of_code(std::string_view code);

/// The language that a text seems to be in. Letters of Arabic, Bengali, Han and other scripts tell
/// theirs; Cyrillic is taken for Russian; among Latin ones English, French, Spanish and Portuguese
/// are told apart by their smallest words. "und" where none is clear. Always a guess.
std::string_view guess_language(std::string_view text);

}  // namespace corridor
