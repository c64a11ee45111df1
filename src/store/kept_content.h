#pragma once
// Contents kept by their SHA-256, each once, whoever has them: files of scenarios, and what else
// was written of a run than its findings.

#include "base/result.h"
#include "base/table.h"
#include "store/workspace.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// A file by name, with its text.
struct NamedText {
  std::string name, text;
};

/// A kept file, without its text.
struct KeptFile {
  std::string name, sha256;
  std::uint64_t bytes = 0;
};

/// Text by its hash, within the caller's transaction.
Result<void> keep_content(Workspace& workspace, std::string_view sha256, std::string_view text);
/// ErrorKind::not_found where no content has that hash.
Result<std::string> kept_content(const Workspace& workspace, std::string_view sha256);

/// Rows of name, sha256 and bytes.
Result<std::vector<KeptFile>> kept_files_in(Statement& rows);
/// Columns name, sha256, bytes.
Table kept_files_table(std::string title, const std::vector<KeptFile>& files);

/// Files beside the findings of a kept run; those that it has already stay as they are.
Result<void> keep_run_files(Workspace& workspace, std::string_view run,
                            const std::vector<NamedText>& files);
/// By name. `run` is the whole id.
Result<std::vector<KeptFile>> run_files(const Workspace& workspace, std::string_view run);
/// ErrorKind::not_found where the run has no file of that name.
Result<std::string> run_file(const Workspace& workspace, std::string_view run,
                             std::string_view name);

}  // namespace corridor
