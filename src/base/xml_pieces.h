#pragma once
// XmlPieces: the elements of one name in a long XML text, one after another, each parsed by itself,
// so that a table of millions of cells costs the memory of one row. For texts whose elements of
// that name stand side by side and hold none of their own name: rows of a sheet, shared strings.
//
// What it refuses: what XmlDocument refuses, comments (they could hide elements), an element of
// more than 16 MiB (ErrorKind::limit).

#include "base/result.h"
#include "base/xml_document.h"

#include <optional>
#include <string>
#include <string_view>

namespace corridor {

class XmlPieces {
 public:
  static constexpr std::size_t largest_piece = std::size_t{16} << 20;

  /// `part` names the text in errors: "xl/sharedStrings.xml"; `element` is without prefix: "row".
  /// Both views must stay as long as the pieces.
  XmlPieces(Where part, std::string_view text, std::string_view element);

  /// False behind the last.
  Result<bool> next();
  XmlElement piece() const { return document_->root(); }

 private:
  std::optional<std::size_t> find_tag(std::string_view opening, std::size_t from) const;
  std::size_t end_of_tag(std::size_t start) const;

  Where part_;
  std::string_view text_;
  std::string opening_, closing_;  // "<x:row", "</x:row"
  std::size_t position_ = 0;
  std::optional<XmlDocument> document_;
};

}  // namespace corridor
