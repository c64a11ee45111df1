#include "report/render_escape.h"

#include "base/text.h"
#include "base/xml_writer.h"

#include <algorithm>

namespace corridor {
namespace {

bool is_line_break(std::int32_t c) {
  return (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool is_dropped(std::int32_t c) {
  const bool control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
  const bool direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  const bool invisible = c == 0xFEFF || (c >= 0xE0000 && c <= 0xE007F);
  return control || direction || invisible;
}

bool is_plain(char c) { return c >= ' ' && c < 0x7F; }

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

}  // namespace

std::string clean_text(std::string_view text) {
  if (std::ranges::all_of(text, is_plain)) return std::string(text);
  const std::string valid = replace_invalid_utf8(text);
  std::string out;
  for (std::size_t i = 0; i < valid.size();) {
    const std::size_t start = i;
    const auto c = next_character(valid, i);
    if (is_line_break(c)) {
      out += ' ';
    } else if (!is_dropped(c)) {
      out.append(valid, start, i - start);
    }
  }
  return out;
}

std::string escape_html(std::string_view text) {
  std::string out;
  for (const char c : clean_text(text)) {
    const auto entity = c == '\'' ? std::string_view("&#39;") : xml_entity(c);
    entity.empty() ? out += c : out += entity;
  }
  return out;
}

std::string escape_markdown(std::string_view text) {
  constexpr std::string_view special = "\\`*_[]<>|~";
  const std::string clean = clean_text(text);
  const std::size_t digits = std::min(clean.find_first_not_of("0123456789"), clean.size());
  std::string out;
  for (std::size_t i = 0; i < clean.size(); ++i) {
    const char c = clean[i];
    const char next = i + 1 < clean.size() ? clean[i + 1] : ' ';
    // "&amp;" would be read as an entity, "# x" and "- x" as a heading and a list.
    const bool entity = c == '&' && (is_word(next) || next == '#');
    const bool opens_block =
        i == 0 && (c == '#' || c == '-' || c == '+') && (next == ' ' || next == c);
    // So would "12. x" be, as a numbered list.
    const bool opens_list = i > 0 && i == digits && (c == '.' || c == ')') && next == ' ';
    const bool escape = special.find(c) != std::string_view::npos || entity || opens_block;
    if (escape || opens_list) out += '\\';
    out += c;
  }
  return out;
}

std::string html_id(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (!is_word(c) && c != '_') c = '-';
  }
  return out.empty() ? "part" : out;
}

bool is_web_address(std::string_view url) {
  return url.starts_with("https://") || url.starts_with("http://");
}

}  // namespace corridor
