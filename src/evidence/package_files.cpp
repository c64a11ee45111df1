#include "evidence/package_files.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"

#include <fmt/core.h>

#include <filesystem>

namespace corridor {
namespace {

/// Below the folder of the package, also as Windows reads it.
bool stays_inside(std::string_view path) {
  if (path.empty() || path.starts_with('/') || path.contains('\\') || path.contains(':')) {
    return false;
  }
  for (const auto part : split(path, '/')) {
    if (part.empty() || part == "." || part == "..") return false;
  }
  return true;
}

}  // namespace

Result<PackageFiles> PackageFiles::open(const std::string& path) {
  PackageFiles files;
  const std::filesystem::path given(path);
  const bool named = given.filename() == package_descriptor_name;
  std::error_code ignored;
  files.path_ = named ? given.parent_path().string() : path;
  if (!named && !std::filesystem::is_directory(given, ignored)) {
    files.bytes_ = std::make_unique<FileBytes>(TRY(read_file(path)));
    files.archive_ = TRY(ZipArchive::open(path, *files.bytes_));
  }
  const auto text = TRY(files.read(package_descriptor_name));
  files.descriptor_ = TRY(JsonDocument::parse(files.name_of(package_descriptor_name), text));
  return files;
}

Result<FileBytes> PackageFiles::read(std::string_view path) const {
  if (!archive_) return read_file((std::filesystem::path(path_) / path).string());
  const auto index = archive_->find(path);
  if (index < 0) {
    return fail({ErrorKind::malformed,
                 fmt::format("expected the member {}, saw none of that name", clip(path, 120)),
                 {path_},
                 "Fetch the package again."});
  }
  return FileBytes(TRY(archive_->read(static_cast<std::size_t>(index), largest_file_bytes)));
}

Result<FileBytes> PackageFiles::table(std::string_view path) const {
  const auto where = [&] { return Where{name_of(package_descriptor_name)}; };
  if (!stays_inside(path)) {
    return fail({ErrorKind::malformed,
                 fmt::format("expected a path inside the package, saw \"{}\"", clip(path, 120)),
                 where(),
                 "Such a package reads files that are not its own: check where it came from."});
  }
  std::string_view hash;
  for (auto one = descriptor_->root()["resources"].first(); one; one = one.next()) {
    if (one["path"].string() == path) hash = one["hash"].string();
  }
  auto bytes = TRY(read(path));
  if (hash == "sha256:" + sha256_hex(bytes)) return bytes;
  return fail({ErrorKind::malformed,
               fmt::format("expected {} as the package describes it, saw other bytes", path),
               where(), "The package was changed after it was exported; export it again."});
}

std::string_view PackageFiles::path_of(std::string_view resource) const {
  for (auto one = descriptor_->root()["resources"].first(); one; one = one.next()) {
    if (one["name"].string() == resource) return one["path"].string();
  }
  return {};
}

std::string PackageFiles::name_of(std::string_view path) const {
  const auto package = std::filesystem::path(path_).filename().string();
  return fmt::format("package:{}{}{}", package, package.empty() ? "" : "/", path);
}

}  // namespace corridor
