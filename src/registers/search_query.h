#pragma once
// What a person typed into a search, understood. Words are parted by white space; a text in
// "quotes" is a phrase; a - before a word or a phrase leaves out what has it; nothing else is
// syntax. Each word has a reading in every language it may be in (base/search_terms.h), and any of
// them will do. Of a text of several words, function words ("the", "de la") are set aside, but not
// in a phrase.

#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// One term, or several side by side.
struct TermRun {
  std::vector<std::string> terms;
  /// The last is the beginning of a term: one character of a script without spaces.
  bool open_ended = false;
  auto operator<=>(const TermRun&) const = default;
};

struct SearchWord {
  std::string written;
  std::vector<TermRun> readings;
};

struct ParsedSearch {
  std::vector<SearchWord> wanted, unwanted;
  std::vector<std::string> set_aside;  // function words, as written
  /// The language that the function words are of; empty where they leave it open.
  std::string_view likely_language = {};
};

inline constexpr std::size_t longest_search = 2000;  // bytes
inline constexpr std::size_t most_search_words = 50;

/// `language`: that of the words, where it is known; empty: every language that they may be in.
/// ErrorKind::limit for a longer text or more words, ErrorKind::usage where no word is wanted.
Result<ParsedSearch> parse_search(std::string_view text, std::string_view language = {});

/// A reading as a phrase of FTS5: "equal pay", "民" *. Terms are letters and digits in quotes, so
/// nothing typed is syntax.
std::string phrase_of(const TermRun& reading);

}  // namespace corridor
