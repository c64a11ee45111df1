#pragma once
// ZipArchive: a zip held in memory, its members read one by one. Wraps libzip.
//
// What it refuses: damage (ErrorKind::malformed), a member whose name is absolute or climbs out of
// the archive ("../x"), two members of one name (malformed), more than 10,000 members, a member
// that unpacks beyond the limit (ErrorKind::limit), a member under a password (ErrorKind::denied).
// Nothing is ever written to disk under a name from an archive.

#include "base/file_bytes.h"
#include "base/result.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

class ZipArchive {
 public:
  static constexpr std::size_t most_members = 10'000;

  static bool looks_like_one(std::string_view bytes);

  /// `bytes` must stay as long as the archive.
  static Result<ZipArchive> open(const std::string& file, std::string_view bytes);

  const std::vector<std::string>& members() const { return members_; }
  /// Index of a member by its whole name, or -1.
  std::ptrdiff_t find(std::string_view member) const;
  /// A member unpacked, its check sum compared.
  Result<FileBytes> read(std::size_t index, std::uint64_t limit) const;

 private:
  struct Closer {
    void operator()(void* archive) const;
  };
  Result<void> list_members();

  std::string file_;
  std::unique_ptr<void, Closer> archive_;  // libzip's
  std::vector<std::string> members_;
};

}  // namespace corridor
