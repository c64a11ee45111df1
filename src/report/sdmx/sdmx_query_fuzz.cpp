// Addresses of SDMX REST, as a stranger writes them: the first byte says whose interface is asked.
#include "report/sdmx/data_query.h"
#include "report/sdmx/structure_query.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace sdmx = corridor::sdmx;
  if (size == 0) return 0;
  const auto model = data[0] % 2 == 0 ? sdmx::Model::v2_1 : sdmx::Model::v3_0;
  const auto words =
      sdmx::read_words({reinterpret_cast<const char*>(data) + 1, size - 1});  // not zero-ended
  if (!words) return 0;
  if (const auto query = sdmx::read_structure_query(*words, model)) {
    query->wants_version("1.0");
  }
  sdmx::read_availability_query(*words, model);
  const auto query = sdmx::read_data_query(*words, model);
  if (!query) return 0;
  for (const auto& filter : query->filters) {
    filter.lets_through("12");
    filter.lets_through_days(20200101, 20201231);
  }
  query->wants_attribute("PROOF", false);
  return 0;
}
