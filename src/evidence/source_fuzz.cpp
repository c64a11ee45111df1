// Every source over arbitrary text: the first line names one, the rest is its file, and what it
// reads is packed for the store. CORRIDOR_FUZZ_SOURCE=undesa_2020 keeps to one source. Seeds: one
// file a source, which is read whole (source_seeds_test.cpp).

#include "base/check.h"
#include "evidence/plausibility.h"
#include "sources/corridor_export.h"
#include "sources/corridor_figures.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <functional>
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
  const Collector::StoreNumbers numbers{count_up(collector.indicators.names().size()),
                                        count_up(collector.places.names().size()),
                                        count_up(collector.dimensions.names().size())};
  collector.arrange(numbers);
  flag_implausible(collector, {numbers, {}, "2026-11-23"});
  const auto key = [](const PackedObservation& o) {
    return std::tie(o.indicator, o.place, o.origin, o.period, o.sex, o.age, o.reporter,
                    o.dimensions);
  };
  for (std::size_t i = 1; i < collector.observations.size(); ++i) {
    ENSURE(key(collector.observations[i - 1]) < key(collector.observations[i]),
           "figures stand in order, each key once");
  }
  for (const auto& rejection : collector.rejections) {
    ENSURE(!rejection.reason.empty(), "a rejection says why");
  }
}

/// The source that CORRIDOR_FUZZ_SOURCE names, or the first line of the input does; any other first
/// line picks one too.
const Source& chosen(std::string_view name) {
  static const char* only = std::getenv("CORRIDOR_FUZZ_SOURCE");
  if (const Source* named = find_source(only == nullptr ? name : only)) return *named;
  const auto sources = all_sources();
  return *sources[std::hash<std::string_view>{}(name) % sources.size()];
}

void read(std::string_view input) {
  const auto line = input.substr(0, input.find('\n'));
  const Source& source = chosen(line);
  const std::string text(input.substr(std::min(line.size() + 1, input.size())));
  // What files do not state is told half of the time: a year, a day.
  const std::string version = text.size() % 2 == 0 ? "2021-02-03" : "";
  // Files of declarations are told apart by their names.
  const SourceInput file{"4-13.txt", text, version};
  if (!named_source(source.name, file)) return;
  // A PDF is read by another program, one started for each.
  if (source.name == "legal_text" && text.contains("%PDF-")) return;
  Collector collector;
  const auto reading = source.read(file, collector);
  if (reading) {
    ENSURE(!reading->citation.dataset.empty(), "a reading has a citation");
    ENSURE(collector.rejected_rows <= reading->rows + 1, "a row is rejected once");
  }
  if (source.name == "corridor_figures") static_cast<void>(read_figures(file, collector));
  if (source.name == "corridor_export") {
    static_cast<void>(read_exported_figures(file, collector, ExportedCells::of_publisher));
  }
  arrange(collector);
}

}  // namespace
}  // namespace corridor

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  corridor::read({reinterpret_cast<const char*>(data), size});
  return 0;
}
