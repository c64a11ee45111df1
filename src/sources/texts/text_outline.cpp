#include "sources/texts/text_outline.h"

#include "base/text.h"
#include "sources/texts/inner_list.h"
#include "sources/texts/line_marks.h"
#include "sources/texts/paragraph_words.h"
#include "sources/texts/text_passages.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace corridor {
namespace {

constexpr std::size_t longest_title_bytes = 200;

/// Builds the units of a text that has marks.
class Builder {
 public:
  Builder(const TextLines& text, const LineMarks& marks)
      : text_(text), marks_(marks), words_(text) {
    const auto firsts_of = [&](std::string_view kind) {
      return std::ranges::count_if(marks_.marks, [&](const LineMark& one) {
        return one.mark.kind == kind && !one.in_annex && is_first(one.mark.number);
      });
    };
    // Parts that are counted anew in each chapter stand within chapters.
    chapters_hold_parts_ = firsts_of("part") > 1 && firsts_of("chapter") == 1;
    has_preamble_ = std::ranges::any_of(
        marks_.marks, [](const LineMark& one) { return one.mark.kind == "preamble"; });
  }

  std::vector<TextUnit> build() {
    std::size_t next = 0;
    for (std::size_t i = 0; i < text_.lines.size() && units_.size() <= most_passages; ++i) {
      if (i >= marks_.contents_first && i < marks_.contents_last) continue;
      const bool is_mark = next < marks_.marks.size() && marks_.marks[next].at == i;
      if (is_mark) {
        i = open_mark(marks_.marks[next++]);
      } else {
        add_line(i, text_.lines[i].text);
      }
    }
    flush();
    return std::move(units_);
  }

 private:
  TextUnit& unit(std::int32_t at) { return units_[static_cast<std::size_t>(at)]; }

  void flush() {
    if (now_ != TextUnit::no_parent) words_.move_to(unit(now_).text);
  }

  std::int32_t push(TextUnit made) {
    flush();
    units_.push_back(std::move(made));
    now_ = static_cast<std::int32_t>(units_.size()) - 1;
    return now_;
  }

  /// The order of a kind from the outside in; twice as fine as that of the kinds themselves.
  int order_of(const UnitKind& kind) const {
    constexpr int within_chapter = 2 * 8 + 1;
    return chapters_hold_parts_ && kind.name == "part" ? within_chapter : 2 * kind.rank;
  }

  /// The unit around one of that kind, in the annex or outside it.
  std::int32_t around(const UnitKind& kind, bool in_annex) {
    std::erase_if(open_, [&](std::int32_t at) {
      const auto& other = *unit(at).kind;
      const bool leaves_annex =
          !in_annex && (other.rank == 1 || is_in_annex_.at(static_cast<std::size_t>(at)));
      return order_of(other) >= order_of(kind) || leaves_annex;
    });
    return open_.empty() ? TextUnit::no_parent : open_.back();
  }

  /// Opens the unit of a mark; the last line that it takes.
  std::size_t open_mark(const LineMark& found) {
    const auto& mark = found.mark;
    const auto& line = text_.lines[found.at];
    const auto* kind = find_unit_kind(mark.kind);
    if (kind->is_single) kind = find_unit_kind("preamble");
    TextUnit made{.kind = kind,
                  .number = mark.number.text,
                  .label = std::string(mark.label),
                  .parent = kind->rank == 0 ? TextUnit::no_parent : around(*kind, found.in_annex),
                  .language = line.language,
                  .line = line.line};
    std::string rest(mark.rest);
    std::size_t last = found.at;
    take_heading(made, rest, last);
    const auto at = push(std::move(made));
    is_in_annex_.resize(units_.size(), false);
    is_in_annex_.back() = found.in_annex;
    if (kind->rank > 0) open_.push_back(at);
    inner_.clear();
    inner_units_.clear();
    if (!rest.empty()) add_words(last, rest);
    return last;
  }

  bool is_mark_at(std::size_t i) const {
    return std::ranges::binary_search(marks_.marks, i, {}, &LineMark::at);
  }

  /// Whether a line is a title: short, without a full stop, and followed by other lines.
  bool is_title(std::size_t i) const {
    if (i + 1 >= text_.lines.size() || is_mark_at(i) || is_mark_at(i + 1)) return false;
    const auto& line = text_.lines[i];
    if (line.heading > 0) return true;
    const std::string_view words = line.text;
    if (words.size() > longest_title_bytes || find_inner_mark(words)) return false;
    if (text_.wrapped_at > 0 && words.size() * 4 > text_.wrapped_at * 3) return false;
    if (std::string_view(".,;:").contains(words.back()) || words.ends_with("。")) return false;
    std::size_t at = 0;
    const auto c = next_character(words, at);
    return c >= 0 && !u_islower(c) && u_isalpha(c);
  }

