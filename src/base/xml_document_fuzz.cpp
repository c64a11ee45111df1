// XmlDocument over arbitrary text: never a crash, never deeper or larger than the limits, and what
// is read can be walked to its end.

#include "base/xml_document.h"

#include "base/check.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace corridor {
namespace {

void walk(const XmlDocument& document, const XmlElement& element, std::size_t depth) {
  ENSURE(depth <= XmlDocument::deepest, "no document is deeper than the limit");
  ENSURE(document.where(element).line >= 1, "an element has a line");
  element.attributes([&](auto name, auto, auto) {
    ENSURE(element.attribute(name).has_value(), "an attribute is found by its name");
  });
  for (auto child = element.first(); child; child = child.next()) {
    walk(document, child, depth + 1);
  }
}

void read(std::string_view text) {
  const auto document = XmlDocument::parse("fuzz.xml", text);
  if (!document) {
    ENSURE(document.error().where.file == "fuzz.xml", "an error names the file");
    ENSURE(!document.error().hint.empty(), "an error says what to do");
    return;
  }
  walk(*document, document->root(), 0);
}

}  // namespace
}  // namespace corridor

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  corridor::read({reinterpret_cast<const char*>(data), size});
  return 0;
}
