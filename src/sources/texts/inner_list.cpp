#include "sources/texts/inner_list.h"

namespace corridor {
namespace {

constexpr std::size_t deepest = 6;

bool is_of_digits(MarkStyle style) {
  return style == MarkStyle::digits_point || style == MarkStyle::digits_bracket ||
         style == MarkStyle::digits_brackets || style == MarkStyle::chinese ||
         style == MarkStyle::chinese_brackets;
}

/// Letters of other scripts are not numbered by their place in Unicode.
bool is_foreign_letter(const MarkNumber& number) {
  return !number.parts.empty() && number.parts.back().value > 1'000;
}

/// "(i)" read as a Roman numeral is of its own list.
MarkStyle roman_of(MarkStyle style) {
  return style == MarkStyle::letter_brackets ? MarkStyle::roman_brackets : MarkStyle::roman_bracket;
}

}  // namespace

std::optional<InnerList::Opening> InnerList::open(MarkStyle style, const MarkNumber& number,
                                                  bool is_behind_end) {
  constexpr std::uint32_t most_lost = 3;
  for (std::size_t depth = levels_.size(); depth-- > 0;) {
    if (levels_[depth].style != style) continue;
    const auto& last = levels_[depth].last;
    const auto ahead = number.parts.back().value - last.parts.back().value;
    const bool near = is_behind_end && ahead >= 1 && ahead <= most_lost;
    const bool foreign = is_foreign_letter(number) && number.text != last.text;
    if (!follows(number, last) && !near && !foreign) continue;
    levels_.resize(depth + 1);
    levels_[depth].last = number;
    return Opening{depth, depth == 0 && is_of_digits(style), number};
  }
  // A list begins, or begins again within another item.
  const bool begins = is_first(number) || is_foreign_letter(number);
  if (!begins || levels_.size() == deepest) return std::nullopt;
  for (std::size_t depth = 0; depth < levels_.size(); ++depth) {
    if (levels_[depth].style != style) continue;
    // A second list of the same dress beside the first: within the item around it.
    if (depth == 0) return std::nullopt;
    levels_.resize(depth);
    break;
  }
  levels_.push_back({style, number});
  const std::size_t depth = levels_.size() - 1;
  return Opening{depth, depth == 0 && is_of_digits(style), number};
}

std::optional<InnerList::Opening> InnerList::take(const InnerMark& mark, bool is_behind_end) {
  if (mark.as_roman) {
    // "(i)" behind "(h)" is a letter; else the first of a Roman list, or the next in one.
    for (const auto& level : levels_) {
      if (level.style == mark.style && follows(mark.number, level.last)) {
        return open(mark.style, mark.number, is_behind_end);
      }
    }
    if (auto opened = open(roman_of(mark.style), *mark.as_roman, is_behind_end)) return opened;
  }
  return open(mark.style, mark.number, is_behind_end);
}

}  // namespace corridor
