// unpack over arbitrary bytes with a small limit: never more bytes than the limit, never a crash,
// and an error always says which file.

#include "base/check.h"
#include "base/file.h"

#include <cstddef>
#include <cstdint>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::uint64_t limit = 1u << 16;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const bool packed = bytes.starts_with("\x1F\x8B") || bytes.starts_with("PK");
  const auto unpacked = corridor::unpack("fuzz.bin", bytes, limit);
  if (!unpacked) {
    ENSURE(unpacked.error().where.file == "fuzz.bin", "an error names the file");
  } else if (packed && unpacked->text() != bytes) {
    ENSURE(unpacked->text().size() <= limit, "what is unpacked stays within the limit");
  } else {
    ENSURE(packed || unpacked->text() == bytes, "plain bytes are handed back as they are");
  }
  return 0;
}
