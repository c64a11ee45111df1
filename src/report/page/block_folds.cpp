#include "report/page/block_folds.h"

namespace corridor {
namespace {

constexpr std::size_t few = 1;  // items or rows that take no more room than what would fold them

bool is_plain(const Block& block) {
  const auto* paragraph = std::get_if<Paragraph>(&block);
  return paragraph != nullptr && paragraph->tone == Paragraph::Tone::plain && paragraph->head == 0;
}

/// Of a sub-heading its words; empty for any other block.
std::string_view heading_in(const Block& block) {
  const auto* paragraph = std::get_if<Paragraph>(&block);
  if (!is_plain(block) || !paragraph->proofs.empty()) return {};
  const auto words = without_colon(paragraph->text);
  return words.size() < paragraph->text.size() ? words : std::string_view();
}

std::size_t size_of(const Block& block) {
  if (const auto* bullets = std::get_if<Bullets>(&block)) return bullets->items.size();
  if (const auto* table = std::get_if<Table>(&block)) return table->rows.size();
  return 0;
}

std::string_view title_in(const Block& block) {
  if (const auto* table = std::get_if<Table>(&block)) return table->title;
  if (const auto* chart = std::get_if<Chart>(&block)) return chart->title;
  return {};
}

class Folds {
 public:
  Folds(const std::vector<Block>& blocks, std::size_t open)
      : blocks_(blocks), charts_open_(open), tables_open_(open) {}

  std::vector<BlockFold> all() {
    std::vector<BlockFold> folds;
    for (std::size_t at = 0; at < blocks_.size(); at = folds.back().end) {
      folds.push_back(heading_in(blocks_[at]).empty() ? of_one(at) : of_heading(at));
    }
    return folds;
  }

 private:
  bool stands_open(const Block& block) {
    if (std::holds_alternative<Chart>(block)) return charts_open_ > 0 && charts_open_-- > 0;
    if (size_of(block) <= few) return true;
    return std::holds_alternative<Table>(block) && tables_open_ > 0 && tables_open_-- > 0;
  }

  BlockFold of_one(std::size_t at) {
    BlockFold fold{.begin = at, .end = at + 1};
    const auto title = title_in(blocks_[at]);
    if (title.empty() || stands_open(blocks_[at])) return fold;
    fold.title = title;
    fold.count = size_of(blocks_[at]);
    return fold;
  }

  /// The sentences below a heading, then what is no sentence.
  BlockFold of_heading(std::size_t at) {
    BlockFold fold{.begin = at, .end = at + 1, .has_heading = true};
    auto end = at + 1;
    while (end < blocks_.size() && is_plain(blocks_[end]) && heading_in(blocks_[end]).empty()) {
      ++end;
    }
    const auto begin = end;
    while (end < blocks_.size() && !std::holds_alternative<Paragraph>(blocks_[end])) ++end;
    if (end == begin) return fold;
    if (end == begin + 1) {
      if (stands_open(blocks_[begin])) return fold;
      fold.count = size_of(blocks_[begin]);
    }
    fold.end = end;
    fold.title = heading_in(blocks_[at]);
    return fold;
  }

  const std::vector<Block>& blocks_;
  std::size_t charts_open_, tables_open_;
};

}  // namespace

std::vector<BlockFold> fold_blocks(const std::vector<Block>& blocks, std::size_t open) {
  return Folds(blocks, open).all();
}

std::string_view without_colon(std::string_view words) {
  for (const std::string_view colon : {"\u00a0:", "\u202f:", " :", ":", "："}) {
    if (words.ends_with(colon)) return words.substr(0, words.size() - colon.size());
  }
  return words;
}

}  // namespace corridor
