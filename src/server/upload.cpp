#include "server/upload.h"

#include "base/file.h"
#include "base/text.h"

#include <fmt/core.h>
#include <stdlib.h>

#include <filesystem>

namespace corridor {
namespace {

constexpr std::size_t longest_name = 120;

void remove_with_folder(const std::string* path) {
  std::error_code ignored;
  std::filesystem::remove_all(std::filesystem::path(*path).parent_path(), ignored);
  std::default_delete<const std::string>()(path);
}

}  // namespace

Upload::Upload(std::string path)
    : path_(std::make_unique<const std::string>(std::move(path)).release(), remove_with_folder) {}

Result<Upload> Upload::keep(const std::string& name, const std::string& bytes) {
  const auto bare = std::filesystem::path(name).filename().string();
  if (bare.empty() || bare.starts_with('.') || bare.size() > longest_name) {
    return fail({ErrorKind::usage,
                 fmt::format("expected the name of a file, saw \"{}\"", clip(name, 60)),
                 {},
                 "Such as name=population.csv."});
  }
  std::string folder = (std::filesystem::temp_directory_path() / "corridor-upload-XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr) {
    return fail(
        {ErrorKind::io, "cannot make a folder for the upload", {}, "Free some disk space."});
  }
  Upload upload((std::filesystem::path(folder) / bare).string());
  TRY(write_file(upload.path(), bytes));
  return upload;
}

std::string Upload::name() const { return std::filesystem::path(path()).filename().string(); }

}  // namespace corridor
