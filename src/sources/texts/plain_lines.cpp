// Lines of plain text (text_lines.h), as people type it, as pdftotext prints it, and as machines
// recognise it from scans.

#include "base/text.h"
#include "sources/texts/article_marks.h"
#include "sources/texts/text_lines.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace corridor {
namespace {

/// A line longer than this holds more than a paragraph.
constexpr std::size_t longest_paragraph_bytes = 3'000;

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

/// White space as one blank, control characters and marks of width zero dropped.
std::string tidied(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto left = text.substr(i);
    if (left.starts_with("\xC2\xA0") || left.starts_with("\xE3\x80\x80")) {
      if (!out.empty() && out.back() != ' ') out += left.starts_with("\xC2") ? " " : "\xE3\x80\x80";
      i += left.starts_with("\xC2") ? 1 : 2;
    } else if (left.starts_with("\xC2\xAD") || left.starts_with("\xEF\xBB\xBF") ||
               left.starts_with("\xE2\x80\x8B")) {
      i += byte == 0xC2 ? 1 : 2;
    } else if (byte > ' ' && byte != 0x7F) {
      out += text[i];
    } else if (!out.empty() && out.back() != ' ' && (byte == ' ' || byte == '\t')) {
      out += ' ';
    }
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

/// "12", "- 12 -", "Page 12", "Page 12 of 90", "12/90".
bool is_page_number(std::string_view text, bool at_edge) {
  std::string words = fold(text.substr(0, 40));
  if (text.size() > 30 || words.empty()) return false;
  const bool says_page = words.starts_with("page ") || words.starts_with("pagina ");
  if (!says_page && !at_edge) return false;
  if (says_page) words.erase(0, words.find(' ') + 1);
  return std::ranges::all_of(split(words, ' '), [](std::string_view word) {
    const bool digits = !word.empty() && word.size() <= 4 &&
                        word.find_first_not_of("0123456789") == std::string_view::npos;
    return digits || word == "of" || word == "de" || word == "sur";
  });
}

struct Page {
  std::size_t first = 0, last = 0;  // lines, the last one not included
};

/// A line without its digits: the same at the top of each page.
std::string without_digits(std::string_view text) {
  std::string words = fold(text.substr(0, 200));
  std::erase_if(words, [](char c) { return c >= '0' && c <= '9'; });
  return words;
}

/// The lines at the edges of pages that say the same on half of them and on three or more.
std::vector<bool> repeated_edges(const std::vector<TextLine>& lines,
                                 const std::vector<Page>& pages) {
  constexpr std::size_t deep = 3;
  std::unordered_map<std::string, std::size_t> counts;
  const auto each_edge = [&](auto use) {
    for (const auto& page : pages) {
      for (std::size_t i = page.first; i < page.last; ++i) {
        if (i < page.first + deep || i + deep >= page.last) use(i);
      }
    }
  };
  each_edge([&](std::size_t i) { ++counts[without_digits(lines[i].text)]; });
  std::vector<bool> repeated(lines.size(), false);
  each_edge([&](std::size_t i) {
    const auto count = counts[without_digits(lines[i].text)];
    repeated[i] = count >= 3 && count * 2 >= pages.size() && lines[i].text.size() < 150;
  });
  return repeated;
}

void leave_out_page_marks(TextLines& text, const std::vector<Page>& pages) {
  const bool paged = pages.size() > 1;
  const auto repeated =
      paged ? repeated_edges(text.lines, pages) : std::vector<bool>(text.lines.size(), false);
  std::vector<bool> at_edge(text.lines.size(), false);
  for (const auto& page : pages) {
    if (!paged || page.first == page.last) continue;
    at_edge[page.first] = at_edge[page.last - 1] = true;
  }
  std::vector<TextLine> kept;
  for (std::size_t i = 0; i < text.lines.size(); ++i) {
    auto& line = text.lines[i];
    if (repeated[i] || is_page_number(line.text, at_edge[i])) {
      ++text.left_out;
    } else {
      kept.push_back(std::move(line));
    }
  }
  text.lines = std::move(kept);
}

/// Whether a mark of an article or paragraph may begin in the middle of a running line: behind the
/// end of a sentence, or behind words in capitals.
bool may_begin(std::string_view before) {
  before = trim(before);
  if (before.empty()) return true;
  if (std::string_view(".:;!?-)").contains(before.back()) || before.ends_with("”")) return true;
  const auto blank = before.find_last_of(" .;:-");
  const auto word = blank == before.npos ? before : before.substr(blank + 1);
  return word.size() > 1 && std::ranges::none_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
}

/// "CHAPTER II Agriculture": behind it an article may begin.
bool is_chapter(std::string_view before) {
  constexpr std::size_t longest_title = 150;
  if (before.size() > longest_title) return false;
  const auto mark = find_article_mark(before);
  return mark && !mark->is_reference && mark->kind != "article" && mark->kind != "section";
}

/// Breaks a line of a whole text where an article, or a numbered paragraph, seems to begin.
void break_running(const TextLine& line, std::vector<TextLine>& into) {
  const std::string_view text = line.text;
  std::size_t start = 0;
  const auto push = [&](std::size_t end) {
    const auto piece = trim(text.substr(start, end - start));
    if (!piece.empty()) into.push_back({std::string(piece), line.line, true, 0, {}});
    start = end;
  };
  for (std::size_t at = 1; at < text.size(); ++at) {
    const bool behind_point = text[at - 1] == '.';
    if (text[at - 1] != ' ' && !behind_point) continue;
    const auto rest = text.substr(at, 120);
    const char c = rest[0];
    const bool letter = (c >= 'A' && c <= 'Z') || c < 0;
    const bool digit = (c >= '0' && c <= '9') || c == '(';
    if (!letter && (!digit || behind_point)) continue;
    const auto before = text.substr(start, at - start);
    bool begins = false;
    if (letter) {
      const auto mark = find_article_mark(rest);
      begins = mark && mark->is_capital && !mark->is_reference &&
               (may_begin(before) || is_chapter(before));
    } else if (may_begin(before) && !trim(before).ends_with('-')) {
      begins = find_inner_mark(rest).has_value();
    }
    if (begins) push(at);
  }
  push(text.size());
}

/// The length that most of the longest lines come up to, where paragraphs run over several lines.
std::size_t wrap_of(const std::vector<TextLine>& lines) {
  std::vector<std::size_t> lengths;
  std::size_t pairs = 0, run_on = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    lengths.push_back(characters(lines[i].text));
    if (i == 0 || lines[i].gap) continue;
    ++pairs;
    std::size_t at = 0;
    const auto c = next_character(lines[i].text, at);
    if (c >= 0 && u_islower(c)) ++run_on;
  }
  if (lengths.size() < 4) return 0;
  const auto tenth = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() * 9 / 10);
  std::ranges::nth_element(lengths, tenth);
  const auto width = *tenth;
  const auto near = static_cast<std::size_t>(std::ranges::count_if(
      lengths, [&](auto n) { return n * 10 >= width * 8 && n <= width * 2; }));
  const bool caseless = run_on == 0 && near * 3 > lengths.size() && pairs * 2 > lengths.size();
  const bool runs_on = run_on * 10 >= pairs && run_on > 2;
  return (runs_on || caseless) && width >= 30 && width <= 250 ? width : 0;
}

}  // namespace

TextLines lines_of_plain_text(std::string_view text) {
  TextLines found;
  std::vector<Page> pages{{}};
  bool gap = true;
  std::uint32_t number = 1;
  while (!text.empty() && found.lines.size() <= TextLines::most) {
    const auto end = std::min(text.find_first_of("\n\f"), text.size());
    const bool page_ends = end < text.size() && text[end] == '\f';
    auto line = tidied(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) {
      gap |= !page_ends;
    } else if (line.size() > longest_paragraph_bytes) {
      ++found.running;
      break_running({std::move(line), number, gap, 0, {}}, found.lines);
      gap = true;
    } else {
      found.lines.push_back({std::move(line), number, std::exchange(gap, false), 0, {}});
    }
    if (!page_ends) {
      ++number;
      continue;
    }
    pages.back().last = found.lines.size();
    pages.push_back({found.lines.size(), found.lines.size()});
  }
  pages.back().last = found.lines.size();
  leave_out_page_marks(found, pages);
  found.wrapped_at = wrap_of(found.lines);
  if (found.wrapped_at == 0) {
    for (auto& line : found.lines) line.gap = true;
  }
  return found;
}

}  // namespace corridor
