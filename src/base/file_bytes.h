#pragma once
// FileBytes: the bytes of a data file. Few stay in memory; many go to a nameless temporary file of
// our own that is mapped, so that a file of a gigabyte does not need a gigabyte of memory, and so
// that nobody can change it while it is read.

#include "base/result.h"

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

namespace corridor {

class FileBytes {
 public:
  FileBytes(std::string text) : text_(std::move(text)) {}
  FileBytes(FileBytes&& other) noexcept;
  FileBytes& operator=(FileBytes&& other) noexcept;
  ~FileBytes();

  operator std::string_view() const { return view(); }
  friend bool operator==(const FileBytes& a, std::string_view b) { return a.view() == b; }
  std::string_view view() const { return mapped_ ? std::string_view(mapped_, size_) : text_; }

 private:
  friend class BytesWriter;
  FileBytes(const char* mapped, std::size_t size) : mapped_(mapped), size_(size) {}
  std::string text_;
  const char* mapped_ = nullptr;
  std::size_t size_ = 0;
};

/// Collects bytes as they come. Refuses (ErrorKind::limit) more than `limit` bytes, and a line
/// longer than 64 MiB, which no table has, where no other length is given.
class BytesWriter {
 public:
  static constexpr std::uint64_t most_in_memory = std::uint64_t{32} << 20;
  static constexpr std::uint64_t longest_line = std::uint64_t{64} << 20;

  BytesWriter(std::string name, std::uint64_t limit, std::uint64_t most_of_line = longest_line)
      : name_(std::move(name)), limit_(limit), most_of_line_(most_of_line) {}

  Result<void> append(std::string_view bytes);
  std::uint64_t size() const { return size_; }
  Result<FileBytes> finish();

 private:
  Result<void> check_lines(std::string_view bytes);
  Result<void> spill(std::string_view bytes);

  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::string name_;
  std::uint64_t limit_, most_of_line_;
  std::uint64_t size_ = 0, line_ = 1, line_bytes_ = 0;
  std::string text_;
  std::unique_ptr<std::FILE, Closer> spilled_;
};

/// A hint: these bytes have been read and will not soon be read again. Lets go of their memory
/// where they are mapped; they can still be read.
void done_with(std::string_view bytes);

}  // namespace corridor
