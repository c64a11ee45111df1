// JsonDocument over arbitrary text: never a crash, never deeper or larger than the limits, and what
// is read can be walked to its end.

#include "base/json_document.h"

#include "base/check.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace corridor {
namespace {

std::size_t walk(const JsonValue& value, std::size_t depth) {
  ENSURE(depth <= JsonDocument::deepest, "no document is deeper than the limit");
  std::size_t count = 1, children = 0;
  for (auto child = value.first(); child; child = child.next()) {
    count += walk(child, depth + 1);
    ++children;
    if (value.is(JsonValue::Kind::object)) {
      ENSURE(value[child.name()].kind() == child.kind(), "a member is found by its name");
    }
  }
  ENSURE(children == value.size(), "a value has as many children as it says");
  return count;
}

void read(std::string_view text) {
  const auto document = JsonDocument::parse("fuzz.json", text);
  if (!document) {
    ENSURE(document.error().where.file == "fuzz.json", "an error names the file");
    ENSURE(!document.error().hint.empty(), "an error says what to do");
    return;
  }
  ENSURE(walk(document->root(), 0) > 0, "a document has a root");
}

}  // namespace
}  // namespace corridor

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  corridor::read({reinterpret_cast<const char*>(data), size});
  return 0;
}
