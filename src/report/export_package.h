#pragma once
// A data package (Frictionless Data): a folder, or a zip of it, with datapackage.json and one table
// of figures an edition. Exported whole, it holds the lists, relations, flags and rejections too,
// and `corridor load` makes the same editions of it in another workspace.

#include "evidence/figure_stream.h"

#include <string>

namespace corridor {

/// Writes the package; a path that ends in .zip becomes a zip, another a folder, which must not be
/// there yet or be empty (ErrorKind::conflict). Whole or not at all. Returns the number of figures;
/// ErrorKind::not_found where there is nothing to export.
Result<std::int64_t> export_package(const Workspace& workspace, const FigureFilter& filter,
                                    const std::string& path);

}  // namespace corridor
