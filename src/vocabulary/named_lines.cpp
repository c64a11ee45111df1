#include "vocabulary/named_lines.h"

#include "base/text.h"

#include <algorithm>

namespace corridor {

NamedLines::NamedLines(std::string_view text) {
  if (text.empty()) return;
  constexpr std::size_t usual = 8;
  lines_.reserve(usual);
  while (!text.empty()) {
    const auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    const auto equals = line.find('=');
    if (equals == std::string_view::npos) continue;
    lines_.push_back({std::string(line.substr(0, equals)), std::string(line.substr(equals + 1))});
  }
}

NamedLines& NamedLines::set(std::string_view name, std::string_view value) {
  std::string kept(trim(value));
  for (char& c : kept) {
    if (c == '\n' || c == '\r') c = ' ';
  }
  const auto at = std::ranges::lower_bound(lines_, name, {}, &Line::name);
  const bool there = at != lines_.end() && at->name == name;
  if (kept.empty()) {
    if (there) lines_.erase(at);
  } else if (there) {
    at->value = std::move(kept);
  } else {
    lines_.insert(at, {std::string(name), std::move(kept)});
  }
  return *this;
}

std::string_view NamedLines::operator[](std::string_view name) const {
  const auto at = std::ranges::lower_bound(lines_, name, {}, &Line::name);
  return at != lines_.end() && at->name == name ? std::string_view(at->value) : std::string_view();
}

std::vector<std::string_view> NamedLines::list(std::string_view name) const {
  auto words = split((*this)[name], ' ');
  std::erase_if(words, [](std::string_view word) { return word.empty(); });
  return words;
}

std::string NamedLines::text() const {
  std::string text;
  for (const auto& [name, value] : lines_) {
    if (!text.empty()) text += '\n';
    text += name + "=" + value;
  }
  return text;
}

}  // namespace corridor
