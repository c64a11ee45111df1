#pragma once
// Own language: what an element says of text that is not in the language of its page. Registers and
// publishers write in English and in their own names; a screen reader and the order of letters need
// to know. Told by the letters, and between languages in Latin letters by the small words.

#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// " lang=\"en\" dir=\"ltr\"" for English on a page in another language, " dir=\"auto\"" for other
/// text that begins the other way, or in no way, on a page from right to left; else nothing.
std::string_view own_language(std::string_view text, std::string_view page_language);

/// The attributes of a text that is known to be English, where it has a word.
std::string_view english_mark(std::string_view text);

/// The text, safe, in a <span> that says so where it has to.
std::string html_run(std::string_view text, std::string_view page_language);

/// The text cut where stretches of three and more English words stand within a language of other
/// letters, as titles of files do in a sentence.
struct LanguageRun {
  std::string_view text;
  bool is_english = false;
};
std::vector<LanguageRun> language_runs(std::string_view text, std::string_view page_language);

}  // namespace corridor
