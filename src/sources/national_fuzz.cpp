// National tables over arbitrary text: a mapping and a table with a NUL byte between. Figures have
// whole keys and cells; and the draft for the table alone is YAML, whatever the table holds.

#include "base/check.h"
#include "base/text.h"
#include "sources/draft_mapping.h"
#include "sources/national_mapping.h"
#include "sources/source.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace corridor {
namespace {

class CheckingSink : public Sink {
 public:
  void observe(const Observation& o) override {
    ENSURE(!o.key.place.empty() && !o.key.period.empty(), "a figure has a place and a period");
    ENSURE(!o.key.indicator.empty(), "a figure has an indicator");
    ENSURE(o.cell.row >= 1 && o.cell.column >= 1, "a figure has a cell");
  }
  void reject(Rejection rejection) override {
    ENSURE(!rejection.reason.empty(), "a rejection says why");
    ENSURE(find_invalid_utf8(rejection.seen) == rejection.seen.npos, "what was seen is UTF-8");
  }
  void flag(Flag) override {}
};

void read(std::string_view input) {
  const auto end = std::min(input.find('\0'), input.size());
  const std::string mapping(input.substr(0, end));
  const std::string table(input.substr(std::min(end + 1, input.size())));
  CheckingSink sink;
  if (is_mapping(mapping)) {
    const std::vector<Companion> companions{{"mapping", mapping}};
    const SourceInput given{"fuzz", table, {}, companions};
    const auto source = recognise_source(given);
    if (source) static_cast<void>((*source)->read(given, sink));
  }
  const auto draft = draft_mapping({"fuzz", table, {}}, {});
  if (!draft) return;
  const auto parsed = parse_mapping("draft", *draft);
  ENSURE(parsed.has_value() || parsed.error().kind != ErrorKind::malformed, "a draft is YAML");
}

}  // namespace
}  // namespace corridor

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  corridor::read({reinterpret_cast<const char*>(data), size});
  return 0;
}
