// Every sample of shared data, by index.csv.
#include "base/csv.h"
#include "sources/publishers_files.h"

#include <fmt/core.h>

#include <doctest/doctest.h>

namespace corridor {
TEST_CASE("SDMX samples: explore") {
  const std::string index = test_data("16_sdmx/index.csv");
  if (index.empty()) return;
  const auto text = read_file(index);
  REQUIRE(text.has_value());
  CsvReader csv(index, *text);
  REQUIRE(csv.read_header());
  const std::string folder = index.substr(0, index.rfind('/') + 1);
  std::string out;
  while (*csv.next()) {
    const std::string path(csv.field(0));
    const auto bytes = read_file(folder + path);
    RecordingSink sink;
    const SourceInput input{path, *bytes, {}};
    const auto source = recognise_source(input);
    std::string outcome;
    if (!source) {
      outcome = "UNKNOWN " + source.error().message;
    } else {
      const auto reading = (*source)->read(input, sink);
      if (!reading) {
        outcome = fmt::format("{} REFUSED {}", (*source)->name, reading.error().message);
      } else {
        outcome = fmt::format(
            "{} READ figures={} items={} rejected={} flags={} rows={} {} {} [{}] {}",
            (*source)->name, sink.observations.size(), sink.items.size(), sink.rejections.size(),
            sink.flags.size(), reading->rows, reading->citation.dataset, reading->citation.version,
            sink.observations.empty()
                ? ""
                : fmt::format(
                      "{} {}<-{} {} {} {} {}", sink.observations[0].key.indicator,
                      sink.observations[0].key.place.code(), sink.observations[0].key.origin.code(),
                      sink.observations[0].key.period.text(), sink.observations[0].key.dimensions,
                      sink.observations[0].value, sink.observations[0].status),
            sink.rejections.empty() ? ""
                                    : sink.rejections[0].reason + ": " + sink.rejections[0].seen);
      }
    }
    out += fmt::format("{}|{}|{}\n", csv.field(2), path, outcome);
  }
  REQUIRE(write_file("/tmp/sdmx_outcomes.txt", out));
}
}  // namespace corridor
