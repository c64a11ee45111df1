#include "tidy/project.h"

#include "tidy/lexer.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

namespace tidy {

namespace fs = std::filesystem;

namespace {

constexpr std::array skipped_folders = {"build", "node_modules", "dist", "tidy_test"};
constexpr std::array text_endings = {"",      ".cpp",  ".h",    ".ts",   ".js",  ".mjs",
                                     ".css",  ".html", ".md",   ".txt",  ".csv", ".json",
                                     ".yaml", ".yml",  ".case", ".cmake"};

bool is_skipped_folder(const fs::path& folder) {
  const std::string name = folder.filename().string();
  return (name.starts_with('.') && name != ".ci") || contains(skipped_folders, name);
}

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace

SourceFile::SourceFile(std::string path_, std::string text_)
    : path(std::move(path_)), text(std::move(text_)), lines(split_lines(text)) {
  if (is_cpp()) read_tokens(*this);
}

bool SourceFile::is_test() const {
  return path.ends_with("_test.cpp") || path.ends_with(".test.ts");
}

const SourceFile* Project::find(std::string_view path) const {
  const auto at = std::ranges::lower_bound(
      files, path, {}, [](const auto& file) -> std::string_view { return file->path; });
  return at != files.end() && (*at)->path == path ? at->get() : nullptr;
}

Project read_project(const fs::path& root) {
  Project project{root, {}};
  for (auto at = fs::recursive_directory_iterator(root); at != fs::end(at); ++at) {
    if (at->is_directory() && is_skipped_folder(at->path())) at.disable_recursion_pending();
    if (!at->is_regular_file()) continue;
    if (!contains(text_endings, at->path().extension().string())) continue;
    std::ifstream file(at->path(), std::ios::binary);
    std::string text(std::istreambuf_iterator<char>(file), {});
    project.files.push_back(std::make_unique<SourceFile>(
        fs::relative(at->path(), root).generic_string(), std::move(text)));
  }
  std::ranges::sort(project.files, {}, [](const auto& file) { return file->path; });
  return project;
}

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? "" : path.substr(0, slash);
}

}  // namespace tidy
