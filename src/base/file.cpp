#include "base/file.h"

#include "base/output_file.h"

#include <fmt/core.h>
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

Error too_large(const std::string& name, std::uint64_t limit) {
  return {ErrorKind::limit,
          fmt::format("expected at most {} MiB unpacked, saw more", limit >> 20),
          {name},
          "Split the file, or load an extract of it."};
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

  Result<std::string> run() {
    if (inflateInit2(&stream_, 15 + 16) != Z_OK) return fail(damaged(name_, "gzip", "no memory"));
    std::string out;
    std::vector<char> buffer(1u << 18);
    for (;;) {
      stream_.next_out = reinterpret_cast<Bytef*>(buffer.data());
      stream_.avail_out = static_cast<uInt>(buffer.size());
      const int status = inflate(&stream_, Z_NO_FLUSH);
      out.append(buffer.data(), buffer.size() - stream_.avail_out);
      if (out.size() > limit_) return fail(too_large(name_, limit_));
      if (status == Z_STREAM_END) {
        if (stream_.avail_in == 0) return out;
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

Result<std::uint64_t> only_data_file(const std::string& name, zip_t* archive) {
  std::vector<std::uint64_t> found;
  std::string names;
  const auto entries = static_cast<std::uint64_t>(zip_get_num_entries(archive, 0));
  for (std::uint64_t i = 0; i < std::min<std::uint64_t>(entries, 10000); ++i) {
    const char* entry = zip_get_name(archive, i, 0);
    if (entry == nullptr || !is_data_file(entry)) continue;
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

Result<std::string> read_member(const std::string& name, zip_t* archive, std::uint64_t index,
                                std::uint64_t limit) {
  const ArchiveMember member(zip_fopen_index(archive, index, 0));
  if (!member) return fail(damaged(name, "zip", zip_strerror(archive)));
  std::string out;
  std::vector<char> buffer(1u << 18);
  for (;;) {
    const auto length = zip_fread(member.get(), buffer.data(), buffer.size());
    if (length < 0) return fail(damaged(name, "zip", zip_file_strerror(member.get())));
    if (length == 0) return out;
    out.append(buffer.data(), static_cast<std::size_t>(length));
    if (out.size() > limit) return fail(too_large(name, limit));
  }
}

Result<Unpacked> unzip(const std::string& name, const std::string& bytes, std::uint64_t limit) {
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

Result<std::string> read_file(const std::string& path, std::uint64_t limit) {
  std::error_code problem;
  const auto status = std::filesystem::status(path, problem);
  if (!std::filesystem::exists(status)) {
    return fail({ErrorKind::not_found,
                 "expected a file, saw nothing of that name",
                 {path},
                 "Check the path."});
  }
  if (std::filesystem::is_directory(status)) {
    return fail(
        {ErrorKind::invalid, "expected a file, saw a folder", {path}, "Name the files in it."});
  }
  std::ifstream in(path, std::ios::binary);
  if (!in) return fail(io_error(path, fmt::format("cannot open: {}", std::strerror(errno))));
  std::string bytes;
  std::vector<char> buffer(1u << 20);
  while (in.read(buffer.data(), static_cast<std::streamsize>(buffer.size())), in.gcount() > 0) {
    bytes.append(buffer.data(), static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > limit) return fail(too_large(path, limit));
  }
  if (in.bad()) return fail(io_error(path, fmt::format("cannot read: {}", std::strerror(errno))));
  return bytes;
}

Result<void> write_file(const std::string& path, std::string_view bytes) {
  auto out = TRY(OutputFile::create(path));
  TRY(out.write(bytes));
  return out.finish();
}

Result<Unpacked> unpack(const std::string& name, std::string bytes, std::uint64_t limit) {
  if (bytes.starts_with("\x1F\x8B")) {
    return Unpacked{name, TRY(Gunzip(name, bytes, limit).run())};
  }
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) {
    return unzip(name, bytes, limit);
  }
  return Unpacked{name, std::move(bytes)};
}

}  // namespace corridor
