#include "sources/texts/line_marks.h"

#include "base/text.h"
#include "sources/texts/text_unit.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <string>
#include <utility>

namespace corridor {
namespace {

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

bool ends_sentence(std::string_view line) {
  constexpr std::array<std::string_view, 14> ends{".",  ":", ";", "!", "?",  ")",  "”",
                                                  "\"", "।", "؟", "؛", "。", "；", "："};
  return std::ranges::any_of(ends, [&](std::string_view end) { return line.ends_with(end); });
}

/// Last numbers seen, by kind; an annex has its own.
using Numbers = std::map<std::string_view, MarkNumber>;

/// A line that begins as a provision does.
struct Candidate {
  std::size_t at;
  ArticleMark mark;
  bool is_behind_end;  // what stands before it has ended
};

bool is_cited(const ArticleMark& mark) {
  return mark.kind == "article" || mark.kind == "section" || mark.kind == "rule";
}

/// Whether one number is larger than another with as many parts.
bool is_larger(const MarkNumber& one, const MarkNumber& other) {
  if (one.parts.size() != other.parts.size()) return false;
  return std::ranges::lexicographical_compare(other.parts, one.parts, {}, &MarkNumber::Part::value,
                                              &MarkNumber::Part::value);
}

class Finder {
 public:
  Finder(const TextLines& text, std::size_t from) : text_(text) {
    for (std::size_t i = from; i < text_.lines.size(); ++i) {
      const auto mark = find_article_mark(text_.lines[i].text);
      const bool opens = mark && mark->is_capital && !mark->is_reference;
      if (opens) candidates_.push_back({i, *mark, is_behind_end(i)});
    }
  }

  std::vector<LineMark> find() {
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      if (is_opening(i)) take(candidates_[i]);
    }
    return std::move(found_);
  }

 private:
  bool is_behind_end(std::size_t at) const {
    if (at == 0 || text_.lines[at].gap || text_.lines[at].heading > 0) return true;
    const auto& before = text_.lines[at - 1];
    if (before.heading > 0 || ends_sentence(before.text)) return true;
    // The last line of a paragraph is short, but not if it ends in a comma.
    return characters(before.text) * 10 < text_.wrapped_at * 6 && !before.text.ends_with(',');
  }

  const MarkNumber& last_of(std::string_view kind, const Numbers& numbers) const {
    static const MarkNumber none;
    const auto found = numbers.find(kind);
    return found == numbers.end() ? none : found->second;
  }

  const MarkNumber& last_of(std::string_view kind) const {
    return last_of(kind, in_annex_ ? annex_ : main_);
  }

  bool comes_next(const MarkNumber& number, std::string_view kind) const {
    return follows(number, last_of(kind)) || (in_annex_ && follows(number, last_of(kind, main_)));
  }

  bool is_opening(std::size_t i) const {
    const auto& [at, mark, behind_end] = candidates_[i];
    if (text_.lines[at].heading > 0) return true;
    constexpr std::size_t longest_title = 400;
    // A chapter's line holds its title and no more.
    if (!is_cited(mark) && mark.rest.size() > longest_title) return false;
    const bool next = comes_next(mark.number, mark.kind);
    const bool behind_mark = !found_.empty() && found_.back().at + 1 == at;
    if (!behind_end && !behind_mark) return next && (mark.is_set_apart || is_title(mark.rest));
    if (next || mark.number.parts.empty()) return true;
    if (!is_cited(mark)) return mark.is_set_apart || is_title(mark.rest);
    return is_confirmed(i);
  }

  /// Whether an article whose number does not come next opens one none the less: what follows goes
  /// on from it, and not from the one before.
  bool is_confirmed(std::size_t i) const {
    constexpr std::size_t most_looked_at = 3, furthest = 200;
    const auto& mark = candidates_[i].mark;
    const auto& last = last_of(mark.kind);
    std::size_t looked_at = 0;
    const std::size_t end = std::min(candidates_.size(), i + furthest);
    for (std::size_t k = i + 1; k < end && looked_at < most_looked_at; ++k) {
      const auto& other = candidates_[k];
      if (other.mark.kind == "annex") break;
      if (other.mark.kind != mark.kind || !other.is_behind_end) continue;
      ++looked_at;
      if (follows(other.mark.number, mark.number)) return true;
      const bool from_last =
          follows(other.mark.number, last) || is_shortly_behind(other.mark, last);
      if (from_last && !is_larger(other.mark.number, mark.number)) return false;
      if (from_last && is_first(mark.number)) return false;
    }
    return may_follow(mark.number, last) || (mark.rest.empty() && is_larger(mark.number, last)) ||
           (in_annex_ && may_follow(mark.number, last_of(mark.kind, main_)));
  }

  static bool is_shortly_behind(const ArticleMark& mark, const MarkNumber& last) {
    constexpr std::uint32_t most_lost = 3;
    if (!is_larger(mark.number, last)) return false;
    return mark.number.parts.back().value - last.parts.back().value <= most_lost;
  }

