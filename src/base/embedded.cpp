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

// One gzip member of a file. Of a file in pieces each tells its own length and, in the place of a
// comment, what its lines begin with (tools/embed.cpp).
struct Member {
  std::string_view gzip;
  std::string_view beginnings;  // " 108 12 "; empty where it does not say
};

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 4; i > 0; --i) {
    number = number << 8 | static_cast<unsigned char>(bytes[at + i - 1]);
  }
  return number;
}

Member first_member(std::string_view gzip) {
  constexpr std::size_t flags_at = 3, extra_at = 12, length_at = 16, behind_extra = 20;
  constexpr unsigned has_extra = 4, has_comment = 16;
  const auto flags = static_cast<unsigned char>(gzip[flags_at]);
  if ((flags & has_extra) == 0 || gzip.substr(extra_at, 2) != "CO") return {gzip, {}};
  Member member{gzip.substr(0, number_at(gzip, length_at)), {}};
  if ((flags & has_comment) != 0) {
    member.beginnings = member.gzip.substr(behind_extra);
    member.beginnings = member.beginnings.substr(0, member.beginnings.find('\0'));
  }
  return member;
}

std::vector<Member> members_of(std::string_view path) {
  const EmbeddedEntry* entry = find(path);
  ENSURE(entry != nullptr, "an embedded file is asked for by a path that data/ has");
  std::string_view rest(reinterpret_cast<const char*>(entry->gzip), entry->gzip_bytes);
  std::vector<Member> members;
  while (!rest.empty()) {
    members.push_back(first_member(rest));
    rest.remove_prefix(members.back().gzip.size());
  }
  return members;
}

// Adds what is in a member. Its last four bytes are its unpacked size, low byte first.
void unpack(const Member& member, std::string& out) {
  const auto before = out.size();
  out.resize(before + number_at(member.gzip, member.gzip.size() - 4));
  z_stream stream{};
  constexpr int gzip_window = 15 + 16;
  ENSURE(inflateInit2(&stream, gzip_window) == Z_OK, "zlib starts");
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(member.gzip.data()));
  stream.avail_in = static_cast<uInt>(member.gzip.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data() + before);
  stream.avail_out = static_cast<uInt>(out.size() - before);
  const int outcome = inflate(&stream, Z_FINISH);
  inflateEnd(&stream);
  ENSURE(outcome == Z_STREAM_END, "what the build compressed decompresses");
}

bool has_any(const Member& member, const std::vector<std::string>& beginnings) {
  return member.beginnings.empty() ||
         std::ranges::any_of(beginnings, [&](const std::string& beginning) {
           return member.beginnings.contains(" " + beginning + " ");
         });
}

}  // namespace

std::vector<std::string_view> embedded_files() {
  std::vector<std::string_view> paths;
  for (const EmbeddedEntry& entry : entries()) paths.emplace_back(entry.path);
  return paths;
}

bool is_embedded(std::string_view path) { return find(path) != nullptr; }

std::string embedded_file(std::string_view path) {
  std::string bytes;
  for (const auto& member : members_of(path)) unpack(member, bytes);
  return bytes;
}

std::string embedded_lines(std::string_view path, const std::vector<std::string>& beginnings) {
  std::string bytes;
  for (const auto& member : members_of(path)) {
    if (has_any(member, beginnings)) unpack(member, bytes);
  }
  std::string kept;
  for (std::string_view rest = bytes; !rest.empty();) {
    const auto line = rest.substr(0, std::min(rest.find('\n'), rest.size() - 1) + 1);
    const auto beginning = line.substr(0, line.find(','));
    if (kept.empty() || std::ranges::find(beginnings, beginning) != beginnings.end()) kept += line;
    rest.remove_prefix(line.size());
  }
  return kept;
}

}  // namespace corridor
