#include "server/target.h"

#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

Error wrong(std::string message, std::size_t at, std::string hint) {
  return {ErrorKind::usage, std::move(message), {"address", 1, at + 1}, std::move(hint)};
}

Result<void> read_path(std::string_view path, Target& target) {
  std::size_t at = 1;
  for (const auto piece : split(path.substr(1), '/')) {
    const bool last = at + piece.size() == path.size();
    if (!piece.empty() || !last) {
      auto segment = TRY(percent_decode(piece, at, Plus::is_plus));
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
      auto name = TRY(percent_decode(piece.substr(0, equals), start, Plus::is_space));
      auto value =
          equals == piece.size()
              ? std::string()
              : TRY(percent_decode(piece.substr(equals + 1), start + equals + 1, Plus::is_space));
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
