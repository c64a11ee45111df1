// Lines of Markdown (text_lines.h): headings with "#" or underlined, items, paragraphs, quotes,
// tables. Marks of emphasis and links are taken off, code is kept as it is, HTML tags and comments
// are dropped.

#include "base/text.h"
#include "sources/texts/text_lines.h"

#include <algorithm>
#include <utility>

namespace corridor {
namespace {

/// The words of a link, "[words](address)", or of an image; how many bytes it takes, 0 for none.
std::size_t take_link(std::string_view text, std::string& out) {
  const std::size_t skip = text.starts_with("![") ? 2 : 1;
  constexpr std::size_t longest_words = 300;
  std::size_t depth = 1, at = skip;
  while (at < text.size() && at < longest_words && depth > 0) {
    if (text[at] == '[') ++depth;
    if (text[at] == ']') --depth;
    ++at;
  }
  if (depth > 0 || at >= text.size() || text[at] != '(') return 0;
  const auto close = text.find(')', at);
  if (close == text.npos || close - at > 2'000) return 0;
  if (skip == 1) out += text.substr(1, at - 2);
  return close + 1;
}

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c < 0;
}

/// The words of a line without the marks that dress them.
std::string plain_words(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const auto left = text.substr(i);
    const bool inside =
        i > 0 && is_word(text[i - 1]) && i + 1 < text.size() && is_word(text[i + 1]);
    if (c == '\\' && i + 1 < text.size() && !is_word(text[i + 1])) {
      out += text[++i];
    } else if (c == '*' || c == '`' || (c == '_' && !inside) || left.starts_with("~~")) {
      i += c == '~' ? 1 : 0;
    } else if (c == '[' || left.starts_with("![")) {
      const auto taken = take_link(left, out);
      if (taken == 0) out += c;
      if (taken > 0) i += taken - 1;
    } else if (c == '<' && i + 1 < text.size() && (is_word(text[i + 1]) || text[i + 1] == '/')) {
      const auto close = left.substr(0, 500).find('>');
      if (close == left.npos) out += c;
      if (close != left.npos) i += close;
    } else {
      out += c;
    }
  }
  return std::string(trim(out));
}

bool is_rule(std::string_view line) {
  return line.size() >= 3 && std::string_view("-*_=").contains(line[0]) &&
         line.find_first_not_of(std::string(1, line[0]) + " ") == line.npos;
}

bool is_table_rule(std::string_view line) {
  return line.contains('|') && line.contains("--") && line.find_first_not_of("|-: ") == line.npos;
}

/// The mark of an item or a quote at the start of a line, which it drops; false for none.
bool drop_item(std::string_view& line) {
  bool dropped = false;
  while (line.starts_with("> ") || line == ">") {
    line = trim(line.substr(1));
    dropped = true;
  }
  const bool bullet = line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ");
  if (bullet) line = trim(line.substr(2));
  return dropped || bullet;
}

/// "12. ", "(a) ": an item that keeps its mark.
bool begins_item(std::string_view line) {
  const auto end = line.find_first_of(".)");
  return end != line.npos && end > 0 && end <= 5 && end + 1 < line.size() && line[end + 1] == ' ';
}

class Reader {
 public:
  void take(std::string_view raw, std::uint32_t number) {
    std::string_view line = trim(raw);
    if (line.starts_with("```") || line.starts_with("~~~")) {
      in_code_ = !in_code_;
      return end();
    }
    if (in_code_) return add(line, number, true);
    if (take_comment(line) || line.empty()) return end();
    if (underlines(line) || is_rule(line) || is_table_rule(line)) return end();
    const auto level = std::min(line.find_first_not_of('#'), line.size());
    if (level >= 1 && level <= 6 && level < line.size() && line[level] == ' ') {
      end();
      line = trim(line.substr(level));
      line = trim(line.substr(0, line.find_last_not_of('#') + 1));
      add(line, number, true);
      if (!lines_.lines.empty()) lines_.lines.back().heading = static_cast<std::uint8_t>(level);
      return end();
    }
    const bool item = drop_item(line) || begins_item(line) || line.starts_with('|');
    add(line, number, item);
    // Two blanks at the end of a line break it.
    if (raw.ends_with("  ") || raw.ends_with("  \r") || raw.ends_with('\\')) end();
  }
  std::size_t count() const { return lines_.lines.size(); }
  TextLines lines() && { return std::move(lines_); }

 private:
  void end() { open_ = false; }

  void add(std::string_view line, std::uint32_t number, bool apart) {
    auto words = plain_words(line);
    if (words.empty()) return;
    if (open_ && !apart) {
      lines_.lines.back().text += " " + words;
    } else {
      lines_.lines.push_back({std::move(words), number, true, 0, {}});
    }
    open_ = true;
  }

  /// "====" or "----" below a line makes it a heading.
  bool underlines(std::string_view line) {
    const bool is_line = line.find_first_not_of('=') == line.npos ||
                         (line.size() >= 2 && line.find_first_not_of('-') == line.npos);
    if (!is_line || !open_ || lines_.lines.empty()) return false;
    lines_.lines.back().heading = line[0] == '=' ? 1 : 2;
    return true;
  }

  /// Whether the line is of a comment.
  bool take_comment(std::string_view line) {
    if (!in_comment_ && !line.starts_with("<!--")) return false;
    in_comment_ = !line.contains("-->");
    return true;
  }

  TextLines lines_;
  bool open_ = false, in_code_ = false, in_comment_ = false;
};

}  // namespace

TextLines lines_of_markdown(std::string_view text) {
  Reader reader;
  std::uint32_t number = 0;
  while (!text.empty() && reader.count() <= TextLines::most) {
    const auto end = std::min(text.find('\n'), text.size());
    reader.take(text.substr(0, end), ++number);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return std::move(reader).lines();
}

}  // namespace corridor
