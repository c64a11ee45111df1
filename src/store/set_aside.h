#pragma once
// Set aside: the default workspace makes itself from what is in the program, so when a release
// comes with another layout of the store, it makes a new one and keeps the older one beside it. A
// workspace that somebody named is never touched.

#include "base/result.h"

#include <optional>
#include <string>
#include <vector>

namespace corridor {

struct SetAside {
  int layout = 0;
  std::string kept_as;                 // where the older workspace is now
  std::vector<std::string> own_files;  // what its user had loaded into it
  /// One line for people: where it went, and how to load one's own files again.
  std::string notice(const std::string& path) const;
};

/// Renames the workspace at `path` where it has an older layout than this program's; nothing where
/// it has not, or another process was quicker. `day` becomes part of the name, ISO.
Result<std::optional<SetAside>> set_aside_older(const std::string& path, const std::string& day);

}  // namespace corridor
