#include "registers/search_query.h"

#include "base/function_words.h"
#include "base/search_terms.h"
#include "base/text.h"
#include "base/word_fold.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace corridor {
namespace {

// ---- words and phrases as typed ----------------------------------------------------------------

struct Typed {
  std::string_view text;
  bool quoted = false, unwanted = false;
};

bool is_quote(std::int32_t c) {
  constexpr std::array quotes = {0x22, 0xAB, 0xBB, 0x201C, 0x201D, 0x201E, 0x300C, 0x300D};
  return std::ranges::find(quotes, c) != quotes.end();
}

class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}

  std::vector<Typed> split() && {
    while (at_ < text_.size()) {
      const std::size_t begin = at_;
      const std::int32_t c = next();
      if (is_quote(c)) {
        close_word(begin);
        take_phrase();
      } else if (c < 0 || u_isUWhiteSpace(c) != 0) {
        close_word(begin);
        unwanted_ = false;
      } else if (c == '-' && !in_word_) {
        unwanted_ = true;
      } else if (!in_word_) {
        in_word_ = true;
        word_ = begin;
      }
    }
    close_word(text_.size());
    return std::move(typed_);
  }

 private:
  std::int32_t next() { return next_character(text_, at_); }

  void close_word(std::size_t end) {
    if (!in_word_) return;
    typed_.push_back({text_.substr(word_, end - word_), false, unwanted_});
    unwanted_ = false;
    in_word_ = false;
  }

  /// A quote that is never closed reaches to the end.
  void take_phrase() {
    const std::size_t begin = at_;
    std::size_t end = text_.size();
    while (at_ < text_.size()) {
      const std::size_t here = at_;
      if (!is_quote(next())) continue;
      end = here;
      break;
    }
    typed_.push_back({text_.substr(begin, end - begin), true, unwanted_});
    unwanted_ = false;
  }

  std::string_view text_;
  std::size_t at_ = 0, word_ = 0;
  bool in_word_ = false, unwanted_ = false;
  std::vector<Typed> typed_;
};

// ---- readings ----------------------------------------------------------------------------------

/// In a run without spaces the last character gives a term of its own, which stands in a text only
/// where the run ends. What is looked for may be the beginning of a longer run, so it goes without.
TermRun run_of(const std::vector<SearchTerm>& terms) {
  TermRun run;
  for (const auto& term : terms) run.terms.push_back(term.text);
  if (!terms.back().single) return run;
  const bool alone =
      terms.size() == 1 || !terms[terms.size() - 2].unspaced || terms[terms.size() - 2].single;
  if (alone) {
    run.open_ended = true;
  } else {
    run.terms.pop_back();
  }
  return run;
}

/// In Arabic "and", "by" and "for" are written on to the word.
void add_arabic_prefixes(std::vector<TermRun>& readings) {
  const TermRun bare = readings.back();
  if (bare.terms.size() != 1) return;
  const std::string& term = bare.terms.front();
  for (const std::string_view prefix : {"و", "ب", "ل"}) {
    readings.push_back({{std::string(prefix) + term}});
    constexpr std::size_t three_letters = 6;
    const bool has = term.starts_with(prefix) && term.size() >= prefix.size() + three_letters;
    if (has && prefix != "ل") readings.push_back({{term.substr(prefix.size())}});
  }
}

std::optional<SearchWord> word_of(std::string_view text, std::string_view language) {
  SearchWord word{std::string(text), {}};
  const auto languages =
      language.empty() ? plausible_languages(text) : std::vector<std::string_view>{language};
  for (const auto one : languages) {
    const auto terms = search_terms(text, one);
    if (terms.empty()) continue;
    word.readings.push_back(run_of(terms));
    if (one == "ar") add_arabic_prefixes(word.readings);
  }
  if (word.readings.empty()) return std::nullopt;
  std::ranges::sort(word.readings);
  const auto same = std::ranges::unique(word.readings);
  word.readings.erase(same.begin(), same.end());
  return word;
}

// ---- scripts without spaces --------------------------------------------------------------------

bool has_unspaced(std::string_view text) {
  return std::ranges::any_of(search_terms(text, ""), &SearchTerm::unspaced);
}

