#include "server/target.h"

#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

int hexadecimal(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

Error wrong(std::string message, std::size_t at, std::string hint) {
  return {ErrorKind::usage, std::move(message), {"address", 1, at + 1}, std::move(hint)};
}

/// `start` is where the piece stands in the whole, for messages.
Result<std::string> decode(std::string_view piece, std::size_t start, bool plus_is_space) {
  std::string out;
  for (std::size_t i = 0; i < piece.size(); ++i) {
    if (piece[i] == '+' && plus_is_space) {
      out += ' ';
    } else if (piece[i] != '%') {
      out += piece[i];
    } else {
      const int high = i + 2 < piece.size() ? hexadecimal(piece[i + 1]) : -1;
      const int low = i + 2 < piece.size() ? hexadecimal(piece[i + 2]) : -1;
      if (high < 0 || low < 0) {
        return fail(wrong("expected two hexadecimal digits behind %", start + i,
                          "Write a percent sign itself as %25."));
      }
      out += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  if (find_invalid_utf8(out) != out.npos) {
    return fail(wrong("expected UTF-8", start, "Encode the text as UTF-8, then each byte as %XX."));
  }
  if (std::ranges::any_of(out, [](char c) { return (c >= 0 && c < ' ') || c == 0x7f; })) {
    return fail(wrong("expected no control characters", start, "Take out %00 to %1F and %7F."));
  }
  return out;
}

Result<void> read_path(std::string_view path, Target& target) {
  std::size_t at = 1;
  for (const auto piece : split(path.substr(1), '/')) {
    const bool last = at + piece.size() == path.size();
    if (!piece.empty() || !last) {
      auto segment = TRY(decode(piece, at, false));
      if (segment.empty() || segment == "." || segment == "..") {
        return fail(wrong(fmt::format("expected a name between two slashes, saw \"{}\"", segment),
                          at, "Write the path without empty parts, \".\" and \"..\"."));
      }
      target.path.push_back(std::move(segment));
    }
    at += piece.size() + 1;
  }
  return {};
}

Result<void> read_query(std::string_view query, std::size_t start, Target& target) {
  for (const auto piece : split(query, '&')) {
    if (!piece.empty()) {
      if (target.query.size() == most_query_values) {
        return fail({ErrorKind::limit,
                     fmt::format("expected at most {} values in a query", most_query_values),
                     {"address", 1, start + 1},
                     "Ask in several requests."});
      }
      const auto equals = std::min(piece.find('='), piece.size());
      auto name = TRY(decode(piece.substr(0, equals), start, true));
      auto value = equals == piece.size()
                       ? std::string()
                       : TRY(decode(piece.substr(equals + 1), start + equals + 1, true));
      target.query.emplace_back(std::move(name), std::move(value));
    }
    start += piece.size() + 1;
  }
  return {};
}

}  // namespace

Result<Target> parse_target(std::string_view text) {
  if (text.size() > longest_target_bytes) {
    return fail({ErrorKind::limit,
                 fmt::format("expected an address of at most {} bytes, saw {}",
                             longest_target_bytes, text.size()),
                 {"address"},
                 "Ask in several requests."});
  }
  if (!text.starts_with('/')) {
    return fail(wrong("expected an address that begins with a slash", 0, "Such as /api/v1."));
  }
  text = text.substr(0, text.find('#'));
  const auto question = std::min(text.find('?'), text.size());
  Target target;
  TRY(read_path(text.substr(0, question), target));
  if (question < text.size()) TRY(read_query(text.substr(question + 1), question + 1, target));
  return target;
}

}  // namespace corridor
