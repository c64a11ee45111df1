#pragma once
// Writing a zip: files on disk become members of an archive, one after another, so that memory does
// not grow with them. The archive appears whole or not at all, and with the same files its bytes
// are the same: members carry no time of their own.

#include "base/result.h"

#include <span>
#include <string>

namespace corridor {

struct ZipEntry {
  std::string name;  // in the archive
  std::string file;  // on disk
};

Result<void> write_zip(const std::string& path, std::span<const ZipEntry> entries);

}  // namespace corridor
