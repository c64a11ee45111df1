#include "vocabulary/place_spelling.h"

#include "base/text.h"
#include "vocabulary/place.h"

#include <algorithm>
#include <array>

namespace corridor {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

std::string_view without_footnotes(std::string_view name) {
  constexpr std::array<std::string_view, 9> marks{"*", "†", "‡", "§", "¹", "²", "³", "⁴", "⁵"};
  for (bool again = true; again;) {
    again = false;
    name = trim(name);
    for (const auto mark : marks) {
      if (!name.ends_with(mark)) continue;
      name.remove_suffix(mark.size());
      again = true;
    }
    const auto open = name.find_last_of("([");
    const bool closed = name.ends_with(')') || name.ends_with(']');
    if (closed && open != std::string_view::npos && open > 0) {
      const auto inside = name.substr(open + 1, name.size() - open - 2);
      if (!inside.empty() && std::ranges::all_of(inside, is_digit)) {
        name = name.substr(0, open);
        again = true;
      }
    }
    if (closed && open == std::string_view::npos && name.size() > 2 &&
        is_digit(name[name.size() - 2])) {
      name.remove_suffix(1);
      while (!name.empty() && is_digit(name.back())) name.remove_suffix(1);
      again = true;
    }
    if (name.size() > 3 && name.ends_with('/') && name[name.size() - 3] == ' ') {
      name.remove_suffix(3);
      again = true;
    }
  }
  return name;
}

std::string fold_place_name(std::string_view name) {
  std::string out;
  const std::string folded = fold(name);
  for (const auto word : split(folded, ' ')) {
    if (word == "the") continue;
    if (!out.empty()) out += ' ';
    out += word == "st" ? "saint" : word;
  }
  return out;
}

bool is_code_of_a_part(std::string_view code) {
  if (code.size() < 4 || code.size() > Place::longest_code) return false;
  if (!is_letter(code[0]) || !is_letter(code[1])) return false;
  const bool own = code[2] == ':';
  if (!own && (code[2] != '-' || code.size() > 6)) return false;
  return std::ranges::all_of(code.substr(3), [own](char c) {
    return is_letter(c) || is_digit(c) || (own && (c == '.' || c == '_'));
  });
}

}  // namespace corridor
