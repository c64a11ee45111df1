#include "tidy/functions.h"
#include "tidy/rules.h"

#include <fmt/format.h>

#include <cctype>

namespace tidy {

namespace {

constexpr std::size_t longest_line = 100;
constexpr std::size_t longest_function = 60;
constexpr std::size_t longest_file = 400;
constexpr std::size_t longest_test_file = 600;
constexpr std::size_t most_parameters = 4;

// Code: C++, TypeScript, CMake, and scripts, which have no ending. Prose and data may be as wide as
// they need.
bool is_code(const SourceFile& file) {
  const std::string_view path = file.path;
  const bool script = !file.lines.empty() && file.lines.front().starts_with("#!");
  return file.is_cpp() || script || path.ends_with(".ts") || path.ends_with("CMakeLists.txt") ||
         path.ends_with(".cmake");
}

std::size_t characters(std::string_view line) {
  return static_cast<std::size_t>(
      std::ranges::count_if(line, [](char c) { return (c & 0xC0) != 0x80; }));
}

bool is_macro(std::string_view name) {
  return std::ranges::none_of(name, [](unsigned char c) { return std::islower(c); });
}

void check_lines(const SourceFile& file, Findings& findings) {
  for (std::size_t i = 0; i < file.lines.size(); ++i)
    if (const std::size_t length = characters(file.lines[i]); length > longest_line)
      findings.push_back({file.path, i + 1, fmt::format("the line has {} characters", length),
                          fmt::format("break it at {}", longest_line)});
  const std::size_t most = file.is_test() ? longest_test_file : longest_file;
  if (file.lines.size() > most)
    findings.push_back(
        {file.path, most + 1,
         fmt::format("the file has {} lines, {} are the limit", file.lines.size(), most),
         "split it by what its parts are for"});
}

void check_functions(const SourceFile& file, Findings& findings) {
  for (const Function& function : functions_of(file)) {
    const std::size_t length = function.last_line - function.first_line + 1;
    if (length > longest_function)
      findings.push_back({file.path, function.first_line,
                          fmt::format("{} has {} lines, {} are the limit", function.name, length,
                                      longest_function),
                          "give its steps names of their own"});
    if (function.parameters > most_parameters && !is_macro(function.name))
      findings.push_back({file.path, function.first_line,
                          fmt::format("{} takes {} parameters, {} are the limit", function.name,
                                      function.parameters, most_parameters),
                          "gather them in a struct"});
  }
}

}  // namespace

void check_sizes(const Project& project, Findings& findings) {
  for (const auto& file : project.files) {
    if (is_code(*file)) check_lines(*file, findings);
    if (file->is_cpp()) check_functions(*file, findings);
  }
}

}  // namespace tidy
