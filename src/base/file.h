#pragma once
// Files: read whole, with a stated limit, and refused where they change meanwhile; unpacked where
// they are gzip or zip; written so that a reader sees the old file or the new one, never half of
// it.

#include "base/file_bytes.h"
#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace corridor {

/// The largest file read, packed or unpacked. A larger one is refused (ErrorKind::limit) before
/// it can fill the memory.
inline constexpr std::uint64_t largest_file_bytes = std::uint64_t{1} << 30;

Result<FileBytes> read_file(const std::string& path, std::uint64_t limit = largest_file_bytes);
Result<void> write_file(const std::string& path, std::string_view bytes);

struct Unpacked {
  std::string name;  // the file, or "archive.zip/member.csv"
  FileBytes bytes;   // as the publisher wrote them before packing

  std::string_view text() const { return bytes.view(); }
};

/// Recognises gzip and zip by their first bytes; anything else is handed back as it is, and so is a
/// workbook (.xlsx), a zip with a member [Content_Types].xml. Another zip must hold exactly one
/// data file (.csv, .txt, .tsv, .xlsx, .json or .xml); folders and notes beside it are passed over.
Result<Unpacked> unpack(const std::string& name, FileBytes bytes,
                        std::uint64_t limit = largest_file_bytes);

}  // namespace corridor
