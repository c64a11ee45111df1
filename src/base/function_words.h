#pragma once
// Function words: "the", "de", "и", "的". They hold a sentence together and say little of what it
// is about, so a question typed as a sentence is searched without them. Words that are also the
// name of something (English "may", French "son", Spanish "para" in a name) are left in doubt, and
// so searched.

#include <string_view>

namespace corridor {

/// `folded` as fold_word gives it (word_fold.h); `language` is en, fr, es, ru, ar, zh or bn.
bool is_function_word(std::string_view folded, std::string_view language);

}  // namespace corridor