/// A run without spaces as the words a dictionary sees in it; single characters that say something
/// go with the word before, so that what the dictionary does not know holds together.
std::vector<std::string_view> unspaced_words(std::string_view run) {
  std::vector<std::string_view> words;
  for (const auto word : dictionary_words(run)) {
    const auto terms = search_terms(word, "");
    if (terms.empty()) continue;
    const bool one_character = terms.size() == 1 && terms.front().unspaced;
    if (one_character && is_function_word(terms.front().text, "zh")) continue;
    const bool follows = !words.empty() && words.back().data() + words.back().size() == word.data();
    if (one_character && follows && has_unspaced(words.back())) {
      words.back() = {words.back().data(), words.back().size() + word.size()};
    } else {
      words.push_back(word);
    }
  }
  if (words.empty()) words.push_back(run);
  return words;
}

std::vector<Typed> typed_words(std::string_view text) {
  std::vector<Typed> words;
  for (const auto& typed : Splitter(text).split()) {
    if (typed.quoted || !has_unspaced(typed.text)) {
      words.push_back(typed);
      continue;
    }
    for (const auto word : unspaced_words(typed.text)) {
      words.push_back({word, false, typed.unwanted});
    }
  }
  return words;
}

// ---- function words ----------------------------------------------------------------------------

/// Languages of which the text has the most function words, so that "on" is taken for one in an
/// English question and not in a French one.
std::vector<std::string_view> likely_languages(const std::vector<Typed>& words,
                                               std::string_view language) {
  constexpr std::array<std::string_view, 7> known{"en", "fr", "es", "ru", "ar", "zh", "bn"};
  std::array<int, known.size()> counts{};
  for (const auto& word : words) {
    const std::string folded = fold_word(word.text);
    for (std::size_t i = 0; i < known.size(); ++i) counts[i] += is_function_word(folded, known[i]);
  }
  const auto given = std::ranges::find(known, language);
  if (!language.empty())
    return given == known.end() ? std::vector<std::string_view>() : std::vector{*given};
  const int most = std::ranges::max(counts);
  std::vector<std::string_view> likely;
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (counts[i] == most && most > 0) likely.push_back(known[i]);
  }
  return likely;
}

/// Sets aside the function words, unless nothing else is wanted.
void set_aside(std::vector<Typed>& words, std::string_view language, ParsedSearch& search) {
  const auto likely = likely_languages(words, language);
  if (likely.size() == 1) search.likely_language = likely.front();
  const auto says_little = [&](const Typed& word) {
    if (word.quoted || word.unwanted) return false;
    const std::string folded = fold_word(word.text);
    return std::ranges::any_of(likely, [&](auto one) { return is_function_word(folded, one); });
  };
  const auto is_wanted = [&](const Typed& word) { return !word.unwanted && !says_little(word); };
  if (!std::ranges::any_of(words, is_wanted)) return;
  for (const auto& word : words) {
    if (says_little(word)) search.set_aside.emplace_back(word.text);
  }
  std::erase_if(words, says_little);
}

Error too_long(std::string message) {
  return {ErrorKind::limit, std::move(message), {}, "Search for a few words of what you look for."};
}

}  // namespace

Result<ParsedSearch> parse_search(std::string_view text, std::string_view language) {
  if (text.size() > longest_search) {
    return fail(too_long(fmt::format("expected a search of at most {} bytes, saw one of {}",
                                     longest_search, text.size())));
  }
  ParsedSearch search;
  auto words = typed_words(text);
  set_aside(words, language, search);
  for (const auto& typed : words) {
    auto word = word_of(typed.text, language);
    if (!word) continue;
    (typed.unwanted ? search.unwanted : search.wanted).push_back(std::move(*word));
  }
  const std::size_t number = search.wanted.size() + search.unwanted.size();
  if (number > most_search_words) {
    return fail(
        too_long(fmt::format("expected at most {} words, saw {}", most_search_words, number)));
  }
  if (!search.wanted.empty()) return search;
  return fail({ErrorKind::usage,
               fmt::format("expected a word to look for, saw \"{}\"", clip(text, 60)),
               {},
               "Write one or more words: corridor search equal pay. \"quoted words\" stand side by "
               "side, and -word leaves out."});
}

std::string phrase_of(const TermRun& reading) {
  return fmt::format("\"{}\"{}", fmt::join(reading.terms, " "), reading.open_ended ? " *" : "");
}

}  // namespace corridor
