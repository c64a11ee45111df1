// Every source over arbitrary text: the first byte picks one, its header stands in front of the
// rest (or, with the top bit set, does not), and what it reads is packed for the store.

#include "base/check.h"
#include "evidence/collector.h"
#include "sources/corridor_figures.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <tuple>

namespace corridor {
namespace {

std::vector<std::int32_t> count_up(std::size_t count) {
  std::vector<std::int32_t> numbers(count);
  for (std::size_t i = 0; i < count; ++i) numbers[i] = static_cast<std::int32_t>(i);
  return numbers;
}

void arrange(Collector& collector) {
  collector.arrange({count_up(collector.indicators.names().size()),
                     count_up(collector.places.names().size()),
                     count_up(collector.dimensions.names().size())});
  const auto key = [](const PackedObservation& o) {
    return std::tie(o.indicator, o.place, o.origin, o.period, o.sex, o.age, o.reporter,
                    o.dimensions);
  };
  for (std::size_t i = 1; i < collector.observations.size(); ++i) {
    CHECK(key(collector.observations[i - 1]) < key(collector.observations[i]),
          "figures stand in order, each key once");
  }
  for (const auto& rejection : collector.rejections) {
    CHECK(!rejection.reason.empty(), "a rejection says why");
  }
}

void read(std::uint8_t first, std::string_view rest) {
  const auto sources = all_sources();
  const Source& source = *sources[(first & 0x7F) % sources.size()];
  std::string text;
  if (first < 0x80) text = std::string(source.shape) + "\n";
  text += rest;
  const auto named = named_source(source.name, {"fuzz", text, {}});
  if (!named) return;
  Collector collector;
  // Some files do not state their year or day; half of the time it is told.
  const std::string version = (first & 0x40) != 0 ? "2021-02-03" : "";
  const auto reading = source.read({"fuzz", text, version}, collector);
  if (reading) {
    CHECK(!reading->citation.dataset.empty(), "a reading has a citation");
    CHECK(collector.rejected_rows <= reading->rows, "a row is rejected once");
  }
  if (source.name == "corridor_figures") {
    static_cast<void>(read_figures({"fuzz", text, {}}, collector));
  }
  arrange(collector);
}

}  // namespace
}  // namespace corridor

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  corridor::read(data[0], {reinterpret_cast<const char*>(data) + 1, size - 1});
  return 0;
}