  /// Whether words behind a mark are its heading and not the first of its text.
  bool is_heading(const UnitKind& kind, std::string_view rest, std::size_t at) const {
    constexpr std::uint8_t first_with_words = 13;
    if (kind.rank < first_with_words && rest.size() <= longest_title_bytes) return true;
    const bool ends = rest.ends_with('.') || rest.ends_with("。") || rest.ends_with("।");
    const bool heads_more = at + 1 < text_.lines.size() && !is_mark_at(at + 1);
    if (text_.lines[at].heading > 0) return true;
    if (rest.size() > longest_title_bytes || find_inner_mark(rest)) return false;
    // "Objetivos." is a heading; "The Parties establish a zone." is not.
    const auto blanks = std::ranges::count(rest, ' ');
    if (ends) return heads_more && blanks <= 5;
    if (text_.running > 0 && blanks > 12) return false;
    return heads_more && !rest.ends_with(',') && !rest.ends_with(';');
  }

  /// The heading of a unit: from the words behind its mark, or the lines below it.
  void take_heading(TextUnit& made, std::string& rest, std::size_t& last) {
    // "5. Short title.-(1) This Act ...": the heading ends where a dash follows a full stop.
    for (const std::string_view end : {".-", ".–", ".—", "।-"}) {
      const auto at = rest.find(end);
      if (at == rest.npos || at > longest_title_bytes) continue;
      made.heading = rest.substr(0, at);
      rest = trim(rest.substr(at + end.size()));
      return;
    }
    if (!rest.empty() && !is_heading(*made.kind, rest, last)) return;
    if (!rest.empty()) made.heading = std::exchange(rest, {});
    const bool wants_more = made.heading.empty() || runs_over(last);
    for (int lines = 0; wants_more && lines < 2 && is_title(last + 1); ++lines) {
      // A second line only where the first was full.
      if (lines > 0 && !runs_over(last)) break;
      const auto& title = text_.lines[last + 1];
      if (!made.heading.empty() && title.gap) break;
      made.heading += (made.heading.empty() ? "" : " ") + title.text;
      ++last;
    }
    while (made.heading.ends_with('.') || made.heading.ends_with(' ')) made.heading.pop_back();
  }

  /// Whether a title may run over into the next line: it fills more than half of its own.
  bool runs_over(std::size_t i) const {
    return text_.wrapped_at > 0 && text_.lines[i].text.size() * 2 > text_.wrapped_at;
  }

  void add_line(std::size_t i, std::string_view words) {
    if (now_ == TextUnit::no_parent) {
      push({.kind = find_unit_kind(has_preamble_ ? "preface" : "preamble"),
            .line = text_.lines[i].line});
      is_in_annex_.resize(units_.size(), false);
    }
    add_words(i, std::string(words));
  }

  /// Adds the words of a line to the unit at hand, or to the paragraph or point that they open.
  void add_words(std::size_t i, const std::string& words) {
    const auto& line = text_.lines[i];
    const bool breaks = words_.breaks_before(i) || words.size() != line.text.size();
    const auto mark = open_.empty() || !has_paragraphs() ? std::nullopt : find_inner_mark(words);
    const auto opening = mark ? inner_.take(*mark, breaks) : std::nullopt;
    if (!opening) {
      words_.add(words, breaks);
      return;
    }
    open_inner(*opening, std::string(mark->label), line);
    words_.add(mark->rest, true);
    // "1. (a) ...": two marks on one line.
    if (const auto second = find_inner_mark(mark->rest)) {
      if (const auto deeper = inner_.take(*second, true)) {
        words_.clear();
        open_inner(*deeper, std::string(second->label), line);
        words_.add(second->rest, true);
      }
    }
  }

  bool has_paragraphs() {
    const auto& kind = *unit(open_.back()).kind;
    return kind.name == "article" || kind.name == "section" || kind.rank == 1 || kind.rank >= 14;
  }

  void open_inner(const InnerList::Opening& opening, std::string label, const TextLine& line) {
    inner_units_.resize(std::min(inner_units_.size(), opening.depth));
    const auto parent = inner_units_.empty() ? open_.back() : inner_units_.back();
    const auto at = push({.kind = find_unit_kind(opening.is_paragraph ? "paragraph" : "point"),
                          .number = opening.number.text,
                          .label = std::move(label),
                          .parent = parent,
                          .language = line.language,
                          .line = line.line});
    is_in_annex_.resize(units_.size(), false);
    inner_units_.push_back(at);
  }

