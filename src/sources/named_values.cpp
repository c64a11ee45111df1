#include "sources/named_values.h"

#include "base/text.h"

#include <algorithm>
#include <cctype>

namespace corridor {

NamedValues& NamedValues::add(std::string_view name, std::string_view value) {
  std::string clean(trim(value));
  if (clean.empty()) return *this;
  std::ranges::replace(clean, ';', ',');
  std::ranges::replace(clean, '\n', ' ');
  std::ranges::replace(clean, '\r', ' ');
  values_.emplace_back(name, std::move(clean));
  return *this;
}

std::string NamedValues::text() const {
  auto sorted = values_;
  std::ranges::sort(sorted);
  std::string text;
  for (const auto& [name, value] : sorted) {
    if (!text.empty()) text += ';';
    text.append(name).append("=").append(value);
  }
  return text;
}

std::string join_named(const std::vector<std::pair<std::string_view, std::string_view>>& named) {
  NamedValues values;
  for (const auto& [name, value] : named) values.add(name, value);
  return values.text();
}

std::string snake_case(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0) {
      out += static_cast<char>(std::tolower(byte));
    } else if (!out.empty() && out.back() != '_') {
      out += '_';
    }
  }
  if (out.ends_with('_')) out.pop_back();
  return out;
}

}  // namespace corridor
