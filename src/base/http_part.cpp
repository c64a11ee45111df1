#include "base/http_part.h"

#include "base/file.h"
#include "base/http_text.h"
#include "base/text.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

namespace corridor {
namespace {

namespace fs = std::filesystem;

std::string note_path(const std::string& file) { return file + ".about"; }
std::string part_path(const std::string& target) { return target + ".part"; }

constexpr std::uint64_t largest_note_bytes = 64 << 10;

/// In the place of a size until the part is locked: what is another's is not tidied away.
constexpr std::uint64_t not_ours_yet = UINT64_MAX;

using NoteField = std::pair<std::string_view, std::string FileNote::*>;
constexpr std::array<NoteField, 5> note_fields{{{"url", &FileNote::url},
                                                {"etag", &FileNote::etag},
                                                {"last-modified", &FileNote::last_modified},
                                                {"content-encoding", &FileNote::encoding},
                                                {"retrieved", &FileNote::retrieved}}};

/// Whether the open file is still the one of that name: another process may have moved it away
/// between our opening and our locking it.
bool is_still_there(int descriptor, const std::string& path) {
  struct stat open_file {};
  struct stat named {};
  return ::fstat(descriptor, &open_file) == 0 && ::stat(path.c_str(), &named) == 0 &&
         open_file.st_ino == named.st_ino && open_file.st_dev == named.st_dev;
}

Error in_use(const std::string& path) {
  return {ErrorKind::conflict,
          "another process is fetching this file",
          {path},
          "Wait until it is through."};
}

}  // namespace

std::string_view FileNote::validator() const {
  return !etag.empty() && !etag.starts_with("W/") ? etag : last_modified;
}

std::optional<FileNote> read_note(const std::string& file) {
  const auto text = read_file(note_path(file), largest_note_bytes);
  if (!text) return std::nullopt;
  FileNote note;
  for (const auto line : split(*text, '\n')) {
    const auto colon = std::min(line.find(": "), line.size());
    const auto name = line.substr(0, colon);
    const auto value = line.substr(std::min(colon + 2, line.size()));
    for (const auto& [known, member] : note_fields) {
      if (name == known) note.*member = value;
    }
    if (name == "bytes") {
      note.bytes = parse_bytes(value);
    }
  }
  return note;
}

Result<void> write_note(const std::string& file, const FileNote& note) {
  std::string text = fmt::format("bytes: {}\n", note.bytes);
  for (const auto& [name, member] : note_fields) {
    // A field of a header has no line break in it; an address of ours neither.
    if (!(note.*member).empty()) text += fmt::format("{}: {}\n", name, note.*member);
  }
  return write_file(note_path(file), text);
}

Error PartFile::io_error(std::string_view doing) const {
  return {ErrorKind::io,
          fmt::format("cannot {}: {}", doing, std::strerror(errno)),
          {part_path(target_)},
          "Check that the folder is yours to write and has room."};
}

Result<PartFile> PartFile::open(const std::string& target) {
  const std::string path = part_path(target);
  std::error_code problem;
  const auto folder = fs::path(target).parent_path();
  if (!folder.empty()) fs::create_directories(folder, problem);
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  PartFile part(target, descriptor, not_ours_yet);
  if (descriptor < 0) return fail(part.io_error("open"));
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) return fail(in_use(path));
  if (!is_still_there(descriptor, path)) return fail(in_use(path));
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return fail(part.io_error("look at"));
  part.bytes_ = static_cast<std::uint64_t>(status.st_size);
  return part;
}

PartFile::PartFile(PartFile&& other) noexcept
    : target_(std::move(other.target_)), descriptor_(other.descriptor_), bytes_(other.bytes_) {
  other.descriptor_ = -1;
}

PartFile::~PartFile() {
  if (descriptor_ < 0) return;
  // A part in which nothing has come is of no use to the next try.
  if (bytes_ == 0 && is_still_there(descriptor_, part_path(target_))) {
    ::unlink(part_path(target_).c_str());
    ::unlink(note_path(part_path(target_)).c_str());
  }
  ::close(descriptor_);  // which also unlocks
}

Result<std::string> PartFile::beginning(std::size_t most) const {
  std::string bytes(most, '\0');
  const auto length = ::pread(descriptor_, bytes.data(), bytes.size(), 0);
  if (length < 0) return fail(io_error("read"));
  bytes.resize(static_cast<std::size_t>(length));
  return bytes;
}

Result<void> PartFile::clear() {
  ::unlink(note_path(part_path(target_)).c_str());
  return cut(0);
}

Result<void> PartFile::cut(std::uint64_t bytes) {
  if (::ftruncate(descriptor_, static_cast<off_t>(bytes)) != 0) return fail(io_error("cut"));
  bytes_ = bytes;
  return {};
}

Result<void> PartFile::append(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return fail(io_error("write"));
    bytes_ += static_cast<std::uint64_t>(written);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

Result<void> PartFile::become_target(const FileNote& note) {
  // A note must never stand beside a file it does not speak of: so it goes first and comes last.
  const std::string part = part_path(target_);
  std::error_code problem;
  fs::remove(note_path(target_), problem);
  if (::fsync(descriptor_) != 0 || ::rename(part.c_str(), target_.c_str()) != 0) {
    return fail(io_error("put in place"));
  }
  fs::remove(note_path(part), problem);
  return write_note(target_, note);
}

}  // namespace corridor
