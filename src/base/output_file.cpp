#include "base/output_file.h"

#include <fmt/core.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace corridor {

OutputFile::OutputFile(std::string path)
    : path_(std::move(path)),
      partial_(fmt::format("{}.{}.part", path_, ::getpid())),
      out_(partial_, std::ios::binary | std::ios::trunc) {}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : path_(std::move(other.path_)),
      partial_(std::exchange(other.partial_, {})),
      out_(std::move(other.out_)) {}

OutputFile::~OutputFile() {
  if (partial_.empty()) return;
  out_.close();
  std::error_code ignored;
  std::filesystem::remove(partial_, ignored);
}

Error OutputFile::cannot_write(std::string_view detail) const {
  return {ErrorKind::io,
          fmt::format("cannot write: {}", detail),
          {path_},
          "Check that the folder exists, is yours to write and has room."};
}

Result<OutputFile> OutputFile::create(std::string path) {
  OutputFile file(std::move(path));
  if (!file.out_) return fail(file.cannot_write(std::strerror(errno)));
  return file;
}

Result<void> OutputFile::write(std::string_view bytes) {
  out_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!out_) return fail(cannot_write(std::strerror(errno)));
  return {};
}

Result<void> OutputFile::finish() {
  out_.close();
  if (!out_) return fail(cannot_write(std::strerror(errno)));
  std::error_code problem;
  std::filesystem::rename(partial_, path_, problem);
  if (problem) return fail(cannot_write(problem.message()));
  partial_.clear();
  return {};
}

}  // namespace corridor
