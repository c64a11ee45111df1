#pragma once
// Word stems: what the forms of a word have in common, for search. A stem is no word; it is only
// ever compared with other stems.
//
// Words come folded (word_fold.h), without accents, so that a query typed without them matches. The
// Snowball stemmers (libstemmer) of English, French, Spanish and Russian do most of the work; where
// they expect accents, or keep apart what people searching take for one word, a short table of
// endings comes before or behind them (word_stem.cpp). Arabic is stemmed by a light rule of
// articles and endings: Snowball's takes off some endings only behind the article, so that
// تحويلات and التحويلات would part. Bengali case and plural endings are taken off by a table.

#include <string>
#include <string_view>

namespace corridor {

/// `language` is a BCP 47 code of which the first part counts; the folded word itself in any other
/// language than en, fr, es, ru, ar and bn. Apostrophes are dropped: "worker's" is "worker" in
/// English, and "d'emploi" is the stem of "emploi" in French.
std::string word_stem(std::string_view folded, std::string_view language);

/// Letters and apostrophe that a French article or the like takes before a vowel ("l'", "qu'"), in
/// bytes of the word as it is written; 0 where the word does not begin with one.
std::size_t elision_length(std::string_view word);

}  // namespace corridor