  /// Begins with a capital, or with a letter that has none.
  static bool is_title(std::string_view rest) {
    std::size_t at = 0;
    const auto c = rest.empty() ? -1 : next_character(rest, at);
    return c >= 0 && !u_islower(c) && !u_ispunct(c);
  }

  /// Whether a mark behind an annex goes on with the text before the annex.
  bool is_back_in_main(const ArticleMark& mark) const {
    const auto& in_main = last_of(mark.kind, main_);
    const auto& in_annex = last_of(mark.kind, annex_);
    if (in_main.parts.empty() || !follows(mark.number, in_main)) return false;
    return in_annex.parts.empty() ? !is_first(mark.number) || mark.number.parts.size() > 1
                                  : !follows(mark.number, in_annex);
  }

  void take(const Candidate& candidate) {
    const auto& mark = candidate.mark;
    const bool opens_annex = mark.kind == "annex" || mark.kind == "protocol";
    if (opens_annex) {
      in_annex_ = true;
      annex_.clear();
    } else if (in_annex_ && is_back_in_main(mark)) {
      in_annex_ = false;
    }
    Numbers& numbers = in_annex_ && !opens_annex ? annex_ : main_;
    numbers[mark.kind] = mark.number;
    found_.push_back({candidate.at, mark, in_annex_ && !opens_annex});
    if (opens_annex) return;
    // Within a new chapter, sections begin anew.
    const auto* kind = find_unit_kind(mark.kind);
    std::erase_if(numbers, [&](const auto& one) {
      const auto* other = find_unit_kind(one.first);
      return one.first != "article" && other->rank > kind->rank && kind->rank > 0;
    });
  }

  const TextLines& text_;
  std::vector<Candidate> candidates_;
  Numbers main_, annex_;
  bool in_annex_ = false;
  std::vector<LineMark> found_;
};

/// Whether a line ends as sentences do; a row of dots and a page number do not.
bool is_sentence(std::string_view line) {
  return (line.ends_with('.') && !line.ends_with("..")) || line.ends_with(';') ||
         line.ends_with(':') || line.ends_with("。");
}

/// What stands between a mark and the next.
struct Between {
  std::size_t bytes = 0;
  bool has_sentence = false;
};
Between between_marks(const TextLines& text, std::span<const LineMark> marks, std::size_t i) {
  const std::size_t end = i + 1 < marks.size() ? marks[i + 1].at : text.lines.size();
  Between found{0, is_sentence(marks[i].mark.rest)};
  for (std::size_t line = marks[i].at + 1; line < end && found.bytes < 1'000; ++line) {
    found.bytes += text.lines[line].text.size();
    found.has_sentence |= is_sentence(text.lines[line].text);
  }
  return found;
}

/// A list of contents has titles between its marks, and no more.
constexpr std::size_t most_entry_bytes = 200;

/// The first marks [first, last) that list the contents; both 0 where none do.
std::pair<std::size_t, std::size_t> find_contents(const TextLines& text,
                                                  std::span<const LineMark> marks) {
  constexpr std::size_t latest_start = 6, least_entries = 3;
  for (std::size_t first = 0; first < std::min(latest_start, marks.size()); ++first) {
    const auto& mark = marks[first].mark;
    const auto again = std::find_if(
        marks.begin() + static_cast<std::ptrdiff_t>(first) + 1, marks.end(), [&](const auto& one) {
          return one.mark.kind == mark.kind && one.mark.number.text == mark.number.text;
        });
    const auto last = static_cast<std::size_t>(again - marks.begin());
    if (again == marks.end() || last - first < least_entries) continue;
    std::size_t bare = 0;
    for (std::size_t i = first; i < last; ++i) {
      const auto between = between_marks(text, marks, i);
      if (between.bytes <= most_entry_bytes && !between.has_sentence) ++bare;
    }
    // The last entry may have the preamble behind it.
    if ((bare + 1) * 10 >= (last - first) * 9) return {first, last};
  }
  return {0, 0};
}

}  // namespace

LineMarks find_line_marks(const TextLines& text) {
  LineMarks found{.marks = Finder(text, 0).find()};
  const auto [first, last] = find_contents(text, found.marks);
  if (last == 0) return found;
  found.contents_first = found.marks[first].at;
  const auto tail = between_marks(text, found.marks, last - 1);
  const bool has_tail = tail.bytes > most_entry_bytes || tail.has_sentence;
  found.contents_last = has_tail ? found.marks[last - 1].at + 1 : found.marks[last].at;
  // Numbers are counted anew: what the list had does not count.
  std::vector<LineMark> before(found.marks.begin(),
                               found.marks.begin() + static_cast<std::ptrdiff_t>(first));
  found.marks = Finder(text, found.contents_last).find();
  found.marks.insert(found.marks.begin(), before.begin(), before.end());
  return found;
}

}  // namespace corridor
