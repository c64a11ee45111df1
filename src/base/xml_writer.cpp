#include "base/xml_writer.h"

#include "base/check.h"

namespace corridor {

std::string_view xml_entity(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    default:
      return {};
  }
}

void append_xml_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    const auto entity = xml_entity(c);
    if (!entity.empty()) {
      out += entity;
    } else if (static_cast<unsigned char>(c) >= ' ' || c == '\n' || c == '\t') {
      out += c;
    }
  }
}

void XmlWriter::end_tag() {
  if (in_tag_) *out_ += '>';
  in_tag_ = false;
}

XmlWriter& XmlWriter::declaration() {
  *out_ += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  return *this;
}

XmlWriter& XmlWriter::open(std::string_view name) {
  end_tag();
  out_->append("<").append(name);
  open_.emplace_back(name);
  in_tag_ = true;
  return *this;
}

XmlWriter& XmlWriter::attribute(std::string_view name, std::string_view value) {
  ENSURE(in_tag_, "attributes stand before what is in an element");
  out_->append(" ").append(name).append("=\"");
  append_xml_escaped(*out_, value);
  *out_ += '"';
  return *this;
}

XmlWriter& XmlWriter::text(std::string_view text) {
  end_tag();
  append_xml_escaped(*out_, text);
  return *this;
}

XmlWriter& XmlWriter::close() {
  ENSURE(!open_.empty(), "an element is open");
  if (in_tag_)
    *out_ += "/>";
  else
    out_->append("</").append(open_.back()).append(">");
  in_tag_ = false;
  open_.pop_back();
  return *this;
}

XmlWriter& XmlWriter::element(std::string_view name, std::string_view content) {
  return open(name).text(content).close();
}

XmlWriter& XmlWriter::close_to(std::size_t depth) {
  while (open_.size() > depth) close();
  return *this;
}

}  // namespace corridor
