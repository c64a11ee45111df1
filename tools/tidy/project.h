// What tidy looks at: the text files below the project's folder, read once, C++ split into tokens.
#pragma once

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tidy {

// One thing to mend. `line` 0 stands for the file as a whole.
struct Finding {
  std::string path;
  std::size_t line = 0;
  std::string wrong;
  std::string remedy;
};

// A word, a number, a mark of punctuation (`::` and `->` are one each), or "" for any literal text.
struct Token {
  std::size_t line;
  std::string_view text;  // into SourceFile::text, or static
};

struct Include {
  std::size_t line;
  std::string_view path;  // as written between the quotes; <...> is not ours and not kept
};

struct SourceFile {
  std::string path;  // relative to the root, with forward slashes
  std::string text;
  std::vector<std::string_view> lines;
  std::vector<Token> tokens;  // of C++ files, without comments and preprocessor lines
  std::vector<Include> includes;

  SourceFile(std::string path, std::string text);
  SourceFile(const SourceFile&) = delete;
  SourceFile(SourceFile&&) = delete;

  bool is_cpp() const { return path.ends_with(".cpp") || is_header(); }
  bool is_header() const { return path.ends_with(".h"); }
  bool is_test() const;
  bool is_below(std::string_view folder) const { return path.starts_with(folder); }
};

struct Project {
  std::filesystem::path root;
  std::vector<std::unique_ptr<SourceFile>> files;  // sorted by path

  const SourceFile* find(std::string_view path) const;
};

// Reads every text file but what is built, fetched, hidden (.ci excepted) or tidy's own bad
// examples.
Project read_project(const std::filesystem::path& root);

// std::ranges::contains, which g++ 12 lacks.
template <typename Range, typename Value> bool contains(const Range& range, const Value& value) {
  return std::ranges::find(range, value) != std::ranges::end(range);
}

// "a/b" of "a/b/c.h"; "" of "c.h".
std::string_view folder_of(std::string_view path);

}  // namespace tidy
