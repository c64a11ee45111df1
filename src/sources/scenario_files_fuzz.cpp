// A scenario as it is sent, over arbitrary bytes: a zip or JSON. What is taken stays within its
// folder and its limits.

#include "sources/scenario_files.h"

#include "base/check.h"
#include "base/text.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto read = corridor::read_scenario_files({reinterpret_cast<const char*>(bytes), size});
  if (!read) return 0;
  ENSURE(!read->files.empty(), "a scenario has files");
  ENSURE(read->files.size() <= corridor::ScenarioFiles::most_files, "there are not too many");
  for (const auto& file : read->files) {
    const auto parts = corridor::split(file.name, '/');
    ENSURE(parts.size() <= 2, "no file lies deeper than one folder");
    for (const auto part : parts) {
      ENSURE(!part.empty() && part != "." && part != "..", "no name leads out of the folder");
    }
  }
  return 0;
}
