#include "base/embedded.h"

#include "base/check.h"

#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <span>

namespace corridor {

// One row of the table that tools/embed.cpp writes in assembler.
struct EmbeddedEntry {
  const char* path;
  const unsigned char* gzip;
  std::uint64_t gzip_bytes;
};

extern "C" {
extern const EmbeddedEntry corridor_embedded_begin[];
extern const EmbeddedEntry corridor_embedded_end[];
}

namespace {

std::span<const EmbeddedEntry> entries() {
  return {corridor_embedded_begin, corridor_embedded_end};
}

const EmbeddedEntry* find(std::string_view path) {
  const auto all = entries();
  const auto at = std::ranges::lower_bound(
      all, path, {}, [](const EmbeddedEntry& entry) { return std::string_view(entry.path); });
  return at != all.end() && at->path == path ? &*at : nullptr;
}

// The last four bytes of a gzip file are its unpacked size, low byte first.
std::size_t unpacked_bytes(const EmbeddedEntry& entry) {
  std::size_t size = 0;
  for (std::uint64_t i = 1; i <= 4; ++i) size = size << 8 | entry.gzip[entry.gzip_bytes - i];
  return size;
}

}  // namespace

std::vector<std::string_view> embedded_files() {
  std::vector<std::string_view> paths;
  for (const EmbeddedEntry& entry : entries()) paths.emplace_back(entry.path);
  return paths;
}

bool is_embedded(std::string_view path) { return find(path) != nullptr; }

std::string embedded_file(std::string_view path) {
  const EmbeddedEntry* entry = find(path);
  ENSURE(entry != nullptr, "an embedded file is asked for by a path that data/ has");
  std::string bytes(unpacked_bytes(*entry), '\0');
  z_stream stream{};
  constexpr int gzip_window = 15 + 16;
  ENSURE(inflateInit2(&stream, gzip_window) == Z_OK, "zlib starts");
  stream.next_in = const_cast<Bytef*>(entry->gzip);
  stream.avail_in = static_cast<uInt>(entry->gzip_bytes);
  stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_out = static_cast<uInt>(bytes.size());
  const int outcome = inflate(&stream, Z_FINISH);
  inflateEnd(&stream);
  ENSURE(outcome == Z_STREAM_END, "what the build compressed decompresses");
  return bytes;
}

}  // namespace corridor
