// Every reader has a seed for its fuzz target, and the seed is a file that it reads.

#include "sources/recording_sink.h"
#include "test_data.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <doctest/doctest.h>

namespace corridor::source_seeds_test {

TEST_CASE("each source has a seed that it recognises and reads") {
  const std::filesystem::path folder = "src/evidence/fuzz_seeds/source";
  if (!std::filesystem::exists(folder)) {
    skip_test(folder.string() + " below the folder it runs in");
    return;
  }
  for (const Source* source : all_sources()) {
    // Workbooks and mappings have fuzz targets and seeds of their own.
    if (source->name == "undesa_wide" || source->name == "national_table") continue;
    CAPTURE(source->name);
    std::ifstream file(folder / source->name, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    const std::string first = std::string(source->name) + "\n";
    CHECK(text.starts_with(first));
    if (!text.starts_with(first)) continue;
    text.erase(0, first.size());
    // Files of declarations are told apart by their names.
    const SourceInput input{"4-13.txt", text, "2021-02-03"};
    CHECK(named_source(source->name, input).has_value());
    if (source->name == "corridor_figures") continue;  // only read beside its citation
    RecordingSink sink;
    CHECK(source->read(input, sink).has_value());
    CHECK(sink.observations.size() + sink.items.size() + sink.relations.size() +
              sink.records.size() + sink.events.size() + sink.passages.size() >
          0);
  }
}

}  // namespace corridor::source_seeds_test
