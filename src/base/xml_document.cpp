#include "base/xml_document.h"

#include "base/text.h"

#include <fmt/core.h>
#include <pugixml.hpp>

#include <algorithm>

namespace corridor {

struct XmlDocument::Inside {
  std::string file;
  std::string text;  // as parsed: positions count in it
  pugi::xml_document document;
};

namespace {

pugi::xml_node node_of(void* node) {
  return pugi::xml_node(static_cast<pugi::xml_node_struct*>(node));
}
pugi::xml_attribute attribute_of(void* attribute) {
  return pugi::xml_attribute(static_cast<pugi::xml_attribute_struct*>(attribute));
}

std::string_view without_prefix(std::string_view name) {
  const auto colon = name.find(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

std::string_view prefix_of(std::string_view name) {
  const auto colon = name.find(':');
  return colon == name.npos ? std::string_view() : name.substr(0, colon);
}

/// `node` or the next of its siblings that is an element.
void* element_from(pugi::xml_node node) {
  while (node && node.type() != pugi::node_element) node = node.next_sibling();
  return node.internal_object();
}

/// Walks the tree without recursion, so that a deep document cannot exhaust the stack.
bool is_deeper_than(pugi::xml_node node, std::size_t most) {
  std::size_t depth = 0;
  while (node) {
    if (depth > most) return true;
    if (node.first_child()) {
      node = node.first_child();
      ++depth;
      continue;
    }
    while (node && !node.next_sibling()) {
      node = node.parent();
      if (depth > 0) --depth;
    }
    node = node.next_sibling();
  }
  return false;
}

Error too_large(const std::string& file, std::size_t bytes) {
  return {ErrorKind::limit,
          fmt::format("expected at most {} MiB of XML, saw {}", XmlDocument::largest_bytes >> 20,
                      bytes >> 20),
          {file},
          "Ask the publisher for fewer years or places at a time, or for CSV."};
}

Error declares_type(Where where) {
  return {ErrorKind::malformed, "expected XML without a document type declaration, saw <!DOCTYPE",
          std::move(where),
          "Entities of a document's own are not read: they can fetch other files or fill the "
          "memory. Remove the declaration if you trust the file."};
}

}  // namespace

XmlDocument::XmlDocument() : inside_(std::make_unique<Inside>()) {}
XmlDocument::XmlDocument(XmlDocument&&) noexcept = default;
XmlDocument& XmlDocument::operator=(XmlDocument&&) noexcept = default;
XmlDocument::~XmlDocument() = default;

Result<XmlDocument> XmlDocument::parse(const std::string& file, std::string_view text,
                                       Blanks blanks) {
  if (text.size() > largest_bytes) return fail(too_large(file, text.size()));
  XmlDocument document;
  document.inside_->file = file;
  document.inside_->text = text;
  const unsigned blank =
      blanks == Blanks::kept ? pugi::parse_ws_pcdata : pugi::parse_ws_pcdata_single;
  const unsigned options =
      (pugi::parse_default | pugi::parse_doctype | blank) & ~static_cast<unsigned>(pugi::parse_eol);
  const auto parsed = document.inside_->document.load_buffer(text.data(), text.size(), options,
                                                             pugi::encoding_auto);
  const auto position = static_cast<std::size_t>(std::max<std::ptrdiff_t>(parsed.offset, 0));
  for (auto node : document.inside_->document) {
    if (node.type() != pugi::node_doctype) continue;
    return fail(declares_type(where_in(file, text, text.find("<!DOCTYPE"))));
  }
  if (!parsed) {
    return fail({ErrorKind::malformed,
                 fmt::format("expected well-formed XML, saw: {}", parsed.description()),
                 where_in(file, text, position),
                 "Fetch the file again: it may be cut off or be an error page."});
  }
  if (is_deeper_than(document.inside_->document.document_element(), deepest)) {
    return fail({ErrorKind::limit,
                 fmt::format("expected at most {} levels of XML, saw more", deepest),
                 {file},
                 "No data file is that deep: check where it came from."});
  }
  return document;
}

XmlElement XmlDocument::root() const {
  return XmlElement(inside_->document.document_element().internal_object());
}

Where XmlDocument::where(const XmlElement& element) const {
  return where_in(inside_->file, inside_->text, element.offset());
}

std::string_view XmlElement::name() const { return without_prefix(node_of(node_).name()); }
std::string_view XmlElement::prefix() const { return prefix_of(node_of(node_).name()); }
std::string_view XmlElement::text() const { return node_of(node_).text().get(); }

XmlElement XmlElement::first() const {
  return XmlElement(element_from(node_of(node_).first_child()));
}

XmlElement XmlElement::child(std::string_view name) const {
  auto one = first();
  while (one && one.name() != name) one = one.next();
  return one;
}

XmlElement XmlElement::next() const {
  return XmlElement(element_from(node_of(node_).next_sibling()));
}

XmlElement XmlElement::next(std::string_view name) const {
  auto one = next();
  while (one && one.name() != name) one = one.next();
  return one;
}

XmlElement XmlElement::parent() const {
  const auto above = node_of(node_).parent();
  return above.type() == pugi::node_element ? XmlElement(above.internal_object()) : XmlElement();
}

std::optional<std::string_view> XmlElement::attribute(std::string_view name) const {
  for (auto* one = first_attribute(); one != nullptr; one = next_attribute(one)) {
    if (attribute_name(one) == name) return attribute_value(one);
  }
  return std::nullopt;
}

std::size_t XmlElement::offset() const {
  return static_cast<std::size_t>(std::max<std::ptrdiff_t>(node_of(node_).offset_debug(), 0));
}

void* XmlElement::first_node() const { return node_of(node_).first_child().internal_object(); }
void* XmlElement::next_node(void* node) { return node_of(node).next_sibling().internal_object(); }
bool XmlElement::is_element(void* node) { return node_of(node).type() == pugi::node_element; }
std::string_view XmlElement::text_of(void* node) {
  const auto type = node_of(node).type();
  const bool is_text = type == pugi::node_pcdata || type == pugi::node_cdata;
  return is_text ? node_of(node).value() : std::string_view();
}

void* XmlElement::first_attribute() const {
  return node_of(node_).first_attribute().internal_object();
}
void* XmlElement::next_attribute(void* attribute) {
  return attribute_of(attribute).next_attribute().internal_object();
}
std::string_view XmlElement::attribute_name(void* attribute) {
  return without_prefix(attribute_of(attribute).name());
}
std::string_view XmlElement::attribute_prefix(void* attribute) {
  return prefix_of(attribute_of(attribute).name());
}
std::string_view XmlElement::attribute_value(void* attribute) {
  return attribute_of(attribute).value();
}

}  // namespace corridor
