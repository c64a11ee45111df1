#pragma once
// The numbered paragraphs and points within an article, as they come line by line: which of them a
// line opens, and in which other it stands. Numbers dressed alike are of one list; a list that
// begins within an item of another is one level deeper.

#include "sources/texts/article_marks.h"

#include <optional>
#include <vector>

namespace corridor {

class InnerList {
 public:
  struct Opening {
    std::size_t depth = 0;      // 0: directly in the article
    bool is_paragraph = false;  // numbered with digits, directly in the article
    MarkNumber number;
  };

  /// What the mark opens; nothing where its number does not come next in any list: then it is a
  /// word. `is_behind_end`: what stands before has ended, so that a few lost numbers do no harm.
  std::optional<Opening> take(const InnerMark& mark, bool is_behind_end);
  void clear() { levels_.clear(); }

 private:
  struct Level {
    MarkStyle style;
    MarkNumber last;
  };
  std::optional<Opening> open(MarkStyle style, const MarkNumber& number, bool is_behind_end);
  std::vector<Level> levels_;
};

}  // namespace corridor
