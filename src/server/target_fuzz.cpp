// Fuzz target: addresses and the headers that are negotiated, as strangers write them.
#include "server/target.h"

#include "base/check.h"
#include "base/text.h"
#include "server/forms.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto target = corridor::parse_target(text);
  if (target) {
    // What was read can be written so that it is read again as the same.
    std::string again;
    for (const auto& segment : target->path) again += "/" + corridor::percent_encode(segment);
    if (again.empty()) again = "/";
    char mark = '?';
    for (const auto& [name, value] : target->query) {
      ENSURE(corridor::find_invalid_utf8(name + value) == std::string::npos, "values are UTF-8");
      again += mark + corridor::percent_encode(name) + "=" + corridor::percent_encode(value);
      mark = '&';
    }
    if (again.size() <= corridor::longest_target_bytes) {
      const auto repeated = corridor::parse_target(again);
      ENSURE(repeated && repeated->path == target->path, "a path reads back");
      ENSURE(repeated->query == target->query, "a query reads back");
    }
  }
  const auto offered = corridor::forms_named("json csv html");
  corridor::choose_form(text, offered);
  const auto language = corridor::choose_language(text);
  ENSURE(!language.empty(), "there is always a language");
  corridor::wants_gzip(text);
  return 0;
}
