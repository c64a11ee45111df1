// Arbitrary text through each SDMX reader that recognises it: a reading keeps its promises. The
// first byte picks the reader; with its bit 2 set, the first half of the rest is the message and
// the second half a structure beside it.

#include "base/check.h"
#include "base/text.h"
#include "sources/source.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace corridor {
namespace {

/// Checks what every reader promises of what it hands on.
class PromiseSink : public Sink {
 public:
  void observe(const Observation& o) override {
    ENSURE(!o.key.indicator.empty(), "a figure is about an indicator");
    ENSURE(!o.key.place.empty() && !o.key.period.empty(), "a figure has a place and a period");
    ENSURE(meaning_of_status(o.status).has_value(), "a status is of the code list");
    ENSURE(o.cell.row > 0 && o.cell.column > 0, "a figure has a cell");
  }
  void reject(Rejection rejection) override {
    ENSURE(!rejection.reason.empty(), "a rejection says why");
    if (rejection.cell.row != last_rejected_) ++rejected_rows;
    last_rejected_ = rejection.cell.row;
  }
  void flag(Flag flag) override { ENSURE(!flag.reason.empty(), "a flag says why"); }
  void item(Item item) override {
    ENSURE(!item.list.empty() && !item.code.empty(), "an item has a list and a code");
  }
  std::uint64_t rejected_rows = 0;

 private:
  std::uint32_t last_rejected_ = 0;
};

void read(std::uint8_t first, std::string_view rest) {
  constexpr std::array<std::string_view, 4> names{"sdmx_csv", "sdmx_json", "sdmx_ml",
                                                  "sdmx_structure"};
  const Source& source = *find_source(names[first & 3]);
  const bool beside = (first & 4) != 0;
  const std::size_t half = beside ? rest.size() / 2 : rest.size();
  std::vector<Companion> companions;
  if (beside) companions.push_back({"structure", std::string(rest.substr(half))});
  const SourceInput input{"fuzz", rest.substr(0, half), {}, companions};
  if (!named_source(source.name, input)) return;
  PromiseSink sink;
  const auto reading = source.read(input, sink);
  if (!reading) return;
  ENSURE(reading->citation.dataset.starts_with("sdmx"), "a reading has a citation");
  ENSURE(sink.rejected_rows <= reading->rows, "a row is rejected once");
}

}  // namespace
}  // namespace corridor

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  corridor::read(data[0], {reinterpret_cast<const char*>(data) + 1, size - 1});
  return 0;
}
