#include "report/sdmx/words.h"

#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor::sdmx {
namespace {

int hexadecimal(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_letter_or_digit(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }

Error wrong(std::string message, std::size_t at) {
  return {ErrorKind::usage, std::move(message), {"address", 1, at + 1}};
}

Result<std::string> decode(std::string_view piece, std::size_t start) {
  std::string out;
  for (std::size_t i = 0; i < piece.size(); ++i) {
    if (piece[i] != '%') {
      out += piece[i];
      continue;
    }
    const int high = i + 2 < piece.size() ? hexadecimal(piece[i + 1]) : -1;
    const int low = i + 2 < piece.size() ? hexadecimal(piece[i + 2]) : -1;
    if (high < 0 || low < 0) {
      return fail(wrong("expected two hexadecimal digits behind %", start + i));
    }
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  if (find_invalid_utf8(out) != out.npos) return fail(wrong("expected UTF-8", start));
  if (std::ranges::any_of(out, [](char c) { return (c >= 0 && c < ' ') || c == 0x7f; })) {
    return fail(wrong("expected no control characters", start));
  }
  return out;
}

Result<void> read_path(std::string_view path, Words& words) {
  while (path.ends_with('/')) path.remove_suffix(1);
  std::size_t at = 0;
  if (path.starts_with('/')) {
    path.remove_prefix(1);
    ++at;
  }
  if (path.empty()) return {};
  for (const auto piece : split(path, '/')) {
    if (words.path.size() == most_parts) {
      return fail(wrong(fmt::format("expected at most {} parts of a path", most_parts), at));
    }
    if (piece.empty()) return fail(wrong("expected a word between two slashes", at));
    words.path.push_back(TRY(decode(piece, at)));
    at += piece.size() + 1;
  }
  return {};
}

Result<void> read_query(std::string_view query, std::size_t start, Words& words) {
  for (const auto piece : split(query, '&')) {
    if (!piece.empty()) {
      if (words.query.size() == most_values) {
        return fail({ErrorKind::limit,
                     fmt::format("expected at most {} values in a query", most_values),
                     {"address", 1, start + 1}});
      }
      const auto equals = std::min(piece.find('='), piece.size());
      auto name = TRY(decode(piece.substr(0, equals), start));
      auto value = equals == piece.size()
                       ? std::string()
                       : TRY(decode(piece.substr(equals + 1), start + equals + 1));
      words.query.emplace_back(std::move(name), std::move(value));
    }
    start += piece.size() + 1;
  }
  return {};
}

}  // namespace

const std::string* Words::find(std::string_view name) const {
  for (const auto& [known, value] : query) {
    if (known == name) return &value;
  }
  return nullptr;
}

Result<Words> read_words(std::string_view address) {
  if (address.size() > longest_address) {
    return fail({ErrorKind::limit,
                 fmt::format("expected an address of at most {} bytes, saw {}", longest_address,
                             address.size()),
                 {"address"}});
  }
  address = address.substr(0, address.find('#'));
  const auto question = std::min(address.find('?'), address.size());
  Words words;
  TRY(read_path(address.substr(0, question), words));
  if (question < address.size()) {
    TRY(read_query(address.substr(question + 1), question + 1, words));
  }
  return words;
}

Result<std::vector<std::string>> read_choices(std::string_view text, char separator) {
  std::vector<std::string> choices;
  if (text.empty() || text == "all" || text == "*") return choices;
  for (const auto piece : split(text, separator)) {
    if (piece.empty()) {
      return fail(
          {ErrorKind::usage, fmt::format("expected something on both sides of \"{}\", saw \"{}\"",
                                         separator, clip(text, 100))});
    }
    if (choices.size() == most_choices) {
      return fail({ErrorKind::limit, fmt::format("expected at most {} choices", most_choices)});
    }
    choices.emplace_back(piece);
  }
  if (std::ranges::find(choices, "all") != choices.end()) choices.clear();
  if (std::ranges::find(choices, "*") != choices.end()) choices.clear();
  return choices;
}

bool is_id(std::string_view text) {
  constexpr std::string_view others = "_@$-";
  return !text.empty() && std::ranges::all_of(text, [&](char c) {
    return is_letter_or_digit(c) || others.contains(c);
  });
}

bool is_component(std::string_view text) {
  constexpr std::string_view others = "_-";
  return !text.empty() && is_letter(text[0]) && std::ranges::all_of(text, [&](char c) {
    return is_letter_or_digit(c) || others.contains(c);
  });
}

bool is_agency(std::string_view text) {
  return std::ranges::all_of(split(text, '.'), is_component);
}

Error expected(std::string_view what, std::string_view seen, std::string hint) {
  return {ErrorKind::usage,
          fmt::format("expected {}, saw \"{}\"", what, clip(seen, 100)),
          {},
          std::move(hint)};
}

}  // namespace corridor::sdmx