  const TextLines& text_;
  const LineMarks& marks_;
  ParagraphWords words_;
  std::vector<TextUnit> units_;
  std::vector<bool> is_in_annex_;
  std::vector<std::int32_t> open_;         // chapters and articles around, from the outside in
  std::vector<std::int32_t> inner_units_;  // paragraphs and points around
  InnerList inner_;
  std::int32_t now_ = TextUnit::no_parent;
  bool chapters_hold_parts_ = false, has_preamble_ = false;
};

/// Whether the paragraphs of a text without articles are numbered from 1 through.
std::vector<std::size_t> numbered_paragraphs(const TextLines& text) {
  std::vector<std::size_t> found;
  MarkNumber last;
  std::optional<MarkStyle> style;
  for (std::size_t i = 0; i < text.lines.size(); ++i) {
    const auto mark = find_inner_mark(text.lines[i].text);
    if (!mark || mark->style > MarkStyle::digits_brackets) continue;
    if ((style && *style != mark->style) || !follows(mark->number, last)) continue;
    style = mark->style;
    last = mark->number;
    found.push_back(i);
  }
  constexpr std::size_t least = 3;
  return found.size() >= least ? found : std::vector<std::size_t>();
}

/// Units of a text without articles.
class PlainBuilder {
 public:
  explicit PlainBuilder(const TextLines& text)
      : text_(text), words_(text), numbered_(numbered_paragraphs(text)) {}

  std::vector<TextUnit> build() {
    std::size_t next = 0;
    for (std::size_t i = 0; i < text_.lines.size() && units_.size() <= most_passages; ++i) {
      const auto& line = text_.lines[i];
      const bool numbered = next < numbered_.size() && numbered_[next] == i;
      if (line.heading > 0 && !numbered) {
        open_heading(line);
        continue;
      }
      if (numbered) ++next;
      if (numbered || words_.breaks_before(i)) flush();
      if (numbered) {
        const auto mark = find_inner_mark(line.text);
        begin("paragraph", line);
        units_.back().number = mark->number.text;
        units_.back().label = mark->label;
        words_.add(mark->rest, true);
        continue;
      }
      if (!is_open_) begin("par", line);
      words_.add(line.text, false);
    }
    flush();
    return std::move(units_);
  }

 private:
  void begin(std::string_view kind, const TextLine& line) {
    // Lines behind a numbered paragraph are of it, until the next number or heading.
    const bool goes_on = kind == "par" && in_numbered_;
    if (!goes_on) {
      units_.push_back({.kind = find_unit_kind(kind),
                        .parent = headings_.empty() ? TextUnit::no_parent : headings_.back().second,
                        .language = line.language,
                        .line = line.line});
    }
    if (kind == "paragraph") in_numbered_ = true;
    is_open_ = true;
  }

  void flush() {
    if (!is_open_) return;
    is_open_ = false;
    std::string words;
    words_.move_to(words);
    auto& unit = units_.back();
    if (unit.kind->name == "paragraph") {
      unit.text.append(unit.text.empty() ? "" : "\n").append(words);
      return;
    }
    // A long paragraph is cut here, so that each piece has a number of its own.
    const TextUnit like = unit;
    units_.pop_back();
    for (const auto piece : cut_at_sentences(words)) {
      units_.push_back(like);
      units_.back().text = trim(piece);
    }
  }

  void open_heading(const TextLine& line) {
    flush();
    in_numbered_ = false;
    while (!headings_.empty() && headings_.back().first >= line.heading) headings_.pop_back();
    units_.push_back({.kind = find_unit_kind("hcontainer"),
                      .heading = line.text,
                      .parent = headings_.empty() ? TextUnit::no_parent : headings_.back().second,
                      .language = line.language,
                      .line = line.line});
    headings_.emplace_back(line.heading, static_cast<std::int32_t>(units_.size()) - 1);
  }

  const TextLines& text_;
  ParagraphWords words_;
  std::vector<std::size_t> numbered_;
  std::vector<TextUnit> units_;
  std::vector<std::pair<std::uint8_t, std::int32_t>> headings_;
  bool is_open_ = false, in_numbered_ = false;
};

std::string title_of(const TextLines& text) {
  const TextLine* best = nullptr;
  for (const auto& line : text.lines) {
    if (line.heading > 0 && (best == nullptr || line.heading < best->heading)) best = &line;
  }
  if (best == nullptr && !text.lines.empty()) best = &text.lines.front();
  return best == nullptr ? std::string() : std::string(trim(clip(best->text, 300)));
}

}  // namespace

TextOutline outline_of(const TextLines& text) {
  TextOutline outline{.title = title_of(text)};
  const auto marks = find_line_marks(text);
  const auto count = [&](std::string_view kind) {
    return static_cast<std::size_t>(std::ranges::count_if(
        marks.marks, [&](const LineMark& one) { return one.mark.kind == kind; }));
  };
  outline.articles = count("article") > 0 ? count("article") : count("section") + count("rule");
  outline.units = marks.marks.empty() ? PlainBuilder(text).build() : Builder(text, marks).build();
  if (marks.contents_last > 0) {
    outline.contents_first = text.lines[marks.contents_first].line;
    outline.contents_last = text.lines[marks.contents_last - 1].line;
  }
  return outline;
}

}  // namespace corridor
