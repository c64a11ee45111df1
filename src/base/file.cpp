#include "base/file.h"

#include "base/zip_archive.h"

#include <fmt/core.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <vector>

namespace corridor {
namespace {

Error io_error(const std::string& path, std::string message, std::string hint = {}) {
  return {ErrorKind::io, std::move(message), {path}, std::move(hint)};
}

Error damaged_gzip(const std::string& name, std::string_view detail) {
  return {ErrorKind::malformed,
          fmt::format("expected a whole gzip file, saw damage: {}", detail),
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
    if (inflateInit2(&stream_, 15 + 16) != Z_OK) return fail(damaged_gzip(name_, "no memory"));
    std::string out;
    std::vector<char> buffer(1u << 18);
    for (;;) {
      stream_.next_out = reinterpret_cast<Bytef*>(buffer.data());
      stream_.avail_out = static_cast<uInt>(buffer.size());
      const int status = inflate(&stream_, Z_NO_FLUSH);
      out.append(buffer.data(), buffer.size() - stream_.avail_out);
      if (out.size() > limit_) return fail(unpacks_too_large(name_, limit_));
      if (status == Z_STREAM_END) {
        if (stream_.avail_in == 0) return out;
        inflateReset(&stream_);
      } else if (status != Z_OK) {
        const bool cut = status == Z_BUF_ERROR;
        return fail(damaged_gzip(name_, cut ? "it ends too early" : "its check fails"));
      }
    }
  }

 private:
  const std::string& name_;
  std::uint64_t limit_;
  z_stream stream_{};
};

bool ends_with_any(std::string_view name, std::initializer_list<std::string_view> endings) {
  return std::ranges::any_of(endings, [&](auto ending) { return name.ends_with(ending); });
}

/// The members of an archive that may be data: tables, or JSON and XML. Where one table stands
/// among JSON and XML, those are notes on it.
std::vector<std::size_t> data_files(const std::vector<std::string>& members) {
  std::vector<std::size_t> tables, trees;
  for (std::size_t i = 0; i < members.size(); ++i) {
    std::string lower(members[i]);
    std::ranges::transform(lower, lower.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (lower.starts_with("__macosx/") || lower.contains("/.")) continue;
    if (ends_with_any(lower, {".csv", ".tsv", ".txt", ".xlsx"})) tables.push_back(i);
    if (ends_with_any(lower, {".json", ".xml"})) trees.push_back(i);
  }
  if (tables.size() != 1) tables.insert(tables.end(), trees.begin(), trees.end());
  return tables;
}

Result<std::size_t> only_data_file(const std::string& name, const ZipArchive& archive) {
  const auto found = data_files(archive.members());
  if (found.size() == 1) return found.front();
  std::string names;
  for (std::size_t i = 0; i < std::min<std::size_t>(found.size(), 5); ++i) {
    names += fmt::format("{}{}", i == 0 ? ": " : ", ", archive.members()[found[i]]);
  }
  return fail({ErrorKind::invalid,
               fmt::format("expected one data file in the archive, saw {}{}", found.size(), names),
               {name},
               "Unpack it and load the files one by one."});
}

Result<Unpacked> unzip(const std::string& name, std::string bytes, std::uint64_t limit) {
  const auto archive = TRY(ZipArchive::open(name, bytes));
  if (archive.find("[Content_Types].xml") >= 0) return Unpacked{name, std::move(bytes)};
  const auto index = TRY(only_data_file(name, archive));
  auto text = TRY(archive.read(index, limit));
  return Unpacked{fmt::format("{}/{}", name, archive.members()[index]), std::move(text)};
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
    if (bytes.size() > limit) return fail(unpacks_too_large(path, limit));
  }
  if (in.bad()) return fail(io_error(path, fmt::format("cannot read: {}", std::strerror(errno))));
  return bytes;
}

Result<void> write_file(const std::string& path, std::string_view bytes) {
  const std::string partial = fmt::format("{}.{}.part", path, ::getpid());
  std::ofstream out(partial, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  std::error_code problem;
  if (out) std::filesystem::rename(partial, path, problem);
  if (out && !problem) return {};
  const std::string detail = problem ? problem.message() : std::strerror(errno);
  std::filesystem::remove(partial, problem);
  return fail(io_error(path, fmt::format("cannot write: {}", detail),
                       "Check that the folder exists, is yours to write and has room."));
}

Result<Unpacked> unpack(const std::string& name, std::string bytes, std::uint64_t limit) {
  if (bytes.starts_with("\x1F\x8B")) {
    auto text = TRY(Gunzip(name, bytes, limit).run());
    return Unpacked{name, std::move(text)};
  }
  if (ZipArchive::looks_like_one(bytes)) return unzip(name, std::move(bytes), limit);
  return Unpacked{name, std::move(bytes)};
}

}  // namespace corridor
