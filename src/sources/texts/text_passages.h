#pragma once
// A legal text that has been read, whatever its form, and what it becomes: the instrument, its
// wording (expression), its provisions, passages that can be found and cited, events and links.
//
//   instrument   <code>
//   expression   <code>@<date>/<language>, parent the instrument; since the date of the wording
//   provision    <code>/<eId>, parent the provision around it or the instrument; title its heading,
//                or, where it has none, how it is printed: "Article 5 (2)"
//   passage      item expression:<...>, place_in the eId; heading "Article 5 - Title"
//
// Chapters, articles and paragraphs are provisions, and so is a point that has days of its own or
// a passage of its own. A passage holds a paragraph with its points, or an article that has no
// paragraphs; where that is longer than 1,500 characters, points become passages, and what is still
// longer is cut at the ends of sentences: art_5__para_2, art_5__para_2__seg_2, ...
// Units of kind "par" are plain paragraphs: passages, but no provisions.

#include "sources/source.h"
#include "sources/texts/text_details.h"
#include "sources/texts/text_unit.h"
#include "vocabulary/named_lines.h"

#include <string>
#include <string_view>
#include <vector>

namespace corridor {

inline constexpr std::size_t most_passage_characters = 1'500;
inline constexpr std::size_t most_passages = 200'000;
inline constexpr std::size_t largest_text_bytes = std::size_t{64} << 20;

struct LegalText {
  TextDetails details;
  std::vector<TextUnit> units = {};
  NamedLines instrument_fields = {}, expression_fields = {};
  Period in_force = {}, until = {};  // of the instrument
  std::vector<LawEvent> events = {};
  std::vector<Link> links = {};
  std::vector<ColumnStep> steps = {};
};

/// `text` in pieces of at most `most` characters, cut behind a line, else behind a sentence, else
/// at a blank.
std::vector<std::string_view> cut_at_sentences(std::string_view text,
                                               std::size_t most = most_passage_characters);

/// Names the units that have no eId, and hands everything on. ErrorKind::invalid for a text without
/// words, ErrorKind::limit for more than 200,000 passages or provisions.
Result<Reading> hand_on(LegalText text, const SourceInput& input, Sink& sink);

/// ErrorKind::limit for more than 64 MiB.
Result<void> check_text_size(const SourceInput& input);

}  // namespace corridor
