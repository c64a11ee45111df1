#pragma once
// What is known of a legal text besides its words: which instrument, which wording, whose. It comes
// from a companion (`--with act.yml`), else from the text itself (front matter, <meta>), else from
// the file's name and first lines.
//
// A companion, and front matter, are YAML; every key may be left out:
//   corridor_text: 1            # first in a companion; the version of this form
//   code: bd_act_2013_48        # of the instrument: small letters, digits, _
//   title: ...
//   language: bn                # BCP 47 or three letters
//   date: "2013-10-27"          # of the wording: a year, a month or a day
//   places: [BGD]
//   type: statute               # as in docs/registers.md
//   topics: [labour]            # as in docs/registers.md
//   url, publisher, licence: ...
//   encoding: windows-1256      # of a plain text or a web page that does not say

#include "sources/source.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct TextDetails {
  std::string code = {}, title = {}, type = {}, topics = {};  // topics separated by spaces
  std::string url = {}, publisher = {}, licence = {}, encoding = {};
  std::string_view language = {};  // interned
  Period date = {};
  std::vector<Place> places = {};

  /// Takes from `other` what is missing here.
  void fill_in(const TextDetails& other);
};

/// Whether a file is a companion of a text: its first key is `corridor_text`.
bool is_text_companion(std::string_view text);

/// What the companions of a text among the files say, the first first; nothing where there is none.
/// Errors stand at their line and column.
Result<TextDetails> read_text_companion(std::span<const Companion> companions);

/// The front matter of a text: YAML between two lines "---" at its start. Keys of others are passed
/// over. `end` is set behind it; 0 where there is none.
Result<TextDetails> read_front_matter(const std::string& file, std::string_view text,
                                      std::size_t& end);

/// Fills in what is still missing: the code from the file's name, the language from `sample` (with
/// a flag), "other" for the type, "unknown publisher". ErrorKind::usage where the name has no
/// letters or digits that a code can have.
Result<void> complete_details(TextDetails& details, const SourceInput& input,
                              std::string_view sample, Sink& sink);

/// "Raw__KOR-SGP_2005.txt" is raw_kor_sgp_2005; empty where nothing is left.
std::string code_of_words(std::string_view words);

}  // namespace corridor
