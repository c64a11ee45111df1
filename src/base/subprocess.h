#pragma once
// Subprocess: another program run to its end, without a shell. Its arguments are handed on as they
// are, its standard input is what is given here (or empty), and what it prints is collected.
//
// It is stopped, with everything it has started, when it takes longer than `time_limit` or prints
// more than `most_bytes` (ErrorKind::limit), and when `stop` asks for it (ErrorKind::conflict). It
// may use `most_memory_bytes`, write no core and, unless `may_write` says so, no files.
// ErrorKind::not_found where there is no such program, ErrorKind::io where it cannot be started or
// is ended by a signal. A program that fails is not an error here: see `exit_code`.

#include "base/result.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct Subprocess {
  /// A program's name, looked up in PATH, or its path; then its arguments.
  std::vector<std::string> arguments;
  std::string_view input = {};
  std::chrono::milliseconds time_limit{60'000};
  std::uint64_t most_bytes = std::uint64_t{64} << 20;
  std::uint64_t most_memory_bytes = std::uint64_t{2} << 30;
  bool may_write = false;
  std::stop_token stop = {};
};

struct SubprocessEnd {
  int exit_code = 0;
  std::string output;
  std::string errors;  // what it said on standard error, the first 64 KiB
};

/// The path of a program in one of the folders of PATH.
std::optional<std::string> find_program(std::string_view name);

Result<SubprocessEnd> run_subprocess(const Subprocess& subprocess);

}  // namespace corridor
