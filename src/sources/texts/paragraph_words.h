#pragma once
// Lines put together to paragraphs again: where a paragraph runs over several lines these are
// joined, and a word that was broken at the end of one is made whole.

#include "sources/texts/text_lines.h"

#include <string>
#include <string_view>
#include <unordered_set>

namespace corridor {

class ParagraphWords {
 public:
  explicit ParagraphWords(const TextLines& text);

  /// Whether a paragraph begins with line `i`: behind a gap, or where the line before is short and
  /// ends a sentence.
  bool breaks_before(std::size_t i) const;

  /// Adds words to the paragraph at hand, or begins another.
  void add(std::string_view words, bool breaks);
  /// Hands the paragraphs on, one a line, behind what `into` holds, and begins anew.
  void move_to(std::string& into);
  void clear() { words_.clear(); }

 private:
  const TextLines& text_;
  std::string words_;
  /// Words of the text as they stand within lines; filled where lines end in hyphens.
  std::unordered_set<std::string> whole_words_;
};

}  // namespace corridor
