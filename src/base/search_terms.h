#pragma once
// Terms: what a text is found by. Each word becomes one term, its normal form (word_fold.h,
// word_stem.h), with the bytes it stands at; terms that stand side by side in the text stand side
// by side here, so that phrases can be found.
//
// Words are told apart as Unicode does (UAX #29, by ICU's properties), but for these: ':' and '_'
// part words ("art_25" is two); '.' joins single letters only ("U.S.", not "art.25"); numbers are
// parted at '.' and ','. A French elision ("l'article") is no part of its word.
// A script written without spaces gives a term for each two neighbouring characters: 移民法 gives
// 移民, 民法 and, at the end of the run, 法. A character is so the beginning of one term wherever
// it stands, and a word of two or more characters is a run of terms, whatever a dictionary would
// say. A pictograph is a term.

#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct SearchTerm {
  std::string text;                // letters, marks and digits only; never empty
  std::size_t begin = 0, end = 0;  // bytes of the text it stands for
  /// Last of a run without spaces: one character, where the others are two.
  bool single = false;
  /// In a script that is written without spaces.
  bool unspaced = false;
};

/// `language` is the text's (BCP 47), which decides how words of its script are stemmed; words of
/// another script are stemmed as the language that Corridor knows in that script. Empty: as they
/// stand.
std::vector<SearchTerm> search_terms(std::string_view text, std::string_view language);

/// The languages a word without context may be in, by its script: of Latin letters en, fr, es and
/// "" (none of them).
std::vector<std::string_view> plausible_languages(std::string_view word);

/// A run of a script without spaces, cut into words as ICU's dictionary has them. What is in
/// another script comes as a word of its own.
std::vector<std::string_view> dictionary_words(std::string_view text);

}  // namespace corridor
