#pragma once
// Block folds: what of a section stands open and what opens. A sub-heading folds the lists, tables
// and charts below it; a table or a chart with a title folds under that. What is said in sentences,
// and what warns, always stands.

#include "report/document.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace corridor {

/// The blocks from `begin` to before `end`. Of one that is folded, `title` stands in its summary;
/// where that is a sub-heading, it is the first of the blocks.
struct BlockFold {
  std::size_t begin = 0, end = 0;
  std::string_view title = {};
  std::size_t count = 0;  // items or rows that are in it; 0 of a chart
  bool has_heading = false;
  bool is_folded() const { return !title.empty(); }
};

/// The first `open` charts and as many tables stand open. The blocks outlive it.
std::vector<BlockFold> fold_blocks(const std::vector<Block>& blocks, std::size_t open);

/// What ends with a colon stands over a list: a heading, which needs none.
std::string_view without_colon(std::string_view words);

}  // namespace corridor
