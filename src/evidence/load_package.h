#pragma once
// Loading a data package that Corridor exported (docs/exports.md): its editions become editions of
// this workspace, with the publishers' hashes, rows and columns, so that every proof is the same;
// all of them or, where something is wrong, none.
//
// A package is taken at its word: that a figure stands in the publisher's file was seen by whoever
// loaded that file. Tables whose bytes are not those that the package describes are refused.

#include "evidence/import.h"

#include <string>
#include <vector>

namespace corridor {

/// Whether a file or folder is a data package that Corridor exported: a zip, a folder, or the
/// datapackage.json in one. What cannot be read is none.
bool is_package(const std::string& path);

/// ErrorKind::malformed where the package does not follow the form that Corridor writes. Of the
/// options only `dry_run` has a meaning here (ErrorKind::usage for others).
Result<std::vector<LoadReport>> load_package(Workspace& workspace, const std::string& path,
                                             const LoadOptions& options);

}  // namespace corridor
