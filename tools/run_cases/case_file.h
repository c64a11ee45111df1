// Reads cases/*.case into blocks. The format is described in cases/README.md.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace run_cases {

// Some lines of the file that hold an expected text; `first` and `last` say where, for --update.
struct Expected {
  std::vector<std::string> lines;
  std::size_t first = 0;  // index of the line behind the separator
  std::size_t last = 0;   // index behind the last line
};

struct Block {
  std::size_t line = 0;  // of the first command, counted from 1
  std::string commands;  // for the shell
  int exit_code = 0;
  double tolerance = 0;
  std::vector<std::string> needs;
  std::optional<Expected> out;  // none: the text is not compared
  std::optional<Expected> err;
};

struct CaseFile {
  std::filesystem::path path;
  std::vector<std::string> lines;
  std::vector<Block> blocks;
  std::string mistake;  // "line: what is wrong", or empty
};

CaseFile read_case_file(const std::filesystem::path& path);

std::vector<std::string> lines_of(const std::filesystem::path& path);

}  // namespace run_cases
