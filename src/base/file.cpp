#include "base/file.h"

#include "base/output_file.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <vector>

namespace corridor {
namespace {

Error io_error(const std::string& path, std::string message, std::string hint = {}) {
  return {ErrorKind::io, std::move(message), {path}, std::move(hint)};
}

Error damaged(const std::string& name, std::string_view format, std::string_view detail) {
  return {ErrorKind::malformed,
          fmt::format("expected a whole {} file, saw damage: {}", format, detail),
          {name},
          "Fetch the file again."};
}

/// Inflates one or more gzip members, one after another, as `gzip -d` does.
class Gunzip {
 public:
  Gunzip(const std::string& name, std::string_view bytes, std::uint64_t limit)
      : name_(name), limit_(limit) {
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());  // read_file keeps it below 1 GiB
  }
  ~Gunzip() { inflateEnd(&stream_); }
  Gunzip(const Gunzip&) = delete;
  Gunzip& operator=(const Gunzip&) = delete;

  Result<FileBytes> run() {
    if (inflateInit2(&stream_, 15 + 16) != Z_OK) return fail(damaged(name_, "gzip", "no memory"));
    BytesWriter out(name_, limit_);
    std::vector<char> buffer(1u << 18);
    for (;;) {
      stream_.next_out = reinterpret_cast<Bytef*>(buffer.data());
      stream_.avail_out = static_cast<uInt>(buffer.size());
      const int status = inflate(&stream_, Z_NO_FLUSH);
      TRY(out.append({buffer.data(), buffer.size() - stream_.avail_out}));
      if (status == Z_STREAM_END) {
        if (stream_.avail_in == 0) return out.finish();
        inflateReset(&stream_);
      } else if (status != Z_OK) {
        const bool cut = status == Z_BUF_ERROR;
        return fail(damaged(name_, "gzip", cut ? "it ends too early" : "its check fails"));
      }
    }
  }

 private:
  const std::string& name_;
  std::uint64_t limit_;
  z_stream stream_{};
};

struct ZipCloser {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, ZipCloser>;
using ArchiveMember = std::unique_ptr<zip_file_t, ZipCloser>;

bool is_data_file(std::string_view name) {
  std::string lower(name);
  std::ranges::transform(lower, lower.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (lower.starts_with("__macosx/") || lower.contains("/.")) return false;
  return lower.ends_with(".csv") || lower.ends_with(".tsv") || lower.ends_with(".txt");
}

/// Nothing is written where a member's name says, but a name that climbs is a mark of ill will.
Result<void> check_member_name(const std::string& archive, std::string_view member) {
  const bool climbs = member.starts_with('/') || member.contains("../") || member.contains('\\');
  if (!climbs) return {};
  return fail({ErrorKind::malformed,
               fmt::format("expected members inside the archive's folder, saw \"{}\"", member),
               {archive},
               "Fetch the archive from its publisher again."});
}

Result<std::uint64_t> only_data_file(const std::string& name, zip_t* archive) {
  std::vector<std::uint64_t> found;
  std::string names;
  const auto entries = static_cast<std::uint64_t>(zip_get_num_entries(archive, 0));
  for (std::uint64_t i = 0; i < std::min<std::uint64_t>(entries, 10000); ++i) {
    const char* entry = zip_get_name(archive, i, 0);
    if (entry == nullptr) continue;
    TRY(check_member_name(name, entry));
    if (!is_data_file(entry)) continue;
    found.push_back(i);
    if (found.size() <= 5) names += fmt::format("{}{}", names.empty() ? "" : ", ", entry);
  }
  if (found.size() == 1) return found.front();
  return fail({ErrorKind::invalid,
               fmt::format("expected one data file in the archive, saw {}{}{}", found.size(),
                           found.empty() ? "" : ": ", names),
               {name},
               "Unpack it and load the files one by one."});
}

Result<FileBytes> read_member(const std::string& name, zip_t* archive, std::uint64_t index,
                              std::uint64_t limit) {
  const ArchiveMember member(zip_fopen_index(archive, index, 0));
  if (!member) return fail(damaged(name, "zip", zip_strerror(archive)));
  BytesWriter out(name, limit);
  std::vector<char> buffer(1u << 18);
  for (;;) {
    const auto length = zip_fread(member.get(), buffer.data(), buffer.size());
    if (length < 0) return fail(damaged(name, "zip", zip_file_strerror(member.get())));
    if (length == 0) return out.finish();
    TRY(out.append({buffer.data(), static_cast<std::size_t>(length)}));
  }
}

Result<Unpacked> unzip(const std::string& name, std::string_view bytes, std::uint64_t limit) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  const Archive archive(source ? zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error)
                               : nullptr);
  if (!archive) {
    const std::string detail = zip_error_strerror(&error);
    zip_error_fini(&error);
    if (source) zip_source_free(source);
    return fail(damaged(name, "zip", detail));
  }
  const auto index = TRY(only_data_file(name, archive.get()));
  auto text = TRY(read_member(name, archive.get(), index, limit));
  return Unpacked{fmt::format("{}/{}", name, zip_get_name(archive.get(), index, 0)),
                  std::move(text)};
}

}  // namespace

