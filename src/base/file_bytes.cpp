#include "base/file_bytes.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace corridor {
namespace {

/// A file that has no name and is gone when it is closed, in the folder for temporary files.
std::FILE* nameless_file() {
  std::error_code problem;
  auto name = (std::filesystem::temp_directory_path(problem) / "corridor-XXXXXX").string();
  const int descriptor = ::mkostemp(name.data(), O_CLOEXEC);
  if (descriptor < 0) return nullptr;
  ::unlink(name.c_str());
  return ::fdopen(descriptor, "w+b");
}

Error no_room(const std::string& name) {
  return {ErrorKind::io,
          fmt::format("cannot write into the folder for temporary files: {}", std::strerror(errno)),
          {name},
          "Make room there, or set TMPDIR to a folder that has some."};
}

}  // namespace

FileBytes::FileBytes(FileBytes&& other) noexcept
    : text_(std::move(other.text_)),
      mapped_(std::exchange(other.mapped_, nullptr)),
      size_(std::exchange(other.size_, 0)) {}

FileBytes& FileBytes::operator=(FileBytes&& other) noexcept {
  std::swap(text_, other.text_);
  std::swap(mapped_, other.mapped_);
  std::swap(size_, other.size_);
  return *this;
}

FileBytes::~FileBytes() {
  if (mapped_ != nullptr) ::munmap(const_cast<char*>(mapped_), size_);
}

Result<void> BytesWriter::check_lines(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto end = std::min(bytes.find('\n'), bytes.size());
    line_bytes_ += end;
    if (line_bytes_ > most_of_line_) {
      return fail(
          {ErrorKind::limit,
           fmt::format("expected lines of at most {} MiB, saw a longer one", most_of_line_ >> 20),
           {name_, line_, 0},
           "No table has such a line: check where the file came from."});
    }
    if (end == bytes.size()) return {};
    line_bytes_ = 0;
    ++line_;
    bytes.remove_prefix(end + 1);
  }
  return {};
}

Result<void> BytesWriter::spill(std::string_view bytes) {
  if (!spilled_) {
    spilled_.reset(nameless_file());
    if (!spilled_) return fail(no_room(name_));
  }
  if (std::fwrite(bytes.data(), 1, bytes.size(), spilled_.get()) == bytes.size()) return {};
  return fail(no_room(name_));
}

Result<void> BytesWriter::append(std::string_view bytes) {
  size_ += bytes.size();
  if (size_ > limit_) {
    return fail({ErrorKind::limit,
                 fmt::format("expected at most {} MiB unpacked, saw more", limit_ >> 20),
                 {name_},
                 "Split the file, or load an extract of it."});
  }
  TRY(check_lines(bytes));
  if (spilled_) return spill(bytes);
  text_.append(bytes);
  if (text_.size() <= most_in_memory) return {};
  TRY(spill(text_));
  std::string().swap(text_);
  return {};
}

Result<FileBytes> BytesWriter::finish() {
  if (!spilled_) return FileBytes(std::move(text_));
  if (std::fflush(spilled_.get()) != 0) return fail(no_room(name_));
  void* mapped = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, ::fileno(spilled_.get()), 0);
  if (mapped == MAP_FAILED) return fail(no_room(name_));
  ::madvise(mapped, size_, MADV_SEQUENTIAL);
  return FileBytes(static_cast<const char*>(mapped), size_);
}

void done_with(std::string_view bytes) {
  static const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
  const auto start = (reinterpret_cast<std::uintptr_t>(bytes.data()) + page - 1) / page * page;
  const auto end = reinterpret_cast<std::uintptr_t>(bytes.data() + bytes.size()) / page * page;
  // Pages are written out, not thrown away: on memory that is not of a file this changes nothing.
  if (end > start) ::madvise(reinterpret_cast<void*>(start), end - start, MADV_PAGEOUT);
}

}  // namespace corridor
