// Real publishers' files and expected results for tests, kept outside the project. A test whose
// file is absent is skipped and says so; ./test counts the line:
//   const std::string path = test_data("05_displacement/population.csv.gz");
//   if (path.empty()) return;
#pragma once

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <string_view>

namespace corridor {

inline void skip_test(std::string_view needs) { std::cout << "SKIPPED: needs " << needs << '\n'; }

// The path of `file` in the folder that the environment variable names, or "" where it is absent.
inline std::string test_file(const char* variable, const std::string& file) {
  const char* folder = std::getenv(variable);
  const std::string path = folder == nullptr ? "" : std::string(folder) + '/' + file;
  if (!path.empty() && std::filesystem::exists(path)) return path;
  skip_test(file + " in " + variable);
  return "";
}

inline std::string test_data(const std::string& file) {
  return test_file("CORRIDOR_TEST_DATA", file);
}

inline std::string golden(const std::string& file) { return test_file("CORRIDOR_GOLDEN", file); }

}  // namespace corridor