namespace {

struct CloseDescriptor {
  int descriptor;
  ~CloseDescriptor() { ::close(descriptor); }
};

/// What tells whether a file was changed: its size and when it was last written.
bool same_moment(const struct stat& a, const struct stat& b) {
  return a.st_size == b.st_size && a.st_mtim.tv_sec == b.st_mtim.tv_sec &&
         a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

}  // namespace

Result<FileBytes> read_file(const std::string& path, std::uint64_t limit) {
  const CloseDescriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  struct stat before {
  }, after{};
  if (file.descriptor < 0 && errno == ENOENT) {
    return fail({ErrorKind::not_found,
                 "expected a file, saw nothing of that name",
                 {path},
                 "Check the path."});
  }
  if (file.descriptor < 0 || ::fstat(file.descriptor, &before) != 0) {
    return fail(io_error(path, fmt::format("cannot open: {}", std::strerror(errno))));
  }
  if (S_ISDIR(before.st_mode)) {
    return fail(
        {ErrorKind::invalid, "expected a file, saw a folder", {path}, "Name the files in it."});
  }
  BytesWriter out(path, limit);
  std::vector<char> buffer(1u << 20);
  for (;;) {
    const auto length = ::read(file.descriptor, buffer.data(), buffer.size());
    if (length < 0 && errno == EINTR) continue;
    if (length < 0) {
      return fail(io_error(path, fmt::format("cannot read: {}", std::strerror(errno))));
    }
    if (length == 0) break;
    TRY(out.append({buffer.data(), static_cast<std::size_t>(length)}));
  }
  const bool regular = S_ISREG(before.st_mode);
  const bool whole = ::fstat(file.descriptor, &after) == 0 && same_moment(before, after) &&
                     out.size() == static_cast<std::uint64_t>(after.st_size);
  if (regular && !whole) {
    return fail({ErrorKind::io,
                 "expected a file at rest, saw it change while it was read",
                 {path},
                 "Wait until the download or the program that writes it is done."});
  }
  return out.finish();
}

Result<void> write_file(const std::string& path, std::string_view bytes) {
  auto out = TRY(OutputFile::create(path));
  TRY(out.write(bytes));
  return out.finish();
}

Result<Unpacked> unpack(const std::string& name, FileBytes bytes, std::uint64_t limit) {
  const std::string_view text = bytes.view();
  if (text.starts_with("\x1F\x8B")) {
    // Not within the braces: a return from there would leave the copied name behind (g++ 12).
    auto unpacked = TRY(Gunzip(name, text, limit).run());
    return Unpacked{name, std::move(unpacked)};
  }
  if (text.starts_with("PK\x03\x04") || text.starts_with("PK\x05\x06")) {
    return unzip(name, text, limit);
  }
  return Unpacked{name, std::move(bytes)};
}

}  // namespace corridor
