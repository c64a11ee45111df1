#pragma once
// The files of a data package: members of a zip, or files in a folder.

#include "base/file_bytes.h"
#include "base/json_document.h"
#include "base/result.h"
#include "base/zip_archive.h"

#include <optional>
#include <string>
#include <string_view>

namespace corridor {

inline constexpr std::string_view package_descriptor_name = "datapackage.json";

class PackageFiles {
 public:
  /// `path` is a zip, a folder, or the datapackage.json in one.
  static Result<PackageFiles> open(const std::string& path);

  /// The editions that a package of Corridor's describes; absent in another.
  JsonValue editions() const { return descriptor_->root()["corridor"]["editions"]; }
  /// The bytes of a table, which must be those that its resource describes by size and hash.
  Result<FileBytes> table(std::string_view path) const;
  /// The path of the resource of that name; empty where there is none.
  std::string_view path_of(std::string_view resource) const;
  /// How a table is called in errors and editions: "package:figures.zip/figures/x.csv".
  std::string name_of(std::string_view path) const;

 private:
  Result<FileBytes> read(std::string_view path) const;

  std::string path_;                  // of the zip or the folder
  std::unique_ptr<FileBytes> bytes_;  // of the zip; on the heap, because the archive points at it
  std::optional<ZipArchive> archive_;
  std::optional<JsonDocument> descriptor_;
};

}  // namespace corridor
