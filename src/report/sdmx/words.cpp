#include "report/sdmx/words.h"

#include "base/percent.h"
#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor::sdmx {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_letter_or_digit(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }

Error wrong(std::string message, std::size_t at) {
  return {ErrorKind::usage, std::move(message), {"address", 1, at + 1}};
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
    words.path.push_back(TRY(percent_decode(piece, at, Plus::is_plus)));
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
      auto name = TRY(percent_decode(piece.substr(0, equals), start, Plus::is_plus));
      auto value =
          equals == piece.size()
              ? std::string()
              : TRY(percent_decode(piece.substr(equals + 1), start + equals + 1, Plus::is_plus));
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
