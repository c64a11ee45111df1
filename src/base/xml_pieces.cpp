#include "base/xml_pieces.h"

#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

/// What stands before the names of a document: "x:" of "<x:worksheet", or nothing.
std::string_view prefix_of_root(std::string_view text) {
  std::size_t start = 0;
  do {
    start = text.find('<', start);
    if (start == text.npos) return {};
    ++start;
  } while (start < text.size() && (text[start] == '?' || text[start] == '!'));
  const auto end = text.find_first_of(" \t\r\n/>", start);
  if (end == text.npos) return {};
  const auto name = text.substr(start, end - start);
  const auto colon = name.find(':');
  return colon == name.npos ? std::string_view() : name.substr(0, colon + 1);
}

}  // namespace

XmlPieces::XmlPieces(Where part, std::string_view text, std::string_view element)
    : part_(std::move(part)), text_(text) {
  const auto prefix = prefix_of_root(text);
  opening_ = fmt::format("<{}{}", prefix, element);
  closing_ = fmt::format("</{}{}", prefix, element);
}

std::optional<std::size_t> XmlPieces::find_tag(std::string_view opening, std::size_t from) const {
  for (auto at = text_.find(opening, from); at != text_.npos; at = text_.find(opening, at + 1)) {
    const auto behind = at + opening.size();
    if (behind < text_.size() && std::string_view(" \t\r\n/>").contains(text_[behind])) return at;
  }
  return std::nullopt;
}

std::size_t XmlPieces::end_of_tag(std::size_t start) const {
  char quote = 0;
  for (std::size_t i = start; i < text_.size(); ++i) {
    const char c = text_[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return i + 1;
    }
  }
  return text_.size();
}

Result<bool> XmlPieces::next() {
  if (position_ == 0 && text_.contains("<!--")) {
    return fail({ErrorKind::malformed, "expected XML without comments, saw <!--", part_,
                 "Open the file in a spreadsheet program and save it again."});
  }
  const auto start = find_tag(opening_, position_);
  if (!start) return false;
  std::size_t end = end_of_tag(*start);
  if (text_[end - 2] != '/' || text_[end - 1] != '>') {
    const auto closing = find_tag(closing_, end);
    end = closing ? end_of_tag(*closing) : text_.size();
  }
  if (end - *start > largest_piece) {
    return fail({ErrorKind::limit,
                 fmt::format("expected at most {} MiB in one <{}>, saw more", largest_piece >> 20,
                             opening_.substr(1)),
                 part_, "No data file has that: check where it came from."});
  }
  position_ = end;
  auto document = XmlDocument::parse(part_.file, text_.substr(*start, end - *start));
  if (!document) {
    Error error = std::move(document).error();
    error.where = part_;  // a line of the piece would mislead
    return fail(std::move(error));
  }
  document_ = std::move(*document);
  return true;
}

}  // namespace corridor
