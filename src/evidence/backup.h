#pragma once
// Copies of a workspace, made while others read and write it, and each looked through before it
// counts: a copy that is not sound is none.

#include "base/result.h"
#include "store/workspace.h"

#include <cstdint>
#include <string>

namespace corridor {

struct BackupReport {
  std::string file;
  std::size_t editions = 0;
  std::uint64_t bytes = 0;
};

/// Writes a copy of the workspace, as it is at this moment, to a file that is not there yet
/// (ErrorKind::conflict). The file appears when the copy was found sound.
Result<BackupReport> back_up(const Workspace& workspace, const std::string& file);

/// Makes the workspace at `path` what the copy is. `replace` is needed where a workspace is there
/// already (ErrorKind::conflict); one that cannot be opened any more is kept beside it under the
/// ending ".damaged". Others that read the workspace meanwhile see the old or the new, never half.
Result<BackupReport> restore(const std::string& file, const std::string& path, bool replace);

}  // namespace corridor
