// Arbitrary text through the readers of legal texts. The first byte picks the form: Akoma Ntoso, a
// web page, Markdown, plain text. PDF is left to its own program.

#include "sources/texts/reader_promises.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  corridor::keeps_promises(data[0], {reinterpret_cast<const char*>(data) + 1, size - 1});
  return 0;
}
