#pragma once
// XmlWriter: writes XML front to back behind a string, with escapes and closing tags in their
// places and without white space between elements. What XML 1.0 cannot hold is left out. Names are
// taken as they are: they come from the program, not from the world.

#include <string>
#include <string_view>
#include <vector>

namespace corridor {

class XmlWriter {
 public:
  /// `out` must outlive the writer, and may be emptied between two calls.
  explicit XmlWriter(std::string& out) : out_(&out) {}

  /// <?xml version="1.0" encoding="UTF-8"?>
  XmlWriter& declaration();
  XmlWriter& open(std::string_view name);
  /// Of the element opened last, before anything stands in it.
  XmlWriter& attribute(std::string_view name, std::string_view value);
  XmlWriter& text(std::string_view text);
  XmlWriter& close();
  /// An element with text and nothing else.
  XmlWriter& element(std::string_view name, std::string_view content);
  /// Closes what is open, down to so many elements.
  XmlWriter& close_to(std::size_t depth);
  std::size_t depth() const { return open_.size(); }

 private:
  void end_tag();

  std::string* out_;
  std::vector<std::string> open_;
  bool in_tag_ = false;
};

/// "&amp;" of '&', and so of < > and "; empty of what may stand as it is.
std::string_view xml_entity(char c);

/// `text` behind `out`, with & < > " escaped.
void append_xml_escaped(std::string& out, std::string_view text);

}  // namespace corridor
