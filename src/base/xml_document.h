#pragma once
// XmlDocument: an XML text read whole, as a tree. Wraps pugixml. Names are asked for without their
// namespace prefix, because publishers choose prefixes as they like.
//
// What it refuses: text that is not well formed (ErrorKind::malformed, with line and column), a
// document type declaration and with it every entity of a document's own, inner or outer
// (malformed), more than 64 MiB or 100 levels (ErrorKind::limit). Memory: about four times the
// text.

#include "base/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace corridor {

/// One element; valid as long as its document. An element that is not there is empty, and
/// everything asked of it is empty too.
class XmlElement {
 public:
  XmlElement() = default;
  explicit operator bool() const { return node_ != nullptr; }

  std::string_view name() const;    // without prefix: "Series"
  std::string_view prefix() const;  // "generic", or empty
  /// The text of the element itself, as it stands.
  std::string_view text() const;

  /// The first child element of that name (without prefix), or the first of all.
  XmlElement child(std::string_view name) const;
  XmlElement first() const;
  /// What stands inside, in order: `text(piece)` for each run of text, `element(child)` for each
  /// element. For documents in which words and elements mix.
  template <class Text, class Element> void contents(Text text, Element element) const {
    for (auto* node = first_node(); node != nullptr; node = next_node(node)) {
      if (is_element(node)) {
        element(XmlElement(node));
      } else {
        text(text_of(node));
      }
    }
  }
  /// The next sibling element, of any name or of that one.
  XmlElement next() const;
  XmlElement next(std::string_view name) const;
  XmlElement parent() const;

  /// The value of an attribute by its name without prefix; nothing where it is absent.
  std::optional<std::string_view> attribute(std::string_view name) const;
  /// All attributes in order: `each(name without prefix, prefix, value)`.
  template <class Each> void attributes(Each each) const {
    for (auto* a = first_attribute(); a != nullptr; a = next_attribute(a)) {
      each(attribute_name(a), attribute_prefix(a), attribute_value(a));
    }
  }

  /// Byte of the document where the element starts.
  std::size_t offset() const;

 private:
  friend class XmlDocument;
  explicit XmlElement(void* node) : node_(node) {}
  void* first_node() const;
  static void* next_node(void* node);
  static bool is_element(void* node);
  static std::string_view text_of(void* node);
  void* first_attribute() const;
  static void* next_attribute(void* attribute);
  static std::string_view attribute_name(void* attribute);
  static std::string_view attribute_prefix(void* attribute);
  static std::string_view attribute_value(void* attribute);
  void* node_ = nullptr;  // pugixml's
};

class XmlDocument {
 public:
  static constexpr std::size_t largest_bytes = std::size_t{64} << 20;
  static constexpr std::size_t deepest = 100;

  /// White space alone between two elements is nothing to data; between two words it is.
  enum class Blanks : std::uint8_t { dropped, kept };

  static Result<XmlDocument> parse(const std::string& file, std::string_view text,
                                   Blanks blanks = Blanks::dropped);
  XmlDocument(XmlDocument&&) noexcept;
  XmlDocument& operator=(XmlDocument&&) noexcept;
  ~XmlDocument();

  XmlElement root() const;
  /// Line and column of an element, for errors.
  Where where(const XmlElement& element) const;

 private:
  struct Inside;
  XmlDocument();
  std::unique_ptr<Inside> inside_;
};

}  // namespace corridor
