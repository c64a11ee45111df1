#pragma once
// A file while it is being fetched, and what is known of it.
//
//   TARGET             the whole file
//   TARGET.about       where it came from, its ETag and Last-Modified, when it was fetched
//   TARGET.part        what has come so far, kept when a transfer breaks off or is stopped
//   TARGET.part.about  of which version that is the beginning
//
// Every piece is written to the disk as it comes (not buffered here), so that a killed process
// leaves a part that can be gone on with.

#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace corridor {

/// What a server said of a file, and when.
struct FileNote {
  std::string url = {};
  std::string etag = {};
  std::string last_modified = {};
  std::string encoding = {};   // "gzip" where the bytes of the part are packed for the way
  std::string retrieved = {};  // ISO date
  std::uint64_t bytes = 0;     // of the whole file; 0 where the server does not say

  /// What If-Range may carry: a strong ETag, or else the date; empty where there is neither.
  std::string_view validator() const;
};

/// The note beside a file; nothing where there is none or it cannot be read.
std::optional<FileNote> read_note(const std::string& file);
Result<void> write_note(const std::string& file, const FileNote& note);

class PartFile {
 public:
  /// Opens the part of `target`, empty where there is none, and its folder where that is absent.
  /// ErrorKind::conflict where another process is fetching the same file.
  static Result<PartFile> open(const std::string& target);
  PartFile(PartFile&& other) noexcept;
  PartFile& operator=(PartFile&&) = delete;
  ~PartFile();

  std::uint64_t bytes() const { return bytes_; }
  /// The first bytes, at most `most`.
  Result<std::string> beginning(std::size_t most) const;
  /// Empties the part; its note goes first, so that nothing goes on from bytes of another version.
  Result<void> clear();
  /// Keeps the first bytes only.
  Result<void> cut(std::uint64_t bytes);
  Result<void> append(std::string_view bytes);
  /// Makes the part the target, whose note says what `note` says.
  Result<void> become_target(const FileNote& note);

 private:
  PartFile(std::string target, int descriptor, std::uint64_t bytes)
      : target_(std::move(target)), descriptor_(descriptor), bytes_(bytes) {}
  Error io_error(std::string_view doing) const;

  std::string target_;
  int descriptor_;
  std::uint64_t bytes_;
};

}  // namespace corridor
